"""What a breach costs either side, with the yearly equivalent, the upper limit and the days of grace."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.contract.charges import whole_charge
from riskwatch.contract.wording import Wording, wording_of
from riskwatch.domain.contract import Contract, Period, Rate, Role, Term
from riskwatch.domain.deal import Charge
from riskwatch.domain.money import Money

_LATE_PAYMENT = ("late_payment.rate", "late_payment.lump")
_OTHER = ("penalty.rate", "penalty.lump")


def charges(contract: Contract) -> tuple[Charge, ...]:
    """Every charge in reading order: of the buyer for late payment, of either side for other breaches."""
    words = wording_of(contract)
    return tuple(
        sorted(
            [
                *_of(contract, words, _LATE_PAYMENT, "late_payment", Role.BUYER, "payment"),
                *_of(contract, words, _OTHER, "penalty", None, ""),
            ],
            key=lambda charge: charge.span,
        )
    )


def _of(
    contract: Contract, words: Wording, kinds: tuple[str, ...], family: str, payer: Role | None, breach: str
) -> Iterator[Charge]:
    for term in contract.terms_of(*kinds):
        value = term.value
        yield Charge(
            span=whole_charge(contract, term),
            payer=term.who or payer,
            breach=term.detail.get("breach", "") or breach,
            rate=value if isinstance(value, Rate) else None,
            amount=value if isinstance(value, Money) else None,
            base=term.detail.get("base_words", ""),
            cap=_cap(contract, words, term, f"{family}.cap"),
            grace=_grace(contract, words, term, f"{family}.grace"),
        )


def _cap(contract: Contract, words: Wording, term: Term, kind: str) -> Decimal | Money | None:
    value = _beside(contract, words, term, kind)
    return value if isinstance(value, Decimal | Money) else None


def _grace(contract: Contract, words: Wording, term: Term, kind: str) -> Period | None:
    value = _beside(contract, words, term, kind)
    return value if isinstance(value, Period) else None


def _beside(contract: Contract, words: Wording, term: Term, kind: str) -> object:
    """The value of the first fact of that kind in the same sentence."""
    sentence = words.passage(term.span).whole.span
    return next((other.value for other in contract.terms_of(kind) if sentence.meets(other.span)), None)
