"""Every way in which a source can fail us, over a real local HTTP connection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from riskwatch.domain.errors import ComeBackLater, SourceChanged, SourceClosed, SourceError
from riskwatch.domain.snapshot import Identifier
from riskwatch.settings import load_settings
from riskwatch.sources import Found, Limits, Memory, NotModified, NotThere, Source, load_sources
from riskwatch.sources.demo_registry import DemoRegistry, Fault

LEI = Identifier("lei", "21380068P1DRHMJ8KU70")
PATH = f"/api/v1/lei-records/{LEI.id}"
JSON = {"Content-Type": "application/vnd.api+json"}
Sources = Callable[..., Mapping[str, Source]]
QUICK = Limits(connect_s=2, read_s=1, whole_s=5, bytes=100_000)


def _ask(sources_at: Sources, url: str, memory: Memory | None = None, **options: Any) -> Any:
    return sources_at(url, **options)["xx_gleif"].fetch(LEI, memory or Memory())


def test_found_with_what_the_next_look_needs(registry: DemoRegistry, sources_at: Sources) -> None:
    found = _ask(sources_at, registry.url)
    assert isinstance(found, Found)
    assert found.replies[0].http_status == 200
    assert found.memory.etag == found.replies[0].etag != ""
    assert isinstance(_ask(sources_at, registry.url, found.memory), NotModified)
    assert registry.requests[-1].headers["if-none-match"] == found.memory.etag


def test_last_modified_is_sent_back(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (200, JSON | {"Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT"}, b"{}")
    memory = _ask(sources_at, script.url).memory
    script.answers[PATH] = (304, {}, b"")
    assert isinstance(_ask(sources_at, script.url, memory), NotModified)
    assert script.asked[-1]["if-modified-since"] == "Mon, 23 Nov 2026 08:00:00 GMT"


def test_replies_are_not_modified_only_together(registry: DemoRegistry, sources_at: Sources) -> None:
    source, identifier = sources_at(registry.url)["no_brreg"], Identifier("no_orgnr", "923609016")
    found = source.fetch(identifier, Memory())
    assert isinstance(found, Found)
    assert isinstance(source.fetch(identifier, found.memory), NotModified)
    entity, roles, units = found.memory.split(3)
    changed = source.fetch(identifier, Memory(f'{entity.etag}\n"old"\n{units.etag}'))
    assert isinstance(changed, Found)
    assert [reply.body for reply in changed.replies] == [reply.body for reply in found.replies]
    assert roles.etag


def test_agent_is_honest_and_reachable(registry: DemoRegistry, sources_at: Sources) -> None:
    _ask(sources_at, registry.url, contact="credit@example.com")
    assert registry.requests[0].headers["user-agent"].startswith("RiskWatch/")
    assert registry.requests[0].headers["user-agent"].endswith("(+credit@example.com)")


def test_key_goes_into_the_header_alone(registry: DemoRegistry, sources_at: Sources) -> None:
    source = sources_at(registry.url, key="s3cret")["gb_companies_house"]
    source.fetch(Identifier("gb_coh", "09360070"), Memory())
    assert all(request.headers["authorization"] == "Basic czNjcmV0Og==" for request in registry.requests)
    assert all("s3cret" not in request.path for request in registry.requests)
    assert "s3cret" not in repr(source)


def test_netrc_is_not_used(
    registry: DemoRegistry, sources_at: Sources, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login someone password private\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    _ask(sources_at, registry.url)
    assert "authorization" not in registry.requests[0].headers


def test_local_servers_are_asked_without_a_proxy(
    registry: DemoRegistry, sources_at: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert isinstance(_ask(sources_at, registry.url), Found)


def test_no_key_is_said_before_asking() -> None:
    source = load_sources(load_settings({}))["gb_companies_house"]
    with pytest.raises(SourceClosed, match="RISKWATCH_SOURCE_GB_COMPANIES_HOUSE_KEY"):
        source.fetch(Identifier("gb_coh", "09360070"), Memory())


@pytest.mark.parametrize("number", ["12345", "21380068p1drhmj8ku70", "../../admin", "21380068P1DRHMJ8KU70/x"])
def test_malformed_number_is_never_asked_for(registry: DemoRegistry, sources_at: Sources, number: str) -> None:
    with pytest.raises(SourceError) as caught:
        sources_at(registry.url)["xx_gleif"].fetch(Identifier("lei", number), Memory())
    assert caught.value.outcome == "not_found"
    assert registry.requests == []


def test_unknown_company(registry: DemoRegistry, sources_at: Sources) -> None:
    for name, identifier in (
        ("xx_gleif", Identifier("lei", "DEMO00RISKWATCH00154")),
        ("gb_companies_house", Identifier("gb_coh", "99999999")),
        ("no_brreg", Identifier("no_orgnr", "999000452")),
    ):
        answer = sources_at(registry.url)[name].fetch(identifier, Memory())
        assert isinstance(answer, NotThere)
        assert not answer.removed


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "Tue, 24 Nov 2026 08:05:00 GMT"}, 300),
        ({"Retry-After": "Tue, 24 Nov 2026 07:00:00 GMT"}, 0),
        ({"X-Ratelimit-Reset": "1795507260"}, 60),
        ({}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "9" * 30}, None),
        ({"X-Ratelimit-Reset": "9" * 30}, None),
    ],
)
def test_throttled_says_when(
    script: Any, sources_at: Sources, now: datetime, headers: dict[str, str], seconds: int | None
) -> None:
    script.answers[PATH] = (429, headers, b"")
    with pytest.raises(ComeBackLater) as caught:
        _ask(sources_at, script.url)
    assert caught.value.outcome == "rate_limited"
    assert caught.value.at == (None if seconds is None else now + timedelta(seconds=seconds))
    assert len(script.asked) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_passing_fault(registry: DemoRegistry, sources_at: Sources, status: int) -> None:
    registry.fault = Fault("server_error", str(status))
    with pytest.raises(ComeBackLater) as caught:
        _ask(sources_at, registry.url)
    assert caught.value.outcome == "server_error"
    assert len(registry.requests) == 1


@pytest.mark.parametrize("status", [200, 202, 401, 403, 404, 412, 451, 521])
def test_refusal_and_challenge_need_a_person(registry: DemoRegistry, sources_at: Sources, status: int) -> None:
    registry.fault = Fault("challenge", str(status))
    with pytest.raises(SourceClosed) as caught:
        _ask(sources_at, registry.url)
    assert caught.value.outcome == "declined"
    assert caught.value.hint.zh
    assert caught.value.hint.en


def test_script_only_page_without_a_type_is_a_refusal(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (200, {"Content-Type": "application/json"}, b"\n <script>location='/x'</script>")
    with pytest.raises(SourceClosed):
        _ask(sources_at, script.url)


def test_cloud_challenge_is_a_refusal_whatever_the_status(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (503, {"cf-mitigated": "challenge"}, b"")
    with pytest.raises(SourceClosed):
        _ask(sources_at, script.url)


@pytest.mark.parametrize("status", [204, 206, 400, 405, 416])
def test_status_nobody_asked_for(script: Any, sources_at: Sources, status: int) -> None:
    script.answers[PATH] = (status, JSON, b"")
    with pytest.raises(SourceChanged):
        _ask(sources_at, script.url)


def test_wrong_type(registry: DemoRegistry, sources_at: Sources) -> None:
    registry.fault = Fault("wrong_type")
    with pytest.raises(SourceChanged, match="text/csv"):
        _ask(sources_at, registry.url)


def test_truncated_answer_is_a_network_fault(registry: DemoRegistry, sources_at: Sources) -> None:
    registry.fault = Fault("truncated")
    with pytest.raises(ComeBackLater) as caught:
        _ask(sources_at, registry.url)
    assert caught.value.outcome == "network"


def test_damaged_compression_is_a_network_fault(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (200, JSON | {"Content-Encoding": "gzip"}, b"\x1f\x8b\x08 not gzip")
    with pytest.raises(ComeBackLater) as caught:
        _ask(sources_at, script.url)
    assert caught.value.outcome == "network"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b'{"data": NaN}', b"[" * 100_000, b"{}"])
def test_no_such_json(script: Any, sources_at: Sources, now: datetime, body: bytes) -> None:
    script.answers[PATH] = (200, JSON, body)
    source = sources_at(script.url)["xx_gleif"]
    answer = source.fetch(LEI, Memory())
    assert isinstance(answer, Found)
    with pytest.raises(SourceChanged):
        source.read(LEI, answer.replies, now)


def test_record_of_somebody_else_is_refused(registry: DemoRegistry, sources_at: Sources, now: datetime) -> None:
    source = sources_at(registry.url)["xx_gleif"]
    answer = source.fetch(LEI, Memory())
    with pytest.raises(SourceChanged, match="another LEI"):
        source.read(Identifier("lei", "5299001ERX0K10IZUL40"), answer.replies, now)
