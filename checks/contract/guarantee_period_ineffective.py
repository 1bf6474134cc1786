"""GUA002: a guarantee without a period, or with one that the law treats as none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Passage,
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
IN_A_ROW = r"(?:保证|担保)[^。；\n]{0,60}[,，]期[间限](?:为|自|是|:|至|截)"
"""保证人承担连带责任保证，范围包括货款，期间为付款期限届满之日起三年: the one word serves for mode, scope and period."""
UNTIL_PAID = (
    r"(?:担保|保证)(?:书|函|责任)?[^。；\n]{0,30}?(?:直)?至[^。；\n]{0,50}?(?:还清|付清|清偿|结清|偿清)"
    r"[^。；\n]{0,24}?(?:失效|终止|为止|止)"
)
SIGNED = "签订|签署|生效|签字|盖章|出具"
SIGNING = rf"(?:{SIGNED})(?:之日|日|之次日)?(?:起|后)"
COUNTED_FROM = rf"(?:{SIGNED}|发货|交货|交付|到货|收货|送达|开票)(?:之日|日|之次日)?(?:起|后)"
FROM_DUE = r"届满|到期|最后一笔|履行期限?|应付"
ENDS_ON = NAMED + r"[^。；\n]{0,30}?(?:截至|截止|至|到)[^。；\n]{0,4}?\d{4}[^。；\n]{0,12}"
STATUTORY = 6 * 30
"""Days of the six months that apply when nothing is agreed, as a period counts its months."""


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
    until, ending = first(words.find(UNTIL_PAID)), first(words.find(ENDS_ON))
    if ending is not None:
        if _too_early(contract, ending):
            yield Hit(ending.span, variant="before_due")
    elif until is not None:
        yield Hit(until.span, variant="until_paid")
    elif not words.says(NAMED, IN_A_ROW):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _wrong_with(matter: Matter, term: Term) -> str:
    if isinstance(term.value, str):
        return term.value
    passage = wording_of(matter.contract).passage(term.span)
    short = isinstance(term.value, Period) and 0 < term.value.days < STATUTORY
    counted = isinstance(term.value, Period) and passage.wording.matches(COUNTED_FROM, passage.sentence)
    if counted and (short or passage.wording.matches(SIGNING, passage.sentence)):
        return "" if passage.wording.matches(FROM_DUE, passage.sentence) else "from_signing"
    return "short" if short else ""


def _too_early(contract: Contract, ending: Passage) -> bool:
    """The day on which the guarantee ends lies on or before the last day that the contract names for the price."""
    days = [term for term in contract.terms_of("date") if isinstance(term.value, date)]
    ends = [term.value for term in days if ending.span.meets(term.span) and isinstance(term.value, date)]
    goes_on = [
        term.value
        for term in days
        if term.detail.get("role") in ("delivery", "payment") and isinstance(term.value, date)
    ]
    signed = [contract.agreement_date.value] if contract.agreement_date else []
    if not ends or not goes_on + signed:
        return False
    credit = max(
        (term.value.days for term in contract.terms_of("payment.days") if isinstance(term.value, Period)), default=0
    )
    return ends[-1] <= max(goes_on + signed) + timedelta(days=credit)
