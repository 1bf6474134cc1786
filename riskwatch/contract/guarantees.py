"""Is a guarantee given at all, and in which words?"""

from __future__ import annotations

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract, Role, Term

_NOT_GIVEN = r"不(?:提供|承担|负|作)?$|无需|无须|免除|解除|如需|需要|可(?:以)?(?:另行)?$|是否"
_ELSEWHERE = r"^[^。；]{0,10}(?:另立|另行签|另签)"
_OTHER = r"质量(?:保证|担保)|保证质量|质保|保证金|定金|抵押|质押|留置|反担保|民法典|担保法|物权|所有权担保|违约金"
# Security that the buyer may bring to be supplied again; nobody gives it here.
_DEMANDED = r"(?:认可|适当|充分|相应|足额|有效|其他)的?担保$"
_CONDITION = r"^的(?:[，,。；]|$)"
_GUARANTOR = r"保证人|担保人|担保方|丙方|连带|保证期间|担保期间|保证责任"


def guarantees(contract: Contract) -> tuple[Term, ...]:
    """The facts of kind guarantee.mode that speak of a personal guarantee that is really given."""
    words = wording_of(contract)
    given = []
    for term in contract.terms_of("guarantee.mode"):
        passage = words.passage(term.span)
        if (
            passage.is_no_clause
            or words.matches(_NOT_GIVEN, passage.before[-8:])
            or words.matches(_ELSEWHERE, passage.after)
        ):
            continue
        if contract.party(Role.GUARANTOR) is None and (
            words.matches(_DEMANDED, passage.words) or words.matches(_CONDITION, passage.after)
        ):
            continue
        if words.matches(_OTHER, passage.sentence) and not words.matches(_GUARANTOR, passage.sentence):
            continue
        given.append(term)
    return tuple(given)
