"""How telling literals are: the rarer the poorest of a set is likely to be, the more the set is worth looking for."""

from __future__ import annotations

from functools import lru_cache

from riskwatch.contract.search.signs import BUYER_MARK, DIGIT, SELLER_MARK

_RARE = frozenset("/%‰$¥£€×@#&*<>{}[]|=+~^§")
_COMMON = frozenset(
    ["the", "and", "any", "all", "for", "this", "that", "such", "not", "shall", "will", "may", "can", "must", "are", "has",
     "have", "been", "from", "with", "which", "other", "each", "upon", "under", "of", "to", "be", "by", "or", "in", "no",
     "agreement", "agree", "agrees", "party", "parties", "product", "products", "service", "services", "contract", "date",
     "term", "terms", "day", "days", "right", "rights", "payment", "pay", "paid", "amount", "buyer", "seller", "company",
     "customer", "distributor", "distribut", "agent", "agen", "supplier", "including", "information", "license", "licens",
     "require", "required", "change", "provided", "inc", "sent", "late", "inform", "issue", "issu", "合同", "协议"]
)  # fmt: skip
"""Words that nearly every contract holds many times."""
LEAST, TELLING = 2, 4
"""Sets below the first are not looked for at all, those below the second only where there is none above."""
_SPECIAL = {DIGIT: 2, BUYER_MARK: 4, SELLER_MARK: 4}


def weight(words: frozenset[str]) -> int:
    """The weight of the poorest of the words; below LEAST where one of them may be everywhere."""
    return min(map(_of_one, words))


@lru_cache(maxsize=16384)
def _of_one(word: str) -> int:
    if word in _SPECIAL:
        return _SPECIAL[word]
    if len(word) == 1 and word < "\u2e80":
        return 3 if word in _RARE else 0
    if len(word) < 3 and word.isascii() and word.isalnum():
        return 1
    if _COMMON.issuperset(word.split()):
        return 2
    return sum(2 if sign > "\u2e80" else 1 for sign in word)
