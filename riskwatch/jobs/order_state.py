"""What the answer about an order rests on, from the stored facts; and the stored answers kept up to date."""

from __future__ import annotations

from datetime import datetime

from riskwatch.credit.order_check import check_order
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.order import Order
from riskwatch.domain.order_check import Asked, CreditState, OrderAnswer
from riskwatch.domain.policy import Policy
from riskwatch.domain.sign import STEPS, Step
from riskwatch.domain.stop import OVER
from riskwatch.jobs.branches import branch_state
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.credit_facts import ledger_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.sight import is_blind
from riskwatch.receivables.ageing import aged
from riskwatch.receivables.exposure import Ledger, exposure, order_parts
from riskwatch.receivables.overdue import overdue_of
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue


def answer_for(desk: Desk, unit: Unit, customer: Customer, asked: Asked) -> OrderAnswer:
    """The answer as of now; stores nothing."""
    today = desk.today
    policy = policy_in_force(desk, unit, today)
    state = credit_state(desk, unit, customer, policy, asked.number)
    return check_order(asked, state, policy, today)


def recheck(desk: Desk, unit: Unit, customer: Customer, at: datetime) -> None:
    """Answer anew for every open order of a customer: something about it changed."""
    if not any(order.state == "open" for order in unit.orders.of(customer.ref)):
        return
    policy = policy_in_force(desk, unit, desk.today)
    ledger = ledger_of(unit, customer)
    for order in ledger.orders:
        if order.state == "open":
            state = credit_state(desk, unit, customer, policy, order.number, ledger)
            found = check_order(asked_of(order, ledger), state, policy, desk.today)
            unit.orders.answered(order, found.answer, found.grounds, at)


def recheck_of(desk: Desk, unit: Unit, ref: str) -> None:
    """The same for a customer by its number; nothing for one who has left, or for none."""
    customer = unit.customers.get(ref) if ref else None
    if customer is not None:
        recheck(desk, unit, customer, desk.clock())


def asked_of(order: Order, ledger: Ledger) -> Asked:
    """The question about a booked order: what is still to be delivered of it, after what was prepaid."""
    _, waiting = order_parts(order, ledger)
    done = order.amount.amount - waiting
    return Asked(order.customer_ref, order.amount, order.number, done, order.deliver_on)


def credit_state(
    desk: Desk, unit: Unit, customer: Customer, policy: Policy, number: str, ledger: Ledger | None = None
) -> CreditState:
    """Grade, limit, exposure, overdue money, decisions and holds of a customer, without the order of that number.

    What was delivered of that order is a debt all the same.
    """
    today, currency = desk.today, customer.currency
    known = ledger or ledger_of(unit, customer)
    assessment = unit.assessments.latest(customer.ref)
    used = exposure(known, currency, today, policy, without=number)
    if known.empty and customer.exposure is not None:
        used = exposure(known, customer.exposure.currency, today, policy, stated=customer.exposure)
    items = aged(known.invoices, today, FallsDue({customer.ref: customer}))
    branch = branch_state(desk, unit, customer.branch)
    return CreditState(
        grade=assessment.grade if assessment else None,
        floor=assessment.floor if assessment else None,
        limit=customer.credit_limit,
        exposure=used,
        overdue=overdue_of(items, currency, policy.tolerance_in(currency)),
        decided=_decided(unit, customer.ref),
        holds=unit.holds.of(customer.ref),
        release=unit.releases.latest(customer.ref, number) if number else None,
        branch=customer.branch,
        branch_above=branch is not None and branch.above,
        blind=_blind(desk, unit, customer, assessment),
    )


def _decided(unit: Unit, ref: str) -> Step:
    """The strictest step that was approved and is being carried out; a stop counts from its second signature until it is
    over."""
    if any(stop.state not in (*OVER, "proposed") for stop in unit.stops.of(ref)):
        return "stop_supply"
    steps = [alert.proposal for alert in unit.alerts.all("in_action", ref)]
    return max(steps, key=STEPS.index, default="none")


def _blind(desk: Desk, unit: Unit, customer: Customer, assessment: Assessment | None) -> bool:
    if assessment is None:
        return False
    watches = [watch for watch in unit.watches.of(customer.ref) if watch.active]
    return not watches or any(is_blind(desk, watch, watch.last_ok_at, desk.clock()) for watch in watches)
