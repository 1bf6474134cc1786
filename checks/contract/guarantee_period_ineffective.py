"""GUA002: a guarantee without a period, or with one that the law treats as none."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Period,
    Term,
    Words,
    contract_check,
    elsewhere,
    first,
    guarantees,
    reasons,
    wording_of,
)

PLACE = Words("担保条款", "guarantee clause")
NAMED = r"(?:保证|担保)(?:责任)?(?:的)?(?:期间|期限|有效期)"
UNTIL_PAID = (
    r"(?:担保|保证)(?:书|函|责任)?[^。；\n]{0,30}?(?:直)?至[^。；\n]{0,50}?(?:还清|付清|清偿|结清|偿清)"
    r"[^。；\n]{0,24}?(?:失效|终止|为止|止)"
)
FROM_SIGNING = r"(?:签订|签署|生效|签字|盖章|出具)(?:之日|日)?(?:起|后)"
FROM_DUE = r"届满|到期|最后一笔|履行期限?"


@contract_check()
def guarantee_period_ineffective(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not guarantees(contract):
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    words = wording_of(contract)
    periods = list(contract.terms_of("guarantee.period"))
    for term in periods:
        variant = _wrong_with(matter, term)
        if variant:
            yield Hit(term.span, variant=variant)
    if periods:
        return
    until = first(words.find(UNTIL_PAID))
    if until is not None:
        yield Hit(until.span, variant="until_paid")
    elif not words.says(NAMED):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _wrong_with(matter: Matter, term: Term) -> str:
    if isinstance(term.value, str):
        return term.value
    passage = wording_of(matter.contract).passage(term.span)
    counted = isinstance(term.value, Period) and passage.wording.matches(FROM_SIGNING, passage.sentence)
    return "from_signing" if counted and not passage.wording.matches(FROM_DUE, passage.sentence) else ""
