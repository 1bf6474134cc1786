"""Reading one made-up sentence: its terms of a kind, each with the exact words it was read from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskwatch.contract.terms import KINDS, find_terms
from riskwatch.domain.contract import Party, Role, Term
from riskwatch.domain.document import document_of

Read = Callable[..., list[tuple[Term, str]]]

SELLER_IS_B = (Party(Role.BUYER, "甲方", None), Party(Role.SELLER, "乙方", None))


@pytest.fixture
def read() -> Read:
    """`read(text, "amount")` gives the terms of these kinds in `text` and their words; language by the text's letters."""

    def reading(text: str, *kinds: str) -> list[tuple[Term, str]]:
        language = "zh" if any("\u4e00" <= mark <= "\u9fff" for mark in text) else "en"
        found = find_terms(document_of(text), (), SELLER_IS_B, language)
        assert {term.kind for term in found} <= set(KINDS)
        return [(term, term.span.of(text)) for term in found if not kinds or term.kind in kinds]

    return reading
