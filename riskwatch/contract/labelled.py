"""Patterns with {B} and {S}, the words that stand for buyer and seller: compiled for the labels of a contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from riskwatch.contract.search.needed import Needs, needs_of

BUYER, SELLER = "{B}", "{S}"
_NOTHING = r"(?!)"


@lru_cache(maxsize=8192)
def needs(template: str, longest_label: int) -> Needs | None:
    """What a match of the template needs, whatever the labels are."""
    label = rf"(?:[^\n。；;]{{1,{longest_label}}})"
    return needs_of(template.replace(BUYER, label).replace(SELLER, label))


@lru_cache(maxsize=8192)
def compiled(template: str, buyer: tuple[str, ...], seller: tuple[str, ...]) -> re.Pattern[str]:
    """The template for these labels; a label that there is none of matches nowhere."""
    return re.compile(template.replace(BUYER, _any_of(buyer)).replace(SELLER, _any_of(seller)))


def _any_of(words: Sequence[str]) -> str:
    if not words:
        return _NOTHING
    return "(?:" + "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words) + ")"
