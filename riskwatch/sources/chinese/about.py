"""Whom the rows of a list are about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Whom the rows are about: the names of the company, its code, and who represents it."""

    names: tuple[str, ...]
    code: str = ""
    representatives: tuple[str, ...] = ()

    def is_company(self, name: str) -> bool:
        """Whether a name is that of the company, full-width brackets or not."""
        return bool(name) and plain(name) in {plain(known) for known in self.names}

    def represents(self, name: str) -> bool:
        return bool(name) and plain(name) in {plain(known) for known in self.representatives}


def plain(name: str) -> str:
    """A name for comparison."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()
