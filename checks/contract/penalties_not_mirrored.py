"""LIA004: the seller pays far more for late delivery than the buyer for late payment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Rate,
    Role,
    Term,
    contract_check,
    percent,
    whole_charge,
    wording_of,
)

BLACKLIST = (
    r"(?:将|有权将|可将|把)?{S}[^，。；\n]{0,10}?(?:列入|纳入|计入)[^，。；\n]{0,12}?(?:黑名单|不良(?:供应商|记录)|失信名单|禁入名单)[^，。；\n]{0,6}",
)
CAPPED = r"(?:累计|总额|最高|合计)[^。；\n]{0,16}?不?(?:超过|限)|为(?:上)?限|封顶|上限|\b(?:maximum|capped|not exceed|up to)\b"
UNCAPPED = r"不封顶|不设上限|无上限|\buncapped\b|without limit"
EXPLAINED = r"基数不同|双方确认[^。；\n]{0,20}?(?:合理|对等)"


@contract_check()
def penalties_not_mirrored(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    ours = _heaviest(
        term for term in matter.contract.terms_of("penalty.rate") if _late_delivery(words.passage(term.span), term)
    )
    theirs = _heaviest(
        term
        for term in matter.contract.terms_of("late_payment.rate")
        if term.who is not Role.SELLER and term.detail.get("payer") != "either"
    )
    if ours is not None and theirs is not None and not words.says(EXPLAINED):
        seller, buyer = _yearly(ours), _yearly(theirs)
        values = {
            "seller": percent(seller / 365),
            "buyer": percent(buyer / 365),
            "cap": percent(matter.policy.seller_delay_cap),
            "times": f"{seller / buyer:.1f}" if buyer else "",
        }
        if buyer and seller >= matter.policy.mirror_times * buyer:
            yield Hit(whole_charge(matter.contract, ours), values=values, related=(theirs.span,))
        elif seller > buyer and seller / 365 > matter.policy.seller_delay_rate_max_per_day:
            most = percent(matter.policy.seller_delay_rate_max_per_day)
            yield Hit(whole_charge(matter.contract, ours), variant="above_policy", values={**values, "most": most})
        elif _cap_on_ours_alone(matter, ours):
            yield Hit(whole_charge(matter.contract, ours), variant="cap", values=values, related=(theirs.span,))
    if words.chinese:
        for passage in words.find(*BLACKLIST):
            if not passage.denied and not passage.is_no_clause:
                yield Hit(passage.span, variant="blacklist")
                return


def _late_delivery(passage: Passage, term: Term) -> bool:
    return term.detail.get("breach") == "delivery" and term.who is not Role.BUYER and not passage.is_no_clause


def _yearly(term: Term) -> Decimal:
    assert isinstance(term.value, Rate)
    return term.value.per_year or Decimal(0)


def _heaviest(terms: Iterator[Term]) -> Term | None:
    """The term with the highest yearly rate; market rates and flat sums cannot be compared."""
    rates = [
        term for term in terms if isinstance(term.value, Rate) and term.value.per_year and term.value.base != "market"
    ]
    return max(rates, key=_yearly, default=None)


def _cap_on_ours_alone(matter: Matter, ours: Term) -> bool:
    """The buyer's penalty is capped, the seller's expressly is not, at the same rate."""
    words = wording_of(matter.contract)
    if next(matter.contract.terms_of("late_payment.cap"), None) is None:
        return False
    sentence = words.passage(ours.span).sentence
    return words.matches(UNCAPPED, sentence) or not words.matches(CAPPED, words.passage(ours.span).near(0, 60))
