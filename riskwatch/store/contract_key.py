"""What makes two drafts versions of one contract, when nobody says so: its number, its parties, and the side we are on."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable


def contract_key(side: str, number: str, names: Iterable[str]) -> str | None:
    """The same for two versions of one contract; None without a number or without the names of two parties.

    Width, case and blanks of numbers and names do not count.
    """
    parties = sorted({folded for name in names if (folded := _folded(name))})
    folded_number = _folded(number)
    if not folded_number or len(parties) < 2:
        return None
    return hashlib.sha256("\x1f".join((side, folded_number, *parties)).encode()).hexdigest()


def _folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split()).casefold()
