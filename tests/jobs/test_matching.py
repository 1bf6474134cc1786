"""Customers without a number: proposals, what people say to them, and that a name alone reaches nobody."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from riskwatch.domain.errors import ImportRefused, NotThere, PolicyRefused
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs import matching
from riskwatch.jobs.book import import_book
from riskwatch.jobs.company_list import companies_in, companies_in_bytes
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import poll_now
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.records import User
from riskwatch.watch.identity.match import Match

PUMPS = Identifier("gb_coh", "99000001")
TWIN = "客户编号,客户名称,国家,欠款,币种\nC-9001,Harrowmere Pumps and Valves,GB,90000,CNY\n"


def add_twin(desk: Desk) -> None:
    import_book(desk, TWIN.encode(), "twin.csv", actor="me")


def open_matches(desk: Desk) -> dict[str, list[Match]]:
    with desk.store.reading() as unit:
        found = unit.matches.open()
    return {ref: [match for match in found if match.ref == ref] for ref in {match.ref for match in found}}


def test_a_name_alone_never_reaches_a_watch_a_grade_or_an_alert(
    stocked: Desk, registry: DemoRegistry, clock: Any, reader: Callable[..., User]
) -> None:
    reader()
    poll_now(stocked)
    add_twin(stocked)
    matching.find_among_stored(stocked)
    proposal = open_matches(stocked)["C-9001"][0]
    assert (proposal.identifier, proposal.points >= 95) == (PUMPS, True)
    registry.stage = 1
    clock.move(days=3)
    poll_now(stocked, everything=True)
    with stocked.store.reading() as unit:
        assert "C-1001" in {alert.customer_ref for alert in unit.alerts.all()}
        assert "C-9001" not in {alert.customer_ref for alert in unit.alerts.all()}
        assert unit.watches.of("C-9001") == ()
        assert unit.events.of("C-9001") == ()
        assert unit.assessments.latest("C-9001") is None


def test_a_person_confirms_and_the_customer_is_watched(desk: Desk) -> None:
    add_twin(desk)
    looked = matching.find_matches(
        desk,
        companies_in(io.StringIO("name,number,scheme\nHarrowmere Pumps & Valves Ltd,99000001,gb_coh\n"), "list.csv"),
    )
    assert (looked.customers, looked.companies, looked.new) == (1, 1, 1)
    with pytest.raises(PolicyRefused, match="reason"):
        matching.confirm(desk, "C-9001", PUMPS, actor="me", reason=" ")
    matching.confirm(desk, "C-9001", PUMPS, actor="me", reason="number on the stamped contract")
    with desk.store.reading() as unit:
        customer = unit.customers.get("C-9001")
        assert customer is not None
        assert customer.identifier == PUMPS
        assert [watch.source for watch in unit.watches.of("C-9001")] == ["gb_companies_house"]
        line = unit.judgements.of("C-9001")[0]
        assert (line.choice, line.actor, line.reason) == ("confirmed", "me", "number on the stamped contract")
        assert list(unit.judgements.faults()) == []


def test_a_rejected_pair_never_comes_back(stocked: Desk, registry: DemoRegistry) -> None:
    poll_now(stocked)
    add_twin(stocked)
    matching.find_among_stored(stocked)
    matching.reject(stocked, "C-9001", PUMPS, actor="me", reason="another company of that name in Leeds")
    assert matching.find_among_stored(stocked).new == 0
    assert "C-9001" not in open_matches(stocked)
    with pytest.raises(PolicyRefused, match="answered"):
        matching.confirm(stocked, "C-9001", PUMPS, actor="me", reason="changed my mind")
    with stocked.store.reading() as unit:
        match = unit.matches.get("C-9001", PUMPS)
        assert match is not None
        assert (match.state, match.decided_by) == ("rejected", "me")


def test_a_number_that_another_customer_has_is_refused(stocked: Desk, registry: DemoRegistry) -> None:
    poll_now(stocked)
    add_twin(stocked)
    matching.find_among_stored(stocked)
    with pytest.raises(PolicyRefused, match="C-1001"):
        matching.confirm(stocked, "C-9001", PUMPS, actor="me", reason="same name")
    assert [match.state for match in open_matches(stocked)["C-9001"]] == ["proposed"]
    with pytest.raises(NotThere):
        matching.reject(stocked, "C-9001", Identifier("gb_coh", "12345678"), actor="me", reason="never proposed")


def test_the_search_runs_once_a_day(stocked: Desk, clock: Any) -> None:
    assert matching.find_daily(stocked)
    assert not matching.find_daily(stocked)
    clock.move(days=1)
    assert matching.find_daily(stocked)


@pytest.mark.parametrize(
    ("text", "number", "names"),
    [
        ("CompanyName, CompanyNumber,PreviousName_1.CONDATE, PreviousName_1.CompanyName\nA LTD,6040754,,OLD A LTD\n",
         "gb_coh:06040754", ("A LTD", "OLD A LTD")),
        ("LEI,Entity.LegalName,Entity.LegalAddress.Country\nDEMO00RISKWATCH00154,霁澜,CN\n",
         "lei:DEMO00RISKWATCH00154", ("霁澜",)),
        ("organisasjonsnummer,navn\n999000010,FJORDGLIMT MASKIN AS\nwrong,X AS\n",
         "no_orgnr:999000010", ("FJORDGLIMT MASKIN AS",)),
    ],
)  # fmt: skip
def test_the_lists_of_registers_are_read_as_they_are(text: str, number: str, names: tuple[str, ...]) -> None:
    companies = list(companies_in(io.StringIO(text), "list.csv"))
    assert [str(company.identifier) for company in companies] == [number]
    assert (companies[0].name, *companies[0].former) == names


def test_a_list_without_the_columns_is_refused() -> None:
    with pytest.raises(ImportRefused, match="column"):
        list(companies_in(io.StringIO("a,b\n1,2\n"), "list.csv"))
    with pytest.raises(ImportRefused, match="UTF-8"):
        list(companies_in_bytes("名称,登记号".encode("gb18030"), "list.csv"))
