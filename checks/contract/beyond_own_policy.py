"""PAY004: the credit term, the sum or the customer goes beyond our own credit policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Confidence,
    Contract,
    Hit,
    Matter,
    Money,
    NotApplicable,
    PartNotJudged,
    Standing,
    Words,
    contract_check,
    credit_terms,
    no_credit_given,
    percent,
    wording_of,
)

NO_STANDING = Words(
    "没有该客户的信用等级、额度和应收余额，只核对了信用政策的最长账期",
    "the customer's grade, limit and open receivables are missing; only the longest term of the policy was compared",
)
APPROVED = Words("已有例外批准（{by}，有效至{until}）", "an approved exception is on file ({by}, until {until})")
PLACE = Words("付款条款", "payment clause")
MADE_TO_ORDER = (
    r"定制(?!机)|定作|非标(?:准)?(?:设备|产品|件)|来图加工|按图(?:加工|制作|生产)|专用模具",
    r"\b(?:made|built|manufactured)[- ]to[- ]order\b|\bcustom[- ](?:made|built)\b|\bbespoke\b",
)
NOT_THE_GOODS = r"包装|如需|违约"
PREPAID = r"预付|定金|首付|订金|预交|advance|deposit|down payment|prepay"


@contract_check(unless=no_credit_given)
def beyond_own_policy(matter: Matter) -> Iterator[Answer]:
    number = matter.contract.number.value if matter.contract.number else ""
    leave = matter.policy.exception_for(number, matter.today)
    if leave is not None:
        yield NotApplicable(APPROVED.filled({"by": leave.approved_by, "until": leave.until.isoformat()}))
        return
    hits = [*_too_long(matter), *_too_much(matter), *_unpaid_start(matter)]
    yield from hits
    if matter.standing is None:
        yield PartNotJudged(NO_STANDING)


def _too_long(matter: Matter) -> Iterator[Hit]:
    """The longest time to pay against what the grade allows; with no grade known, against what any grade may have."""
    terms = sorted(credit_terms(matter.contract), key=lambda found: -found[1])
    allowed = matter.policy.credit_term_max_days
    grade = matter.standing.grade.value if matter.standing and matter.standing.grade else ""
    most = allowed.get(grade, 0) if grade else max(allowed.values(), default=0)
    if not terms and grade and not most:
        yield Hit(None, variant="closed_undated", place=PLACE, values={"grade": grade})
    if not terms or terms[0][1] <= most:
        return
    term, days = terms[0]
    values: Mapping[str, object] = {"days": days, "most": most, "grade": grade}
    if not grade:
        sure = Confidence.HIGH if matter.contract.language == "zh" else Confidence.MEDIUM
        yield Hit(term.span, values=values, confidence=sure)
    else:
        yield Hit(term.span, variant="grade" if most else "closed", values=values)


def _too_much(matter: Matter) -> Iterator[Hit]:
    """What the customer owes together with this contract, less what it prepays, above its limit."""
    standing = matter.standing
    if standing is None or standing.limit is None:
        return
    total = next((term for term in matter.contract.terms_of("amount.total") if isinstance(term.value, Money)), None)
    if total is None or not isinstance(total.value, Money) or total.value.currency != standing.limit.currency:
        return
    owed = (
        standing.exposure.amount
        if standing.exposure and standing.exposure.currency == total.value.currency
        else Decimal(0)
    )
    on_credit = total.value.amount * (1 - (_prepaid(matter.contract) or 0))
    if on_credit + owed > standing.limit.amount:
        values = {
            "sum": _shown(on_credit + owed),
            "limit": _shown(standing.limit.amount),
            "currency": total.value.currency,
        }
        yield Hit(total.span, variant="limit", values=values)


def _shown(amount: Decimal) -> str:
    return f"{amount:,.0f}"


def _unpaid_start(matter: Matter) -> Iterator[Hit]:
    """Made-to-order goods and new customers begin with a prepayment."""
    words = wording_of(matter.contract)
    policy, prepaid = matter.policy, _prepaid(matter.contract)
    if prepaid is None and words.says(PREPAID):
        return
    order = next(words.find(*MADE_TO_ORDER), None)
    if order is not None and not (order.denied or order.is_no_clause or words.matches(NOT_THE_GOODS, order.sentence)):
        least = policy.prepayment_min_made_to_order
        if (prepaid or 0) < least:
            yield Hit(order.span, variant="made_to_order", values={"least": percent(least)})
    elif _is_new(matter.standing) and (prepaid or 0) < policy.prepayment_min_new_buyer:
        yield Hit(None, variant="new", place=PLACE, values={"least": percent(policy.prepayment_min_new_buyer)})


def _prepaid(contract: Contract) -> Decimal | None:
    """The share that is paid before anything is delivered; None where the text gives no figure for it."""
    shares = [
        term.value
        for term in contract.terms_of("payment.share")
        if term.detail.get("label") == "prepayment" and isinstance(term.value, Decimal)
    ]
    return max(shares, default=None)


def _is_new(standing: Standing | None) -> bool:
    return standing is not None and standing.new is True
