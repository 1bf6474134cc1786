"""Numbers that positions are measured by, taken from the facts of a contract: each with the words it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from riskwatch.contract.credit_term import credit_terms
from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract, Period, Rate, Role, Term

Measured = Iterator[tuple[Decimal, Term]]
_LATENT = r"隐蔽|潜在|内在质量|\blatent\b|\bhidden\b"
_OTHER_TEST = r"工程|竣工|试用|试运行|发票|对账|结算|软件|\b(?:invoices?|statements?|audit|books|records)\b"
_ABOUT_CLAIMS = (
    r"异议|索赔|投诉|质量|不合格|品质|验收|检验|问题|\b(?:claim|complaint|objection|defect|reject|non-?conform)\w*"
)
_OTHER_ANSWER = (
    r"报修|维修|热线|售后服务|订单|\b(?:repair|hotline|support|orders?|statement of case|expert|arbitrat\w*)\b"
)
_OTHER_ACCEPTANCE = (
    r"公布|索赔证书|{S}[^。；]{0,12}?(?:对索赔|有异议)|\b(?:accept|reject|acknowledge)\w*[^.;]{0,20}\borders?\b|\borders?\b[^.;]{0,40}\b(?:accept|reject)"
    r"|\b(?:approv|promotion|advertis)\w*"
)
_BUYERS_DELAY = r"(?:逾期|迟延|延迟|延期)(?:提货|收货|接货)|向{S}(?:支付|偿付)|\bto (?:the )?{S}\b"
_AFTER_SALE = r"质保|保修|保质|warrant"
_NOT_GOODS = r"服务|软件|\b(?:services?|software|attachment|writ|levy)\b"


def _credit_days(contract: Contract) -> Measured:
    """The seller's credit; a time that runs from signing is one for an advance."""
    for term, days in credit_terms(contract):
        if term.detail.get("event") != "signing":
            yield Decimal(days), term


def _late_rates(contract: Contract) -> Iterator[tuple[Rate, Term]]:
    """Rates of the buyer's late payment, those that bind both sides among them."""
    for term in contract.terms_of("late_payment.rate"):
        if isinstance(term.value, Rate) and term.who is not Role.SELLER:
            yield term.value, term


def _late_rate_per_year(contract: Contract) -> Measured:
    for rate, term in _late_rates(contract):
        if rate.base != "market" and rate.per_year is not None:
            yield rate.per_year, term


def _late_times_market(contract: Contract) -> Measured:
    """1.5 for 1.5 times the LPR; a bare market rate is 1."""
    for rate, term in _late_rates(contract):
        if rate.base == "market" and not rate.value:
            yield rate.multiple or Decimal(1), term


def _late_over_market(contract: Contract) -> Measured:
    """0.08 for 8% over base."""
    for rate, term in _late_rates(contract):
        if rate.base == "market" and rate.value:
            yield rate.value, term


def _late_cap(contract: Contract) -> Measured:
    """The upper limit of late-payment interest as a share of what is overdue; a fixed sum is the lowest there is."""
    for term in contract.terms_of("late_payment.cap"):
        if term.who is not Role.SELLER:
            yield term.value if isinstance(term.value, Decimal) else Decimal(0), term


def _days(contract: Contract, *kinds: str) -> Measured:
    for term in contract.terms_of(*kinds):
        if isinstance(term.value, Period):
            yield Decimal(term.value.days), term


def _inspection_days(contract: Contract) -> Measured:
    """Time to inspect the goods and to object; a period for latent defects or within a warranty is another matter."""
    words = wording_of(contract)
    for days, term in _days(contract, "inspection.period", "objection.period"):
        sentence = words.passage(term.span).sentence
        if term.detail.get("defects") == "latent" or term.who is Role.SELLER:
            continue
        if not any(words.matches(other, sentence) for other in (_LATENT, _OTHER_TEST, _OTHER_ACCEPTANCE, _AFTER_SALE)):
            yield days, term


def _reply_workdays(contract: Contract) -> Measured:
    """Time for the seller to answer an objection, in working days: five of seven calendar days."""
    words = wording_of(contract)
    for term in contract.terms_of("reply.period"):
        passage = words.passage(term.span)
        if words.matches(_OTHER_ANSWER, passage.sentence) or not words.matches(_ABOUT_CLAIMS, passage.near(40, 0)):
            continue
        if isinstance(term.value, Period) and term.who is not Role.BUYER:
            whole = term.value.unit == "workday"
            yield Decimal(term.value.count if whole else term.value.days * 5 // 7), term


def _months(contract: Contract, kind: str) -> Measured:
    for term in contract.terms_of(kind):
        if isinstance(term.value, Period):
            months = {"month": term.value.count, "year": term.value.count * 12}
            yield Decimal(months.get(term.value.unit, term.value.days // 30)), term


def _warranty_months(contract: Contract) -> Measured:
    words = wording_of(contract)
    for months, term in _months(contract, "warranty.period"):
        if not words.matches(_NOT_GOODS, words.passage(term.span).sentence):
            yield months, term


def _delay_rate(contract: Contract) -> Measured:
    """What the seller pays a day for late delivery, as a share of its base."""
    words = wording_of(contract)
    for term in contract.terms_of("penalty.rate"):
        late = term.detail.get("breach") == "delivery" and term.who is not Role.BUYER
        late = late and not words.matches(_BUYERS_DELAY, words.passage(term.span).sentence)
        if late and isinstance(term.value, Rate) and term.value.per_day is not None:
            yield term.value.per_day, term


def _delay_cap(contract: Contract) -> Measured:
    """The upper limit of the penalty for late delivery, said in the same sentence as its rate."""
    words = wording_of(contract)
    rates = [words.passage(term.span).around for _, term in _delay_rate(contract)]
    for term in contract.terms_of("penalty.cap"):
        if isinstance(term.value, Decimal) and words.passage(term.span).around in rates:
            yield term.value, term


def _prepaid_share(contract: Contract) -> Measured:
    for term in contract.terms_of("payment.share"):
        if term.detail.get("label") == "prepayment" and isinstance(term.value, Decimal):
            yield term.value, term


FACTS: Mapping[str, Callable[[Contract], Measured]] = MappingProxyType({
    "credit_days": _credit_days,
    "late_rate_per_year": _late_rate_per_year,
    "late_times_market": _late_times_market,
    "late_over_market": _late_over_market,
    "late_cap": _late_cap,
    "late_grace_days": lambda contract: _days(contract, "late_payment.grace"),
    "inspection_days": _inspection_days,
    "reply_workdays": _reply_workdays,
    "warranty_months": _warranty_months,
    "guarantee_months": lambda contract: _months(contract, "guarantee.period"),
    "delay_rate_per_day": _delay_rate,
    "delay_cap": _delay_cap,
    "prepaid_share": _prepaid_share,
})  # fmt: skip
"""Name of a number -> how it is read."""
