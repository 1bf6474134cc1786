"""Customers without a register number: which companies their names may stand for, and what people say to that."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.customer import Customer
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs import matching
from riskwatch.jobs.company_list import companies_in_bytes
from riskwatch.watch.identity.match import Match
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.languages import gettext, ngettext
from riskwatch.web.uploads import sent_files

blueprint = Blueprint("matches", __name__, url_prefix="/customers/matches")

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A customer without a number. `holders` names the customers who have a proposed number already."""

    customer: Customer
    proposals: tuple[Match, ...]
    rejected: int
    holders: dict[Identifier, Customer]


@blueprint.get("")
def listing() -> str:
    with context.desk().store.reading() as unit:
        nameless = [customer for customer in unit.customers.all() if customer.identifier is None]
        waiting: dict[str, list[Match]] = defaultdict(list)
        for match in unit.matches.open():
            waiting[match.ref].append(match)
        nameless.sort(key=lambda each: (-max((m.points for m in waiting[each.ref]), default=0), each.ref))
        rows = []
        for customer in nameless[:PAGE]:
            proposals = tuple(waiting[customer.ref])
            held = {m.identifier: unit.customers.by_identifier(m.identifier) for m in proposals}
            rejected = sum(match.state == "rejected" for match in unit.matches.of(customer.ref))
            rows.append(Row(customer, proposals, rejected, {key: holder for key, holder in held.items() if holder}))
        everyone = unit.customers.count()
    return render_template("matches.html", rows=rows, nameless=len(nameless), everyone=everyone, shown=PAGE)


@blueprint.post("/search")
@needs_role("credit_manager", "admin")
def search() -> Response:
    desk = context.desk()
    lists = [companies_in_bytes(data, name) for name, data in sent_files("list").items()]
    looked = matching.find_matches(desk, chain(*lists)) if lists else matching.find_among_stored(desk)
    flash(
        ngettext(
            "%(companies)s companies read, %(num)d new proposal.",
            "%(companies)s companies read, %(num)d new proposals.",
            looked.new,
        )
        % {"companies": f"{looked.companies:,}", "num": looked.new},
        "good",
    )
    return redirect(url_for("matches.listing"), 303)


@blueprint.post("/<ref>")
@needs_role("credit_manager", "admin")
def answer(ref: str) -> Response:
    form, actor = request.form, context.user().email
    identifier = Identifier(form.get("scheme", ""), form.get("number", ""))
    reason = form.get("reason", "")
    if form.get("answer") == "confirm":
        matching.confirm(context.desk(), ref, identifier, actor=actor, reason=reason)
        flash(gettext("Confirmed: the customer has its number and is watched from now on."), "good")
    else:
        matching.reject(context.desk(), ref, identifier, actor=actor, reason=reason)
        flash(gettext("Rejected: this company will not be proposed for this customer again."), "good")
    return redirect(url_for("matches.listing"), 303)
