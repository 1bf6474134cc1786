"""How telling literals are: the rarer the poorest of a set is likely to be, the more the set is worth looking for."""

from __future__ import annotations

from riskwatch.contract.search.signs import BUYER_MARK, DIGIT, SELLER_MARK

_RARE = frozenset("/%‰$¥£€×@#&*<>{}[]|=+~^§")
_COMMON = frozenset(
    ["the", "and", "any", "all", "for", "this", "that", "such", "not", "shall", "will", "may", "can", "must", "are", "has",
     "have", "been", "from", "with", "which", "other", "each", "upon", "agreement", "party", "parties", "product",
     "products", "service", "services", "contract", "date", "buyer", "seller", "company", "合同", "甲方", "乙方", "协议"]
)  # fmt: skip
"""Words that nearly every contract holds many times."""
_SPECIAL = {DIGIT: 2, BUYER_MARK: 4, SELLER_MARK: 4}


def weight(words: frozenset[str]) -> int:
    """The weight of the poorest of the words; 0 where one of them may be everywhere."""
    return min(map(_of_one, words))


def _of_one(word: str) -> int:
    if word in _SPECIAL:
        return _SPECIAL[word]
    if len(word) == 1 and word < "\u2e80":
        return 3 if word in _RARE else 0
    if word.strip() in _COMMON:
        return 2
    return sum(2 if sign > "\u2e80" else 1 for sign in word)
