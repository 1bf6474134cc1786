"""How the Norwegian register is read: what the recordings do not show."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Memory, Reply
from riskwatch.sources.no_brreg.reading import read

NUMBER = Identifier("no_orgnr", "999000010")
PATH = "/enhetsregisteret/api/enheter/999000010"
ENTITY: dict[str, Any] = {
    "organisasjonsnummer": "999000010",
    "navn": "X AS",
    "konkurs": False,
    "underAvvikling": False,
    "underTvangsavviklingEllerTvangsopplosning": False,
    "forretningsadresse": {"adresse": ["Gate 1", None], "postnummer": "0001", "poststed": "OSLO", "land": "Norge"},
}
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
PERSON = {"type": {"kode": "DAGL"}, "person": {"navn": {"fornavn": "A", "etternavn": "B"}, "fodselsdato": "1951-01-01"}}


@pytest.fixture
def look(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    def build(roles: Any = None, at: datetime = AT, drop: tuple[str, ...] = (), **members: Any) -> Snapshot:
        entity = {name: value for name, value in (ENTITY | members).items() if name not in drop}
        answer = reply(f"{PATH}/roller", b"", 404) if roles is None else reply(f"{PATH}/roller", roles)
        return read(NUMBER, [reply(PATH, entity), answer], at)

    return build


@pytest.mark.parametrize(
    ("members", "normalised", "stage", "since"),
    [
        ({"konkurs": True, "konkursdato": "2026-11-23"}, "insolvent", "open", date(2026, 11, 23)),
        ({"konkurs": True}, "insolvent", "open", None),
        ({"underUtenlandskInsolvensbehandlingDato": "2026-11-02"}, "insolvent", "open", date(2026, 11, 2)),
        ({"underTvangsavviklingEllerTvangsopplosning": True}, "strike_off_pending", "strike_off", None),
        (
            {
                "tvangsopplostPgaManglendeRevisorDato": "2026-11-05",
                "tvangsopplostPgaMangelfulltStyreDato": "2026-11-04",
            },
            "strike_off_pending",
            "strike_off",
            date(2026, 11, 4),
        ),
        ({"underRekonstruksjonsforhandlingDato": "2026-11-02"}, "rescue", "rescue", date(2026, 11, 2)),
        (
            {"underAvvikling": True, "underAvviklingDato": "2026-11-02"},
            "solvent_liquidation",
            "solvent",
            date(2026, 11, 2),
        ),
    ],
)
def test_distress(look: Callable[..., Snapshot], members: Any, normalised: str, stage: str, since: date | None) -> None:
    snapshot = look(**members)
    assert snapshot.status.normalised == normalised
    assert [(case.stage, case.started_on) for case in snapshot.insolvency or ()] == [(stage, since)]
    assert snapshot.unknown == ()


def test_bankruptcy_outranks_everything(look: Callable[..., Snapshot]) -> None:
    snapshot = look(konkurs=True, underAvvikling=True, underTvangsavviklingEllerTvangsopplosning=True)
    assert snapshot.status.normalised == "insolvent"
    assert len(snapshot.insolvency or ()) == 3


def test_deleted_says_nothing_about_bankruptcy(reply: Callable[..., Reply]) -> None:
    body = {"organisasjonsnummer": "999000010", "navn": "X AS", "slettedato": "2026-11-20"}
    snapshot = read(NUMBER, [reply(PATH, body), reply(f"{PATH}/roller", b"", 410)], AT)
    assert (snapshot.status.normalised, snapshot.ceased_on) == ("ceased", date(2026, 11, 20))
    assert (snapshot.insolvency, snapshot.officers, snapshot.addresses) == (None, None, None)
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "not_offered"
    assert snapshot.coverage["STATUS_CEASED"] == "checked"


@pytest.mark.parametrize("flag", ["konkurs", "underAvvikling", "underTvangsavviklingEllerTvangsopplosning"])
def test_missing_flag_is_not_clean(look: Callable[..., Snapshot], flag: str) -> None:
    snapshot = look(drop=(flag,))
    assert snapshot.insolvency is None
    assert snapshot.status.normalised == "unknown"
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"


def test_retyped_flag_is_reported_and_not_clean(look: Callable[..., Snapshot]) -> None:
    snapshot = look(konkurs="nei")
    assert snapshot.insolvency is None
    assert snapshot.unknown == ("enhet.konkurs: text instead of true or false",)


def test_roles_that_vanish_in_a_bankruptcy_are_stale_not_gone(look: Callable[..., Snapshot]) -> None:
    assert (look().officers, look().coverage["OFFICER_LEFT"]) == ((), "checked")
    bankrupt = look(konkurs=True)
    assert (bankrupt.officers, bankrupt.coverage["OFFICER_LEFT"]) == (None, "stale")
    assert (look(konkurs=True, roles={"rollegrupper": []}).officers) is None


def test_roles_in_office(look: Callable[..., Snapshot]) -> None:
    gone = PERSON | {"type": {"kode": "MEDL"}, "fratraadt": True}
    snapshot = look(roles={"rollegrupper": [{"type": {"kode": "DAGL"}, "roller": [PERSON, gone]}]})
    assert [(officer.name, officer.role) for officer in snapshot.officers or ()] == [("A B", "DAGL")]
    assert "1951" not in repr(snapshot)
    assert snapshot.unknown == ()


@pytest.mark.parametrize("roles", [{"rollegrupper": "x"}, {"rollegrupper": [{"roller": [1]}]}, {"grupper": []}])
def test_roles_of_another_shape_were_not_checked(look: Callable[..., Snapshot], roles: Any) -> None:
    snapshot = look(roles=roles)
    assert (snapshot.officers, snapshot.coverage["OFFICER_LEFT"]) == (None, "failed")


def test_new_kind_of_role_is_reported(look: Callable[..., Snapshot]) -> None:
    snapshot = look(roles={"rollegrupper": [{"roller": [PERSON | {"type": {"kode": "KONGE"}}]}]})
    assert snapshot.unknown == ("roller.rollegrupper[].roller[].type.kode = KONGE",)


@pytest.mark.parametrize(
    ("year", "at", "late"),
    [
        ("2024", "2026-11-24", []),
        ("2023", "2026-11-24", [date(2025, 7, 31)]),
        ("2023", "2026-08-31", []),
        ("2022", "2026-08-31", [date(2024, 7, 31)]),
        ("", "2026-11-24", []),
        ("ukjent", "2026-11-24", []),
    ],
)
def test_late_accounts(look: Callable[..., Snapshot], year: str, at: str, late: list[date]) -> None:
    moment = datetime.fromisoformat(f"{at}T08:00:00+00:00")
    snapshot = look(sisteInnsendteAarsregnskap=year, at=moment)
    assert [filing.due_on for filing in snapshot.filings or () if filing.overdue] == late


def test_dissolution_for_missing_accounts_is_late_at_once(look: Callable[..., Snapshot]) -> None:
    snapshot = look(sisteInnsendteAarsregnskap="2025", tvangsopplostPgaManglendeRegnskapDato="2026-11-01")
    assert any(filing.overdue for filing in snapshot.filings or ())
    assert [notice.reason for notice in snapshot.notices or ()] == ["annual accounts missing"]


def test_remark_on_the_address(look: Callable[..., Snapshot]) -> None:
    remark = {"infotype": "FADR", "tekst": "Adressen er omtvistet", "innfoertDato": "2026-11-01"}
    snapshot = look(paategninger=[remark])
    assert snapshot.addresses is not None
    assert snapshot.addresses[0].flags == ("register_remark",)
    assert [notice.reason for notice in snapshot.notices or ()] == ["Adressen er omtvistet"]
    assert snapshot.unknown == ()


@pytest.mark.parametrize(("members", "count"), [({"antallAnsatte": 2}, 2), ({"antallAnsatte": None}, None), ({}, None)])
def test_a_head_count_that_is_not_told_is_not_nobody(
    look: Callable[..., Snapshot], members: dict[str, Any], count: int | None
) -> None:
    snapshot = look(**members)
    assert snapshot.employees == count
    assert snapshot.unknown == ()


def _units(*units: dict[str, Any], total: int | None = None) -> dict[str, Any]:
    page = {"size": 100, "totalElements": len(units) if total is None else total, "totalPages": 1, "number": 0}
    return {"page": page, "_links": {}} | ({"_embedded": {"underenheter": list(units)}} if units else {})


@pytest.fixture
def with_units(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    def build(*pages: Any) -> Snapshot:
        roles = reply(f"{PATH}/roller", b"", 404)
        units = [reply("/enhetsregisteret/api/underenheter?page=0", page) for page in pages]
        return read(NUMBER, [reply(PATH, ENTITY), roles, *units], AT)

    return build


def test_sub_units_are_branches(with_units: Callable[..., Snapshot]) -> None:
    shop = {"organisasjonsnummer": "999000028", "navn": "X BUTIKK", "overordnetEnhet": NUMBER.id}
    closed = {"organisasjonsnummer": "999000036", "navn": "X LAGER", "nedleggelsesdato": "2026-10-01"}
    snapshot = with_units(_units(shop, closed))
    assert [(b.name, b.ref, b.closed, b.closed_on) for b in snapshot.branches or ()] == [
        ("X BUTIKK", "999000028", False, None),
        ("X LAGER", "999000036", True, date(2026, 10, 1)),
    ]
    assert (snapshot.coverage["BRANCH_CLOSED"], snapshot.unknown) == ("checked", ())
    assert with_units(_units()).branches == ()


def test_list_of_sub_units_that_is_not_whole_was_not_checked(with_units: Callable[..., Snapshot]) -> None:
    cut = with_units(_units({"organisasjonsnummer": "999000028", "navn": "X"}, total=101))
    assert (cut.branches, cut.coverage["BRANCH_CLOSED"]) == (None, "failed")
    assert cut.unknown == ("underenheter: 1 of 101",)
    assert with_units().coverage["BRANCH_CLOSED"] == "failed"


def test_all_pages_of_sub_units_are_asked_for(script: Any, sources_at: Callable[..., Any]) -> None:
    def served(page: int) -> tuple[int, dict[str, str], bytes]:
        counts = {"page": {"size": 100, "totalElements": 150, "totalPages": 2, "number": page}}
        return 200, {"Content-Type": "application/json", "ETag": '"same"'}, json.dumps(counts).encode()

    sub_units = f"/enhetsregisteret/api/underenheter?overordnetEnhet={NUMBER.id}&size=100&page="
    script.answers = {f"{sub_units}{page}": served(page) for page in (0, 1)}
    script.answers[PATH] = script.answers[f"{PATH}/roller"] = (200, {"ETag": '"same"'}, json.dumps(ENTITY).encode())
    source = sources_at(script.url)["no_brreg"]
    found = source.fetch(NUMBER, Memory())
    assert [asked["path"] for asked in script.asked][2:] == [f"{sub_units}0", f"{sub_units}1"]
    script.asked.clear()
    source.fetch(NUMBER, found.memory)
    assert not any("if-none-match" in asked for asked in script.asked)
