"""The first page: what waits for a decision, by the money at stake."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from flask import Blueprint, render_template, request

from riskwatch.domain.alert import Alert
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.web import context
from riskwatch.web.frame import ASKED

blueprint = Blueprint("queue", __name__)

TABS: dict[str, tuple[str, ...]] = {
    "open": ASKED,
    "in_action": ("in_action",),
    "snoozed": ("snoozed",),
    "closed": ("resolved", "dismissed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One question. `stake` is the exposure to the customer when it was asked."""

    alert: Alert
    customer: Customer | None
    stake: Money | None


@blueprint.get("/")
def show() -> str:
    chosen = request.args.get("show", "open")
    tab = chosen if chosen in TABS else "open"
    with context.desk().store.reading() as unit:
        everything = unit.alerts.all()
        customers = {customer.ref: customer for customer in unit.customers.all()}
    rows = [_row(alert, customers.get(alert.customer_ref)) for alert in everything if alert.state in TABS[tab]]
    rows.sort(key=lambda row: -(row.stake.amount if row.stake else Decimal(0)))
    counts = {name: sum(alert.state in states for alert in everything) for name, states in TABS.items()}
    return render_template("queue.html", rows=rows, tab=tab, counts=counts, customers=len(customers))


def _row(alert: Alert, customer: Customer | None) -> Row:
    stake = Money(alert.exposure, alert.currency) if alert.exposure is not None else None
    return Row(alert, customer, stake or (customer.exposure if customer else None))
