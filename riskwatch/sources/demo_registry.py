"""A small HTTP server that answers like the registers, from recorded exchanges.

For the demo, for tests and for integrators: it serves the paths of all sources at once. A recording folder holds
`<source>/<stage>/<name>.json`, each file one exchange or a list of exchanges of the form
`{"request": {"method", "url"}, "response": {"status", "headers", "body"}}`. At stage n the newest recording of a path
from stages 0 to n is served, so that a history can be played. `{{D-3}}` in a body is the day three days before `today`,
`{{D+30}}` the day in thirty days.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from riskwatch.log import get_logger
from riskwatch.sources.absences import absent
from riskwatch.sources.recordings import Response, answer, key, load

FaultKind = Literal["throttled", "server_error", "challenge", "truncated", "wrong_type", "moved", "status"]
_LOG = get_logger("demo_registry")
_REMEMBERED = 1000
_CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script></script></body></html>"


@dataclass(frozen=True, slots=True)
class Fault:
    """How the server misbehaves, for paths that contain `path`. `value` is the Retry-After of a throttled answer, the
    status of a server error or of `status`, the address of a redirect."""

    kind: FaultKind
    value: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that came in; names of `headers` are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class DemoRegistry:
    """The server as a context manager: serves from its own thread between enter and exit.

    `stage` may be set at any time; `fault` makes it misbehave until it is None again; `requests` are what came in.
    """

    def __init__(self, folder: Path, port: int = 0, host: str = "127.0.0.1", today: date | None = None) -> None:
        self.stage = 0
        self.today = today or datetime.now(UTC).date()
        self.fault: Fault | None = None
        self.requests: list[Request] = []
        self._recordings = load(folder)
        self._server = _Server((host, port), _Handler)
        self._server.registry = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The address to put into RISKWATCH_SOURCE_<NAME>_URL."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    @property
    def last_stage(self) -> int:
        """The highest stage there is a recording for."""
        return max((stage for versions in self._recordings.values() for stage in versions), default=0)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve_forever(self) -> None:
        """Serve in this thread until interrupted."""
        try:
            self._server.serve_forever()
        finally:
            self._server.server_close()

    def respond(self, request: Request) -> Response:
        """What is answered to a request: a fault, a recording, 304, or that there is no such company."""
        self.requests.append(request)
        del self.requests[:-_REMEMBERED]
        asked = key(request.path, request.body)
        response = answer(self._recordings, asked, self.stage, self.today) or absent(asked)
        fault = self.fault
        if fault and fault.path in request.path:
            return _broken(response, fault)
        if response.etag and request.headers.get("if-none-match") == response.etag:
            return Response(304, {"ETag": response.etag}, b"")
        return response


def serve(folder: Path, host: str, port: int, stage: int | None = None, today: date | None = None) -> None:
    """Serve the recordings of `folder` until interrupted, at the last stage unless another is asked for."""
    registry = DemoRegistry(folder, port, host, today)
    registry.stage = registry.last_stage if stage is None else stage
    _LOG.info("serving", address=registry.url, stage=registry.stage)
    registry.serve_forever()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    registry: DemoRegistry


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "RiskWatchDemoRegistry"
    server: _Server
    timeout = 30
    disable_nagle_algorithm = True  # head and body are two writes; with Nagle each answer would wait 40 ms

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _serve(self, body: bytes = b"") -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.registry.respond(Request(self.command, self.path, headers, body))
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(response.announced))
        self.end_headers()
        self.wfile.write(response.body)
        if response.announced != len(response.body):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server uses
        _LOG.debug("request", line=format % args)


def _broken(response: Response, fault: Fault) -> Response:
    html = {"Content-Type": "text/html; charset=utf-8"}
    if fault.kind == "throttled":
        return Response(429, {"Retry-After": fault.value} if fault.value else {}, b"")
    if fault.kind == "server_error":
        return Response(int(fault.value or 500), html, b"<html><body>Internal error</body></html>")
    if fault.kind == "challenge":
        return Response(int(fault.value or 200), html, _CHALLENGE)
    if fault.kind == "truncated":
        half = response.body[: len(response.body) // 2]
        return Response(200, response.headers, half, length=len(response.body))
    if fault.kind == "wrong_type":
        return Response(200, {"Content-Type": "text/csv"}, b"number;name\n1;x\n")
    if fault.kind == "moved":
        return Response(302, {"Location": fault.value}, b"")
    return Response(int(fault.value), response.headers, response.body)
