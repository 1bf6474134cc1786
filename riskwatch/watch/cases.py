"""A check's own cases: small made-up histories, told in days before a fixed day, and the sign expected of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from riskwatch.domain.event import SIGNALS, Event, Evidence
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import (
    Capital,
    Charge,
    CompanyStatus,
    Enforcement,
    Identifier,
    Name,
    Officer,
    Owner,
    Snapshot,
)
from riskwatch.domain.words import Words
from riskwatch.watch.coverage import LISTS
from riskwatch.watch.history import History
from riskwatch.watch.related import RelatedSign

TODAY = date(2026, 6, 30)
"""The day on which every case is judged."""

SUBJECT = Identifier("gb_coh", "00000001")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a case, in days before the day of judgment."""

    code: str
    days_ago: int
    key: str = ""
    seen_days_ago: int | None = None
    ended_days_ago: int | None = None
    live: bool = False
    baseline: bool = False
    before: str = ""
    after: str = ""
    detail: str = ""
    amount: str = ""
    gone_days_ago: int | None = None
    source: str = "gb_companies_house"
    scheme: str = "gb_coh"


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A sign of a related company, in days before the day of judgment."""

    name: str
    points: int
    days_ago: int
    live: bool = False
    half_life: int = 180


@dataclass(frozen=True, slots=True)
class Expected:
    """What the first of the raised signs must look like, and how many there are; None says nothing about it.

    `floor` "none" expects that there is none.
    """

    points: Decimal | None = None
    live: bool | None = None
    sign: str | None = None
    floor: str | None = None
    says_zh: str | None = None
    says_en: str | None = None
    signs: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A history and what is expected of it. `rows` are rows of the snapshot's sections; `missing` sections that no
    source delivers; `paid_in` the capital paid in, as a sum of money ("CNY 1000000")."""

    story: str
    events: tuple[Happening, ...] = ()
    rows: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    paid_in: str = ""
    expect: Expected = field(default_factory=Expected)
    related: tuple[RelatedCase, ...] = ()


ROW_KINDS: dict[str, type[Charge] | type[Officer] | type[Owner] | type[Enforcement]] = {
    "charges": Charge,
    "enforcement": Enforcement,
    "officers": Officer,
    "owners": Owner,
}
"""The sections whose rows a case may give."""


_SUMS = ("amount", "subscribed", "paid")
_SHARES = ("share_min", "share_max")


def money(text: str) -> Money:
    """A sum written as currency and amount."""
    currency, amount = text.split()
    return Money(Decimal(amount), currency)


def row(section: str, given: Mapping[str, Any]) -> object:
    """A row of a section; days are given as `created_days_ago` for `created_on`, `since_days_ago` for `since` ..., sums
    of money as "CNY 1000000"."""
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name.endswith("_days_ago"):
            stem = name.removesuffix("_days_ago")
            dated = f"{stem}_on" if stem in ("created", "ended", "filed", "due") else stem
            values[dated] = TODAY - timedelta(days=int(value))
        elif name in _SUMS:
            values[name] = money(value)
        elif name in _SHARES:
            values[name] = Decimal(value)
        else:
            values[name] = {"yes": True, "no": False}.get(value, value)
    return ROW_KINDS[section](**values)


def history_of(case: Case) -> History:
    """The history a case tells: its events, and one snapshot that has everything but what the case calls missing."""
    events = tuple(_event(happening, number) for number, happening in enumerate(case.events))
    snapshot = _snapshot(case)
    related = tuple(_related(each, number) for number, each in enumerate(case.related))
    return History(SUBJECT, events, {snapshot.provider: snapshot}, TODAY, related)


def _related(given: RelatedCase, number: int) -> RelatedSign:
    event = _event(Happening("INSOLVENCY_OPEN", given.days_ago, key=f"related {number}", live=given.live), number)
    tie = Words("同一人任职", "the same director")
    title = Words("破产程序", "insolvency")
    return RelatedSign(given.name, given.name, tie, title, Decimal(given.points), given.half_life, event.on, (event,))


def _event(happening: Happening, number: int) -> Event:
    seen = happening.days_ago if happening.seen_days_ago is None else happening.seen_days_ago
    first_seen = datetime.combine(TODAY - timedelta(days=seen), datetime.min.time(), UTC)
    ended = happening.ended_days_ago
    return Event(
        subject=Identifier(happening.scheme, SUBJECT.id),
        code=happening.code,
        natural_key=happening.key or str(number),
        source=happening.source,
        first_seen=first_seen,
        evidence=Evidence("0" * 64, first_seen),
        event_date=TODAY - timedelta(days=happening.days_ago),
        before=happening.before,
        after=happening.after,
        live=happening.live and ended is None,
        ended_on=None if ended is None else TODAY - timedelta(days=ended),
        baseline=happening.baseline,
        detail=happening.detail,
        amount=money(happening.amount) if happening.amount else None,
        gone_since=None if happening.gone_days_ago is None else TODAY - timedelta(days=happening.gone_days_ago),
    )


def _snapshot(case: Case) -> Snapshot:
    snapshot = Snapshot(
        provider="gb_companies_house",
        subject=SUBJECT,
        fetched_at=datetime.combine(TODAY, datetime.min.time(), UTC),
        names=(Name("Example Trading Ltd"),),
        status=CompanyStatus("active", "active"),
        coverage={code: "failed" if code in case.missing else "checked" for code in SIGNALS},
    )
    if case.paid_in:
        paid = money(case.paid_in)
        snapshot = replace(snapshot, capital=Capital(paid.amount, paid.currency, paid=paid.amount))
    lists: dict[str, Any] = {name: None if name in case.missing else tuple(case.rows.get(name, ())) for name in LISTS}
    return replace(snapshot, **lists)
