"""Releases and decisions against a proposal, read from the store and joined with what was paid afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from riskwatch.credit.order_check import GROUND_TITLES
from riskwatch.credit.overrides import FOLLOWED, judge_overrides
from riskwatch.domain.alert import Alert
from riskwatch.domain.decision import Decision
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.override import Override, OverrideReport
from riskwatch.domain.sign import RESTRICTIONS
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.receivables.as_of import as_of
from riskwatch.receivables.conduct import STAGES
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue

NOT_KEPT = "not_kept"
"""Stands for the rule of an override older than the version that keeps it."""
_TITLES: dict[str, Words] = {
    **GROUND_TITLES,
    **{stage.kind.check: Words("逾期未付", "Money overdue") for stage in STAGES},
    NOT_KEPT: Words("当时未记录", "not recorded at the time"),
}


def override_report(desk: Desk, unit: Unit, moment: datetime) -> OverrideReport:
    """Every override made up to `moment`, judged by what had been paid by then."""
    day = moment.astimezone(desk.zone).date()
    made = [*_releases(desk, unit, moment), *_decisions(desk, unit, moment)]
    refs = sorted({each.customer_ref for each in made})
    falls_due = FallsDue({customer.ref: customer for customer in unit.customers.some(refs)})
    return judge_overrides(made, _invoices(unit, refs, day), day, falls_due)


def rule_title(desk: Desk, rule: str) -> Words:
    """What a ground of an order check, or a company check, is called."""
    known = next((check.kind.title for check in desk.checks if check.name == rule), None)
    return known or _TITLES.get(rule, Words(rule, rule))


def _releases(desk: Desk, unit: Unit, moment: datetime) -> Iterator[Override]:
    for each in unit.releases.all():
        if each.at <= moment:
            yield Override(
                "release",
                each.customer_ref,
                each.at.astimezone(desk.zone).date(),
                each.until + FOLLOWED,
                each.by,
                each.reason,
                each.against or (NOT_KEPT,),
                each.amount.currency,
                number=each.order_number,
            )


def _decisions(desk: Desk, unit: Unit, moment: datetime) -> Iterator[Override]:
    by_alert: dict[str, list[Decision]] = defaultdict(list)
    for decision in unit.decisions.all():
        if decision.at <= moment:
            by_alert[decision.alert_id].append(decision)
    alerts = {alert.id: alert for alert in unit.alerts.some(list(by_alert))}
    for alert_id, decisions in by_alert.items():
        for place, decision in enumerate(decisions):
            following = decisions[place + 1] if place + 1 < len(decisions) else None
            found = _override(desk, decision, following, alerts.get(alert_id))
            if found is not None:
                yield found


def _override(desk: Desk, decision: Decision, following: Decision | None, alert: Alert | None) -> Override | None:
    """The override that a decision was; None for one that followed the proposal. What follows ends it."""
    higher = decision.limit is not None and decision.proposed is not None and decision.limit > decision.proposed
    if decision.step not in RESTRICTIONS or (decision.choice == "approved" and not higher):
        return None
    on = decision.at.astimezone(desk.zone).date()
    until = on + FOLLOWED
    if following is not None:
        until = min(until, following.at.astimezone(desk.zone).date())
    rule = decision.rule or (alert.rule if alert else NOT_KEPT)
    return Override(
        "rejection" if decision.choice == "rejected" else "higher_limit",
        decision.ref,
        on,
        until,
        decision.actor,
        decision.reason,
        (rule,),
        decision.currency,
        alert_id=decision.alert_id,
    )


def _invoices(unit: Unit, refs: Iterable[str], day: date) -> Mapping[str, list[Invoice]]:
    """The invoices of these customers as they stood on a day."""
    found: dict[str, list[Invoice]] = defaultdict(list)
    for invoice in as_of(unit.invoices.of_many(list(refs)), day):
        found[invoice.customer_ref].append(invoice)
    return found
