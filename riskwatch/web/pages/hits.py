"""Notices and list entries that bear a customer's name and no number: people say whether they concern the customer."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.customer import Customer
from riskwatch.jobs import hits
from riskwatch.watch.hits import KeptHit
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.languages import gettext

blueprint = Blueprint("hits", __name__, url_prefix="/customers/hits")

PAGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    customer: Customer
    kept: KeptHit

    @property
    def link(self) -> str:
        """Where the source shows it; "" unless that is an address a browser may be sent to."""
        return self.kept.hit.url if self.kept.hit.url.startswith("https://") else ""


@blueprint.get("")
def listing() -> str:
    with context.desk().store.reading() as unit:
        waiting = unit.hits.open()
        customers = {ref: unit.customers.get(ref) for ref in {kept.ref for kept in waiting[:PAGE]}}
    rows = [Row(customer, kept) for kept in waiting[:PAGE] if (customer := customers[kept.ref]) is not None]
    return render_template("hits.html", rows=rows, unanswered=len(waiting), shown=PAGE)


@blueprint.post("/<ref>")
@needs_role("credit_manager", "admin")
def answer(ref: str) -> Response:
    form, actor, desk = request.form, context.user().email, context.desk()
    source, hit, reason = form.get("source", ""), form.get("hit", ""), form.get("reason", "")
    if form.get("answer") == "confirm":
        hits.confirm(desk, ref, source, hit, actor=actor, reason=reason)
        flash(gettext("Confirmed: it counts for this customer from now on."), "good")
    else:
        hits.reject(desk, ref, source, hit, actor=actor, reason=reason)
        flash(gettext("Rejected: nobody will be asked about it again."), "good")
    return redirect(url_for("hits.listing"), 303)
