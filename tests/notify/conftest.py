"""A local server that answers as a robot of a group chat does, and keeps what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

RECORDINGS = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))


@dataclass
class Robot:
    """`answer` is status and body of the next answers; `got` are path, headers in lower case and body of each request."""

    url: str = ""
    answer: tuple[int, bytes] = (200, b"ok")
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def says(self, kind: str, name: str) -> bool:
        """Answer from now on as recorded; returns whether that answer is final."""
        recorded: dict[str, Any] = RECORDINGS[kind][name]
        body = recorded["body"]
        self.answer = (recorded.get("status", 200), (body if isinstance(body, str) else json.dumps(body)).encode())
        return bool(recorded.get("permanent", False))

    @property
    def document(self) -> Any:
        return json.loads(self.got[-1][2])


@pytest.fixture
def robot() -> Iterator[Robot]:
    plan = Robot()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            plan.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            status, answer = plan.answer
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    plan.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield plan
    server.shutdown()
    server.server_close()
    thread.join()
