"""How the Czech register of VAT payers is read: what the recordings do not show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Memory, Reply
from riskwatch.sources.cz_adis.reading import read
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.watch.diff import diff

NUMBER = Identifier("cz_ico", "99900017")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def _answer(said: str, more: str = "", code: str = "0", number: str = "CZ99900017", inner: str = "") -> bytes:
    payer = f'<statusPlatceDPH dic="{number}" nespolehlivyPlatce="{said}" {more}>{inner}</statusPlatceDPH>'
    status = f'<status odpovedGenerovana="2026-11-24" statusCode="{code}" statusText="OK"/>'
    return f"<e><StatusNespolehlivyPlatceRozsirenyResponse>{status}{payer}</StatusNespolehlivyPlatceRozsirenyResponse></e>".encode()


@pytest.fixture
def look(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    return lambda *said, **more: read(NUMBER, [reply("/dpr/axis2", _answer(*said, **more))], AT)


def test_unreliable_payer_is_listed_since_its_publication(look: Callable[..., Snapshot]) -> None:
    snapshot = look("ANO", 'datumZverejneniNespolehlivosti="2026-05-12"')
    assert [(n.kind, n.listed_on, n.removed_on) for n in snapshot.notices or ()] == [("tax", date(2026, 5, 12), None)]
    assert (snapshot.coverage["TAX_ABNORMAL"], snapshot.unknown) == ("checked", ())
    assert [(event.code, event.live) for event in diff(None, snapshot)] == [("TAX_ABNORMAL", True)]


def test_payer_that_is_reliable_again_ends_the_fact(look: Callable[..., Snapshot]) -> None:
    before, after = look("ANO", 'datumZverejneniNespolehlivosti="2026-05-12"'), look("NE")
    assert diff(None, after) == ()
    assert [(event.live, event.ended_on) for event in diff(before, after)] == [(False, date(2026, 11, 24))]


@pytest.mark.parametrize(
    ("said", "covered", "unknown"),
    [("NENALEZEN", "not_offered", ()), ("SNAD", "failed", ("nespolehlivyPlatce = SNAD",))],
)
def test_register_that_does_not_say_is_not_clean(
    look: Callable[..., Snapshot], said: str, covered: str, unknown: tuple[str, ...]
) -> None:
    snapshot = look(said)
    assert (snapshot.notices, snapshot.coverage["TAX_ABNORMAL"], snapshot.unknown) == (None, covered, unknown)


@pytest.mark.parametrize("wrong", [{"code": "1"}, {"number": "CZ99900025"}])
def test_answer_that_is_none(look: Callable[..., Snapshot], wrong: dict[str, Any]) -> None:
    with pytest.raises(SourceChanged):
        look("NE", **wrong)


def test_bank_accounts_are_not_kept_and_what_is_new_is_reported(look: Callable[..., Snapshot]) -> None:
    accounts = '<zverejneneUcty><ucet><standardniUcet cislo="4242424242"/></ucet></zverejneneUcty>'
    snapshot = look("NE", 'novinka="1"', inner=f"{accounts}<nazevSubjektu>X s.r.o.</nazevSubjektu><dalsi>1</dalsi>")
    assert snapshot.legal_name == "X s.r.o."
    assert "4242424242" not in repr(snapshot)
    assert snapshot.unknown == ("statusPlatceDPH.dalsi", "statusPlatceDPH@novinka")


def test_question_names_number_and_action(registry: DemoRegistry, sources_at: Callable[..., Any]) -> None:
    sources_at(registry.url)["cz_adis"].fetch(NUMBER, Memory())
    (asked,) = registry.requests
    assert asked.headers["soapaction"].strip('"').endswith("/getStatusNespolehlivyPlatceRozsireny")
    assert b"<dic>99900017</dic>" in asked.body


def test_number_of_no_payer_is_an_answer(registry: DemoRegistry, sources_at: Callable[..., Any]) -> None:
    source, other = sources_at(registry.url)["cz_adis"], Identifier("cz_ico", "99999999")
    snapshot = source.read(other, source.fetch(other, Memory()).replies, AT)
    assert (snapshot.notices, snapshot.coverage["TAX_ABNORMAL"], snapshot.unknown) == (None, "not_offered", ())
