"""Screening against a sanctions file: made-up rows in the shape of the real ones."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from riskwatch.domain.errors import ImportRefused
from riskwatch.jobs import hits
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.screening import Screened, screen
from riskwatch.sources.sanction_lists import PROVIDER
from riskwatch.store.records import User

LEI = "DEMO00RISKWATCH00154"


def entity(ref: str, names: list[str], schema: str = "Company", **more: Any) -> dict[str, Any]:
    properties = {"name": names, "topics": ["sanction"], "country": ["gb"]} | more.pop("properties", {})
    plain = {"id": ref, "caption": names[0], "schema": schema, "properties": properties, "datasets": ["us_ofac_sdn"]}
    return plain | {"referents": [], "first_seen": "2026-11-01T00:00:00", "target": True} | more


def run(desk: Desk, *rows: dict[str, Any], raw: list[bytes] | None = None) -> Screened:
    lines = raw or [json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows]
    return screen(desk, lines, "entities.ftm.json")


def facts(desk: Desk, ref: str) -> list[tuple[str, bool, str]]:
    with desk.store.reading() as unit:
        return [(event.code, event.live, event.after) for event in unit.events.of(ref)]


OTHER = entity("NK-9", ["Nowhere Holdings"])


def test_number_is_a_fact_with_an_alert(stocked: Desk, reader: Callable[..., User]) -> None:
    reader()
    run(stocked, OTHER)
    done = run(stocked, entity("NK-1", ["Harrowmere"], properties={"registrationNumber": ["99000001"]}))
    assert (done.by_number, done.by_name) == (1, 0)
    assert facts(stocked, "C-1001") == [("SANCTIONED", True, "us_ofac_sdn")]
    with stocked.store.reading() as unit:
        assert [alert.severity for alert in unit.alerts.all("active", "C-1001")] == ["critical"]


def test_lei_needs_no_country_and_a_number_of_another_country_is_nobody(stocked: Desk) -> None:
    run(stocked, entity("NK-2", ["X"], properties={"leiCode": [LEI], "country": ["cn"]}))
    assert [code for code, _, _ in facts(stocked, "C-3001")] == ["SANCTIONED"]
    run(stocked, entity("NK-3", ["Y"], properties={"registrationNumber": ["99000002"], "country": ["ru"]}))
    assert facts(stocked, "C-1002") == []


def test_name_is_a_question_until_somebody_answers(stocked: Desk, reader: Callable[..., User]) -> None:
    reader()
    row = entity("NK-4", ["Calderholt Packaging Ltd"])
    done = run(stocked, OTHER, row)
    assert (done.by_number, done.by_name) == (0, 1)
    assert facts(stocked, "C-1003") == []
    hits.confirm(stocked, "C-1003", PROVIDER, "NK-4", actor="ann", reason="same address")
    assert facts(stocked, "C-1003") == [("SANCTIONED", True, "us_ofac_sdn")]
    run(stocked, OTHER, row)
    assert facts(stocked, "C-1003") == [("SANCTIONED", True, "us_ofac_sdn")]


def test_gone_from_the_list_twice_is_over(stocked: Desk, clock: Any) -> None:
    run(stocked, entity("NK-1", ["H"], properties={"registrationNumber": ["99000001"]}))
    for _ in range(2):
        clock.move(days=1)
        run(stocked, OTHER)
    assert [live for _, live, _ in facts(stocked, "C-1001")] == [False]


def test_merged_entity_is_no_new_alert(stocked: Desk, clock: Any) -> None:
    row = entity("ofac-1", ["H"], properties={"registrationNumber": ["99000001"]})
    run(stocked, row)
    clock.move(days=1)
    run(stocked, row | {"id": "NK-77", "referents": ["ofac-1"]})
    assert facts(stocked, "C-1001") == [("SANCTIONED", True, "us_ofac_sdn")]


@pytest.mark.parametrize(
    "row",
    [
        entity("NK-5", ["H"], schema="Person", properties={"registrationNumber": ["99000001"]}),
        entity("NK-5", ["H"], properties={"registrationNumber": ["99000001"], "topics": []}),
        entity("NK-5", ["H"], properties={"registrationNumber": ["99000001"], "topics": ["role.pep"]}),
    ],
)
def test_people_and_entities_on_no_list_are_passed_over(stocked: Desk, row: dict[str, Any]) -> None:
    run(stocked, OTHER, row)
    assert facts(stocked, "C-1001") == []


def test_who_is_not_in_it_is_clean(stocked: Desk) -> None:
    run(stocked, OTHER)
    with stocked.store.reading() as unit:
        view = unit.snapshots.latest("C-1004")[PROVIDER]
    assert (view.sanctions, view.coverage["SANCTIONED"]) == ((), "checked")


@pytest.mark.parametrize(
    "raw",
    [
        [],
        [b"\n"],
        [b'{"schema": "Company"}\n'],
        [b'not "schema": "Company"\n'] * 40,
        [b"name,number\n"] * 40,
        [b'{"op":"DEL","entity":{"id":"x","schema":"Company"}}\n'] * 3,
    ],
)
def test_file_of_something_else_is_refused_and_nothing_is_clean(stocked: Desk, raw: list[bytes]) -> None:
    with pytest.raises(ImportRefused):
        screen(stocked, raw, "x.csv")
    with stocked.store.reading() as unit:
        assert PROVIDER not in unit.snapshots.latest("C-1001")
