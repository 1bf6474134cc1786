"""PAY003: a credit term longer than the law lets a large or public buyer take."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    PartNotJudged,
    Term,
    Words,
    contract_check,
    credit_terms,
    no_credit_given,
    reasons,
    sizes_of,
    why_not_compared,
    wording_of,
)

OUR_SIZE = Words("我方不是中小企业", "the seller is no SME")
BUYER_IS_SMALL = Words("买方也是中小企业，只按信用政策检查", "the buyer is an SME too; only our credit policy applies")
BUYERS_FORM = (
    r"{B}(?:的|之)?(?:标准|通用|一般|格式)(?:采购)?(?:条款|条件|合同)|采购通用(?:条款|条件)",
    r"\b{B}(?:'s|s')? (?:standard |general |printed |usual )+(?:terms|conditions|form)\b",
    r"\b(?:general |standard )?(?:terms and conditions|conditions|terms) of purchas(?:e|ing)\b",
    r"\bpurchase order (?:terms|conditions)\b|\bpurchasing (?:terms|conditions)\b",
    r"\bthese (?:terms|conditions)(?: and conditions)? (?:shall )?(?:apply|govern)\b[^.;]{0,60}\b(?:purchase|orders?)\b",
)
"""Words of a form that the buyer had printed: nobody could bargain over its term."""
BARGAINED = (
    r"(?:individually|expressly|specifically|separately) (?:negotiated|agreed|bargained)",
    r"\bexpress(?:ly)? agree\w*\b[^.;]{0,80}\b(?:exceed|longer than|beyond|more than)\b",
    r"\b(?:after|following|as a result of) (?:individual |commercial |arm'?s[- ]length )?negotiations?\b",
    r"(?:经|系)(?:双方)?(?:单独|专门|充分)?(?:协商|磋商)[^。；]{0,12}(?:明示|书面)?(?:同意|约定)[^。；]{0,20}超过",
)


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
        variant = _chinese(matter, days) if chinese else _abroad(matter, term, days)
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


def _abroad(matter: Matter, term: Term, days: int) -> str | None:
    if not matter.laws & {"EW", "EU"}:
        return None
    if sizes_of(matter).buyer_is_public and days > matter.policy.statutory_days_public:
        return "public_abroad"
    if days <= matter.policy.statutory_days_large:
        return None
    if "EU" in matter.laws:
        return _in_the_union(matter, term)
    return "uk_bill" if matter.policy.uk_payments_bill and "EW" in matter.laws else "abroad"


def _in_the_union(matter: Matter, term: Term) -> str | None:
    """Beyond 60 days must be expressly agreed, which a form of the buyer's is not (directive 2011/7/EU, article 3(5))."""
    words = wording_of(matter.contract)
    if words.says(*BUYERS_FORM):
        return "imposed"
    return None if words.matches("|".join(BARGAINED), words.passage(term.span).sentence) else "abroad"
