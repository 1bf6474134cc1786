"""A company name taken apart: what tells the company apart, and what many companies share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Script = Literal["zh", "latin"]


@dataclass(frozen=True, slots=True)
class NameParts:
    """The folded parts of one name.

    `core` is what tells the company apart: brand and trade of a Chinese name, the words of a Latin one in alphabetical
    order. `brand` is the 字号 alone (or the Latin words in their own order), `trade` the 行业. `form` names the legal form
    in one spelling for all its abbreviations, "" when none is written; `place` the place that a Chinese name carries.
    `head` is the head office's name where this is a branch, else "".
    """

    written: str
    script: Script
    core: str
    brand: str
    trade: str = ""
    form: str = ""
    place: str = ""
    head: str = ""

    @property
    def key(self) -> str:
        """Equal keys are the same name but for form and place."""
        return self.core.replace(" ", "")
