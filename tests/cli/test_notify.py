"""`riskwatch notify` and `riskwatch doctor` with channels to groups."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SECRET = "hook-secret-1234567890"


class Taken(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args: object) -> None:
        pass


def test_a_channel_is_listed_tested_and_seen_by_the_doctor(run: Run, tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Taken)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    given = {
        "RISKWATCH_DATA_DIR": str(tmp_path / "data"),
        "RISKWATCH_LOG_LEVEL": "debug",
        "RISKWATCH_SLACK_URL": f"http://127.0.0.1:{server.server_address[1]}/{SECRET}",
        "RISKWATCH_SLACK_SEVERITY": "high",
    }
    try:
        assert run("init", **given).returncode == 0
        listed = run("notify", "list", **given)
        assert listed.stdout.split() == ["slack", "severity=high", "branches=*", "language=en"]
        tested = run("notify", "test", "slack", **given)
        assert tested.returncode == 0, tested.stderr
        assert "slack" in tested.stdout
        doctor = run("doctor", **given)
        assert "notify test slack" in doctor.stdout
        assert SECRET not in listed.stderr + tested.stderr + doctor.stdout + doctor.stderr
    finally:
        server.shutdown()
        server.server_close()
    down = run("notify", "test", "slack", **given)
    assert down.returncode == 2
    assert SECRET not in down.stderr
    unknown = run("notify", "test", "wecom", **given)
    assert unknown.returncode == 2
    assert "slack" in unknown.stderr
