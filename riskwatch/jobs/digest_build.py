"""Builds the content of a report of a day, week or month from what is stored, as it stood at the cut-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.calendar import ReportPeriod
from riskwatch.domain.customer import Customer
from riskwatch.domain.policy import Grade
from riskwatch.jobs.blindness import board_at
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_alerts import alert_lines, stake_at
from riskwatch.jobs.digest_content import Digest, GradeMove, GradeShare
from riskwatch.jobs.digest_duties import duties
from riskwatch.jobs.digest_money import late_items, late_sums, shifts, totals
from riskwatch.jobs.digest_sight import blind_lines, checks, unseen_lines
from riskwatch.jobs.sight import sights_at
from riskwatch.store import Unit

Customers = Mapping[str, Customer]


def build(
    desk: Desk,
    unit: Unit,
    period: ReportPeriod,
    zone: ZoneInfo,
    last_cut_off: datetime | None = None,
    *,
    decides: bool = True,
) -> Digest:
    """The state at the cut-off of `period` in `zone`; at this moment, if the cut-off is still ahead.

    `last_cut_off` is that of the report before, where there is one: a reader who moved to another zone misses nothing.
    `decides`: for a reader who decides on credit.
    """
    cut_off, now = period.cut_off(zone), desk.clock()
    since = min(last_cut_off or period.begins(zone), cut_off)
    until = min(cut_off, now)
    customers = {customer.ref: customer for customer in unit.customers.all()}
    lines = alert_lines(unit, customers, since, until)
    graded = (_graded(unit, customers, since), _graded(unit, customers, until))
    moves = _moves(customers, *graded)
    days = [moment.astimezone(desk.zone).date() for moment in (since, until)]
    late = (late_items(unit, customers, days[0]), late_items(unit, customers, days[1]))
    stakes = (stake_at(unit, since), stake_at(unit, until))
    looks, board = checks(desk, unit, since, until), board_at(desk, unit, until)
    decide = lines["decide"]
    return Digest(
        period=str(period),
        since=since,
        cut_off=cut_off,
        zone=str(zone),
        running=cut_off > now,
        decide=decide,
        new=lines["new"],
        in_action=lines["in_action"],
        snoozed=lines["snoozed"],
        closed=lines["closed"],
        worse=moves["worse"],
        better=moves["better"],
        first_graded=moves["first_graded"],
        grades=_shares(*graded),
        blind=blind_lines(desk, sights_at(desk, unit, until)),
        at_stake=totals(stakes[1].values()),
        customers=len(customers),
        customer_refs=tuple(sorted(customers)),
        unwatched=sum(customer.identifier is None for customer in customers.values()),
        sources=len({watch.source for watch in unit.watches.all()}),
        looks=sum(line.looks for line in looks),
        good=sum(line.good for line in looks),
        checks=looks,
        unseen=board.unwatched,
        unseen_lines=unseen_lines(board),
        duties=duties(desk, unit, customers, since, until, late[1], graded[1], decides=decides),
        shifts=shifts(customers, graded, (late_sums(late[0]), late_sums(late[1])), stakes),
        worst=decide[0] if decide else next(iter(lines["new"]), None),
    )


def _graded(unit: Unit, customers: Customers, moment: datetime) -> Mapping[str, Assessment]:
    return {ref: each for ref, each in unit.assessments.all_latest(moment).items() if ref in customers}


def _moves(
    customers: Customers, before: Mapping[str, Assessment], after: Mapping[str, Assessment]
) -> dict[str, tuple[GradeMove, ...]]:
    groups: dict[str, list[GradeMove]] = {"worse": [], "better": [], "first_graded": []}
    for ref, assessment in after.items():
        old, customer = before.get(ref), customers[ref]
        if old is not None and old.grade is assessment.grade:
            continue
        owed = assessment.exposure or customer.exposure
        move = GradeMove(ref, customer.name, old.grade if old else None, assessment.grade, owed)
        if old is None:
            groups["first_graded"].append(move)
        else:
            groups["worse" if assessment.grade.rank > old.grade.rank else "better"].append(move)
    return {name: tuple(sorted(moves, key=lambda m: (-m.after.rank, m.ref))) for name, moves in groups.items()}


def _shares(before: Mapping[str, Assessment], after: Mapping[str, Assessment]) -> tuple[GradeShare, ...]:
    were = Counter(each.grade for each in before.values())
    return tuple(
        GradeShare(grade, were[grade], tuple(sorted(ref for ref, each in after.items() if each.grade is grade)))
        for grade in Grade
    )
