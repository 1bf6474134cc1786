"""Technical standards that a later edition replaced, of the goods that are sold on credit most: steel, cement, fuel, food.

A small table kept by hand from general knowledge of the trade, not checked line by line against the list of the
standards administration: a finding that rests on it asks the reader to check the edition in force, at medium
confidence. A standard that is not in the table is not said to be in force.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

REPLACED: Mapping[str, str] = MappingProxyType({
    "GB175-2007": "GB 175—2023",
    "GB1499.2-2007": "GB 1499.2—2024",
    "GB/T1499.2-2018": "GB 1499.2—2024",
    "GB/T1499.1-2017": "GB 1499.1—2024",
    "GB/T1591-2008": "GB/T 1591—2018",
    "GB/T700-1988": "GB/T 700—2006",
    "GB/T706-2008": "GB/T 706—2016",
    "GB/T3091-2008": "GB/T 3091—2015",
    "GB/T8163-2008": "GB/T 8163—2018",
    "GB/T14902-2003": "GB/T 14902—2012",
    "GB50204-2002": "GB 50204—2015",
    "GB/T19001-2008": "GB/T 19001—2016",
    "GB18580-2001": "GB 18580—2017",
    "GB17930-2013": "GB 17930—2016",
    "GB19147-2013": "GB 19147—2016",
    "GB2762-2017": "GB 2762—2022",
    "GB2763-2019": "GB 2763—2021",
})  # fmt: skip
"""Number with year, without blanks -> the edition that took its place."""

_BLANK = re.compile(r"\s+")
_DASH = re.compile(r"[—–－―-]+")


def replaced_by(number: str) -> str | None:
    """The later edition of a standard written with its year, or None when none is known."""
    return REPLACED.get(_DASH.sub("-", _BLANK.sub("", number.upper())).replace("／", "/"))
