"""What UK Companies House says about control, and the establishments of an overseas company."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Memory, Reply
from riskwatch.sources.gb_companies_house.reading import read

NUMBER = Identifier("gb_coh", "99000001")
BASE = "/company/99000001"
PROFILE: dict[str, Any] = {
    "company_number": NUMBER.id,
    "company_name": "X LTD",
    "company_status": "active",
    "type": "ltd",
}
STATEMENTS = "persons-with-significant-control-statements"
OWNERS = "persons-with-significant-control"


@pytest.fixture
def look(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    """Read a profile with its links, and other parts by name: a dict is the answer, a number an HTTP status."""

    def build(parts: dict[str, Any] | None = None, links: dict[str, str] | None = None) -> Snapshot:
        replies = [reply(BASE, PROFILE | {"links": links or {}})]
        for part, content in (parts or {}).items():
            status = content if isinstance(content, int) else 200
            replies.append(reply(f"{BASE}/{part}", {} if status != 200 else content, status))
        return read(NUMBER, replies, datetime(2026, 11, 24, 8, tzinfo=UTC))

    return build


def _links(*names: str) -> dict[str, str]:
    return {name: f"{BASE}/{name}" for name in ("self", *names)}


def _statement(code: str, **more: str) -> dict[str, Any]:
    return {"statement": code, "notified_on": "2020-01-01", "links": {"self": f"{BASE}/{STATEMENTS}/{code}"}} | more


@pytest.mark.parametrize(
    ("statement", "covered"),
    [
        (_statement("no-individual-or-entity-with-signficant-control"), "checked"),
        (_statement("no-individual-or-entity-with-signficant-control", ceased_on="2021-01-01"), "not_offered"),
        (_statement("psc-contacted-but-no-response"), "not_offered"),
    ],
)
def test_empty_list_of_owners_is_clean_only_by_a_statement(
    look: Callable[..., Snapshot], statement: dict[str, Any], covered: str
) -> None:
    parts = {OWNERS: 404, STATEMENTS: {"items": [statement], "total_results": 1}}
    snapshot = look(parts=parts, links=_links("persons_with_significant_control_statements"))
    assert (snapshot.owners, snapshot.coverage["OWNER_CHANGE"], snapshot.unknown) == ((), covered, ())
    assert [(notice.kind, notice.raw) for notice in snapshot.notices or ()] == [("other", statement["statement"])]


def test_owner_that_is_named_needs_no_statement(look: Callable[..., Snapshot]) -> None:
    item = {"kind": "super-secure-person-with-significant-control", "description": "super-secure-persons"}
    named = look(parts={OWNERS: {"items": [item], "total_results": 1}})
    gone = look(parts={OWNERS: {"items": [item | {"ceased_on": "2020-01-01"}], "total_results": 1}})
    assert (named.coverage["OWNER_CHANGE"], gone.coverage["OWNER_CHANGE"]) == ("checked", "not_offered")


def test_statements_that_were_linked_and_did_not_come_leave_the_question_open(look: Callable[..., Snapshot]) -> None:
    snapshot = look(parts={OWNERS: 404}, links=_links("persons_with_significant_control_statements"))
    assert snapshot.coverage["OWNER_CHANGE"] == "failed"


def test_statement_of_an_unknown_kind_is_reported(look: Callable[..., Snapshot]) -> None:
    parts = {OWNERS: 404, STATEMENTS: {"items": [_statement("novelty")], "total_results": 1}}
    snapshot = look(parts=parts, links=_links("persons_with_significant_control_statements"))
    assert snapshot.unknown == (f"{STATEMENTS}.items[].statement = novelty",)
    assert snapshot.coverage["OWNER_CHANGE"] == "not_offered"


def test_exempt_company_shows_no_owners(look: Callable[..., Snapshot]) -> None:
    kind = "psc-exempt-as-trading-on-uk-regulated-market"
    exemption = {"exemption_type": kind, "items": [{"exempt_from": "2021-01-01", "exempt_to": "2024-01-01"}]}
    content = {"kind": "exemptions", "exemptions": {kind.replace("-", "_"): exemption}}
    snapshot = look(parts={OWNERS: 404, "exemptions": content}, links=_links("exemptions"))
    assert snapshot.coverage["OWNER_CHANGE"] == "not_offered"
    assert [(n.raw, n.listed_on, n.removed_on) for n in snapshot.notices or ()] == [
        (kind, date(2021, 1, 1), date(2024, 1, 1))
    ]


def test_establishments_of_an_overseas_company(look: Callable[..., Snapshot]) -> None:
    items = [
        {"company_number": f"BR00000{n}", "company_name": "X", "company_status": status, "locality": "Leeds"}
        for n, status in enumerate(("open", "closed"))
    ]
    snapshot = look(parts={"uk-establishments": {"items": items}}, links=_links("uk_establishments"))
    assert [(b.name, b.ref, b.closed) for b in snapshot.branches or ()] == [
        ("X, Leeds", "BR000000", False),
        ("X, Leeds", "BR000001", True),
    ]
    assert snapshot.coverage["BRANCH_CLOSED"] == "checked"
    assert look().coverage["BRANCH_CLOSED"] == "not_offered"
    assert look(links=_links("uk_establishments")).coverage["BRANCH_CLOSED"] == "failed"


def test_link_we_do_not_know_is_reported(look: Callable[..., Snapshot]) -> None:
    assert look(links=_links("novelty")).unknown == ("profile.links.novelty",)


def test_client_asks_for_what_the_profile_links_to(script: Any, sources_at: Callable[..., Any]) -> None:
    def served(links: dict[str, str]) -> set[str]:
        body = json.dumps(PROFILE | {"links": links}).encode()
        script.answers = {BASE: (200, {"Content-Type": "application/json"}, body)}
        script.asked.clear()
        sources_at(script.url)["gb_companies_house"].fetch(NUMBER, Memory())
        return {asked["path"].partition("?")[0].removeprefix(BASE) for asked in script.asked}

    plain = served({})
    assert served(_links("exemptions")) - plain == {"/exemptions"}
    assert served(_links("uk_establishments")) - plain == {"/uk-establishments"}
    assert served(_links("persons_with_significant_control_statements")) - plain == {f"/{STATEMENTS}"}
