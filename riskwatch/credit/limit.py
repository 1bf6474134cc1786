"""How much credit to propose (credit-design 2.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from riskwatch.credit.facts import NOTHING, Facts
from riskwatch.credit.financial import is_current, later
from riskwatch.credit.secured import secured_parts
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy

STEP = 1000
BY_APPROVAL_ONLY = (Grade.D, Grade.E)
"""Grades whose limit security may raise only when a person says so."""
_MONTH = 30


@dataclass(frozen=True, slots=True)
class Capacity:
    """C1 with its two halves; nothing where the accounts show nothing."""

    net_worth: Money
    working_capital: Money

    @property
    def amount(self) -> Decimal:
        return max(min(self.net_worth.amount, self.working_capital.amount), Decimal(0))


def propose_limit(
    grade: Grade, customer: Customer, policy: Policy, as_of: date | None = None, facts: Facts = NOTHING
) -> Limit | None:
    """g x min(C1, C2, C3) + secured value, rounded down to a thousand of the customer's currency.

    Without usable accounts, and for a new customer: g x min(C2, starter limit) + secured value. What is not known is
    left out of the minimum. None when nothing of it is known; only a factor of zero needs nothing.
    """
    day = as_of or date.max
    factor = policy.limit_factor.get(grade.value, Decimal(0))
    new = customer.since is not None and day < later(customer.since, policy.new_customer_months)
    need = need_of(customer, grade, policy, facts, new)
    starter = policy.starter_in(customer.currency)
    accounts = facts.accounts if is_current(facts.accounts, day) and not new else None
    capacity = capacity_of(accounts, customer.currency, policy)
    share = _concentration(customer, policy)
    basis = _least(Money(capacity.amount, customer.currency), need, share) if capacity else _least(need, starter)
    parts = secured_parts(facts.securities, customer.currency, policy, day, facts.guarantors)
    secured = Money(sum((part.value.amount for part in parts), Decimal(0)), customer.currency) if parts else None
    if basis is None and factor > 0 and secured is None:
        return None
    open_part = factor * max(basis.amount, Decimal(0)) if basis else Decimal(0)
    added = secured.amount if secured and grade not in BY_APPROVAL_ONLY else Decimal(0)
    alone = Money(open_part + added, customer.currency)
    return Limit(
        _within_group(alone, facts).down_to(STEP),
        customer.credit_limit,
        factor,
        need=need,
        capacity=Money(capacity.amount, customer.currency) if capacity else None,
        concentration=share if capacity else None,
        starter=None if capacity else starter,
        secured=secured,
        basis=basis,
        net_worth_share=capacity.net_worth if capacity else None,
        working_capital_share=capacity.working_capital if capacity else None,
        securities=parts,
        alone=alone,
        group_limit=facts.group_limit,
        without_capacity="" if capacity else _why_without(facts.accounts, customer.currency, day, new),
    )


def _why_without(
    accounts: Accounts | None, currency: str, day: date, new: bool
) -> Literal["new", "no_accounts", "other_currency"]:
    if new:
        return "new"
    other = accounts is not None and is_current(accounts, day) and accounts.currency != currency
    return "other_currency" if other else "no_accounts"


def capacity_of(accounts: Accounts | None, currency: str, policy: Policy) -> Capacity | None:
    """C1 = the lower of a share of tangible net worth and a share of working capital; None where the accounts do not
    say, or say it in another currency."""
    if accounts is None or accounts.currency != currency:
        return None
    worth, capital = accounts.tangible_net_worth, accounts.working_capital
    if worth is None or capital is None:
        return None
    return Capacity(
        Money(worth * policy.capacity_of_net_worth, currency),
        Money(capital * policy.capacity_of_working_capital, currency),
    )


def need_of(customer: Customer, grade: Grade, policy: Policy, facts: Facts, new: bool) -> Money | None:
    """C2: two months' sales; of a new customer, half of what is agreed for its term."""
    sales = customer.monthly_sales or facts.monthly_sales
    if sales is None or sales.currency != customer.currency:
        return None
    if not new:
        return Money(sales.amount * policy.need_months, sales.currency)
    days = customer.payment_days
    term = policy.credit_term_max_days.get(grade.value, 0) if days is None else days
    return Money(sales.amount * term / _MONTH * policy.need_new_share, sales.currency)


def _concentration(customer: Customer, policy: Policy) -> Money | None:
    """C3: a share of our own yearly sales; None while the policy does not state them in this currency."""
    sales = policy.yearly_sales
    if sales.amount <= 0 or sales.currency != customer.currency:
        return None
    return Money(sales.amount * policy.concentration_share, sales.currency)


def _within_group(alone: Money, facts: Facts) -> Money:
    """The members of a group share what its consolidated accounts allow, each in proportion to what it would have."""
    limit, others = facts.group_limit, facts.group_others
    if limit is None or others is None or {limit.currency, others.currency} != {alone.currency}:
        return alone
    total = alone.amount + others.amount
    if total <= limit.amount:
        return alone
    return Money((alone.amount * limit.amount / total).quantize(Decimal("0.01"), ROUND_DOWN), alone.currency)


def _least(*amounts: Money | None) -> Money | None:
    known: Iterable[Money] = (money for money in amounts if money is not None)
    return min(known, default=None)
