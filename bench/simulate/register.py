"""The register: one process that answers over HTTP as the world stands, with its limits and its bad days.

    python -m simulate.register FOLDER COMPANIES DAYS SEED START      prints its port

It allows 600 requests in any five minutes and answers 429 with Retry-After beyond; every answer takes some time. On bad
days, drawn from the seed, it is down (503 or no answer at all), sends half an answer, a page of HTML or one with a renamed
member. What came in when is written to `requests`, one line for each: seconds, status, path.
"""

from __future__ import annotations

import json
import sys
import threading
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

from simulate.answers import answer
from simulate.clock import SharedClock
from simulate.world import World, make

LIMIT, WINDOW_S = 600, 300
BAD = ("down", "silent", "half", "page", "renamed")
LAST_GOOD_DAYS = 0.12
"""The last part of the time is without bad days, so that everything can be seen in the end."""


@dataclass(frozen=True, slots=True)
class BadTime:
    """From `begins` on for some hours, the register misbehaves in this way."""

    begins: datetime
    ends: datetime
    kind: str


def bad_times(start: datetime, days: int, seed: int) -> tuple[BadTime, ...]:
    """One bad time in about six days, one to ten hours long, of every kind in turn."""
    chance, found = Random(seed + 1), []
    for number in range(max(len(BAD), days // 6)):
        begins = start + timedelta(days=chance.uniform(2, days * (1 - LAST_GOOD_DAYS) - 1))
        found.append(BadTime(begins, begins + timedelta(hours=chance.uniform(1, 10)), BAD[number % len(BAD)]))
    return tuple(found)


class Register(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, world: World, clock: SharedClock, bad: tuple[BadTime, ...], log: Path, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.world, self.clock, self.bad = world, clock, bad
        self.chance, self.lock = Random(seed + 2), threading.Lock()
        self.came: deque[float] = deque()
        self.log = log.open("a", buffering=1)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed in the middle of an answer is what is being simulated."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Register
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        with self.server.lock:
            now = self.server.clock()
            wait = self._over_limit(now.timestamp())
            kind = next((bad.kind for bad in self.server.bad if bad.begins <= now < bad.ends), "")
            self.server.clock.pause(self.server.chance.uniform(0.03, 0.4))
            status, body, headers = self._answer(now, kind) if not wait else (429, b"", {"Retry-After": str(wait)})
            self.server.log.write(f"{now.timestamp():.6f} {status} {self.path}\n")
        if status == 0:
            self.close_connection = True
            return
        cut = body[: len(body) // 2] if kind == "half" and status == 200 else body
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(cut)
        self.close_connection |= len(cut) != len(body)

    def _over_limit(self, now: float) -> int:
        """Seconds to wait when there were too many requests, 0 when there is room for this one."""
        came = self.server.came
        while came and came[0] <= now - WINDOW_S:
            came.popleft()
        if len(came) >= LIMIT:
            return int(came[0] + WINDOW_S - now) + 1
        came.append(now)
        return 0

    def _answer(self, now: datetime, kind: str) -> tuple[int, bytes, dict[str, str]]:
        if kind == "silent":
            return 0, b"", {}
        if kind == "down":
            return 503, b"", {}
        if kind == "page":
            return 200, b"<!DOCTYPE html><html><body>Just a moment</body></html>", {"Content-Type": "text/html"}
        if self.server.chance.random() < 0.002:
            return 500, b"", {}
        _, _, number, *part = self.path.partition("?")[0].split("/")
        company = self.server.world.companies.get(number)
        content = answer(company, "/".join(part), now) if company else None
        if content is None:
            return 404, b'{"errors":[{"type":"ch:service","error":"company-profile-not-found"}]}', {}
        if kind == "renamed" and "company_status" in content:
            content["companyStatus"] = content.pop("company_status")
        return 200, json.dumps(content).encode(), {}

    def log_message(self, *_: object) -> None:
        """Quiet: the requests are in the log of the simulation."""


def main() -> None:
    folder, companies, days, seed, begins = sys.argv[1:]
    start = datetime.fromisoformat(begins)
    world = make(int(companies), start, int(days), int(seed))
    clock = SharedClock(Path(folder) / "clock")
    bad = bad_times(start, int(days), int(seed))
    register = Register(world, clock, bad, Path(folder) / "requests", int(seed))
    print(register.server_address[1], flush=True)
    register.serve_forever()


if __name__ == "__main__":
    main()
