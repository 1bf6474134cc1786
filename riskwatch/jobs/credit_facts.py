"""Everything stored that a customer's grade and limit rest on beside its signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from riskwatch.credit.facts import Facts
from riskwatch.credit.financial import is_current
from riskwatch.credit.limit import capacity_of
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.security import Link, Security
from riskwatch.domain.sign import Sign
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.dunning import promises_of
from riskwatch.receivables.conduct import conduct_signs
from riskwatch.receivables.exposure import Ledger, exposure
from riskwatch.receivables.habits import broken_promises, over_limit, slower_payment
from riskwatch.receivables.ordering import more_credit_in_arrears, order_spike, token_payments
from riskwatch.receivables.payment_record import monthly_sales, payment_record
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue


@dataclass(frozen=True, slots=True)
class Books:
    """What our own books say of a customer on a day: the facts for the assessment, and the signs from its payments."""

    facts: Facts
    signs: tuple[Sign, ...]


def ledger_of(unit: Unit, customer: Customer) -> Ledger:
    """Every document of a customer."""
    ref = customer.ref
    return Ledger(unit.invoices.of(ref), unit.orders.of(ref), unit.positions.of(ref))


def books_of(desk: Desk, unit: Unit, customer: Customer, policy: Policy, day: date, *, registered: bool) -> Books:
    """The facts on `day`. `registered`: whether some register has answered about the customer."""
    links, securities = unit.links.of(customer.ref), unit.securities.of(customer.ref)
    accounts = unit.accounts.of(customer.ref)
    books = books_from(customer, ledger_of(unit, customer), accounts, policy, day, registered=registered)
    related = _related(unit, links, securities)
    together, others = _group(unit, customer, links, accounts, policy, day)
    facts = replace(
        books.facts,
        securities=securities,
        guarantors={ref: _guarantor(unit, ref, found) for ref, found in related.items()},
        knocked_out=tuple(sorted({link.other_ref for link in links if _is_out(related.get(link.other_ref))})),
        model=desk.model,
        group_limit=together,
        group_others=others,
    )
    return replace(books, facts=facts, signs=(*books.signs, *_habits(unit, customer, books.facts, day)))


def _habits(unit: Unit, customer: Customer, facts: Facts, day: date) -> Iterator[Sign]:
    """What the customer's promises, its pace of payment, its orders and its limit say."""
    invoices, falls_due = unit.invoices.of(customer.ref), FallsDue({customer.ref: customer})
    orders = unit.orders.of(customer.ref)
    yield from token_payments(invoices, day, falls_due)
    yield from more_credit_in_arrears(orders, invoices, day, falls_due)
    yield from order_spike(orders, day)
    yield from broken_promises(promises_of(unit, customer.ref, day), day)
    yield from slower_payment(invoices, day, falls_due)
    youngest = max((each.issued for each in invoices if each.unpaid.amount > 0 and each.issued <= day), default=None)
    yield from over_limit(facts.exposures.total if facts.exposures else None, customer.credit_limit, youngest)


def books_from(
    customer: Customer,
    ledger: Ledger,
    accounts: Sequence[Accounts],
    policy: Policy,
    day: date,
    *,
    registered: bool = True,
) -> Books:
    """The part of the facts that is read off documents; pure, so that a replay can ask it for any day."""
    currency, falls_due = customer.currency, FallsDue({customer.ref: customer})
    own = [each for each in accounts if not each.consolidated and each.period_end <= day]
    facts = Facts(
        accounts=own[0] if own else None,
        payments=payment_record(ledger.invoices, day, currency, falls_due),
        registered=registered,
        exposures=None if ledger.empty else exposure(ledger, currency, day, policy),
        monthly_sales=monthly_sales(ledger.invoices, day, currency),
    )
    return Books(facts, conduct_signs(ledger.invoices, day, policy, falls_due))


def _related(unit: Unit, links: Sequence[Link], securities: Sequence[Security]) -> dict[str, Assessment]:
    refs = {link.other_ref for link in links} | {each.guarantor_ref for each in securities if each.guarantor_ref}
    found = {ref: unit.assessments.latest(ref) for ref in sorted(refs)}
    return {ref: assessment for ref, assessment in found.items() if assessment is not None}


def _is_out(assessment: Assessment | None) -> bool:
    """Whether a related company is knocked out: a live sign sets its floor to E."""
    return assessment is not None and assessment.floor is Grade.E


def _guarantor(unit: Unit, ref: str, assessment: Assessment) -> tuple[Grade, Money | None]:
    customer = unit.customers.get(ref)
    limit = customer.credit_limit if customer else None
    used = assessment.exposure
    if limit is None or used is None or used.currency != limit.currency:
        return assessment.grade, limit
    return assessment.grade, Money(max((limit - used).amount, Decimal(0)), limit.currency)


def _group(
    unit: Unit, customer: Customer, links: Sequence[Link], own: Sequence[Accounts], policy: Policy, day: date
) -> tuple[Money | None, Money | None]:
    """What the group may have together on its consolidated accounts, and what its other members would have alone."""
    parent_ref = next((link.other_ref for link in links if link.kind == "parent"), customer.ref)
    accounts = own if parent_ref == customer.ref else unit.accounts.of(parent_ref)
    consolidated = next((each for each in accounts if each.consolidated and each.period_end <= day), None)
    if consolidated is None or not is_current(consolidated, day):
        return None, None
    capacity = capacity_of(consolidated, customer.currency, policy)
    head = unit.assessments.latest(parent_ref)
    if capacity is None or head is None:
        return None, None
    members = {link.customer_ref for link in unit.links.to(parent_ref) if link.kind == "parent"} | {parent_ref}
    alone = [_alone(unit.assessments.latest(ref)) for ref in sorted(members - {customer.ref})]
    others = sum((money.amount for money in alone if money and money.currency == customer.currency), Decimal(0))
    factor = policy.limit_factor.get(head.grade.value, Decimal(0))
    return Money(factor * capacity.amount, customer.currency), Money(others, customer.currency)


def _alone(assessment: Assessment | None) -> Money | None:
    return assessment.limit.alone if assessment is not None and assessment.limit is not None else None
