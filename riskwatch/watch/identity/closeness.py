"""How alike two names are in their letters, whichever order the words are in and wherever blanks were put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from riskwatch.watch.identity.name import NameParts

ALIKE = Indel.normalized_similarity
"""From 0 to 1: the share of letters that stay when one is turned into the other by taking out and putting in."""


def closeness(one: NameParts, other: NameParts) -> float:
    """How alike two names are, from 0 to 1."""
    return max(ALIKE(looked_for, choices[0]) for looked_for, choices in both_orders(one, [own_order(other)]))


def own_order(name: NameParts) -> str:
    """The telling words in the order in which they are written."""
    return name.core if name.script == "zh" else name.brand


def both_orders(name: NameParts, brands: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The name and the others without blanks in their own order, and with their words in alphabetical order."""
    yield own_order(name).replace(" ", ""), [brand.replace(" ", "") for brand in brands]
    if name.script == "latin" and " " in name.core:
        yield name.core, [" ".join(sorted(brand.split())) for brand in brands]
