"""What a hostile or broken server may not do to us: redirects, sizes, time, certificates, cookies, addresses."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from riskwatch.domain.errors import ComeBackLater, SettingsWrong, SourceChanged, SourceClosed
from riskwatch.domain.snapshot import Identifier
from riskwatch.sources import Found, Limits, Memory, Source
from riskwatch.sources.demo_registry import DemoRegistry

LEI = Identifier("lei", "21380068P1DRHMJ8KU70")
PATH = f"/api/v1/lei-records/{LEI.id}"
JSON = {"Content-Type": "application/vnd.api+json"}
Sources = Callable[..., Mapping[str, Source]]
QUICK = Limits(connect_s=2, read_s=1, whole_s=5, bytes=100_000)


def _ask(sources_at: Sources, url: str, memory: Memory | None = None, **options: Any) -> Any:
    return sources_at(url, **options)["xx_gleif"].fetch(LEI, memory or Memory())


def test_redirect_on_the_same_host_is_followed(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (307, {"Location": "/api/v1/elsewhere"}, b"")
    script.answers["/api/v1/elsewhere"] = (200, JSON, b"{}")
    assert isinstance(_ask(sources_at, script.url), Found)


@pytest.mark.parametrize(("status", "outcome"), [(301, "moved"), (308, "moved"), (302, "declined"), (307, "declined")])
def test_redirect_to_another_host_is_refused(
    script: Any, registry: DemoRegistry, sources_at: Sources, status: int, outcome: str
) -> None:
    script.answers[PATH] = (status, {"Location": registry.url + PATH}, b"")
    with pytest.raises(SourceClosed) as caught:
        _ask(sources_at, script.url, key="s3cret")
    assert caught.value.outcome == outcome
    assert registry.requests == []


def test_redirects_without_end(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (302, {"Location": PATH}, b"")
    with pytest.raises(SourceChanged):
        _ask(sources_at, script.url)
    assert len(script.asked) == 4


@pytest.mark.parametrize("packed", [False, True])
def test_size_limit_counts_unpacked_bytes(script: Any, sources_at: Sources, packed: bool) -> None:
    body = json.dumps({"data": "0" * 200_000}).encode()
    if packed:
        script.answers[PATH] = (200, JSON | {"Content-Encoding": "gzip"}, gzip.compress(body))
    else:
        script.answers[PATH] = (200, JSON, body)
    with pytest.raises(SourceChanged, match="100000 bytes"):
        _ask(sources_at, script.url, limits=QUICK)


def test_nobody_there_is_a_network_fault(sources_at: Sources) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(ComeBackLater) as caught:
        _ask(sources_at, f"http://127.0.0.1:{port}", limits=QUICK)
    assert caught.value.outcome == "network"
    assert caught.value.at is None


def test_silent_server_is_a_network_fault(sources_at: Sources) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(ComeBackLater) as caught:
            _ask(sources_at, f"http://127.0.0.1:{port}", limits=Limits(connect_s=1, read_s=0.1, whole_s=1))
    assert caught.value.outcome == "network"


def test_dripping_server_meets_the_time_limit(sources_at: Sources) -> None:
    """Each byte comes in time, the whole never does."""
    stop = threading.Event()

    def drip(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999999\r\n\r\n")
            with contextlib.suppress(OSError):
                while not stop.wait(0.02):
                    connection.sendall(b" ")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,), daemon=True)
        thread.start()
        limits = Limits(connect_s=1, read_s=5, whole_s=0.2)
        with pytest.raises(ComeBackLater) as caught:
            _ask(sources_at, f"http://127.0.0.1:{server.getsockname()[1]}", limits=limits)
        stop.set()
        thread.join()
    assert caught.value.outcome == "network"


@pytest.mark.parametrize("packed", [False, True])
def test_answer_in_chunks(sources_at: Sources, now: datetime, packed: bool) -> None:
    """Without a length, in pieces, as busy servers send it."""
    content = json.dumps({"data": {"attributes": {}}, "pad": "x" * 200_000}).encode()
    body = gzip.compress(content) if packed else content
    pieces = [body[start : start + 7000] for start in range(0, len(body), 7000)]
    wire = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
    head += b"Content-Encoding: gzip\r\n" if packed else b""

    def send(server: socket.socket) -> None:
        for _ in range(2):  # the record and its change log
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(head + b"\r\n" + wire)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=send, args=(server,), daemon=True)
        thread.start()
        found = _ask(sources_at, f"http://127.0.0.1:{server.getsockname()[1]}")
        thread.join()
    assert found.replies[0].body == content


def test_certificate_is_verified(tls_script: Any, sources_at: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    tls_script.answers[PATH] = (200, JSON, b"{}")
    for variable in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(ComeBackLater) as caught:
        _ask(sources_at, tls_script.url, limits=QUICK)
    assert caught.value.outcome == "network"
    assert tls_script.asked == []
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(Path(__file__).parent / "tls" / "certificate.pem"))
    assert isinstance(_ask(sources_at, tls_script.url, limits=QUICK), Found)


def test_cookies_are_not_kept(script: Any, sources_at: Sources) -> None:
    script.answers[PATH] = (200, JSON | {"Set-Cookie": "track=1; Path=/"}, b"{}")
    source = sources_at(script.url)["xx_gleif"]
    source.fetch(LEI, Memory())
    source.fetch(LEI, Memory())
    assert "cookie" not in script.asked[1]


@pytest.mark.parametrize("url", ["ftp://x", "registry.example", "http://", "https://user:pw@registry.example"])
def test_setting_that_is_no_address(sources_at: Sources, url: str) -> None:
    with pytest.raises(SettingsWrong):
        sources_at(url)


def test_path_of_the_setting_is_ignored(registry: DemoRegistry, sources_at: Sources) -> None:
    _ask(sources_at, registry.url + "/somewhere/else")
    assert registry.requests[0].path == PATH


def test_long_lists_are_read_page_by_page(script: Any, sources_at: Sources, now: datetime) -> None:
    base = "/company/09360070"
    profile = {"company_number": "09360070", "company_name": "X LTD", "company_status": "active", "type": "ltd"}
    people = [{"name": f"P{i}", "officer_role": "director", "appointed_on": "2020-01-01"} for i in range(150)]

    def page(items: list[Any], start: int) -> tuple[int, dict[str, str], bytes]:
        content = {"items": items, "start_index": start, "total_results": 150, "items_per_page": 100}
        return 200, {"Content-Type": "application/json"}, json.dumps(content).encode()

    script.answers[base] = (200, {"Content-Type": "application/json"}, json.dumps(profile).encode())
    script.answers[f"{base}/officers?items_per_page=100&start_index=0"] = page(people[:100], 0)
    script.answers[f"{base}/officers?items_per_page=100&start_index=100"] = page(people[100:], 100)
    source, identifier = sources_at(script.url)["gb_companies_house"], Identifier("gb_coh", "09360070")
    answer = source.fetch(identifier, Memory())
    assert isinstance(answer, Found)
    assert len(source.read(identifier, answer.replies, now).officers or ()) == 150
    short = tuple(reply for reply in answer.replies if "start_index=100" not in reply.url)
    snapshot = source.read(identifier, short, now)
    assert snapshot.officers is None
    assert snapshot.coverage["OFFICER_LEFT"] == "failed"
    assert "officers.items: 100 of 150" in snapshot.unknown
