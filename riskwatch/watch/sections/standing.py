"""Status and insolvency cases: the two that are always read, in every answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import InsolvencyCase, Snapshot
from riskwatch.watch.facts import Comparison, Fact

STATUS_CODES = {
    "ceased": "STATUS_CEASED",
    "strike_off_pending": "STATUS_STRIKE_OFF_PENDING",
    "suspended": "STATUS_SUSPENDED",
    "solvent_liquidation": "LIQUIDATION_SOLVENT",
    "rescue": "INSOLVENCY_RESCUE",
    "insolvent": "INSOLVENCY_OPEN",
}
STAGE_CODES = {
    "petition": "INSOLVENCY_PETITION",
    "open": "INSOLVENCY_OPEN",
    "rescue": "INSOLVENCY_RESCUE",
    "solvent": "LIQUIDATION_SOLVENT",
    "strike_off": "STATUS_STRIKE_OFF_PENDING",
}


def status_facts(comparison: Comparison) -> Iterator[Fact]:
    """What the status says, begun or ended. Where an open case says the same, the case alone speaks: one fact, one event."""
    before, after = comparison.before, comparison.after
    code = STATUS_CODES.get(after.status.normalised)
    shadowed = code in _told_by_cases(after, comparison.day)
    old = STATUS_CODES.get(before.status.normalised) if before else None
    told = old is not None and before is not None and old not in _told_by_cases(before, before.fetched_at.date())
    if told and before is not None and old is not None and after.status.normalised != "unknown":
        if old != code:
            yield _status_fact(before, old, live=False, ended_on=after.status.since or comparison.day)
        elif shadowed:
            yield _status_fact(before, old, live=False, ended_on=comparison.day, corrected=True)
    if code is not None and not shadowed and not (told and old == code):
        yield _status_fact(after, code, live=True)


def _status_fact(
    snapshot: Snapshot, code: str, *, live: bool, ended_on: date | None = None, corrected: bool = False
) -> Fact:
    status = snapshot.status
    return Fact(
        code,
        "status",
        "status",
        on=status.since or (snapshot.ceased_on if code == "STATUS_CEASED" else None),
        after=status.raw,
        detail=status.raw_detail,
        live=live,
        ended_on=ended_on,
        state="corrected" if corrected else "live",
    )


def _told_by_cases(snapshot: Snapshot, day: date) -> set[str | None]:
    return {_code(case, day, snapshot) for case in snapshot.insolvency or ()}


def _code(case: InsolvencyCase, day: date, snapshot: Snapshot) -> str | None:
    """The signal of a case that is going on, None once it is over; a strike-off is over when it is done."""
    if case.ended_on is not None and case.ended_on <= day:
        return None
    if case.stage == "strike_off" and snapshot.status.normalised == "ceased":
        return None
    return STAGE_CODES.get(case.stage)


def case_key(case: InsolvencyCase) -> str:
    """A case is known by its register number, else by kind, court and start."""
    return f"case:{case.ref or f'{case.kind}|{case.court}|{case.started_on or case.published_on}'}"


def case_facts(comparison: Comparison) -> Iterator[Fact]:
    """Cases that opened, moved to another stage, or closed."""
    before, after = comparison.before, comparison.after
    old = _by_key(before)
    new = _by_key(after)
    for key, case in new.items():
        was = _code(old[key], before.fetched_at.date(), before) if before and key in old else None
        yield from _case(key, old.get(key), was, case, comparison)
    for key, case in old.items():
        code = _code(case, before.fetched_at.date(), before) if before and key not in new else None
        if code and _is_denied(code, after):
            yield _case_fact(key, case, code, ended_on=comparison.day)


def still_open(before: Snapshot, after: Snapshot) -> tuple[InsolvencyCase, ...] | None:
    """The cases of `after`, and those of `before` that are only gone from the list."""
    if after.insolvency is None:
        return None
    listed = _by_key(after)
    gone = (case for key, case in _by_key(before).items() if key not in listed)
    day = before.fetched_at.date()
    open_ones = [c for c in gone if (code := _code(c, day, before)) and not _is_denied(code, after)]
    return (*after.insolvency, *open_ones)


def _by_key(snapshot: Snapshot | None) -> dict[str, InsolvencyCase]:
    return {case_key(case): case for case in (snapshot.insolvency if snapshot else None) or ()}


def _is_denied(code: str, after: Snapshot) -> bool:
    """A case that is merely gone stays open: it is over only where the register's own status says otherwise."""
    status = after.status.normalised
    if code == "INSOLVENCY_PETITION":
        return status in ("active", "ceased")
    return status != "unknown" and STATUS_CODES.get(status) != code


def _case(
    key: str, earlier: InsolvencyCase | None, was: str | None, case: InsolvencyCase, comparison: Comparison
) -> Iterator[Fact]:
    now = _code(case, comparison.day, comparison.after)
    if was and earlier and was != now:
        began = case.started_on if now else None
        yield _case_fact(key, earlier, was, ended_on=case.ended_on or began or comparison.day)
    if now and now != was:
        yield _case_fact(key, case, now)
    over = now is None and "strike_off" not in (case.stage, earlier.stage if earlier else "")
    if over and comparison.before and (was or earlier is None):
        yield _closed(key, case)


def _case_fact(key: str, case: InsolvencyCase, code: str, ended_on: date | None = None) -> Fact:
    return Fact(
        code,
        key,
        "strike_off" if case.stage == "strike_off" else "insolvency",
        on=case.started_on,
        published=case.published_on,
        after=case.raw or case.kind,
        detail=case.kind,
        live=ended_on is None,
        ended_on=ended_on,
    )


def _closed(key: str, case: InsolvencyCase) -> Fact:
    return Fact(
        "INSOLVENCY_CLOSED", key, "insolvency", on=case.ended_on, published=case.published_on,
        before=case.raw or case.kind, detail=case.kind,
    )  # fmt: skip
