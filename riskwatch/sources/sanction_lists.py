"""Reads OpenSanctions' file of entities (entities.ftm.json, one JSON object a line). Pure.

The data may be used in a business only under a licence of its publisher: RiskWatch ships none of it, the user brings the
file. Companies and organisations are read; people are passed over before they are parsed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from riskwatch.domain.snapshot import Sanction
from riskwatch.domain.words import Words
from riskwatch.sources.dates import read_date

PROVIDER = "xx_opensanctions"
TITLE = Words("制裁与管制名单（OpenSanctions）", "Sanctions and debarment lists (OpenSanctions)")
LICENCE = "CC BY-NC 4.0; commercial use needs a licence of the publisher"

SCHEMAS = frozenset({"Company", "Organization", "LegalEntity", "PublicBody"})
_MARK = re.compile(rb'"schema":\s*"(?:Company|Organization|LegalEntity|PublicBody)"')
"""A raw line without one of these is about a person, an address, a link: most lines are, and need no parsing."""

_ENTITY = re.compile(rb'\s*\{(?!\s*"op")')
"""How a line of entities begins; that of a delta file begins with what to do, and does not say who is on no list."""

LISTED = frozenset({"sanction", "sanction.counter", "debarment", "export.control"})
"""Topics that mean: this entity itself is on a list."""

NUMBERS: Mapping[str, str] = {
    "leiCode": "lei", "uscCode": "uscc", "cikCode": "us_cik", "registrationNumber": "", "idNumber": "",
    "taxNumber": "", "vatCode": "", "innCode": "", "ogrnCode": "", "uniqueEntityId": "", "dunsCode": "",
}  # fmt: skip
"""Properties that hold a number, and the scheme that the property tells; "" where the country decides."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity on a list. `numbers` are pairs of scheme ("" any) and number in capitals without signs; `former` the ids
    it had before entities were merged; `lists` the data sets it stands in."""

    ref: str
    caption: str
    names: tuple[str, ...]
    numbers: frozenset[tuple[str, str]]
    countries: frozenset[str]
    topics: tuple[str, ...]
    lists: tuple[str, ...]
    programs: tuple[str, ...]
    former: frozenset[str]
    since: date | None

    @property
    def url(self) -> str:
        return f"https://www.opensanctions.org/entities/{self.ref}/"

    def entries(self, ref: str = "") -> tuple[Sanction, ...]:
        """One entry for each list, under the id by which it was known before, if there was one."""
        program = "; ".join(self.programs)
        return tuple(Sanction(ref or self.ref, name, program, self.since, self.topics) for name in self.lists)


def bare(number: str) -> str:
    """A number for comparison: capitals and digits only."""
    return "".join(char for char in number.upper() if char.isalnum())


def read_line(line: bytes) -> Listed | None:
    """The entity of a line; None for one that is no company or stands on no list. Raises ValueError for a line that is
    no entity."""
    if not _ENTITY.match(line) or b'"schema"' not in line:
        raise ValueError("no entity")
    if not _MARK.search(line):
        return None
    content = json.loads(line)
    if not isinstance(content, dict) or not isinstance(content.get("properties"), dict) or "id" not in content:
        raise ValueError("no entity")
    properties = content["properties"]
    topics = _texts(properties, "topics")
    if content.get("schema") not in SCHEMAS or not LISTED.intersection(topics):
        return None
    return Listed(
        ref=str(content["id"]),
        caption=str(content.get("caption", "")),
        names=tuple(
            dict.fromkeys(
                [*_texts(properties, "name"), *_texts(properties, "alias"), *_texts(properties, "previousName")]
            )
        ),
        numbers=frozenset(_numbers(properties)),
        countries=frozenset(
            c.upper() for name in ("jurisdiction", "country", "mainCountry") for c in _texts(properties, name)
        ),
        topics=tuple(topics),
        lists=tuple(str(name) for name in content.get("datasets") or ("OpenSanctions",)),
        programs=(*_texts(properties, "program"), *_texts(properties, "programId")),
        former=frozenset(str(each) for each in content.get("referents") or ()),
        since=_day(str(content.get("first_seen", ""))),
    )


def _numbers(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, scheme in NUMBERS.items():
        yield from ((scheme, bare(text)) for text in _texts(properties, name) if bare(text))


def _texts(properties: Mapping[str, Any], name: str) -> list[str]:
    values = properties.get(name)
    return [value for value in values if isinstance(value, str) and value] if isinstance(values, list) else []


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        return None
