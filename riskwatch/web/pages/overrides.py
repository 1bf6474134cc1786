"""How releases and decisions against a proposal turned out: for those who decide."""

from __future__ import annotations

from flask import Blueprint, render_template

from riskwatch.domain.override import KIND_WORDS, VERDICT_WORDS
from riskwatch.exports.overrides import interval_words
from riskwatch.jobs.overrides import override_report, rule_title
from riskwatch.web import context
from riskwatch.web.access import needs_role

blueprint = Blueprint("overrides", __name__, url_prefix="/overrides")
LISTED = 100
"""Single overrides on the page; the command line has all."""


@blueprint.get("")
@needs_role("credit_manager", "admin")
def show() -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        report = override_report(desk, unit, desk.clock())
        listed = report.overrides[:LISTED]
        customers = unit.customers.many([each.override.customer_ref for each in listed])
        people = {user.email: user.name for user in unit.users.all()}
    rules = {rule for each in report.overrides for rule in each.override.against}
    return render_template(
        "overrides.html",
        report=report,
        listed=listed,
        customers=customers,
        people=people,
        rules={rule: rule_title(desk, rule) for rule in rules},
        kinds=KIND_WORDS,
        verdicts=VERDICT_WORDS,
        interval_words=interval_words,
    )
