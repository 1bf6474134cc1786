"""What can come back instead of an answer, at every source: nothing of it is ever read as an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from riskwatch.domain.errors import ComeBackLater, SourceChanged, SourceClosed
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import Identifier
from riskwatch.sources import Found, Memory, NotThere, Source
from riskwatch.sources.demo_registry import DemoRegistry, Fault

Sources = Callable[..., Mapping[str, Source]]
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
KNOWN = {
    "gb_companies_house": "09360070",
    "no_brreg": "923609016",
    "xx_gleif": "21380068P1DRHMJ8KU70",
    "fr_sirene": "552032534",
    "fr_bodacc": "999000118",
    "us_edgar": "0000940418",
    "fi_prh": "0112038-9",
    "pl_krs": "0000405063",
    "cz_ares": "27082440",
    "cz_isir": "99900017",
    "cz_adis": "99900017",
    "gb_gazette": "09857485",
    "us_courts": "999999998",
}
UNKNOWN = {
    "gb_companies_house": "99999999",
    "no_brreg": "999999999",
    "xx_gleif": "00000000000000000098",
    "fr_sirene": "999999999",
    "us_edgar": "9999999999",
    "fi_prh": "9999999-9",
    "pl_krs": "9999999999",
    "cz_ares": "99999999",
}
ANSWERS_FOR_ALL = {
    "fr_bodacc": "999999999",
    "cz_isir": "99999999",
    "cz_adis": "99999999",
    "gb_gazette": "99999999",
    "us_courts": "999999999",
}
"""Sources that answer for every number: nothing published, no case."""


def _source(sources_at: Sources, registry: DemoRegistry, name: str) -> Source:
    return sources_at(registry.url)[name]


def _identifier(source: Source, number: str) -> Identifier:
    return Identifier(source.meta.scheme, number)


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("throttled", "120"), ComeBackLater),
        (Fault("server_error", "500"), ComeBackLater),
        (Fault("server_error", "503"), ComeBackLater),
        (Fault("challenge"), SourceClosed),
        (Fault("challenge", "403"), SourceClosed),
        (Fault("wrong_type"), SourceChanged),
        (Fault("status", "400"), SourceChanged),
        (Fault("truncated"), ComeBackLater),
    ],
    ids=lambda value: f"{value.kind}{value.value}" if isinstance(value, Fault) else "",
)
def test_faults(name: str, fault: Fault, error: type[Exception], registry: DemoRegistry, sources_at: Sources) -> None:
    registry.fault = fault
    source = _source(sources_at, registry, name)
    with pytest.raises(error) as raised:
        source.fetch(_identifier(source, KNOWN[name]), Memory())
    if fault.kind == "throttled":
        assert isinstance(raised.value, ComeBackLater)
        assert (raised.value.outcome, raised.value.at) == (Outcome.RATE_LIMITED, NOW + timedelta(seconds=120))


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_number(name: str, registry: DemoRegistry, sources_at: Sources) -> None:
    source = _source(sources_at, registry, name)
    answer = source.fetch(_identifier(source, UNKNOWN[name]), Memory())
    assert isinstance(answer, NotThere)
    assert not answer.removed


@pytest.mark.parametrize("name", ANSWERS_FOR_ALL)
def test_nothing_is_an_answer_too(name: str, registry: DemoRegistry, sources_at: Sources) -> None:
    source = _source(sources_at, registry, name)
    identifier = _identifier(source, ANSWERS_FOR_ALL[name])
    answer = source.fetch(identifier, Memory())
    assert isinstance(answer, Found)
    snapshot = source.read(identifier, answer.replies, NOW)
    if "INSOLVENCY_OPEN" in source.meta.offers:
        assert snapshot.insolvency == ()
        assert snapshot.coverage["INSOLVENCY_OPEN"] == "checked"
    assert snapshot.unknown == ()


@pytest.mark.parametrize("name", KNOWN)
def test_body_that_is_no_answer(name: str, reply: Callable[..., object], sources_at: Sources) -> None:
    source = sources_at("")[name]
    identifier = _identifier(source, KNOWN[name])
    for body in (b"", b"[]", b"null", b"{}", b"\xff\xfe", b'{"results": 1}', b"<a/>", b"{" * 20_000):
        with pytest.raises(SourceChanged):
            source.read(identifier, (reply("/x", body),), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_record_of_another_company_is_refused(name: str, registry: DemoRegistry, sources_at: Sources) -> None:
    """A register that answers with somebody else's record must not put his troubles on our customer."""
    if name in ("fr_bodacc", "gb_gazette", "us_courts"):
        pytest.skip("its rows are told apart one by one: see test_reading_fr, test_reading_gazette, test_us_courts")
    source = _source(sources_at, registry, name)
    answer = source.fetch(_identifier(source, KNOWN[name]), Memory())
    assert isinstance(answer, Found)
    other = UNKNOWN.get(name) or ANSWERS_FOR_ALL[name]
    with pytest.raises(SourceChanged):
        source.read(_identifier(source, other), answer.replies, NOW)


def test_who_does_not_say_whom_to_write_to_asks_nothing(sources_at: Sources) -> None:
    source = sources_at("", contact="")["us_edgar"]
    with pytest.raises(SourceClosed, match="RISKWATCH_CONTACT"):
        source.fetch(Identifier("us_cik", "0000940418"), Memory())
