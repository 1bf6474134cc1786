"""Automatic numbering: keeps the counters of a document's lists and writes the number of each paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from riskwatch.drafts.docx_package import Element, W, switched_on, value
from riskwatch.drafts.docx_styles import Styles, number_of
from riskwatch.drafts.numerals import written

_PLACE = re.compile(r"%([1-9])")
_LAST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the 1-based level after which it starts anew: None any higher one, 0 never."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, and what stands between it and the text."""

    text: str
    gap: str


class _Abstract:
    """A list definition and its counters, which all lists made from it share."""

    def __init__(self, levels: dict[int, Level]) -> None:
        self.levels = levels
        self.counters: dict[int, int] = {}


@dataclass(slots=True)
class _List:
    abstract: _Abstract
    starts: dict[int, int]
    levels: dict[int, Level]

    def level(self, ilvl: int) -> Level | None:
        return self.levels.get(ilvl) or self.abstract.levels.get(ilvl)


class Numbering:
    """The lists of a document. Ask `next` once per paragraph, in the order in which they are printed."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._read(root, styles)

    def __bool__(self) -> bool:
        return bool(self._lists)

    def _read(self, root: Element, styles: Styles) -> None:
        elements = {value(found, "abstractNumId") or "": found for found in root.findall(W + "abstractNum")}
        uses = {
            value(num, "numId") or "": value(num.find(W + "abstractNumId")) or "" for num in root.findall(W + "num")
        }
        abstracts: dict[str, _Abstract] = {}
        for num in root.findall(W + "num"):
            num_id = value(num, "numId") or ""
            key = self._resolved(uses.get(num_id, ""), elements, uses, styles)
            if key not in abstracts:
                element = elements.get(key)
                abstracts[key] = _Abstract(_levels(element) if element is not None else {})
            self._lists[num_id] = _list(num, abstracts[key])

    @staticmethod
    def _resolved(key: str, elements: dict[str, Element], uses: dict[str, str], styles: Styles) -> str:
        """A definition may point to a list style, and that to the definition with the levels."""
        element = elements.get(key)
        link = value(element.find(W + "numStyleLink")) if element is not None else None
        if not link:
            return key
        return uses.get(styles.of(link).num_id or "", key)

    def level_of_style(self, num_id: str, style_id: str | None) -> int:
        """The level that is tied to a paragraph style; 0 when none is."""
        found = self._lists.get(num_id)
        for ilvl, level in found.abstract.levels.items() if found and style_id else ():
            if level.style == style_id:
                return ilvl
        return 0

    def next(self, num_id: str, ilvl: int) -> Number | None:
        """Count one paragraph of that list and level and give its number; None for bullets and unknown lists."""
        found = self._lists.get(num_id)
        level = found.level(ilvl) if found else None
        if found is None or level is None:
            return None
        counters = found.abstract.counters
        first = found.starts.pop(ilvl, None)
        if first is not None:
            counters[ilvl] = first
        else:
            counters[ilvl] = counters[ilvl] + 1 if ilvl in counters else level.start
        for deeper in [at for at in counters if at > ilvl]:
            restart = (found.level(deeper) or level).restart
            if restart is None or ilvl < restart:
                del counters[deeper]
        text = "" if level.hidden or level.number_format == "bullet" else self._text(found, level, ilvl)
        return Number(text, "" if level.suffix == "nothing" else " ") if text else None

    @staticmethod
    def _text(found: _List, level: Level, ilvl: int) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            named = found.level(at)
            if at > ilvl or named is None:
                return ""
            count = found.abstract.counters.get(at, named.start)
            return written(count, "decimal" if level.legal and at < ilvl else named.number_format)

        return _PLACE.sub(number, level.text).strip()


def _list(num: Element, abstract: _Abstract) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in num.findall(W + "lvlOverride"):
        ilvl = number_of(value(override, "ilvl")) or 0
        start = number_of(value(override.find(W + "startOverride")))
        if start is not None:
            starts[ilvl] = start
        element = override.find(W + "lvl")
        if element is not None:
            levels[ilvl] = _level(element)
            if start is None:
                starts[ilvl] = levels[ilvl].start
    return _List(abstract, starts, levels)


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for found in element.findall(W + "lvl"):
        ilvl = number_of(value(found, "ilvl"))
        if ilvl is not None and 0 <= ilvl <= _LAST_LEVEL:
            levels[ilvl] = _level(found)
    return levels


def _level(element: Element) -> Level:
    number_format = element.find(W + "numFmt")
    if number_format is None:
        # Word 2010 and later wrap formats that older versions do not know.
        number_format = next(element.iter(W + "numFmt"), None)
    level = Level(
        start=_bounded(number_of(value(element.find(W + "start"))), 0),
        number_format=value(number_format) or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        suffix=value(element.find(W + "suff")) or "tab",
        restart=number_of(value(element.find(W + "lvlRestart"))),
        legal=switched_on(element.find(W + "isLgl")),
        hidden=switched_on(element.find(f"{W}rPr/{W}vanish")),
        style=value(element.find(W + "pStyle")),
    )
    if level.number_format == "custom":
        return replace(
            level, number_format="decimalZero" if "01" in (value(number_format, "format") or "") else "decimal"
        )
    return level


def _bounded(number: int | None, default: int) -> int:
    return default if number is None else max(0, min(number, 1_000_000))
