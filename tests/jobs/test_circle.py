"""A sign of a sister company travels one step along the circle, with its proof; a name alone carries nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch import catalogue
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import CompanyStatus, Identifier, Name, Officer, Snapshot
from riskwatch.jobs import circle, corrections
from riskwatch.jobs.assess import assess_customer
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit

JANE = Officer("DOE, Jane", "director", since=date(2020, 1, 1), ref="person-1")


@pytest.fixture
def sisters(desk: Desk, clock: Any) -> Desk:
    """Three companies: two led by the same person, the third by somebody of the same name."""
    ready = replace(desk, checks=catalogue.company_checks())
    with ready.store.transaction() as unit:
        for number, officer in (("1", JANE), ("2", JANE), ("3", replace(JANE, ref="another"))):
            identifier = Identifier("gb_coh", f"9900000{number}")
            customer = Customer(f"C-{number}", f"Example {number} Ltd", "GB", identifier, exposure=Money(Decimal(1000)))
            unit.customers.save(customer, at=clock.now, by="me")
            view = Snapshot(
                "gb_companies_house", identifier, clock.now, (Name(customer.name),), CompanyStatus("active", "active"),
                officers=(officer,), coverage={"OFFICER_CHURN": "checked"},
            )  # fmt: skip
            unit.snapshots.add(customer.ref, view)
            circle.note_hooks(unit, customer.ref, view)
            assess_customer(ready, unit, customer, clock.now)
    return ready


def trouble(desk: Desk, unit: Unit, ref: str, now: datetime) -> Event:
    customer = unit.customers.get(ref)
    assert customer is not None
    assert customer.identifier is not None
    sha = unit.evidence.put(b"{}", "application/json", "https://register.example", at=now)
    event = Event(
        customer.identifier, "INSOLVENCY_OPEN", "case 1", "gb_companies_house", now, Evidence(sha, now),
        event_date=now.date() - timedelta(days=1), after="liquidation", live=True,
    )  # fmt: skip
    unit.events.add(ref, [event], at=now)
    assess_customer(desk, unit, customer, now, (event,))
    return event


def signs(unit: Unit, ref: str) -> dict[str, Any]:
    assessment = unit.assessments.latest(ref)
    return {sign.kind.id: sign for sign in (assessment.signs if assessment else ())}


def test_trouble_travels_one_step_with_its_proof(sisters: Desk, clock: Any) -> None:
    clock.move(days=30)
    with sisters.store.transaction() as unit:
        event = trouble(sisters, unit, "C-1", clock.now)
    with sisters.store.reading() as unit:
        sign = signs(unit, "C-2")["OTH05"]
        assert (int(sign.kind.points), sign.live, sign.kind.evidence_grade) == (30, True, "B")
        assert sign.because == (event,) or sign.because[0].id == event.id
        assert "Example 1 Ltd" in sign.says.en
        assert "DOE, Jane" in sign.says.en
        alert = next(alert for alert in unit.alerts.all() if alert.customer_ref == "C-2")
        assert event.id in alert.because
        # the third shares the name alone: a hint on the page, and nothing else
        assert "OTH05" not in signs(unit, "C-3")
        assert [alert for alert in unit.alerts.all() if alert.customer_ref == "C-3"] == []
        assert [tie.sure for tie in circle.ties_of(unit, "C-3")] == [False, False]
        # what travelled to the second does not come back to the first
        assert "OTH05" not in signs(unit, "C-1")


def test_a_correction_reaches_the_circle(sisters: Desk, clock: Any, reader: Any) -> None:
    manager = reader()
    clock.move(days=30)
    with sisters.store.transaction() as unit:
        event = trouble(sisters, unit, "C-1", clock.now)
    corrections.mark_wrong(sisters, event.id, manager, "another company")
    with sisters.store.reading() as unit:
        assert "OTH05" not in signs(unit, "C-2")
        assert {alert.state for alert in unit.alerts.all() if event.id in alert.because} == {"resolved"}


def test_what_was_stored_before_is_read_once(sisters: Desk) -> None:
    with sisters.store.transaction() as unit:
        for ref in ("C-1", "C-2", "C-3"):
            unit.hooks.replace(ref, "gb_companies_house", ())
        assert circle.ties_of(unit, "C-1") == ()
    assert circle.build_hooks(sisters)
    assert not circle.build_hooks(sisters)
    with sisters.store.reading() as unit:
        assert {tie.other for tie in circle.ties_of(unit, "C-1") if tie.sure} == {"C-2"}
