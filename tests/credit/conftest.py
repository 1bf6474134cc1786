"""Signs, events and customers to put together."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words

TODAY = date(2026, 11, 24)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def sign() -> Callable[..., Sign]:
    """A sign of a kind: `points`, `days_ago`, `half_life`, `live`, `floor`, `evidence`, `step`; by default a hint."""

    def make(kind_id: str, points: int, days_ago: int, half_life: int | None = None, **given: Any) -> Sign:
        floor = given.get("floor")
        kind = SignKind(
            id=kind_id,
            check=given.get("check", f"check_of_{kind_id.lower()}"),
            title=Words(kind_id, kind_id),
            why=Words(f"{kind_id}。", f"{kind_id}."),
            points=Decimal(points),
            half_life=half_life,
            floor=Grade(floor) if floor else None,
            evidence_grade=given.get("evidence", "C"),
            severity=given.get("severity", "notice"),
            step=given.get("step", "review"),
        )
        on = TODAY - timedelta(days=days_ago)
        seen_on = TODAY - timedelta(days=given.get("seen_days_ago", days_ago))
        seen = datetime.combine(seen_on, datetime.min.time(), UTC)
        live = given.get("live", False)
        cured = given.get("cured_days_ago")
        cured_on = None if cured is None else TODAY - timedelta(days=cured)
        event = Event(
            Identifier("gb_coh", "01234567"),
            given.get("code", "STATUS_CEASED"),
            given.get("key", f"{kind_id}{days_ago}"),
            "gb_companies_house",
            seen,
            Evidence("a" * 64, seen),
            event_date=on,
            live=live,
            ended_on=cured_on,
            baseline=given.get("baseline", False),
        )
        return Sign(kind, on, kind.why, (event,), live=live, cured_on=cured_on)

    return make


@pytest.fixture
def customer() -> Customer:
    return Customer(
        "C-1",
        "Example Trading Ltd",
        country="GB",
        identifier=Identifier("gb_coh", "01234567"),
        credit_limit=Money(Decimal(400_000)),
        exposure=Money(Decimal(310_000)),
        monthly_sales=Money(Decimal(220_000)),
    )


@pytest.fixture
def now() -> datetime:
    return datetime.combine(TODAY, datetime.min.time(), UTC)
