"""LIA003: a late-payment rate that is too low, capped, without a base, or that starts late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    PartNotJudged,
    Period,
    Rate,
    Role,
    Span,
    Term,
    Wording,
    Words,
    contract_check,
    owed_by_the_seller,
    percent,
    whole_charge,
    wording_of,
)

CAP_WORDS = re.compile(
    r"(?:违约金|利息|滞纳金)?(?:的)?(?:累计|总额|总计|合计|金额)?(?:最高)?(?:均|也|但|亦)?(?:最高"
    r"|不得?超过|不超|上限|以)[^，。；]{0,30}$"
    r"|(?:up to )?(?:a )?(?:maximum|not (?:to )?exceed(?:ing)?|capped|limited to|no more than"
    r"|not more than|shall not exceed)[^,.;]{0,50}$"
)
BASE = r"款|额|价|货值|部分|amount|sum|balance|invoice|payment|price|account|monies|money|fee|charge|cost"
NO_NOUN = re.compile(r"(?:逾期|迟延|延期|延迟|拖延)?付款(?:人|方|义务|日|期限?|时间)?|支付货款|贷款")
OVER_BASE = r"\b(?:above|over|in excess of|each|every|per|daily|monthly|annum|day)\b|每"
MADE_GOOD = (
    r"不足以?(?:弥补|补偿|赔偿)|补足|赔偿[^。；]{0,10}?(?:全部|实际|一切|相应|因此|由此)?[^。；]{0,6}损失"
    r"|shortfall|further damages"
)


NO_LPR = Words(
    "信用政策里没有录入一年期LPR，只能判断低于{floor}的利率",
    "the credit policy has no one-year loan prime rate; only rates below {floor} could be judged",
)


DEPOSIT_RATE = (r"(?:活期(?:存款)?(?:基准)?利[率息]|存款(?:基准)?利率)",)
LATE = r"逾期|迟延|延迟|拖延|拖欠|延期"


@contract_check()
def late_rate_too_low(
    matter: Matter,
) -> Iterator[Answer]:
    policy = matter.policy
    published = policy.lpr_on(_signed_or_today(matter))
    rates = [
        term for term in matter.contract.terms_of("late_payment.rate") if not owed_by_the_seller(matter.contract, term)
    ]
    if published is None and "CN" in matter.laws and any(_fixed(term) for term in rates):
        yield PartNotJudged(NO_LPR.filled({"floor": percent(policy.surely_below_lpr)}))
    floor = published or policy.surely_below_lpr
    for term in rates:
        rate = term.value
        if not isinstance(rate, Rate):
            continue
        if rate.base == "market":
            yield from _market(matter, term, rate, policy.late_statutory_multiple, policy.late_substantial_over_base)
        elif rate.per_year is not None and rate.per_year < floor:
            yield Hit(whole_charge(matter.contract, term), values={"year": percent(rate.per_year)})
        elif rate.per_year is not None and _has_no_base(matter, term, rate):
            yield Hit(whole_charge(matter.contract, term), variant="no_base")
    yield from _deposit_rate(wording_of(matter.contract), rates)
    for term in matter.contract.terms_of("late_payment.cap"):
        if not owed_by_the_seller(matter.contract, term):
            yield Hit(_with_cap_words(matter, term), variant="capped")
    for term in matter.contract.terms_of("late_payment.grace"):
        if isinstance(term.value, Period) and term.value.days > matter.policy.late_grace_max_days:
            yield Hit(term.span, variant="grace", values={"days": term.value.days})
    if not any(isinstance(term.value, Rate) and term.value.per_year is not None for term in rates):
        yield from _flat(matter, policy.late_flat_min_share)


def _deposit_rate(words: Wording, known: Sequence[Term]) -> Iterator[Answer]:
    """What a bank pays on deposits is below what it takes for loans; rates that are `known` are judged already."""
    for passage in words.find(*DEPOSIT_RATE):
        late = words.matches(LATE, passage.before) and not words.matches(
            r"{S}[^，。；]{0,12}(?:逾期|迟延)", passage.before
        )
        judged = any(term.span.meets(passage.span) for term in known)
        if late and not judged and not passage.is_no_clause and not passage.denied:
            yield Hit(passage.span, variant="below_statutory")


def _signed_or_today(matter: Matter) -> date | None:
    """The rate of the day of signing counts, that of today while there is none."""
    signed = matter.contract.agreement_date
    return signed.value if signed is not None else matter.today


def _fixed(term: Term) -> bool:
    return isinstance(term.value, Rate) and term.value.base != "market" and term.value.per_year is not None


def _market(matter: Matter, term: Term, rate: Rate, multiple: Decimal, substantial: Decimal) -> Iterator[Answer]:
    """At the bare market rate or little above it: less than the statutory default."""
    if rate.value > 0:
        if "EW" in matter.laws and rate.value < substantial:
            yield Hit(term.span, variant="not_substantial", values={"over": percent(rate.value)})
    elif "CN" in matter.laws and rate.multiple is not None and rate.multiple < multiple:
        yield Hit(term.span, variant="below_statutory")


def _has_no_base(matter: Matter, term: Term, rate: Rate) -> bool:
    base = term.detail.get("base_words", "")
    if base and not NO_NOUN.fullmatch(base):
        return False
    words = wording_of(matter.contract)
    return not words.matches(BASE, NO_NOUN.sub("", words.passage(term.span).sentence))


def _with_cap_words(matter: Matter, term: Term) -> Span:
    """不超过逾期金额的1%, not the number alone."""
    passage = wording_of(matter.contract).passage(term.span)
    found = CAP_WORDS.search(passage.before)
    if found is None:
        return term.span
    return Span(passage.back(len(passage.before) - found.start()).span.start, term.span.end)


def _flat(matter: Matter, below: Decimal) -> Iterator[Answer]:
    """A small flat penalty, whatever the delay, and nothing beyond it: in effect a cap."""
    words = wording_of(matter.contract)
    for term in matter.contract.terms_of("penalty.rate", "late_payment.rate"):
        rate = term.value
        if not isinstance(rate, Rate) or rate.unit != "once" or rate.value >= below:
            continue
        passage = words.passage(term.span)
        if words.matches(OVER_BASE, passage.near(0, 80)) or words.matches(MADE_GOOD, passage.article):
            continue
        if (term.kind == "late_payment.rate" and term.who is not Role.SELLER) or (
            term.detail.get("payer") == "either" and term.detail.get("breach") == "breach"
        ):
            yield Hit(term.span, variant="flat", values={"share": percent(rate.value)})
