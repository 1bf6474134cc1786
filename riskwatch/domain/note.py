"""What is written back into a draft: comments on its words, and wording proposed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from riskwatch.domain.document import Span


@dataclass(frozen=True, slots=True)
class Signed:
    """Who writes, and when: a zone-aware moment, in the zone whose clock the reader is to see."""

    author: str
    initials: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the words at `span`, never empty: its heading, and a paragraph for each of `lines`."""

    span: Span
    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Wording to be put in below the block of that index, a paragraph for each line of `text`.

    `numbered` continues the automatic numbering of that block, if it has one.
    """

    block: int
    text: str
    numbered: bool = True
