"""The JSON objects of the stable interface, on stored alerts, events and grades of the demo's companies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from riskwatch.exports.grade import grade_object
from riskwatch.exports.records import alert_object, customer_object, event_object, listed
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import poll_now
from riskwatch.sources.demo_registry import DemoRegistry

BOOK = (
    b"ref,name,country,id_scheme,identifier,credit_limit,exposure,monthly_sales\n"
    b"C-1,Fjordglimt Maskin AS,NO,no_orgnr,999000010,500000,350000,300000\n"
)


@pytest.fixture
def stopped(desk: Desk, registry: DemoRegistry, clock: Any) -> Desk:
    import_book(desk, BOOK, "book.csv", actor="me")
    poll_now(desk)
    registry.stage = 2
    clock.move(days=1)
    poll_now(desk, everything=True)
    return desk


def test_an_alert(stopped: Desk) -> None:
    with stopped.store.reading() as unit:
        (alert,) = unit.alerts.all()
        customer = unit.customers.get("C-1")
        events = [event for key in alert.because if (event := unit.events.get(key))]
        made = alert_object(alert, customer, events)
        proof = unit.evidence.get(made["because"][0]["evidence"]["sha256"])
    assert json.loads(json.dumps(made)) == made
    assert made["schema"] == "riskwatch.alert/1"
    assert made["customer"] == {
        "ref": "C-1", "name": "Fjordglimt Maskin AS", "identifiers": {"no_orgnr": "999000010"},
    }  # fmt: skip
    assert (made["severity"], made["proposal"], made["state"]) == ("critical", "stop_supply", "open")
    assert made["raised_at"] == "2026-11-25T01:30:01Z", "after the second question to the register, a second later"
    assert made["grade"] == {"before": "C", "after": "E"}
    assert made["limit"] == {"before": "500000.00", "after": "0.00", "currency": "CNY"}
    assert made["exposure"] == "350000.00"
    (because,) = made["because"]
    assert because["code"] == "INSOLVENCY_OPEN"
    assert because["event_date"] == "2026-11-23"
    assert because["first_seen"] == made["raised_at"]
    assert because["source"] == "no_brreg"
    assert b"999000010" in proof.body
    assert made["grounds"]
    assert set(made["explanation"]) == {"zh", "en"}


def test_an_alert_about_a_source_has_no_customer(stopped: Desk) -> None:
    with stopped.store.reading() as unit:
        (alert,) = unit.alerts.all()
    from dataclasses import replace

    made = alert_object(replace(alert, customer_ref="", grade_before=None, grade_after=None), None, [])
    assert made["customer"] is None
    assert made["grade"] == {"before": None, "after": None}


def test_an_event(stopped: Desk) -> None:
    with stopped.store.reading() as unit:
        made = [event_object(event, ref) for ref, event in unit.events.all()]
    news = [event for event in made if not event["baseline"]]
    assert [event["code"] for event in news] == ["INSOLVENCY_OPEN"]
    for name in ("id", "customer", "code", "sign", "event_date", "published", "first_seen", "before", "after", "source",
                 "evidence", "baseline", "state"):  # fmt: skip
        assert name in news[0]
    assert listed("events", made)["events"] == made


def test_a_grade_shows_every_contribution(stopped: Desk) -> None:
    with stopped.store.reading() as unit:
        customer, assessment = unit.customers.get("C-1"), unit.assessments.latest("C-1")
    assert customer is not None
    assert assessment is not None
    made = grade_object(assessment, customer)
    assert json.loads(json.dumps(made)) == made
    assert (made["grade"], made["floor"], made["proposal"]) == ("E", "E", "stop_supply")
    assert made["parts"]["F"] is None
    assert float(made["parts"]["R"]) + float(made["risk"]) == pytest.approx(100)
    assert float(made["score"]) == pytest.approx(float(made["parts"]["R"]) * 0.25 + 30)
    assert {"sign", "points_now", "event"} <= set(made["contributions"][0])
    assert made["limit"]["recommended"] == "0.00"
    assert made["limit"]["current"] == "500000.00"
    assert made["exposure"] == {"open": "350000.00", "total": "350000.00", "currency": "CNY"}


def test_a_customer(stopped: Desk) -> None:
    with stopped.store.reading() as unit:
        customer = unit.customers.get("C-1")
    assert customer is not None
    made = customer_object(customer)
    assert (made["ref"], made["credit_limit"], made["currency"], made["grade"]) == ("C-1", "500000.00", "CNY", None)
