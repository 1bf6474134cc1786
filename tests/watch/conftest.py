"""Made-up companies in the shape the readers deliver."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from riskwatch.domain.event import SIGNALS
from riskwatch.domain.snapshot import CompanyStatus, Identifier, Name, RawReply, Snapshot
from riskwatch.watch.coverage import LISTS

DAYS = {n: datetime(2026, 11, n, 9, 0, tzinfo=UTC) for n in range(1, 25)}


@pytest.fixture
def snapshot() -> Callable[..., Snapshot]:
    """A healthy company on a day of November 2026 (keyword `day`), everything checked, with the given differences."""

    def make(day: int = 1, **given: Any) -> Snapshot:
        values: dict[str, Any] = {
            "provider": "gb_companies_house",
            "subject": Identifier("gb_coh", "01234567"),
            "fetched_at": DAYS[day],
            "names": (Name("Example Trading Ltd"),),
            "status": CompanyStatus("active", "active"),
            **dict.fromkeys(LISTS, ()),
            "coverage": dict.fromkeys(SIGNALS, "checked"),
            "raw": (
                RawReply("https://register.example/company/01234567", 200, f"{day:02d}" + "a" * 62),
                RawReply("https://register.example/company/01234567/charges", 200, f"{day:02d}" + "c" * 62),
            ),
        }
        return Snapshot(**{**values, **given})

    return make
