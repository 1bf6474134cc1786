"""What a late payment costs the debtor: agreed damages, else the interest that the law gives, never both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from riskwatch.domain.dunning import Charge, LateTerms
from riskwatch.domain.figures import percent
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.domain.words import Words
from riskwatch.receivables.ageing import Aged

YEAR = 365
NOTHING_AGREED = Words(
    "合同未约定、也没有录入LPR，金额留待依法计算",
    "nothing is agreed and no loan prime rate is entered: left to the law",
)


def charges(items: Sequence[Aged], terms: Mapping[str, LateTerms], policy: Policy, on: date) -> tuple[Charge, ...]:
    """The charge on every overdue invoice on the day `on`, oldest first.

    Counted on what is unpaid and undisputed today, from the day after the due date, so a part payment is never charged
    for; simple interest (Civil Code 585; Interpretation on sales contracts 18: where nothing is agreed, the one-year
    loan prime rate plus 30 to 50 %, by the policy's multiple).
    """
    late = sorted(
        (item for item in items if item.days_overdue > 0), key=lambda item: (item.invoice.due, item.invoice.number)
    )
    return tuple(
        _charge(item, terms.get(item.invoice.contract_ref), policy, on) for item in late if _principal(item).amount > 0
    )


def total(found: Sequence[Charge], currency: str) -> Money:
    return sum((charge.amount for charge in found), Money(Decimal(0), currency))


def _charge(item: Aged, terms: LateTerms | None, policy: Policy, on: date) -> Charge:
    principal = _principal(item)
    if terms is not None:
        amount = principal.amount * terms.rate_per_day * item.days_overdue
        if terms.cap is not None:
            amount = min(amount, principal.amount * terms.cap)
        said = Words(f"合同{terms.clause}", f"contract, {terms.clause}")
        return _made(item, principal, "agreed", terms.rate_per_day, amount, said)
    rate = policy.lpr_on(on)
    if rate is None or principal.currency != "CNY":
        return _made(item, principal, "none", Decimal(0), Decimal(0), NOTHING_AGREED)
    yearly = rate * policy.late_statutory_multiple
    said = Words(
        f"合同未约定，按一年期LPR {percent(rate)}的{_times(policy.late_statutory_multiple)}倍计算",
        f"nothing agreed: one-year loan prime rate {percent(rate)} times {_times(policy.late_statutory_multiple)}",
    )
    return _made(
        item, principal, "statutory", yearly / YEAR, principal.amount * yearly * item.days_overdue / YEAR, said
    )


def _made(item: Aged, principal: Money, basis: str, rate: Decimal, amount: Decimal, source: Words) -> Charge:
    invoice = item.invoice
    return Charge(
        invoice.number, invoice.contract_ref, invoice.due, item.days_overdue, principal, basis, rate,  # type: ignore[arg-type]
        Money(amount, principal.currency).rounded(), source,
    )  # fmt: skip


def _principal(item: Aged) -> Money:
    return item.unpaid - item.disputed


def _times(value: Decimal) -> str:
    return f"{value.normalize():f}"
