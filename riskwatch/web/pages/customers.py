"""The watched portfolio: the list, and one customer with the reasons for the grade and everything that was seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from flask import Blueprint, render_template, request

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs.ageing import open_invoices
from riskwatch.jobs.circle import circle_of
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.hindsight import is_history
from riskwatch.jobs.sight import blind_customers
from riskwatch.receivables.ageing import by_stage
from riskwatch.web import context
from riskwatch.web.customer_view import RECENT, view_of, views_of
from riskwatch.web.paging import page_asked, pages_of
from riskwatch.web.stage_bar import pieces_of

blueprint = Blueprint("customers", __name__, url_prefix="/customers")

PAGE = 100
"""Customers on one page of the list."""
POLLS = 12
"""Looks that the customer's page lists."""


@blueprint.get("")
def listing() -> str:
    """One page of the portfolio, the worst grade and the most money first; `rise=yes` lists those whose grade may rise."""
    desk = context.desk()
    now = desk.clock()
    wanted = request.args.get("q", "").strip()
    rises_by = desk.today if request.args.get("rise") == "yes" else None
    with desk.store.reading() as unit:
        everyone, found = unit.customers.count(), unit.standings.count(wanted, rises_by)
        pages = pages_of(found, PAGE)
        page = page_asked(pages)
        refs = unit.standings.page(wanted, (page - 1) * PAGE, PAGE, rises_by)
        views = views_of(desk, unit, unit.customers.some(refs), now)
        counts = {
            "worse": unit.standings.worse_since(now - RECENT, wanted),
            "blind": blind_customers(desk, unit, now),
            "asked": len(unit.hits.open()),
            "nameless": unit.customers.count_nameless(),
            "rising": unit.standings.count(wanted, desk.today),
        }
    return render_template(
        "customers.html",
        views=views,
        everyone=everyone,
        wanted=wanted,
        rises=rises_by is not None,
        page=page,
        pages=pages,
        **counts,
    )


@blueprint.get("/<ref>")
def show(ref: str) -> str:
    desk = context.desk()
    now = desk.clock()
    with desk.store.reading() as unit:
        customer = unit.customers.get(ref)
        if customer is None:
            raise NotThere(
                Words(f"没有客户 {ref}。", f"There is no customer {ref}."),
                Words("在客户列表里查找，或先导入。", "Look in the list of customers, or import it first."),
            )
        policy = policy_in_force(desk, unit, desk.today)
        view = view_of(desk, unit, customer, now)
        events = unit.events.of(ref)
        snapshots = unit.snapshots.latest(ref)
        circle = circle_of(unit, ref)
        owed = open_invoices(unit, ref, desk.today)
        parts = {"polls": unit.polls.of(ref, POLLS), "decisions": unit.decisions.of(ref)}
    ordered = sorted(events, key=lambda event: (event.first_seen, event.on), reverse=True)
    return render_template(
        "customer.html",
        view=view,
        news=[event for event in ordered if not is_history(event, policy)],
        baseline=[event for event in ordered if is_history(event, policy)],
        today=desk.today,
        circle=circle,
        events={event.id: event for event in events},
        owed=owed,
        owed_sums=[(currency, stages, pieces_of(stages)) for currency, stages in by_stage(owed).items()],
        main=_main(customer, snapshots.values()),
        fresh_since=now - timedelta(days=1),
        **parts,
    )


def _main(customer: Customer, snapshots: Iterable[Snapshot]) -> Snapshot | None:
    """The snapshot of the customer's own register, else the freshest one."""
    known = [snapshot for snapshot in snapshots if snapshot.legal_name]  # a page of a court shows a list and no company
    own = [snapshot for snapshot in known if snapshot.subject == customer.identifier]
    return max(own or known, key=lambda snapshot: snapshot.fetched_at, default=None)
