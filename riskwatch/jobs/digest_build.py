"""Builds the content of a weekly mail from what is stored, as it stood at the cut-off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from riskwatch.domain.alert import CLOSED, SEVERITIES, Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.calendar import Week
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.sign import RESTRICTIONS
from riskwatch.domain.words import Words
from riskwatch.jobs.blindness import board_at
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_content import AlertLine, BlindLine, Digest, GradeMove
from riskwatch.jobs.digest_duties import duties
from riskwatch.jobs.sight import Sight, sights_at
from riskwatch.store import Unit
from riskwatch.store.records import said
from riskwatch.store.repositories.alerts import SYSTEM

GOOD = ("ok", "not_modified")
PROOFS = 3
NOT_IN_TIME = Words("未按时查询。", "Not looked up in time.")


def build(desk: Desk, unit: Unit, week: Week, zone: ZoneInfo) -> Digest:
    """The state at the cut-off of `week` in `zone`; at this moment, if the cut-off is still ahead."""
    since, cut_off, now = week.begins(zone), week.cut_off(zone), desk.clock()
    until = min(cut_off, now)
    customers = {customer.ref: customer for customer in unit.customers.all()}
    lines = _lines(unit, customers, since, until)
    grades = _moves(customers, unit.assessments.all_latest(since), unit.assessments.all_latest(until))
    counts = unit.polls.counts(since, until)
    decide = lines["decide"]
    return Digest(
        week=str(week),
        since=since,
        cut_off=cut_off,
        zone=str(zone),
        running=cut_off > now,
        decide=decide,
        new=lines["new"],
        in_action=lines["in_action"],
        snoozed=lines["snoozed"],
        closed=lines["closed"],
        worse=grades["worse"],
        better=grades["better"],
        first_graded=grades["first"],
        blind=_blind(desk, sights_at(desk, unit, until)),
        at_stake=_at_stake(decide),
        customers=len(customers),
        unwatched=sum(customer.identifier is None for customer in customers.values()),
        sources=len({watch.source for watch in unit.watches.all()}),
        looks=sum(counts.values()),
        good=sum(counts.get(name, 0) for name in GOOD),
        unseen=board_at(desk, unit, until).unwatched,
        duties=duties(desk, unit, customers, since, until),
        worst=decide[0] if decide else next(iter(lines["new"]), None),
    )


def _lines(
    unit: Unit, customers: Mapping[str, Customer], since: datetime, until: datetime
) -> dict[str, tuple[AlertLine, ...]]:
    earlier = {alert.id: alert for alert in unit.alerts.at(since)}
    groups: dict[str, list[AlertLine]] = defaultdict(list)
    for alert in unit.alerts.at(until):
        if alert.question == "source":
            continue  # told under the sources that are blind
        group = _group(alert, earlier.get(alert.id))
        if group:
            groups[group].append(_line(unit, alert, earlier.get(alert.id), customers, until))
    names = ("decide", "new", "in_action", "snoozed", "closed")
    return {name: tuple(sorted(groups[name], key=_by_weight)) for name in names}


def _group(alert: Alert, before: Alert | None) -> str:
    if alert.state in CLOSED:
        return "closed" if before is None or before.state not in CLOSED else ""
    if alert.state in ("snoozed", "in_action"):
        return alert.state
    return "decide" if alert.proposal in RESTRICTIONS else "new"


def _line(
    unit: Unit, alert: Alert, before: Alert | None, customers: Mapping[str, Customer], until: datetime
) -> AlertLine:
    customer = customers.get(alert.customer_ref)
    events = [event for key in alert.because if (event := unit.events.get(key)) is not None]
    proofs = tuple(dict.fromkeys(event.evidence.sha256 for event in events))[:PROOFS]
    return AlertLine(
        alert_id=alert.id,
        ref=alert.customer_ref,
        name=customer.name if customer else alert.customer_ref,
        severity=alert.severity,
        proposal=alert.proposal,
        state=alert.state,
        raised_at=alert.raised_at,
        is_new=before is None or before.version != alert.version,
        explanation=alert.explanation,
        grade_before=alert.grade_before,
        grade_after=alert.grade_after,
        exposure=_money(alert.exposure, alert),
        limit_before=_money(alert.limit_before, alert),
        limit_after=_money(alert.limit_after, alert),
        proofs=proofs,
        snooze_until=alert.snooze_until,
        note=_last_word(unit, alert, until) if alert.state in (*CLOSED, "snoozed", "in_action") else None,
    )


def _last_word(unit: Unit, alert: Alert, until: datetime) -> Words | None:
    """Who brought the alert where it stands, and why: the decision if there was one, else the last line of its log."""
    decisions = [decision for decision in unit.decisions.of_alert(alert.id) if decision.at <= until]
    if decisions:
        last = decisions[-1]
        choice = Words("批准", "approved") if last.choice == "approved" else Words("否决", "rejected")
        return Words(f"{last.actor} {choice.zh}：{last.reason}", f"{last.actor} {choice.en}: {last.reason}")
    entries = [entry for entry in unit.alerts.log(alert.id) if entry.at <= until and entry.reason]
    if not entries:
        return None
    if entries[-1].actor == SYSTEM:
        return Words("已并入更严重的预警", "taken over by a stronger alert") if alert.state in CLOSED else None
    return Words(f"{entries[-1].actor}：{entries[-1].reason}", f"{entries[-1].actor}: {entries[-1].reason}")


def _money(amount: Decimal | None, alert: Alert) -> Money | None:
    return None if amount is None else Money(amount, alert.currency)


def _by_weight(line: AlertLine) -> tuple[object, ...]:
    """Worst first, then by the money at stake."""
    return (SEVERITIES.index(line.severity), -(line.exposure.amount if line.exposure else Decimal(0)), line.ref)


def _at_stake(lines: Iterable[AlertLine]) -> tuple[Money, ...]:
    """What the customers in question owe, each once, by currency."""
    owed = {line.ref: line.exposure for line in lines if line.exposure is not None}
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for money in owed.values():
        sums[money.currency] += money.amount
    return tuple(Money(amount, currency) for currency, amount in sorted(sums.items()))


def _moves(
    customers: Mapping[str, Customer], before: Mapping[str, Assessment], after: Mapping[str, Assessment]
) -> dict[str, tuple[GradeMove, ...]]:
    groups: dict[str, list[GradeMove]] = {"worse": [], "better": [], "first": []}
    for ref, assessment in after.items():
        old = before.get(ref)
        customer = customers.get(ref)
        if customer is None or (old is not None and old.grade is assessment.grade):
            continue
        move = GradeMove(ref, customer.name, old.grade if old else None, assessment.grade, customer.exposure)
        if old is None:
            groups["first"].append(move)
        else:
            groups["worse" if assessment.grade.rank > old.grade.rank else "better"].append(move)
    return {name: tuple(sorted(moves, key=lambda m: (-m.after.rank, m.ref))) for name, moves in groups.items()}


def _blind(desk: Desk, sights: Iterable[Sight]) -> tuple[BlindLine, ...]:
    by_source: dict[str, list[Sight]] = defaultdict(list)
    for sight in sights:
        if sight.blind:
            by_source[sight.source].append(sight)
    lines = []
    for source, unseen in sorted(by_source.items()):
        seen = [sight.last_ok_at for sight in unseen if sight.last_ok_at is not None]
        title = desk.sources[source].meta.title if source in desk.sources else Words(source, source)
        why = next((said(sight.detail) for sight in unseen if sight.detail), NOT_IN_TIME)
        lines.append(BlindLine(source, title, len(unseen), max(seen, default=None), why))
    return tuple(lines)


LATEST = timedelta(days=3)
"""A weekly mail that could not be built for so long after its cut-off is not sent any more: the next one is near."""
