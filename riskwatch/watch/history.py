"""Everything known about one customer on one day: what a company check may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Charge, Coverage, Identifier, Officer, Owner, Snapshot
from riskwatch.watch.coverage import NOT_ASKED, SECTION_CODES, coverage_of
from riskwatch.watch.related import RelatedSign

USABLE: frozenset[Coverage] = frozenset({"checked", "stale"})
"""A stale section still holds the last known facts; a failed or refused one holds nothing."""


@dataclass(frozen=True)
class History:
    """The events and the latest snapshots (by provider) of one company, as they were known on `as_of`.

    Facts first seen after `as_of` are not there: a replay never looks ahead. Retracted and corrected events are not
    there either. `related` are the signs of companies that this one is surely tied to.
    """

    subject: Identifier | None
    events: tuple[Event, ...]
    snapshots: Mapping[str, Snapshot]
    as_of: date
    related: tuple[RelatedSign, ...] = ()
    _known: tuple[Event, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = (e for e in self.events if e.state == "live" and e.first_seen.date() <= self.as_of)
        # Sorted, so that no check can depend on the order in which facts arrived.
        object.__setattr__(self, "_known", tuple(sorted(known, key=lambda e: (e.on, e.code, e.id))))

    @property
    def empty(self) -> bool:
        """Whether no fact at all is known, neither of the company nor of those it is tied to."""
        return not self._known and not self.related

    def all(self, *codes: str) -> tuple[Event, ...]:
        """Every known event of these codes, oldest first."""
        return tuple(event for event in self._known if event.code in codes)

    def is_live(self, event: Event) -> bool:
        """Whether the event's status lasted on `as_of`."""
        return event.live or (event.ended_on is not None and event.ended_on > self.as_of)

    def live(self, *codes: str) -> tuple[Event, ...]:
        """The events of these codes whose status lasts, oldest first."""
        return tuple(event for event in self.all(*codes) if self.is_live(event))

    def standing(self, *codes: str) -> tuple[Event, ...]:
        """The events of these codes whose status lasts; where none does, those that ended last (a cured sign)."""
        if lasting := self.live(*codes):
            return lasting
        ended = [event for event in self.all(*codes) if event.ended_on is not None]
        last = max((event.ended_on for event in ended if event.ended_on), default=None)
        return tuple(event for event in ended if event.ended_on == last)

    def within(self, code: str, days: int) -> tuple[Event, ...]:
        """The events of a code that happened in the last `days` days (the first of them included), oldest first."""
        since = self.as_of - timedelta(days=days)
        return tuple(event for event in self.all(code) if since <= event.on <= self.as_of)

    def latest(self, *codes: str) -> Event | None:
        """The youngest known event of these codes."""
        return next(reversed(self.all(*codes)), None)

    def age(self, event: Event) -> int:
        """Days from the event to `as_of`; never below 0."""
        return max(0, (self.as_of - event.on).days)

    def covers(self, fact: str) -> bool:
        """Whether any source delivers `fact`: a section of a snapshot ("charges") or a signal ("LEI_LAPSED")."""
        return any(self._delivers(snapshot, fact) for snapshot in self.snapshots.values())

    def rows(self, section: str) -> tuple[object, ...]:
        """The rows of a section over all snapshots, providers in alphabetical order."""
        by_provider = (self.snapshots[provider] for provider in sorted(self.snapshots))
        return tuple(row for snapshot in by_provider for row in getattr(snapshot, section) or ())

    def charges(self) -> tuple[Charge, ...]:
        """The charges of all snapshots, paid-off ones included."""
        return tuple(row for row in self.rows("charges") if isinstance(row, Charge))

    def officers(self) -> tuple[Officer, ...]:
        """The officers of all snapshots, former ones included where the register lists them."""
        return tuple(row for row in self.rows("officers") if isinstance(row, Officer))

    def owners(self) -> tuple[Owner, ...]:
        """The owners of all snapshots, former ones included where the register lists them."""
        return tuple(row for row in self.rows("owners") if isinstance(row, Owner))

    @property
    def registered(self) -> Money | None:
        """The registered capital, by the first source that tells."""
        capitals = (self.snapshots[provider].capital for provider in sorted(self.snapshots))
        return next((Money(capital.amount, capital.currency) for capital in capitals if capital), None)

    @property
    def paid_in(self) -> Money | None:
        """The capital that is paid in, by the first source that tells."""
        for provider in sorted(self.snapshots):
            capital = self.snapshots[provider].capital
            if capital and capital.paid is not None:
                return Money(capital.paid, capital.currency)
        return None

    @staticmethod
    def _delivers(snapshot: Snapshot, fact: str) -> bool:
        if fact in SECTION_CODES:
            present = getattr(snapshot, fact, None) is not None
            said = {coverage_of(snapshot, code) for code in SECTION_CODES[fact]} - NOT_ASKED
            return present and (not said or bool(said & USABLE))
        return coverage_of(snapshot, fact) in USABLE
