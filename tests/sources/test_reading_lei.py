"""How an LEI record is read: what the recordings do not show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Reply
from riskwatch.sources.xx_gleif.reading import read

LEI = Identifier("lei", "DEMO00RISKWATCH00154")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def look(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    def build(registration: Any = None, **entity: Any) -> Snapshot:
        base = {"legalName": {"name": "X"}, "status": "ACTIVE", "legalAddress": {"city": "Y"}, "eventGroups": []}
        attributes = {"lei": LEI.id, "entity": base | entity, "registration": registration or {"status": "ISSUED"}}
        return read(LEI, [reply("/api/v1/lei-records/x", {"data": {"attributes": attributes}})], AT)

    return build


def _event(kind: str, status: str = "IN_PROGRESS") -> list[Any]:
    return [{"groupType": "STANDALONE", "events": [{"type": kind, "status": status, "effectiveDate": "2026-11-01"}]}]


@pytest.mark.parametrize(
    ("kind", "stage", "normalised"),
    [
        ("BANKRUPTCY", "open", "insolvent"),
        ("INSOLVENCY", "open", "insolvent"),
        ("LIQUIDATION", "open", "insolvent"),
        ("VOLUNTARY_ARRANGEMENT", "rescue", "rescue"),
        ("DISSOLUTION", "strike_off", "strike_off_pending"),
    ],
)
def test_event_of_distress(look: Callable[..., Snapshot], kind: str, stage: str, normalised: str) -> None:
    snapshot = look(eventGroups=_event(kind))
    assert [(case.stage, case.started_on) for case in snapshot.insolvency or ()] == [(stage, date(2026, 11, 1))]
    assert (snapshot.status.normalised, snapshot.unknown) == (normalised, ())
    withdrawn = look(eventGroups=_event(kind, "WITHDRAWN_CANCELLED"))
    assert [case.stage for case in withdrawn.insolvency or ()] == ["closed"]
    assert withdrawn.status.normalised == "active"


def test_unknown_event_is_reported(look: Callable[..., Snapshot]) -> None:
    snapshot = look(eventGroups=_event("ASCENSION"))
    assert (snapshot.insolvency, snapshot.changes) == ((), ())
    assert snapshot.unknown == ("lei-record.data.attributes.entity.eventGroups[].events[].type = ASCENSION",)


def test_record_without_events_was_not_checked(look: Callable[..., Snapshot]) -> None:
    snapshot = look(eventGroups=None)
    assert snapshot.insolvency is None
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"


@pytest.mark.parametrize(
    ("status", "overdue", "remarked"),
    [("ISSUED", False, 0), ("LAPSED", True, 0), ("RETIRED", False, 0), ("DUPLICATE", False, 1), ("ANNULLED", False, 1)],
)
def test_registration(look: Callable[..., Snapshot], status: str, overdue: bool, remarked: int) -> None:
    snapshot = look(registration={"status": status, "nextRenewalDate": "2026-01-01T00:00:00Z"})
    assert [filing.overdue for filing in snapshot.filings or ()] == [overdue]
    assert len(snapshot.notices or ()) == remarked


def test_inactive_is_ceased(look: Callable[..., Snapshot]) -> None:
    snapshot = look(status="INACTIVE", expiration={"date": "2026-10-01T00:00:00Z", "reason": "DISSOLVED"})
    assert (snapshot.status.normalised, snapshot.ceased_on) == ("ceased", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("country", "number", "scheme"),
    [
        ("CN", "91330200MA0DEM001A", "uscc"),
        ("CN", "91330200MA0DEM0010", ""),
        ("GB", "SC243739", "gb_coh"),
        ("NO", "999000010", "no_orgnr"),
        ("US", "1234567", ""),
        ("GB", "FC-17", ""),
    ],
)
def test_national_number(look: Callable[..., Snapshot], country: str, number: str, scheme: str) -> None:
    identifiers = look(jurisdiction=country, registeredAs=number).identifiers
    assert identifiers == ((Identifier(scheme, number),) if scheme else ())


def test_no_name_is_no_record(look: Callable[..., Snapshot]) -> None:
    with pytest.raises(SourceChanged):
        look(legalName={"name": ""})
