"""Sections 4 to 6 of a KRS extract: arrears, curators, liquidation, bankruptcy, restructuring. Empty as a rule.

What is inside an entry was seen in few extracts only. Each entry is therefore told with the words and the first date
that stand anywhere in it, and nothing more is read into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from riskwatch.domain.snapshot import Enforcement, InsolvencyCase, Notice
from riskwatch.sources.dates import read_dotted_date
from riskwatch.sources.pl_krs import values
from riskwatch.sources.strict_json import Sheet

_LONGEST = 300
_ENDS = ("zakonczeni", "wykresl", "uchyleni", "umorzeni", "wznowieni")
"""Stems of member names that tell the end of a proceeding."""


@dataclass(frozen=True, slots=True)
class Section6:
    """What section 6 says: `suspended_on` and `dissolved` only where it says so."""

    cases: tuple[InsolvencyCase, ...]
    notices: tuple[Notice, ...]
    suspended_on: date | None
    suspended: bool


def read_section_6(sheet: Sheet) -> Section6:
    """The proceedings; a member of a kind that is not known is reported and told as information."""
    cases: list[InsolvencyCase] = []
    notices: list[Notice] = []
    suspended_on: date | None = None
    suspended = False
    for name in sheet.names:
        kind = next((kind for start, kind in values.PROCEEDINGS if name.startswith(start)), None)
        for entry in _entries(sheet, name):
            since, until, words = _since(entry), _until(entry), _words(entry)
            ref = f"{name}:{since or ''}"
            if kind in ("open", "rescue", "solvent"):
                stage = "closed" if until else kind
                cases.append(InsolvencyCase(ref, name[:60], stage, "", since, until, raw=words))
            elif kind == "suspended":
                suspended, suspended_on = until is None, since
            elif kind == "merger":
                notices.append(Notice(ref, "merger", words, "KRS", since, raw=name))
            else:
                notices.append(Notice(ref, "other", words or name, "KRS", since, raw=name))
                if kind is None:
                    sheet.report(f"{name}: proceeding of an unknown kind")
    return Section6(tuple(cases), tuple(notices), suspended_on, suspended)


def read_section_4(sheet: Sheet) -> tuple[tuple[Notice, ...], tuple[Enforcement, ...]]:
    """Arrears with the tax office or social insurance, and enforcement that came to nothing.

    What is over is struck out, and so no longer in a current extract.
    """
    notices, enforcement = [], []
    for name in sheet.names:
        reason = values.ARREARS.get(name)
        for entry in _entries(sheet, name):
            since, words = min((day for _, day in _days(entry)), default=None), _words(entry)
            if reason is None:
                sheet.report(f"{name}: entry of an unknown kind")
                notices.append(Notice(f"{name}:{since or ''}", "other", words or name, "KRS", since, raw=name))
            elif name in values.TAX:
                notices.append(Notice(f"{name}:{since or ''}", "tax", f"{reason}: {words}", "KRS", since, raw=name))
            else:
                enforcement.append(Enforcement(f"{name}:{since or ''}", "unsatisfied", filed_on=since, raw=words))
    return tuple(notices), tuple(enforcement)


def read_section_5(sheet: Sheet) -> tuple[Notice, ...]:
    """A curator is appointed where nobody may act for the company."""
    found = []
    for name in sheet.names:
        if name not in values.CURATORS:
            sheet.report(f"{name}: entry of an unknown kind")
        for entry in _entries(sheet, name):
            since, until = _since(entry), _until(entry)
            reason = "board incomplete: a curator acts for the company"
            found.append(Notice(f"kurator:{since or ''}", "register_remark", reason, "KRS", since, until, name))
    return tuple(found)


def _entries(sheet: Sheet, name: str) -> tuple[Any, ...]:
    """The entries of a member, which is a list or one object; an empty one is none."""
    content = sheet.whole(name)
    return tuple(
        entry for entry in (content if isinstance(content, list) else [content]) if entry not in ({}, [], None, "")
    )


def _since(entry: Any) -> date | None:
    days = [day for name, day in _days(entry) if not _tells_end(name)]
    return min(days, default=None)


def _until(entry: Any) -> date | None:
    days = [day for name, day in _days(entry) if _tells_end(name)]
    return max(days, default=None)


def _tells_end(path: str) -> bool:
    return any(stem in path.lower() for stem in _ENDS)


def _days(entry: Any, path: str = "") -> Iterator[tuple[str, date]]:
    for name, text in _texts(entry, path):
        try:
            day = read_dotted_date(text)
        except ValueError:
            continue
        if day:
            yield name, day


def _texts(entry: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(entry, dict):
        for name, value in entry.items():
            if name != "pesel" and not name.startswith(("imi", "nazwisko")):  # people's names and numbers are not kept
                yield from _texts(value, f"{path}.{name}")
    elif isinstance(entry, list):
        for value in entry:
            yield from _texts(value, path)
    elif isinstance(entry, str) and entry.strip():
        yield path, entry.strip()


def _words(entry: Any) -> str:
    return "; ".join(text for _, text in _texts(entry, ""))[:_LONGEST]
