"""Form tokens, headers, cookies, the secret key."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.secret_key import secret_key
from riskwatch.resources import folder
from riskwatch.settings import load_settings
from riskwatch.web import create_app
from riskwatch.web.links import safe_return

Browser = Callable[[str], FlaskClient]


@pytest.mark.parametrize("page", ["/login", "/logout", "/drafts", "/alerts/a1", "/account", "/account/password"])
def test_a_form_without_its_token_changes_nothing(browser: Browser, alert: Alert, desk: Desk, page: str) -> None:
    client = browser("credit_manager")
    answer = client.post(page, data={"answer": "approve", "reason": "because", "name": "changed"})
    assert answer.status_code == 400
    with desk.store.reading() as unit:
        assert unit.alerts.get("a1").state == "open"
        assert all(user.name != "changed" for user in unit.users.all())
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize("page", ["/login", "/healthz", "/nowhere", "/static/base.css"])
def test_every_answer_carries_the_headers(anyone: FlaskClient, page: str) -> None:
    headers = anyone.get(page).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_pages_are_not_kept_by_shared_caches(browser: Browser) -> None:
    assert browser("sales").get("/customers").headers["Cache-Control"] == "private, no-store"


def test_no_template_needs_inline_styles_scripts_or_other_hosts() -> None:
    data_block = '<script type="application/json"'  # never run by a browser
    for path in (folder("templates") / "web").rglob("*.html"):
        if path.name == "standalone.html":
            continue
        text = path.read_text(encoding="utf-8").replace(data_block, "")
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\bsrc=)|https?://", text), path


def test_static_files_ask_no_other_host() -> None:
    """Ours, that is: what a vendored library names in its comments and name spaces it does not fetch."""
    for path in (each for each in (folder("templates") / "web" / "static").iterdir() if each.is_file()):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|@import|//[a-z0-9-]+\.[a-z]{2,}", text), path


def test_cookies_are_secure_behind_https(desk: Desk) -> None:
    https = {**desk.settings.values, "PUBLIC_URL": "https://risk.example"}
    client = create_app(replace(desk, settings=replace(desk.settings, values=https))).test_client()
    assert "Secure" in client.get("/language/en").headers["Set-Cookie"]


def test_healthz_tells_whether_the_database_is_ready(anyone: FlaskClient) -> None:
    answer = anyone.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


@pytest.mark.parametrize("target", [None, "", "//x.example", "https://x.example", "x", "/\\x.example", "/a\nb"])
def test_only_paths_of_ours_are_returned_to(target: str | None) -> None:
    assert safe_return(target, "/safe") == "/safe"


def test_a_path_of_ours_is_returned_to() -> None:
    assert safe_return("/customers?q=a") == "/customers?q=a"


def test_the_secret_key_is_made_once_and_only_we_may_read_it(tmp_path: Path) -> None:
    settings = load_settings({"RISKWATCH_DATA_DIR": str(tmp_path / "data")})
    first = secret_key(settings)
    assert len(first) >= 32
    assert secret_key(settings) == first
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_a_secret_key_from_the_settings_wins(tmp_path: Path) -> None:
    settings = load_settings({"RISKWATCH_DATA_DIR": str(tmp_path), "RISKWATCH_SECRET_KEY": "given"})
    assert secret_key(settings) == "given"
    assert not list(tmp_path.iterdir())
