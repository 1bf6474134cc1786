"""LIA004 for the buyer: it pays far more for paying late than the seller for delivering late."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import Answer, Hit, Matter, Rate, Role, Term, contract_check, percent, whole_charge, wording_of

CAPPED = (
    r"(?:累计|总额|最高|合计)[^。；\n]{0,16}?不?(?:超过|限)|为(?:上)?限|封顶|上限|\b(?:maximum|capped"
    r"|not exceed|up to)\b"
)
EXPLAINED = r"基数不同|双方确认[^。；\n]{0,20}?(?:合理|对等)"


@contract_check()
def own_rate_higher(matter: Matter, times: Decimal = Decimal(2)) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    ours = _heaviest(
        term
        for term in contract.terms_of("late_payment.rate")
        if term.who is not Role.SELLER and term.detail.get("payer") != "either"
    )
    theirs = _heaviest(
        term
        for term in contract.terms_of("penalty.rate")
        if term.detail.get("breach") == "delivery" and term.who is not Role.BUYER
    )
    if ours is None or theirs is None or words.says(EXPLAINED):
        return
    values = {"buyer": _daily(ours), "seller": _daily(theirs), "times": f"{_yearly(ours) / _yearly(theirs):.1f}"}
    if _yearly(ours) >= times * _yearly(theirs):
        yield Hit(whole_charge(contract, ours), values=values, related=(theirs.span,))
    elif next(contract.terms_of("penalty.cap"), None) is not None and not _capped(matter, ours):
        yield Hit(whole_charge(contract, ours), variant="cap", values=values, related=(theirs.span,))


def _capped(matter: Matter, term: Term) -> bool:
    words = wording_of(matter.contract)
    capped = next(matter.contract.terms_of("late_payment.cap"), None) is not None
    return capped or words.matches(CAPPED, words.passage(term.span).near(0, 60))


def _yearly(term: Term) -> Decimal:
    assert isinstance(term.value, Rate)
    return term.value.per_year or Decimal(0)


def _daily(term: Term) -> str:
    return percent(_yearly(term) / 365)


def _heaviest(terms: Iterator[Term]) -> Term | None:
    """The term with the highest yearly rate; market rates and flat sums cannot be compared."""
    rates = [
        term for term in terms if isinstance(term.value, Rate) and term.value.per_year and term.value.base != "market"
    ]
    return max(rates, key=_yearly, default=None)
