"""A mail server and a receiver of webhooks that count what they take, by the key under which it came."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Taken:
    """What the servers took: for each key how often, and how many different contents came under it."""

    times: Counter[str] = field(default_factory=Counter)
    contents: dict[str, set[str]] = field(default_factory=dict)

    def take(self, key: str, content: bytes) -> None:
        self.times[key] += 1
        self.contents.setdefault(key, set()).add(hashlib.sha256(content).hexdigest())


@contextmanager
def servers() -> Iterator[tuple[Taken, dict[str, str]]]:
    """A mail server and a receiver of webhooks, and the settings that lead to them."""
    taken = Taken()

    class Mail:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            taken.take(message_from_bytes(envelope.content)["Message-ID"], envelope.content)
            return "250 taken"

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.take(self.headers["Idempotency-Key"], body)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    class OnAnyPort(Controller):
        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    mail = OnAnyPort(Mail(), hostname="127.0.0.1", port=0)
    mail.start()
    hooks = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hooks.serve_forever, daemon=True).start()
    try:
        yield (
            taken,
            {
                "RISKWATCH_SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
                "RISKWATCH_WEBHOOK_URL": f"http://127.0.0.1:{hooks.server_port}/hook",
            },
        )
    finally:
        mail.stop()
        hooks.shutdown()
