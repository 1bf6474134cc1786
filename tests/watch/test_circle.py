"""Who belongs together, and how surely: a name alone is no tie."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from riskwatch.domain.snapshot import Address, CompanyStatus, Identifier, Name, Officer, Owner, Snapshot
from riskwatch.watch.circle import is_sure, ties
from riskwatch.watch.hooks import CROWD, Hook, hooks_of, own_hooks

BASE = Snapshot(
    provider="gb_companies_house",
    subject=Identifier("gb_coh", "99000001"),
    fetched_at=datetime(2026, 11, 24, tzinfo=UTC),
    names=(Name("Example One Ltd"),),
    status=CompanyStatus("active", "active"),
)


def kinds(view: Snapshot) -> set[tuple[str, str]]:
    return {(hook.kind, hook.key) for hook in hooks_of(view)}


def test_a_person_is_the_registers_reference_and_a_name_is_only_a_name() -> None:
    one = replace(BASE, officers=(Officer("DOE, Jane", "director", ref="abc"), Officer("Left Long Ago", "director",
                                  until=datetime(2020, 1, 1, tzinfo=UTC).date(), ref="x")))  # fmt: skip
    assert ("person", "gb_companies_house:abc") in kinds(one)
    assert ("person_name", "doe jane") in kinds(one)
    assert not any("left" in key for _, key in kinds(one))
    nameless = replace(BASE, officers=(Officer("Jane Doe", "director"),))
    assert {kind for kind, _ in kinds(nameless)} == {"company", "company_name", "person_name"}


def test_an_owners_reference_names_the_holding_and_not_the_person() -> None:
    view = replace(BASE, owners=(Owner("Jane Doe", "individual-person-with-significant-control", ref="psc-1"),))
    assert "person" not in {kind for kind, _ in kinds(view)}


def test_a_company_that_owns_is_tied_by_its_number() -> None:
    parent = replace(BASE, subject=Identifier("no_orgnr", "999000010"), names=(Name("Eksempel Holding AS"),))
    child = replace(
        BASE, subject=Identifier("no_orgnr", "999000126"), names=(Name("Eksempel Drift AS"),),
        owners=(Owner("EKSEMPEL HOLDING AS", "company", ref="999 000 010"),),
    )  # fmt: skip
    assert kinds(parent) & kinds(child) == {("company", "no_orgnr:999000010"), ("company_name", "eksempelholding")}


@pytest.mark.parametrize(
    ("found", "sure"),
    [
        (("person",), True),
        (("company",), True),
        (("link",), True),
        (("person_name",), False),
        (("address",), False),
        (("phone",), False),
        (("company_name",), False),
        (("address", "phone"), False),
        (("person_name", "address"), True),
        (("person_name", "phone"), True),
        (("company_name", "person_name"), True),
    ],
)
def test_what_ties_surely(found: tuple[str, ...], sure: bool) -> None:
    assert is_sure([Hook(kind, "k", "K") for kind in found]) is sure  # type: ignore[arg-type]


def test_what_a_crowd_shares_ties_nobody() -> None:
    hook = Hook("person", "agent:1", "Formation Agent")
    few = {f"C-{number}" for number in range(CROWD - 1)}
    assert len(ties("C-x", [hook], {("person", "agent:1"): few | {"C-x"}})) == CROWD - 1
    crowd = few | {"C-y", "C-z"}
    assert ties("C-x", [hook], {("person", "agent:1"): crowd | {"C-x"}}) == ()


def test_addresses_and_telephones_are_compared_without_their_dress() -> None:
    one = replace(BASE, addresses=(Address("Unit 4, Sluice Lane, Dunmere"),))
    other = replace(BASE, subject=Identifier("gb_coh", "2"), addresses=(Address("UNIT 4 SLUICE LANE DUNMERE"),))
    assert "address" in {kind for kind, _ in kinds(one) & kinds(other)}
    assert (
        own_hooks({"联系电话": "+86 138-0013-8000", "备注": "12345678"})[0].key
        == own_hooks({"phone": "13800138000"})[0].key
    )
    assert own_hooks({"电话": "12"}) == ()


@pytest.mark.parametrize(
    "role", ["REVI", "REGN", "corporate-secretary", "corporate-nominee-director", "Commissaire aux comptes", "BOBE"]
)
def test_who_serves_many_for_a_fee_ties_nobody(role: str) -> None:
    view = replace(BASE, officers=(Officer("Example Revision AS", role, is_company=True, ref="999000002"),))
    assert {kind for kind, _ in kinds(view)} == {"company", "company_name"}
    assert len(hooks_of(view)) == 2
