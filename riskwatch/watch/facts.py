"""The steps of a comparison: what a section says, before it becomes an event."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as one section shows it. The key names it within its code and never depends on a row's position.

    `section` tells which stored reply proves it. `ended_on` set: it is the end of a fact that was told before;
    `gone_since` set: it is no longer listed, which is no end. `listed` is the signal of the list it stands in, where
    that is another than its own.
    """

    code: str
    key: str
    section: str
    on: date | None = None
    published: date | None = None
    before: str = ""
    after: str = ""
    detail: str = ""
    live: bool = False
    ended_on: date | None = None
    state: Literal["live", "corrected"] = "live"
    amount: Money | None = None
    gone_since: date | None = None
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of one company at one source; `before` is None when this section is read for the first time."""

    before: Snapshot | None
    after: Snapshot

    @property
    def day(self) -> date:
        """The only time there is: the day the newer answer was fetched."""
        return self.after.fetched_at.date()


Section = Callable[[Comparison], Iterator[Fact]]


def folded(text: str) -> str:
    """Text for comparing names and addresses: width, case, spaces and punctuation do not count."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def value_pair(before: str, after: str) -> str:
    """The natural key of a change that has no record number."""
    return f"{folded(before)}>{folded(after)}"


def logged(comparison: Comparison, item: str) -> date | None:
    """The day that the source's own change log gives for a change of `item` since the last look."""
    known = set((comparison.before.changes if comparison.before else None) or ())
    fresh = (row for row in comparison.after.changes or () if row.item == item and row not in known)
    return max((row.on for row in fresh if row.on and row.on <= comparison.day), default=None)
