"""PAY003: a credit term longer than the law lets a large or public buyer take."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    PartNotJudged,
    Words,
    contract_check,
    credit_terms,
    no_credit_given,
    reasons,
    sizes_of,
    why_not_compared,
)

OUR_SIZE = Words("我方不是中小企业", "the seller is no SME")
BUYER_IS_SMALL = Words("买方也是中小企业，只按信用政策检查", "the buyer is an SME too; only our credit policy applies")


@contract_check(unless=no_credit_given)
def beyond_statutory_term(matter: Matter) -> Iterator[Answer]:
    chinese = "CN" in matter.laws
    sizes = sizes_of(matter)
    if chinese and sizes.seller_is_small is False:
        yield NotApplicable(OUR_SIZE)
        return
    if chinese and sizes.buyer_is_small:
        yield NotApplicable(BUYER_IS_SMALL)
        return
    if chinese and sizes.seller_is_small is None and matter.side == "seller":
        yield PartNotJudged(why_not_compared(matter, reasons.NO_OWN_SIZE))
    for term, days in credit_terms(matter.contract):
        variant = _chinese(matter, days) if chinese else _abroad(matter, days)
        if variant is not None:
            yield Hit(term.span, variant=variant, values={"days": days})


def _chinese(matter: Matter, days: int) -> str | None:
    sizes = sizes_of(matter)
    policy = matter.policy
    if sizes.buyer_is_public:
        if days > policy.statutory_days_public_max:
            return ""
        return "public_over_30" if days > policy.statutory_days_public else None
    if days <= policy.statutory_days_large:
        return None
    return "large" if sizes.buyer_is_large else "unknown"


def _abroad(matter: Matter, days: int) -> str | None:
    if not matter.laws & {"EW", "EU"}:
        return None
    if sizes_of(matter).buyer_is_public and days > matter.policy.statutory_days_public:
        return "public_abroad"
    if days <= matter.policy.statutory_days_large:
        return None
    return "uk_bill" if matter.policy.uk_payments_bill and "EW" in matter.laws else "abroad"
