"""Paid Chinese services: signed, asked by plan, refused in words, and the key is nowhere to be seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from riskwatch.domain.errors import ComeBackLater, SourceChanged, SourceClosed, SourceError
from riskwatch.domain.snapshot import Identifier
from riskwatch.settings import load_settings
from riskwatch.sources import Found, Memory, Reply, Source, load_sources
from riskwatch.sources.cn_qcc.client import signed
from riskwatch.sources.demo_registry import DemoRegistry, Fault

Load = Callable[..., Mapping[str, Source]]
CODE = Identifier("uscc", "91320282MA0DEM03XQ")
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
VENDORS = ("cn_qcc", "cn_tianyancha")


def labels(answer: object) -> list[str]:
    assert isinstance(answer, Found)
    return [reply.url.partition("#")[2] for reply in answer.replies]


def test_the_signature_of_the_documentation() -> None:
    headers = signed("abc", "xyz", datetime.fromtimestamp(1560000000, UTC))
    assert headers == {"Token": "6B9166671764BDAA9A73E705F6F07DB4", "Timespan": "1560000000"}


def test_a_signed_request_keeps_its_key_out_of_sight(registry: DemoRegistry, free: Any) -> None:
    settings = load_settings(
        {
            "RISKWATCH_SOURCE_CN_QCC_URL": registry.url,
            "RISKWATCH_SOURCE_CN_QCC_KEY": "the-key",
            "RISKWATCH_SOURCE_CN_QCC_SECRET": "the-secret",
        }
    )
    source = load_sources(settings, lambda: NOW, till=free)["cn_qcc"]
    answer = source.fetch(CODE, Memory())
    assert isinstance(answer, Found)
    sent = registry.requests[0]
    assert "key=the-key" in sent.path
    stamp = str(int(NOW.timestamp()))
    expected = hashlib.md5(f"the-key{stamp}the-secret".encode(), usedforsecurity=False).hexdigest().upper()
    assert (sent.headers["token"], sent.headers["timespan"]) == (expected, stamp)
    seen = repr(answer) + repr(source) + source.read(CODE, answer.replies, NOW).raw[0].url
    assert "the-key" not in seen and "the-secret" not in seen


def test_the_token_of_tianyancha_is_a_header(registry: DemoRegistry, sources_at: Load) -> None:
    sources_at(registry.url, key="the-token")["cn_tianyancha"].fetch(CODE, Memory())
    assert registry.requests[0].headers["authorization"] == "the-token"
    assert all("the-token" not in request.path for request in registry.requests)


def test_a_key_without_its_secret_is_told(registry: DemoRegistry, sources_at: Load) -> None:
    with pytest.raises(SourceClosed, match="secret key"):
        sources_at(registry.url, key="the-key")["cn_qcc"].fetch(CODE, Memory())
    assert registry.requests == []


def test_everything_once_a_month_and_little_in_between(registry: DemoRegistry, sources_at: Load) -> None:
    source = sources_at(registry.url)["cn_qcc"]
    first = source.fetch(CODE, Memory())
    assert labels(first) == ["register", "abnormal", "dishonest", "scan", "unsatisfied", "filings", "enforcement"]
    assert isinstance(first, Found)
    second = source.fetch(CODE, first.memory)
    assert labels(second) == ["register", "abnormal", "dishonest"]
    aged = json.loads(first.memory.etag) | {"scanned": (NOW.date() - timedelta(days=30)).isoformat()}
    third = source.fetch(CODE, Memory(json.dumps(aged)))
    assert "scan" in labels(third)
    assert "enforcement" not in labels(third), "the list did not grow since it was bought"
    small = sources_at(registry.url)["cn_tianyancha"]
    whole = small.fetch(CODE, Memory())
    assert isinstance(whole, Found)
    assert labels(small.fetch(CODE, whole.memory)) == ["register", "dishonest", "enforcement", "abnormal"]


def test_a_short_look_leaves_the_other_lists_untold(registry: DemoRegistry, sources_at: Load) -> None:
    source = sources_at(registry.url)["cn_qcc"]
    first = source.fetch(CODE, Memory())
    assert isinstance(first, Found)
    short = source.fetch(CODE, first.memory)
    assert isinstance(short, Found)
    view = source.read(CODE, short.replies, NOW)
    assert (view.coverage["JUDGMENT_DISHONEST"], view.coverage["EQUITY_FROZEN"]) == ("checked", "not_offered")
    assert view.charges is None


@pytest.mark.parametrize("name", VENDORS)
@pytest.mark.parametrize(
    ("fault", "error", "outcome"),
    [
        (Fault("throttled", "60"), ComeBackLater, "rate_limited"),
        (Fault("server_error", "502"), ComeBackLater, "server_error"),
        (Fault("challenge"), SourceClosed, "declined"),
        (Fault("challenge", "412"), SourceClosed, "declined"),
        (Fault("truncated"), SourceError, "network"),
        (Fault("wrong_type"), SourceChanged, "parse_error"),
        (Fault("status", "401"), SourceClosed, "declined"),
        (Fault("status", "404"), SourceClosed, "declined"),
    ],
    ids=lambda value: getattr(value, "kind", getattr(value, "__name__", value)),
)
def test_no_answer_is_an_error_with_its_name(
    registry: DemoRegistry, sources_at: Load, name: str, fault: Fault, error: type[SourceError], outcome: str
) -> None:
    registry.fault = fault
    with pytest.raises(error) as raised:
        sources_at(registry.url)[name].fetch(CODE, Memory())
    assert raised.value.outcome == outcome


@pytest.mark.parametrize(
    ("name", "code", "error", "outcome"),
    [
        ("cn_qcc", "101", SourceClosed, "declined"),
        ("cn_qcc", "102", SourceClosed, "declined"),
        ("cn_qcc", "107", SourceClosed, "declined"),
        ("cn_qcc", "112", SourceClosed, "declined"),
        ("cn_qcc", "109", ComeBackLater, "rate_limited"),
        ("cn_qcc", "110", ComeBackLater, "rate_limited"),
        ("cn_qcc", "122", ComeBackLater, "rate_limited"),
        ("cn_qcc", "199", ComeBackLater, "server_error"),
        ("cn_qcc", "202", SourceChanged, "parse_error"),
        ("cn_qcc", "999", SourceChanged, "parse_error"),
        ("cn_tianyancha", 300001, ComeBackLater, "server_error"),
        ("cn_tianyancha", 300002, SourceClosed, "declined"),
        ("cn_tianyancha", 300004, ComeBackLater, "rate_limited"),
        ("cn_tianyancha", 300006, SourceClosed, "declined"),
        ("cn_tianyancha", 300007, SourceClosed, "declined"),
        ("cn_tianyancha", 399999, SourceChanged, "parse_error"),
    ],
)
def test_every_refusal_of_the_envelope(
    script: Any, sources_at: Load, name: str, code: object, error: type[SourceError], outcome: str
) -> None:
    member = "Status" if name == "cn_qcc" else "error_code"
    paths = {
        "cn_qcc": f"/ECIInfoVerify/GetInfo?key=&searchKey={CODE.id}",
        "cn_tianyancha": f"/services/open/ic/baseinfo/normal?keyword={CODE.id}",
    }
    body = json.dumps({member: code, "Message": "x", "reason": "x", "Result": None, "result": None}).encode()
    script.answers[paths[name]] = (200, {"Content-Type": "application/json"}, body)
    with pytest.raises(error) as raised:
        sources_at(script.url)[name].fetch(CODE, Memory())
    assert raised.value.outcome == outcome


def test_the_limit_of_the_day_is_over_after_midnight_in_china(script: Any, sources_at: Load) -> None:
    path = f"/ECIInfoVerify/GetInfo?key=&searchKey={CODE.id}"
    script.answers[path] = (200, {"Content-Type": "application/json"}, b'{"Status": "109", "Message": ""}')
    with pytest.raises(ComeBackLater) as raised:
        sources_at(script.url)["cn_qcc"].fetch(CODE, Memory())
    assert raised.value.at == datetime(2026, 11, 24, 16, 10, tzinfo=UTC)


def replies(source: Source, registry: DemoRegistry) -> list[Reply]:
    answer = source.fetch(CODE, Memory())
    assert isinstance(answer, Found)
    return list(answer.replies)


def changed(reply: Reply, **members: object) -> Reply:
    content = json.loads(reply.body)
    data = content["Result"]["Data"]
    (data[0] if isinstance(data, list) else data).update(members)
    return Reply(reply.url, 200, json.dumps(content).encode())


def test_what_nobody_knows_is_reported(registry: DemoRegistry, sources_at: Load) -> None:
    source = sources_at(registry.url)["cn_qcc"]
    register, *others = replies(source, registry)
    view = source.read(CODE, [changed(register, BrandNew=1, Status="筹建"), *others], NOW)
    assert view.status.normalised == "unknown"
    assert set(view.unknown) == {"register.Result.Data.BrandNew", "register.Result.Data: Status = 筹建"}


def test_another_code_is_another_company(registry: DemoRegistry, sources_at: Load) -> None:
    source = sources_at(registry.url)["cn_qcc"]
    register, *others = replies(source, registry)
    with pytest.raises(SourceChanged, match="another code"):
        source.read(CODE, [changed(register, CreditCode="91320411MA0DEM01X6"), *others], NOW)


def test_a_list_of_the_wrong_kind_is_failed_and_one_that_is_left_out_too(
    registry: DemoRegistry, sources_at: Load
) -> None:
    source = sources_at(registry.url)["cn_qcc"]
    found = replies(source, registry)
    scan = next(reply for reply in found if reply.url.endswith("#scan"))
    content = json.loads(scan.body)
    content["Result"]["Data"][0]["EquityFreeze"] = {"TotalCount": "1", "DataList": "none"}
    del content["Result"]["Data"][0]["JudicialSale"]
    broken = Reply(scan.url, 200, json.dumps(content).encode())
    view = source.read(CODE, [broken if reply is scan else reply for reply in found], NOW)
    assert (view.coverage["EQUITY_FROZEN"], view.coverage["ASSET_AUCTION"]) == ("failed", "failed")
    assert view.coverage["EQUITY_PLEDGED"] == "checked"
    assert any("EquityFreeze.DataList" in note for note in view.unknown)


def test_an_empty_list_is_checked_and_clean(registry: DemoRegistry, sources_at: Load) -> None:
    registry.stage = 1
    source = sources_at(registry.url)["cn_qcc"]
    first = source.fetch(CODE, Memory(json.dumps({"scanned": NOW.date().isoformat(), "totals": {}})))
    assert isinstance(first, Found)
    view = source.read(CODE, first.replies, NOW)
    assert (view.enforcement, view.notices) == ((), ())
    assert view.coverage["JUDGMENT_DISHONEST"] == "checked"
