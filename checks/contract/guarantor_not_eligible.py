"""GUA004: a guarantor that cannot give a guarantee: a state organ, a school or hospital, a branch without a resolution."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    contract_check,
    guarantors,
    phrases,
    reasons,
    wording_of,
)

ORGAN, VILLAGE = phrases.STATE_ORGAN_ZH + "$", phrases.VILLAGE_ZH + "$"
CARE, UNIT = phrases.CARE_ZH + "$", phrases.UNIT_ZH + "$"
FOR_PROFIT = r"营利(?:性)?(?:法人|组织|机构)|(?<!非)营利性"
NON_PROFIT = r"非营利"
AUTHORISED = r"(?:董事会|股东(?:会|大会)?|总公司|公司)[^。；\n]{0,12}?(?:决议|授权|同意|追认)"


@contract_check()
def guarantor_not_eligible(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    found = {guarantor.span: guarantor.name for guarantor in guarantors(contract)}
    if not found and not words.says(r"保证人|担保人|担保方"):
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    for span, name in found.items():
        near = words.passage(span).near(0, 80)
        profit = words.matches(FOR_PROFIT, near) and not words.matches(NON_PROFIT, near)
        if words.matches(VILLAGE, name):
            yield Hit(span, variant="village", values={"name": name})
        elif words.matches(CARE, name) and not profit:
            yield Hit(span, variant="care", values={"name": name})
        elif words.matches(ORGAN, name):
            yield Hit(span, values={"name": name})
        elif words.matches(UNIT, name) and not words.matches(AUTHORISED, near):
            yield Hit(span, variant="branch", values={"name": name})
