"""How a charge for delay is quoted: the number together with the words that say per what time."""

from __future__ import annotations

import re

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract, Term
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
