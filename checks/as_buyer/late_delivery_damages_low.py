"""LIA003 for the buyer: damages for late delivery that are too low, or capped so low that they do not press."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import Answer, Hit, Matter, Rate, Role, Term, contract_check, percent, wording_of


@contract_check()
def late_delivery_damages_low(
    matter: Matter, least_per_day: Decimal = Decimal("0.0003"), least_cap: Decimal = Decimal("0.05")
) -> Iterator[Answer]:
    """Which loss a delay will cause is not in the text; only rate and cap are measured."""
    for term in matter.contract.terms_of("penalty.rate"):
        rate = term.value
        if (
            isinstance(rate, Rate)
            and rate.per_day is not None
            and _of_late_delivery(matter, term)
            and 0 < rate.per_day < least_per_day
        ):
            yield Hit(term.span, values={"day": _daily(rate.per_day)})
            return
    for term in matter.contract.terms_of("penalty.cap"):
        if isinstance(term.value, Decimal) and _of_late_delivery(matter, term) and 0 < term.value < least_cap:
            yield Hit(term.span, variant="cap", values={"cap": percent(term.value)})
            return


def _of_late_delivery(matter: Matter, term: Term) -> bool:
    passage = wording_of(matter.contract).passage(term.span)
    return term.detail.get("breach") == "delivery" and term.who is not Role.BUYER and not passage.is_no_clause


def _daily(per_day: Decimal) -> str:
    return f"{(per_day * 100).normalize():f}%"
