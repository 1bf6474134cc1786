"""PAY003: a credit term longer than the law lets a large or public buyer take."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Period,
    Role,
    Term,
    Words,
    contract_check,
    no_credit_given,
    sizes_of,
    wording_of,
)

OUR_SIZE = Words("我方不是中小企业", "the seller is no SME")
BUYER_IS_SMALL = Words("买方也是中小企业，只按信用政策检查", "the buyer is an SME too; only our credit policy applies")
NOT_THE_PRICE = (
    r"质保金|质量保证金|保留金|尾款|保证金|retention|refund|退还|返还|退款|违约金|赔偿|royalt|commission"
    r"|停工|终止|解除|中止|分期|instal"
)
NOT_THE_TERM = r"以上|逾期|超过|提前|延期|宽限|fail|due date|late|overdue|(?<!un)dispute|terminat|notice"
PAID_BEFORE = r"(?:账期|帐期|月结|票到|付款|结算|支付|信用期|\bpa(?:y|id|yment|yable)|net|invoices?)[^，。；.;]{0,12}$"
PAID_AFTER = r"^(?:内，?)?[^，。；,.;]{0,16}?(?:付|结|汇|清)|^ (?:of|from|after|following|end)\b"
WAITS_FOR_OTHERS = frozenset({"third_party", "funds", "approval", "end", "breach", "objection"})


@contract_check()
def beyond_statutory_term(matter: Matter) -> Iterator[Answer]:
    outside = no_credit_given(matter.contract)
    if outside is not None:
        yield outside
        return
    chinese = "CN" in matter.laws
    sizes = sizes_of(matter)
    if chinese and sizes.seller_is_small is False:
        yield NotApplicable(OUR_SIZE)
        return
    if chinese and sizes.buyer_is_small:
        yield NotApplicable(BUYER_IS_SMALL)
        return
    for term in matter.contract.terms_of("payment.days"):
        if isinstance(term.value, Period) and _is_credit_term(matter, term):
            variant = _chinese(matter, term.value.days) if chinese else _abroad(matter, term.value.days)
            if variant is not None:
                yield Hit(term.span, variant=variant, values={"days": term.value.days})


def _is_credit_term(matter: Matter, term: Term) -> bool:
    words = wording_of(matter.contract)
    passage = words.passage(term.span)
    if term.who is Role.SELLER or term.detail.get("event") in WAITS_FOR_OTHERS:
        return False
    near = passage.before[-60:] + passage.after[:40]
    if words.matches(NOT_THE_PRICE, passage.sentence) or words.matches(NOT_THE_TERM, near) or passage.after[:1] == "后":
        return False
    return words.matches(PAID_BEFORE, passage.before[-30:]) or words.matches(PAID_AFTER, passage.after)


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
    return "abroad" if days > matter.policy.statutory_days_large else None
