"""The feeds of the courts themselves (PACER): the docket entries of the last day, in ISO-8859-1, without a key."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from riskwatch.domain.snapshot import InsolvencyCase, NameHit, Notice
from riskwatch.sources.interface import Reply
from riskwatch.sources.strict_xml import XmlInspection, find_all
from riskwatch.sources.us_courts import values
from riskwatch.sources.verdict import changed
from riskwatch.watch.facts import folded
from riskwatch.watch.identity.likeness import likeness

PATH = "/cgi-bin/rss_outside.pl"
_TITLE = re.compile(r"(?P<number>\d{1,2}-\d{2,6}(?:-[a-z0-9]+)*)\s*(?P<name>.*)", re.DOTALL)
_ABOUT = re.compile(
    r"Type:\s*(?P<type>\w*)\s*Office:\s*(?P<office>\w*)\s*Chapter:\s*(?P<chapter>\w*)\s*(?:Trustee:[^\[]*)?\[(?P<entry>.*?)\]\s*(?:\(|$)",
    re.DOTALL,
)
_KNOWN = frozenset({"title", "link", "description", "guid", "pubDate"})
_CUT = 38
"""A title of this length or more may be cut off."""


@dataclass(frozen=True, slots=True)
class DocketEntry:
    """`sort` is bk (main case), ap (adversary proceeding) or mp; `name` the debtor, or "A v. B"; it may be cut off."""

    court: str
    number: str
    name: str
    sort: str
    chapter: str
    entry: str
    on: date
    link: str


def read_feed(reply: Reply, court: str) -> tuple[tuple[DocketEntry, ...], tuple[str, ...]]:
    """The entries of a feed and what was unknown in it. Raises SourceChanged if it is none."""
    look = XmlInspection()
    root = look.document(reply, court)
    if not find_all(root, "channel"):
        raise changed(court, "no channel")
    entries = [
        entry
        for item in find_all(root, "item")
        if (entry := _entry(look, look.texts(item, _KNOWN, frozenset()), court))
    ]
    return tuple(entries), look.unknown


def _entry(look: XmlInspection, texts: object, court: str) -> DocketEntry | None:
    found: dict[str, str] = dict(texts)  # type: ignore[call-overload]
    title, about = _TITLE.match(found.get("title", "")), _ABOUT.match(html.unescape(found.get("description", "")))
    try:
        on = parsedate_to_datetime(found.get("pubDate", "")).date()
    except ValueError:
        look.note(f"pubDate = {found.get('pubDate', '')[:40]}")
        return None
    if title is None or about is None:
        look.note(f"item = {found.get('title', '')[:40]} {found.get('description', '')[:40]}")
        return None
    name = " ".join(title["name"].split())
    return DocketEntry(
        court, title["number"], name, about["type"], about["chapter"], about["entry"], on, found.get("link", "")
    )


def hits_for(names: tuple[str, ...], entries: tuple[DocketEntry, ...]) -> Iterator[NameHit]:
    """What the entries may say about a company of these names; one hit for each case, the last entry of it."""
    latest: dict[str, NameHit] = {}
    for entry in sorted(entries, key=lambda each: each.on):
        points = max((_points(name, entry) for name in names), default=0)
        if points:
            latest[entry.number] = _hit(entry, points)
    yield from latest.values()


def _points(name: str, entry: DocketEntry) -> int:
    """A debtor's case by its name; of an adversary proceeding only the defendant counts, who is sued."""
    bears = entry.name.partition(" v. ")[2] if entry.sort == "ap" else entry.name
    if len(bears) >= _CUT and len(folded(bears)) >= _CUT // 2 and folded(name).startswith(folded(bears)):
        return 100
    return likeness(name, bears) if bears else 0


def _hit(entry: DocketEntry, points: int) -> NameHit:
    ref = f"{entry.court}:{entry.number}"
    says = f"{entry.number}, {entry.court}, chapter {entry.chapter or '–'}: {entry.entry}"
    words = entry.entry.lower()
    ended, involuntary = any(end in words for end in values.ENDINGS), values.INVOLUNTARY in words
    stage = values.stage_of(entry.chapter, ended=ended, involuntary=involuntary) if entry.sort == "bk" else None
    if stage is None:
        what = "sued in a bankruptcy" if entry.sort == "ap" else "docket entry"
        notice = Notice(ref, "other", f"{what}: {says}", entry.court, entry.on, raw=entry.number)
        return NameHit(ref, entry.name, says, points, entry.on, entry.link, notice=notice)
    over = entry.on if stage == "closed" else None
    case = InsolvencyCase(ref, f"chapter {entry.chapter}", stage, entry.court, entry.on, over, entry.on, raw=says)
    return NameHit(ref, entry.name, says, points, entry.on, entry.link, case=case)
