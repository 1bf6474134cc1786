"""Values to store."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.alert import Alert, fingerprint
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.policy import Grade
from riskwatch.domain.snapshot import CompanyStatus, Identifier, Name, Snapshot
from riskwatch.domain.words import Words

NOW = datetime(2026, 11, 24, 1, 30, 5, 123456, tzinfo=UTC)
COMPANY = Identifier("gb_coh", "01234567")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def an_event() -> Callable[..., Event]:
    def make(key: str = "case 1", **given: Any) -> Event:
        values: dict[str, Any] = {
            "subject": COMPANY,
            "code": "INSOLVENCY_OPEN",
            "natural_key": key,
            "source": "gb_companies_house",
            "first_seen": NOW,
            "evidence": Evidence("a" * 64, NOW, "https://register.example/1"),
            "event_date": date(2026, 11, 20),
            "live": True,
        }
        return Event(**{**values, **given})

    return make


@pytest.fixture
def an_alert() -> Callable[..., Alert]:
    def make(number: str = "1", question: str = "stop", **given: Any) -> Alert:
        values: dict[str, Any] = {
            "id": f"alert-{number}",
            "fingerprint": fingerprint(str(COMPANY), question),  # type: ignore[arg-type]
            "customer_ref": "C-1",
            "question": question,
            "severity": "critical",
            "proposal": "stop_supply",
            "state": "open",
            "raised_at": NOW,
            "rule": "insolvency_opened",
            "rule_version": "1",
            "grade_before": Grade.B,
            "grade_after": Grade.E,
            "limit_before": Decimal("400000.00"),
            "limit_after": Decimal(0),
            "exposure": Decimal("400000"),
            "currency": "CNY",
            "because": ("event-1",),
            "grounds": ("CN-CC-527-1",),
            "explanation": Words("破产程序已开始。", "Insolvency proceedings have opened."),
        }
        return Alert(**{**values, **given})

    return make


@pytest.fixture
def a_snapshot() -> Callable[..., Snapshot]:
    def make(**given: Any) -> Snapshot:
        values: dict[str, Any] = {
            "provider": "gb_companies_house",
            "subject": COMPANY,
            "fetched_at": NOW,
            "names": (Name("Example Ltd"),),
            "status": CompanyStatus("active", "active"),
        }
        return Snapshot(**{**values, **given})

    return make
