"""One notice of The Gazette as the search shows it: code, day, title, an excerpt of its text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date

from riskwatch.sources.gb_gazette import values
from riskwatch.sources.strict_json import Sheet

_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"</?em\b[^>]*>")
"""The highlight of what was searched for stands in the middle of words and breaks them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`numbers` are the company numbers in the excerpt; most notices have one, one in six has none."""

    ref: str
    code: str
    on: date | None
    title: str
    text: str
    numbers: frozenset[str]
    url: str
    stands: bool

    @property
    def meaning(self) -> values.Meaning:
        return values.CODES.get(self.code, ("none", ""))[0]

    @property
    def says(self) -> str:
        return values.CODES.get(self.code, ("none", f"notice of code {self.code}"))[1]


def read_entry(item: Sheet) -> Entry:
    """What is unknown in a notice is reported; so is a code that is not in the table."""
    item.skip(values.ENTRY_IGNORED)
    code, title = item.code_text("f:notice-code"), item.text("title")
    if code.startswith("24") and code not in values.CODES:  # the other hundreds are other categories
        item.report(f"f:notice-code = {code[:20]}")
    stands = item.choice("f:status", values.STATES, True, due=False)
    text, url, on = plain(item.text("content")), item.text("id"), item.day("published")
    ref = url.rstrip("/").rpartition("/")[2] or f"{code}:{on}:{title[:40]}"
    return Entry(ref, code, on, plain(title), text, numbers_in(text), url, stands)


def plain(markup: str) -> str:
    """The text of an excerpt; a highlight leaves no gap, other tags leave a blank."""
    return " ".join(html.unescape(_TAG.sub(" ", _MARK.sub("", markup))).split())


def numbers_in(text: str) -> frozenset[str]:
    """Company numbers as the register writes them: eight characters, prefix in capitals."""
    found = (match.replace(" ", "").upper() for match in values.NUMBER.findall(text))
    return frozenset(number.zfill(8) if number.isdigit() else number for number in found)
