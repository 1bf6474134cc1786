"""Patterns with {B} and {S}, the words that stand for buyer and seller: compiled for the labels of a contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from riskwatch.contract.search.needed import Needs, needs_of
from riskwatch.contract.search.signs import BUYER_MARK, SELLER_MARK

BUYER, SELLER = "{B}", "{S}"
_NOTHING = r"(?!)"


@lru_cache(maxsize=8192)
def needs(template: str, longest_label: int, dotted: bool) -> Needs | None:
    """What a match of the template needs, whatever the labels are; `dotted` when one of them holds a point."""
    marked = template.replace(BUYER, BUYER_MARK).replace(SELLER, SELLER_MARK)
    return needs_of(marked, 0, longest_label, dotted)


@lru_cache(maxsize=8192)
def compiled(template: str, buyer: tuple[str, ...], seller: tuple[str, ...]) -> re.Pattern[str]:
    """The template for these labels; a label that there is none of matches nowhere."""
    return re.compile(template.replace(BUYER, _any_of(buyer)).replace(SELLER, _any_of(seller)))


def _any_of(words: Sequence[str]) -> str:
    if not words:
        return _NOTHING
    return "(?:" + "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words) + ")"
