"""LIA002: a late-payment rate or sum so high that a court is likely to cut it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Money,
    Rate,
    Term,
    contract_check,
    owed_by_the_seller,
    percent,
    whole_charge,
    wording_of,
)

BOTH_AT_ONCE = (
    r"(?:逾期|迟延|延期)(?:付款|支付)[^。；\n]{0,60}?(?:违约金|滞纳金)[^。；\n]{0,16}?(?:并|同时|且|另)"
    r"[^。；\n]{0,10}?(?:支付|承担|加收|计收)[^。；\n]{0,16}?(?:滞纳金|违约金|罚息)",
)
MALICE = r"恶意|故意|欺诈|商业秘密|保密|廉洁|贿赂|wilful|deliberate|confidential"


@contract_check()
def late_rate_too_high(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    said: set[object] = set()
    for term in matter.contract.terms_of("late_payment.rate", "penalty.rate", "late_payment.lump"):
        sentence = words.passage(term.span).around
        if sentence in said or owed_by_the_seller(matter.contract, term) or not _charged_for_paying_late(term):
            continue
        hit = _lump(matter, term) or _yearly(matter, term)
        if hit is not None and not words.matches(MALICE, sentence.of(words.lower)):
            said.add(sentence)  # 50% (fifty per cent) is one rate, not two
            yield hit
    for passage in words.find(*BOTH_AT_ONCE):
        yield Hit(passage.span, variant="stacked")


def _charged_for_paying_late(term: Term) -> bool:
    """Late payment itself, or a penalty on whichever party breaks the contract."""
    return term.kind.startswith("late_payment") or (
        term.detail.get("payer") == "either" and term.detail.get("breach") == "breach"
    )


def _yearly(matter: Matter, term: Term) -> Hit | None:
    rate = term.value
    if not isinstance(rate, Rate) or rate.base == "market" or rate.per_year is None:
        return None
    if rate.per_year <= matter.policy.late_rate_info_per_year:
        return None
    variant = "" if rate.per_year > matter.policy.late_rate_warning_per_year else "noticeable"
    return Hit(whole_charge(matter.contract, term), variant=variant, values={"year": percent(rate.per_year)})


def _lump(matter: Matter, term: Term) -> Hit | None:
    share = _share_of_price(matter, term)
    if share is None or share <= matter.policy.penalty_over_loss:
        return None
    return Hit(term.span, variant="lump", values={"share": percent(share)})


def _share_of_price(matter: Matter, term: Term) -> Decimal | None:
    if isinstance(term.value, Rate):
        return term.value.value if term.value.unit == "once" else None
    if isinstance(term.value, Money):
        price = next(matter.contract.terms_of("amount.total"), None)
        if price is not None and isinstance(price.value, Money) and price.value.amount > 0:
            return term.value.amount / price.value.amount
    return None
