"""Saved pages: .html as a browser saves it, .mht with everything in one file.

What a tab or a fold of the page hides is read as well: it was sent, and it is what the register says.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from bs4 import BeautifulSoup, Comment, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString

from riskwatch.sources.by_hand.page import Cell, Grid, Page
from riskwatch.sources.chinese.values import clean

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_.:-]+)", re.I)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_HEAD = 4096
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}
_UNSEEN = ("script", "style", "noscript", "template", "head")
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "big", "center", "code", "em", "font", "i", "label", "mark", "nobr", "s", "small",
    "span", "strong", "sub", "sup", "u",
})  # fmt: skip
_DEEPEST = 200


def read_html(data: bytes, form: str = "html", url: str = "", saved_at: datetime | None = None) -> Page:
    """The page; an encoding that the file does not name, or names wrongly, is told from the bytes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(data, "lxml", from_encoding=_encoding(data))
    title = clean(soup.title.get_text()) if soup.title else ""
    comments = (note for note in soup.find_all(string=lambda text: isinstance(text, Comment)))
    found = next((match[1] for note in comments if (match := _SAVED_FROM.search(note))), "")
    for tag in soup.find_all(_UNSEEN):
        if isinstance(tag, Tag):
            tag.decompose()
    content = [item for item in _items(soup, 0) if not isinstance(item, str) or item]
    return Page(form, title, tuple(content), url or found, saved_at)


def read_mht(data: bytes) -> Page | None:
    """The page inside an archive, with the address and the day that the browser wrote into it; None if there is none."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        return None
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            body = part.get_payload(decode=True)
            if not isinstance(body, bytes) or not body.strip():
                continue
            url = str(message.get("Snapshot-Content-Location", "") or part.get("Content-Location", ""))
            return read_html(body, "mht", url, _date(str(message.get("Date", ""))))
    return None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _encoding(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    return _SUPERSETS.get(name, name) or None


def _items(tag: Tag, depth: int) -> Iterator[str | Grid]:
    """Lines and tables below `tag`; text that flows together is one line."""
    line: list[str] = []
    for child in tag.children if depth < _DEEPEST else ():
        if isinstance(child, PreformattedString):  # comments, the document type
            continue
        if isinstance(child, NavigableString):
            line.append(str(child))
        elif isinstance(child, Tag) and child.name == "input":
            if child.get("type", "text") in ("text", "search") and child.get("value"):
                yield clean(str(child["value"]))
        elif isinstance(child, Tag) and _flows(child):
            line.append(child.get_text())
        elif isinstance(child, Tag):
            yield clean("".join(line))
            line = []
            yield from _table(child) if child.name == "table" and not child.find("table") else _items(child, depth + 1)
    yield clean("".join(line))


def _flows(tag: Tag) -> bool:
    """Whether a tag is part of a line: an inline tag with nothing but inline tags in it."""
    inside = (inner.name for inner in tag.find_all(True))
    return tag.name in _INLINE and all(name in _INLINE for name in inside)


def _table(tag: Tag) -> Iterator[Grid]:
    rows: list[tuple[Cell, ...]] = []
    for row in tag.find_all("tr"):
        cells = [cell for cell in row.find_all(("td", "th")) if isinstance(cell, Tag)]
        if cells:
            rows.append(tuple(Cell(clean(cell.get_text(" ")), cell.name == "th") for cell in cells))
    if rows:
        yield Grid(tuple(rows))
