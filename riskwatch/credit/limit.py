"""How much credit to propose while there are no accounts (credit-design 2.5)."""

from __future__ import annotations

from decimal import Decimal

from riskwatch.domain.assessment import Limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy

STEP = 1000
MONTHS_OF_SALES = 2


def propose_limit(grade: Grade, customer: Customer, policy: Policy) -> Limit | None:
    """g x min(two months' sales, starter limit), rounded down to a thousand of the customer's currency.

    Sales not known: the starter limit alone. None when there is nothing to count with: no sales and no starter limit
    in the customer's currency; only a factor of zero needs neither.
    """
    factor = policy.limit_factor.get(grade.value, Decimal(0))
    need = _need(customer)
    starter = policy.starter_in(customer.currency)
    basis = min((money.amount for money in (need, starter) if money is not None), default=None)
    if basis is None and factor > 0:
        return None
    recommended = Money(factor * max(basis or Decimal(0), Decimal(0)), customer.currency).down_to(STEP)
    return Limit(recommended, customer.credit_limit, factor, need=need, starter=starter)


def _need(customer: Customer) -> Money | None:
    sales = customer.monthly_sales
    if sales is None or sales.currency != customer.currency:
        return None
    return Money(sales.amount * MONTHS_OF_SALES, sales.currency)
