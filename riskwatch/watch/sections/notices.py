"""Public lists, penalties and the register's own remarks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Notice, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded

CODES = {
    "abnormal": "ABNORMAL_LISTED",
    "serious_illegal": "SERIOUS_ILLEGAL",
    "penalty": "PENALTY",
    "tax": "TAX_ABNORMAL",
    "wages": "WAGES_UNPAID",
    "permit": "PERMIT_EXPIRED",
    "merger": "MERGER_OR_SPLIT",
    "capital_reduction": "CAPITAL_REDUCED",
    "debt_accelerated": "DEBT_ACCELERATED",
    "delisted": "DELISTED",
    "auditor_changed": "AUDITOR_CHANGED",
    "accounts_unreliable": "ACCOUNTS_UNRELIABLE",
    "owner_changed": "OWNER_CHANGE",
    "officers_changed": "OFFICER_CHURN",
    "officer_risk": "OFFICER_RISK",
}
"""The signal of the list that an entry stands in."""

ADDRESS_WORDS = ("住所", "经营场所", "无法联系", "address", "adresse", "registered office")
"""A list entry or a remark with one of these words says that letters do not arrive."""

BOARD_WORDS = ("managing director missing", "board incomplete")
"""A remark with one of these words says that nobody may act for the company."""

STATES = (
    "ADDRESS_INVALID", "OFFICER_RISK", "AUDITOR_CHANGED", "ABNORMAL_LISTED", "SERIOUS_ILLEGAL", "TAX_ABNORMAL",
    "WAGES_UNPAID", "PERMIT_EXPIRED",
)  # fmt: skip
"""Being on a list lasts; a penalty or an announcement is a single day."""

ANNOUNCED = "announced"
"""Word in `Event.detail` of a capital reduction that is announced; `LOSS_COVER` where it only makes good losses."""

LOSS_COVER = "loss_cover"
_LOSSES = ("弥补亏损", "简易减资")


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Entries that are new, and those the source itself calls removed. One that merely vanished stays as it was."""
    old, new = _by_key(comparison.before), _by_key(comparison.after)
    yield from _permits(old, new, comparison)
    for key, notice in new.items():
        code = code_of(notice)
        if notice.kind == "permit":
            continue
        if code is None or (code == "ADDRESS_INVALID" and _flagged(comparison.after)):
            continue
        was = key in old and not _removed(old[key])
        if _removed(notice):
            if was:
                yield _fact(code, key, notice, ended_on=notice.removed_on)
        elif not was:
            yield _fact(code, key, notice)


def code_of(notice: Notice) -> str | None:
    """The signal of an entry; None for one that is only information."""
    if notice.kind in ("abnormal", "register_remark") and any(word in notice.reason.lower() for word in ADDRESS_WORDS):
        return "ADDRESS_INVALID"
    if notice.kind == "register_remark" and any(word in notice.reason.lower() for word in BOARD_WORDS):
        return "OFFICER_RISK"
    if notice.kind == "register_remark" and "auditor missing" in notice.reason.lower():
        return "AUDITOR_CHANGED"
    return CODES.get(notice.kind)


def _flagged(snapshot: Snapshot) -> bool:
    """The address itself carries the doubt: then the remark is the same fact once more."""
    return any(address.flags for address in snapshot.addresses or ())


def key_of(notice: Notice) -> str:
    """An entry is known by its number, else by reason, authority and day."""
    reason = f"{folded(notice.reason)}|{folded(notice.authority)}|{notice.listed_on or ''}"
    return f"notice:{notice.kind}:{notice.ref or reason}"


def _by_key(snapshot: Snapshot | None) -> dict[str, Notice]:
    return {key_of(notice): notice for notice in (snapshot.notices if snapshot else None) or ()}


def _removed(notice: Notice) -> bool:
    return notice.removed_on is not None


def _permits(old: dict[str, Notice], new: dict[str, Notice], comparison: Comparison) -> Iterator[Fact]:
    """Permits that have run out, unless one of the same name is in force; those renewed since."""
    before = comparison.before
    was = _expired(old, before.fetched_at.date()) if before else {}
    now = _expired(new, comparison.day)
    for key, notice in now.items():
        if key not in was:
            yield _fact("PERMIT_EXPIRED", key, notice, on=notice.removed_on)
    for key, notice in was.items():
        if key in new and key not in now:
            yield _fact("PERMIT_EXPIRED", key, notice, on=notice.removed_on, ended_on=comparison.day)


def _expired(rows: dict[str, Notice], day: date) -> dict[str, Notice]:
    permits = {key: row for key, row in rows.items() if row.kind == "permit"}
    in_force = {folded(row.reason) for row in permits.values() if row.removed_on is None or row.removed_on >= day}
    return {
        key: row
        for key, row in permits.items()
        if row.removed_on is not None and row.removed_on < day and folded(row.reason) not in in_force
    }


def _detail(notice: Notice) -> str:
    if notice.kind == "capital_reduction":
        return LOSS_COVER if any(word in f"{notice.reason}{notice.raw}" for word in _LOSSES) else ANNOUNCED
    return notice.authority


def _fact(code: str, key: str, notice: Notice, on: date | None = None, ended_on: date | None = None) -> Fact:
    return Fact(
        code,
        key,
        "notices",
        on=on or notice.listed_on,
        after=notice.reason,
        detail=_detail(notice),
        live=ended_on is None and code in STATES,
        ended_on=ended_on if code in STATES else None,
        amount=notice.amount,
        listed=CODES.get(notice.kind, ""),
    )
