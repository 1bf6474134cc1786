"""Customers as the pages show them: state, what changed, exposure against limit, who sees them and who is blind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from riskwatch.domain.alert import Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.sight import Sight, is_blind
from riskwatch.store import Unit
from riskwatch.store.records import Watch

RECENT = timedelta(hours=24)
"""How long a change of grade is shown as news in the list."""


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One customer with everything a row or the head of the page shows. `before` is the grade a day ago, if another."""

    customer: Customer
    assessment: Assessment | None
    before: Grade | None
    sights: tuple[Sight, ...]
    alerts: tuple[Alert, ...]

    @property
    def grade(self) -> Grade | None:
        return self.assessment.grade if self.assessment else None

    @property
    def exposure(self) -> Money | None:
        known = self.assessment.exposure if self.assessment else None
        return known or self.customer.exposure

    @property
    def limit(self) -> Money | None:
        return self.customer.credit_limit

    @property
    def share(self) -> int | None:
        """Exposure in per cent of the limit, rounded; None when either is unknown or the limit is nothing."""
        if self.exposure is None or self.limit is None or self.limit.amount <= 0:
            return None
        if self.exposure.currency != self.limit.currency:
            return None
        return int((self.exposure.amount * 100 / self.limit.amount).to_integral_value())

    @property
    def blind(self) -> bool:
        """Whether nobody looks at this customer, or a source that should has not answered for too long."""
        return not self.sights or any(sight.blind for sight in self.sights)

    @property
    def worsened(self) -> bool:
        return self.before is not None and self.grade is not None and self.grade.rank > self.before.rank


def view_of(desk: Desk, unit: Unit, customer: Customer, now: datetime) -> CustomerView:
    """One customer."""
    ref = customer.ref
    before = unit.standings.before([ref], now - RECENT).get(ref)
    watches, alerts = unit.watches.of(ref), unit.alerts.all("active", ref)
    return _view(desk, customer, now, unit.assessments.latest(ref), before, watches, alerts)


def views_of(desk: Desk, unit: Unit, customers: Sequence[Customer], now: datetime) -> list[CustomerView]:
    """Many customers, with a fixed number of queries: worst grade first, then the most money; ungraded ones last."""
    refs = [customer.ref for customer in customers]
    latest = unit.assessments.all_latest(refs=refs)
    before = unit.standings.before(refs, now - RECENT)
    watches: dict[str, list[Watch]] = defaultdict(list)
    alerts: dict[str, list[Alert]] = defaultdict(list)
    for watch in unit.watches.of_many(refs):
        watches[watch.ref].append(watch)
    for alert in unit.alerts.active_of(refs):
        alerts[alert.customer_ref].append(alert)
    views = [
        _view(desk, each, now, latest.get(each.ref), before.get(each.ref), watches[each.ref], alerts[each.ref])
        for each in customers
    ]
    return sorted(views, key=_weight)


def _view(
    desk: Desk,
    customer: Customer,
    now: datetime,
    latest: Assessment | None,
    before: Grade | None,
    watches: Iterable[Watch],
    alerts: Iterable[Alert],
) -> CustomerView:
    return CustomerView(
        customer=customer,
        assessment=latest,
        before=before if latest is not None and before is not latest.grade else None,
        sights=tuple(_sight(desk, watch, now) for watch in watches if watch.active),
        alerts=tuple(alerts),
    )


def _sight(desk: Desk, watch: Watch, now: datetime) -> Sight:
    blind = is_blind(desk, watch, watch.last_ok_at, now)
    return Sight(watch.ref, watch.source, watch.last_ok_at, watch.last_outcome, watch.last_detail, blind)


def _weight(view: CustomerView) -> tuple[int, Decimal, str]:
    rank = -view.grade.rank if view.grade else 1
    return rank, -(view.exposure.amount if view.exposure else Decimal(0)), view.customer.ref
