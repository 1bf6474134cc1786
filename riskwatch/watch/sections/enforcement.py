"""What courts hold against the company: lists of debtors, freezes, auctions, lawsuits.

A record that is no longer listed has not ended. The list of dishonest debtors alone is closed by law, its entries are
deleted when the debt is performed or the term is over: there, being gone at two looks in a row is the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Enforcement, EnforcementKind, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded

CODES: dict[EnforcementKind, str] = {
    "dishonest": "JUDGMENT_DISHONEST",
    "enforcement": "JUDGMENT_ENFORCED",
    "unsatisfied": "ENFORCEMENT_UNSATISFIED",
    "consumption_ban": "CONSUMPTION_RESTRICTED",
    "freeze": "EQUITY_FROZEN",
    "auction": "ASSET_AUCTION",
    "lawsuit": "LAWSUIT_DEFENDANT",
    "judgment": "LAWSUIT_DEFENDANT",
}
"""The signal of the list that a record stands in."""

DEFENDANT = "defendant"
OTHERS = ("representative", "owner")
"""Roles of people whose trouble in another case is trouble of the company's officers."""

STAGES = ("", "filed", "hearing", "public_notice", "judged", "dismissed")
"""Of one lawsuit told several times, the furthest stage speaks."""

SINGLE_DAYS: tuple[EnforcementKind, ...] = ("lawsuit", "judgment")
"""A suit is a dated fact; everything else is a state that lasts."""

CLOSED_BY_LAW: tuple[EnforcementKind, ...] = ("dishonest",)


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Records that are new, changed, over by the source's own word, or no longer listed."""
    old, new = by_key(comparison.before), by_key(comparison.after)
    for key, row in new.items():
        code = code_of(row)
        if code is not None:
            yield from _told(code, key, old.get(key), row, comparison.day)
    for key, row in old.items():
        code = code_of(row)
        if key not in new and code and row.missing_since and row.kind in CLOSED_BY_LAW:
            yield _fact(code, key, row, ended_on=row.missing_since)


def code_of(row: Enforcement) -> str | None:
    """The signal of a record; None for a suit in which the company is not the defendant."""
    if row.kind in SINGLE_DAYS:
        return CODES[row.kind] if row.role == DEFENDANT else None
    return "OFFICER_RISK" if row.role in OTHERS and row.kind != "freeze" else CODES[row.kind]


def key_of(row: Enforcement) -> str:
    """A record is known by its case number, in which several people may stand; else by its reference, else by court,
    day and sum."""
    kind = "lawsuit" if row.kind in SINGLE_DAYS else row.kind
    known = folded(row.case_no) or row.ref or f"{folded(row.court)}|{row.filed_on or ''}|{row.amount or ''}"
    return f"{kind}:{known}" + (f"|{folded(row.party)}" if row.party else "")


def by_key(snapshot: Snapshot | None) -> dict[str, Enforcement]:
    """The records of a snapshot, of one suit the furthest stage."""
    found: dict[str, Enforcement] = {}
    for row in (snapshot.enforcement if snapshot else None) or ():
        known = found.get(key_of(row))
        if known is None or _rank(known) < _rank(row):
            found[key_of(row)] = row
    return found


def is_over(row: Enforcement, day: date) -> bool:
    """Over by the source's own word."""
    return row.ended_on is not None and row.ended_on <= day


def _told(code: str, key: str, earlier: Enforcement | None, row: Enforcement, day: date) -> Iterator[Fact]:
    was = earlier is not None and not is_over(earlier, day)
    if is_over(row, day):
        if was and row.kind not in SINGLE_DAYS:
            yield _fact(code, key, row, ended_on=row.ended_on)
    elif row.missing_since is not None:
        if earlier is not None and earlier.missing_since is None:
            yield _fact(code, key, row)
    elif not was or earlier is None or _shown(earlier) != _shown(row):
        yield _fact(code, key, row)


def _shown(row: Enforcement) -> tuple[object, ...]:
    return row.missing_since, row.amount, row.stage, row.filed_on


def _rank(row: Enforcement) -> int:
    return STAGES.index(row.stage) if row.stage in STAGES else 0


def _fact(code: str, key: str, row: Enforcement, ended_on: date | None = None) -> Fact:
    state = row.kind not in SINGLE_DAYS
    return Fact(
        code,
        key,
        "enforcement",
        on=row.filed_on,
        published=row.published_on,
        before=row.party,
        after=row.case_no or row.raw or row.court,
        detail=row.kind if code == "OFFICER_RISK" else row.stage or row.court,
        live=state and ended_on is None,
        ended_on=ended_on,
        amount=row.amount,
        gone_since=row.missing_since if ended_on is None else None,
        listed=CODES[row.kind],
    )
