"""Real local servers: the demo registry on the recordings, and one that answers exactly what a test scripts."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from riskwatch import resources
from riskwatch.settings import load_settings
from riskwatch.sources import Limits, Reply, Source, load_sources, source_names
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.sources.till import Product

RECORDINGS = Path(__file__).parent.parent / "recordings"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def registry() -> Iterator[DemoRegistry]:
    with DemoRegistry(RECORDINGS, today=NOW.date()) as server:
        yield server


@pytest.fixture
def demo() -> Iterator[DemoRegistry]:
    with DemoRegistry(resources.data("recordings"), today=date(2026, 11, 24)) as server:
        yield server


@pytest.fixture
def sources_at() -> Callable[..., Mapping[str, Source]]:
    """All sources, asking a given address, with the clock at `now` and small patience; what costs money is free."""

    def load(url: str, key: str = "", contact: str = "", limits: Limits | None = None) -> Mapping[str, Source]:
        environment = {f"RISKWATCH_SOURCE_{name.upper()}_URL": url for name in source_names()}
        environment |= {f"RISKWATCH_SOURCE_{name.upper()}_KEY": key for name in source_names()}
        return load_sources(
            load_settings(environment | {"RISKWATCH_CONTACT": contact}), lambda: NOW, limits, FreeTill()
        )

    return load


class FreeTill:
    """Counts nothing; `tests/jobs/test_paying.py` is about the till that does."""

    @contextmanager
    def open(self, source: str, subject: str, products: Sequence[Product]) -> Iterator[FreeBill]:
        yield FreeBill()


class FreeBill:
    def ask(self, product: str) -> None: ...

    def settle(self, product: str, *, billed: str, order_no: str = "") -> None: ...


@pytest.fixture
def free() -> FreeTill:
    return FreeTill()


@dataclass
class Script:
    """`answers` by path: status, headers, body; `asked` are the headers of each request, in lower case."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up, as one does that does not trust us, is part of the test."""


def _handler(plan: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            plan.asked.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
            status, headers, body = plan.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@contextmanager
def _serving(plan: Script, context: ssl.SSLContext | None = None) -> Iterator[Script]:
    server = _Quiet(("127.0.0.1", 0), _handler(plan))
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    plan.url = f"{'https' if context else 'http'}://127.0.0.1:{server.server_address[1]}"
    try:
        yield plan
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def script() -> Iterator[Script]:
    with _serving(Script()) as plan:
        yield plan


@pytest.fixture
def tls_script() -> Iterator[Script]:
    """The same behind TLS, with a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    folder = Path(__file__).parent / "tls"
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    with _serving(Script(), context) as plan:
        yield plan


@pytest.fixture
def reply() -> Callable[..., Reply]:
    """A reply that was never on a wire: a path of the source and what it holds."""

    def build(path: str, content: Any, status: int = 200) -> Reply:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        return Reply(f"https://register.example{path}", status, body, "application/json")

    return build
