"""Feeds: what they tell makes watched companies due, and nothing of it is lost or told twice."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.jobs import feeds
from riskwatch.jobs.desk import Desk
from riskwatch.settings import load_settings
from riskwatch.sources.access import Access
from riskwatch.sources.feed_access import GB_STREAM, feed_access
from riskwatch.sources.gb_companies_house.stream import Splitter
from riskwatch.sources.http import Limits
from riskwatch.store.repositories.feeds import FeedPosition

GB, NO = "gb_companies_house", "no_brreg"
COMPANIES = f"{GB}/companies"


@dataclass
class Wire:
    """A server that sends `chunks` as they are, one after the other, then hangs up; or refuses with `status`."""

    chunks: list[bytes] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pages: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    url: str = ""


def _handler(wire: Wire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            wire.asked.append(self.path)
            wire.users.append(self.headers.get("Authorization", ""))
            if "oppdateringer" in self.path:
                since = int(parse_qs(urlsplit(self.path).query).get("oppdateringsid", ["0"])[0])
                rows = next((page for start, page in sorted(wire.pages.items()) if start >= since), [])
                body = json.dumps({"_embedded": {"oppdaterteEnheter": rows}} if rows else {"page": {}}).encode()
                self.send_response(wire.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(wire.status)
            for name, value in wire.headers.items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            if wire.status == 200:
                for chunk in wire.chunks:
                    self.wfile.write(chunk)
                    self.wfile.flush()

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@contextmanager
def serving(wire: Wire) -> Iterator[Wire]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(wire))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    wire.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def wire() -> Iterator[Wire]:
    with serving(Wire()) as made:
        yield made


@pytest.fixture
def access(wire: Wire, clock: Any) -> Access:
    settings = load_settings({
        f"RISKWATCH_SOURCE_{GB_STREAM.upper()}_URL": wire.url,
        f"RISKWATCH_SOURCE_{GB_STREAM.upper()}_KEY": "stream-key",
    })  # fmt: skip
    return feed_access(GB_STREAM, settings, clock, "test", Limits(read_s=2, silence_s=2))


@pytest.fixture
def updates(wire: Wire, clock: Any) -> Access:
    settings = load_settings({"RISKWATCH_SOURCE_NO_BRREG_URL": wire.url})
    return feed_access(NO, settings, clock, "test")


@pytest.fixture
def quiet(stocked: Desk, clock: Any) -> Desk:
    """The book with every look far away."""
    with stocked.store.transaction() as unit:
        for watch in unit.watches.all():
            unit.watches.claim(watch, "t", at=clock(), lease=timedelta(minutes=1))
            unit.watches.finish(watch, "t", next_due_at=clock() + timedelta(days=30))
    return stocked


def due(desk: Desk) -> list[str]:
    with desk.store.reading() as unit:
        return sorted(watch.ref for watch in unit.watches.all() if watch.next_due_at <= desk.clock())


def position(desk: Desk, feed: str = COMPANIES) -> str:
    with desk.store.reading() as unit:
        known = unit.feeds.get(feed)
    return known.position if known else ""


def event(number: str, timepoint: int) -> bytes:
    content = {
        "resource_kind": "company-profile",
        "resource_uri": f"/company/{number}/x",
        "data": {"company_name": "Ü & Co"},
        "event": {"timepoint": timepoint, "type": "changed"},
    }
    return json.dumps(content, ensure_ascii=False).encode()


def never() -> bool:
    return False


def test_watched_company_is_due_and_the_position_is_kept(quiet: Desk, wire: Wire, access: Access) -> None:
    wire.chunks = [event("00000042", 7) + b"\n", event("99000001", 8) + b"\n"]
    read = feeds.follow_stream(quiet, access, "/companies", never)
    assert (read.events, read.due, due(quiet), position(quiet)) == (2, 1, ["C-1001"], "8")
    assert wire.asked == ["/companies"]
    assert wire.users[0].startswith("Basic ")


def test_next_reading_goes_on_from_there(quiet: Desk, wire: Wire, access: Access) -> None:
    wire.chunks = [event("99000001", 8)]
    feeds.follow_stream(quiet, access, "/companies", never)
    feeds.follow_stream(quiet, access, "/companies", never)
    assert wire.asked[1] == "/companies?timepoint=8"


@pytest.mark.parametrize("size", [1, 2, 3, 50, 173, 10_000])
def test_objects_cut_anywhere_come_whole(size: int) -> None:
    whole = event("99000001", 1) + event("99000002", 2) + b"\n\n\n" + event("99000003", 3) + b"\n"
    splitter = Splitter()
    found = [
        content["event"]
        for start in range(0, len(whole), size)
        for content in splitter.feed(whole[start : start + size])
    ]
    assert [each["timepoint"] for each in found] == [1, 2, 3]  # type: ignore[index]


@pytest.mark.parametrize("chunk", [b"<html>", b"[1]", b"null", b"x" * 10])
def test_what_is_no_object_ends_the_stream(chunk: bytes) -> None:
    with pytest.raises(SourceChanged):
        list(Splitter().feed(chunk))


def test_torn_stream_keeps_what_was_whole(quiet: Desk, wire: Wire, access: Access) -> None:
    wire.chunks = [event("99000001", 8) + b"\n", event("99000002", 9)[:30]]
    feeds.follow_stream(quiet, access, "/companies", never)
    assert (due(quiet), position(quiet)) == (["C-1001"], "8")


def test_sign_of_life_keeps_what_waits(quiet: Desk, wire: Wire, access: Access) -> None:
    wire.chunks = [event("00000042", 5) + b"\n", b"\n", b"\n"]
    feeds.follow_stream(quiet, access, "/companies", never)
    assert position(quiet) == "5"


def test_too_old_a_time_point_looks_at_everybody(quiet: Desk, wire: Wire, access: Access, clock: Any) -> None:
    with quiet.store.transaction() as unit:
        unit.feeds.keep(FeedPosition(COMPANIES, "3", clock()))
    wire.status = 416
    read = feeds.follow_stream(quiet, access, "/companies", never)
    assert (read.detail, position(quiet)) == ("too old", "")
    assert due(quiet) == ["C-1001", "C-1002", "C-1003", "C-1004"]


@pytest.mark.parametrize(("status", "word"), [(429, "slow down"), (401, "declined"), (500, "cannot answer")])
def test_refusals_keep_the_position(
    quiet: Desk, wire: Wire, access: Access, clock: Any, status: int, word: str
) -> None:
    with quiet.store.transaction() as unit:
        unit.feeds.keep(FeedPosition(COMPANIES, "3", clock()))
    wire.status = status
    read = feeds.follow_stream(quiet, access, "/companies", never)
    assert word in read.detail
    assert (read.events, due(quiet), position(quiet)) == (0, [], "3")


def test_told_to_stop_it_stops(quiet: Desk, wire: Wire, access: Access) -> None:
    wire.chunks = [event("99000001", 8), event("99000002", 9)]
    read = feeds.follow_stream(quiet, access, "/companies", lambda: True)
    assert (read.events, position(quiet)) == (1, "8")


def test_waits_grow_to_an_hour() -> None:
    minutes = [feeds.backoff(refusals).total_seconds() / 60 for refusals in (0, 1, 2, 3, 6, 7, 100)]
    assert minutes == [1, 1, 2, 4, 32, 60, 60]


def row(id_: int, number: str, kind: str = "Endring") -> dict[str, Any]:
    return {
        "oppdateringsid": id_,
        "dato": "2026-11-24T04:01:39.613Z",
        "organisasjonsnummer": number,
        "endringstype": kind,
    }


def test_norwegian_feed_is_read_to_its_end(quiet: Desk, wire: Wire, updates: Access) -> None:
    wire.pages = {
        11: [row(10, "111111111"), row(11, "999000010")],
        13: [row(12, "999000126", "Sletting"), row(13, "222222222")],
    }
    read = feeds.follow_brreg(quiet, updates)
    assert (read.events, read.due, due(quiet)) == (4, 2, ["C-2001", "C-2002"])
    assert position(quiet, feeds.NO_FEED) == "13"
    assert "dato=" in wire.asked[0]
    assert "oppdateringsid=12" in wire.asked[1]


def test_norwegian_feed_that_breaks_off_goes_on_later(quiet: Desk, wire: Wire, updates: Access, clock: Any) -> None:
    with quiet.store.transaction() as unit:
        unit.feeds.keep(FeedPosition(feeds.NO_FEED, "9", clock()))
    wire.status = 503
    assert "cannot answer" in feeds.follow_brreg(quiet, updates).detail
    assert position(quiet, feeds.NO_FEED) == "9"
    wire.status, wire.pages = 200, {10: [row(10, "999000010")]}
    assert feeds.follow_brreg(quiet, updates).due == 1


def test_a_feed_does_not_make_later_what_is_due_sooner(stocked: Desk, wire: Wire, access: Access, clock: Any) -> None:
    before = due(stocked)
    wire.chunks = [event("99000001", 8)]
    read = feeds.follow_stream(stocked, access, "/companies", never)
    assert (read.due, due(stocked)) == (0, before)
