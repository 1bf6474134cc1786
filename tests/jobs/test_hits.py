"""Hits by name: a question, and a fact only after the answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.jobs import hits
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.known_names import known_names
from riskwatch.jobs.poll import poll_now
from riskwatch.settings import load_settings
from riskwatch.sources import load_sources
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.records import User

GAZETTE = "gb_gazette"
RECORDINGS = Path(__file__).parent.parent / "recordings"
BOOK = "客户编号,客户名称,国家,登记号,欠款,币种\nG-1,Quillton Fabrics Limited,GB,09999991,90000,GBP\n"


@pytest.fixture
def gazette(desk: Desk, clock: Any) -> Any:
    """The desk with one British customer and The Gazette alone, which has a notice by name only."""
    with DemoRegistry(RECORDINGS, today=date(2026, 11, 24)) as registry:
        settings = load_settings({"RISKWATCH_SOURCE_GB_GAZETTE_URL": registry.url})
        sources = {GAZETTE: load_sources(settings, clock)[GAZETTE]}
        only = replace(desk, sources=sources)
        import_book(only, BOOK.encode(), "book.csv", actor="me")
        yield only


def look(desk: Desk) -> None:
    poll_now(desk, customer="G-1")


def facts(desk: Desk) -> list[tuple[str, bool]]:
    with desk.store.reading() as unit:
        return [(event.code, event.live) for event in unit.events.of("G-1")]


def waiting(desk: Desk) -> list[str]:
    with desk.store.reading() as unit:
        return [kept.hit.ref for kept in unit.hits.open()]


def test_a_name_alone_tells_nothing(gazette: Desk) -> None:
    look(gazette)
    assert waiting(gazette) == ["9000002"]
    assert facts(gazette) == []
    with gazette.store.reading() as unit:
        assert unit.alerts.all() == ()


def test_confirmed_it_is_a_fact_with_an_alert(gazette: Desk, reader: Callable[..., User]) -> None:
    reader()
    look(gazette)
    hits.confirm(gazette, "G-1", GAZETTE, "9000002", actor="ann", reason="same postcode")
    assert facts(gazette) == [("INSOLVENCY_PETITION", True)]
    assert waiting(gazette) == []
    with gazette.store.reading() as unit:
        assert [alert.customer_ref for alert in unit.alerts.all()] == ["G-1"]
        assert [line.choice for line in unit.judgements.of("G-1")] == ["confirmed"]
    look(gazette)
    assert facts(gazette) == [("INSOLVENCY_PETITION", True)]


def test_rejected_it_never_comes_back(gazette: Desk) -> None:
    look(gazette)
    hits.reject(gazette, "G-1", GAZETTE, "9000002", actor="ann", reason="another town")
    look(gazette)
    assert (waiting(gazette), facts(gazette)) == ([], [])


def test_answers_need_a_reason_and_a_question(gazette: Desk) -> None:
    look(gazette)
    with pytest.raises(PolicyRefused):
        hits.confirm(gazette, "G-1", GAZETTE, "9000002", actor="ann", reason=" ")
    with pytest.raises(NotThere):
        hits.reject(gazette, "G-1", GAZETTE, "nothing", actor="ann", reason="another town")
    hits.reject(gazette, "G-1", GAZETTE, "9000002", actor="ann", reason="another town")
    with pytest.raises(PolicyRefused, match="already"):
        hits.confirm(gazette, "G-1", GAZETTE, "9000002", actor="ann", reason="after all")


def test_names_by_which_a_customer_is_known(gazette: Desk) -> None:
    with gazette.store.reading() as unit:
        assert known_names(unit, "G-1") == ("Quillton Fabrics Limited",)
        assert known_names(unit, "nobody") == ()
