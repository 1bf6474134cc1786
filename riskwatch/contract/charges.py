"""How a charge for delay is quoted: the number together with the words that say per what time."""

from __future__ import annotations

import re

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract, Role, Term
from riskwatch.domain.document import Span

_TIME = re.compile(
    r"(?:(?:逾期|延期|延迟|迟延)[一1壹]?[日天]|每(?:逾期|延期|延迟|迟延|拖延)?[^，。；]{0,3}?(?:日|天|周|月|年)|按(?:照)?(?:每)?[日天月年])[^，。；\n]{0,24}$"
)


def whole_charge(contract: Contract, term: Term) -> Span:
    """每日按未付款的千分之一, not the number alone; the term's own span where the time is not said before it."""
    passage = wording_of(contract).passage(term.span)
    if not passage.words[:1].isdigit() and passage.words[:1] not in "千万百":
        return term.span
    found = _TIME.search(passage.before)
    return passage.back(len(passage.before) - found.start()).span if found else term.span


_SELLER_OWES = r"{S}[^，。；]{0,12}?(?:逾期|迟延|延期|延迟|应)|(?:逾期|迟延|延期|延迟)(?:交货|交付|供货|发货|送货)|补足"


def owed_by_the_seller(contract: Contract, term: Term) -> bool:
    """A charge for late delivery, or for a deposit that the seller has to top up: not our claim, our risk."""
    words = wording_of(contract)
    return term.who is Role.SELLER or words.matches(_SELLER_OWES, words.passage(term.span).before)
