"""The first page: what waits for a decision, by the expected loss that an answer can save."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from riskwatch.credit.expected_loss import expected_loss_saved
from riskwatch.domain.alert import Alert
from riskwatch.domain.customer import Customer
from riskwatch.domain.expected_loss import ExpectedLoss
from riskwatch.domain.money import Money
from riskwatch.jobs.company import policy_in_force
from riskwatch.web import context
from riskwatch.web.frame import ASKED
from riskwatch.web.paging import page_asked, pages_of

blueprint = Blueprint("queue", __name__)

TABS: dict[str, tuple[str, ...]] = {
    "open": ASKED,
    "in_action": ("in_action",),
    "snoozed": ("snoozed",),
    "closed": ("resolved", "dismissed"),
}
PAGE = 50
"""Questions on one page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question. `stake` is the exposure to the customer when it was asked, `loss` what an answer can save of it."""

    alert: Alert
    customer: Customer | None
    stake: Money | None
    loss: ExpectedLoss | None


@blueprint.get("/")
def show() -> str:
    desk = context.desk()
    chosen = request.args.get("show", "open")
    tab = chosen if chosen in TABS else "open"
    with desk.store.reading() as unit:
        policy = policy_in_force(desk, unit, desk.today)
        by_state, everyone = unit.alerts.counts(), unit.customers.count()
        counts = {name: sum(by_state.get(state, 0) for state in states) for name, states in TABS.items()}
        pages = pages_of(counts[tab], PAGE)
        page = page_asked(pages)
        found = unit.alerts.page(TABS[tab], (page - 1) * PAGE, PAGE)
        customers = unit.customers.many([alert.customer_ref for alert in found])
    return render_template(
        "queue.html",
        rows=[_row(alert, customers.get(alert.customer_ref), expected_loss_saved(alert, policy)) for alert in found],
        tab=tab,
        counts=counts,
        customers=everyone,
        page=page,
        pages=pages,
    )


def _row(alert: Alert, customer: Customer | None, loss: ExpectedLoss | None) -> Row:
    stake = Money(alert.exposure, alert.currency) if alert.exposure is not None else None
    return Row(alert, customer, stake or (customer.exposure if customer else None), loss)
