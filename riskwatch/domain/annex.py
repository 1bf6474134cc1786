"""A stored reply as a paper shows it: its pages as pictures, its page without the site's own look, or its text."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.domain.words import Words

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """What is printed of one stored reply, named by its SHA-256. `pictures` are JPEGs of the pages of a PDF; `content` the
    lines and tables of a saved page; `note` says what the reader has to know of this way of printing it."""

    sha256: str
    pictures: tuple[bytes, ...] = ()
    content: tuple[str | Rows, ...] = ()
    note: Words | None = None
