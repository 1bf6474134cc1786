"""Does the paper speak of goods that are delivered, or of services?"""

from __future__ import annotations

import re

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract

_COMMODITY = re.compile(r"(?im)^[ \t]*(?:commodity|goods|products?|description)[ \t]*:[^\n]{2,160}")
_DELIVERED = (
    r"交货|发货|供货|送货|提货",
    r"\bshipments?\b|\bshipped\b|\bdeliver(?:y|ies|ed) (?:of|to|date)\b|\bpurchase orders?\b|\bdeliver\w* all orders\b|\b(?:goods|products)\b",
)


def goods_sold(contract: Contract) -> str:
    """What is sold, in small letters: the title, and the beginning of the clauses on the subject matter; of a lone clause
    all of it."""
    parts = [contract.title.value] if contract.title else []
    parts += [clause.span.of(contract.text)[:160] for clause in contract.clauses_on("subject")]
    parts += [match[0] for match in _COMMODITY.finditer(contract.text)]
    return " ".join(parts).lower() if parts else wording_of(contract).lower[:300]


def about_goods(contract: Contract) -> bool:
    """Goods are delivered, and an English text does not name services twice as often as goods and products."""
    words = wording_of(contract)
    if not words.says(*_DELIVERED):
        return False
    text = words.lower
    return text.count("service") <= 2 * (text.count("product") + text.count("goods")) + 2
