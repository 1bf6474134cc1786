"""Does the paper speak of goods that are delivered, or of services?"""

from __future__ import annotations

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract

_DELIVERED = (
    r"交货|发货|供货|送货|提货",
    r"\bshipments?\b|\bshipped\b|\bdeliver(?:y|ies|ed) (?:of|to|date)\b|\bpurchase orders?\b|\bdeliver\w* all orders\b|\b(?:goods|products)\b",
)


def about_goods(contract: Contract) -> bool:
    """Goods are delivered, and an English text does not name services twice as often as goods and products."""
    words = wording_of(contract)
    if not words.says(*_DELIVERED):
        return False
    text = words.lower
    return text.count("service") <= 2 * (text.count("product") + text.count("goods")) + 2
