"""A real server on the demo world, and a real Chromium."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from waitress.server import create_server  # type: ignore[import-untyped]

from riskwatch import resources
from riskwatch.bootstrap import build
from riskwatch.jobs.demo import load_demo
from riskwatch.settings import load_settings
from riskwatch.web import create_app

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
)  # fmt: skip


@dataclass(frozen=True)
class House:
    """A running server and who may sign in."""

    address: str
    passwords: dict[str, str]
    draft: Path


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo world with its history played, served on a port of its own."""
    folder = tmp_path_factory.mktemp("house")
    desk = build(load_settings({"RISKWATCH_DATA_DIR": str(folder)}), clock=lambda: NOW)
    desk.store.migrate()
    world = load_demo(desk)
    server = create_server(create_app(desk), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield House(
        f"http://127.0.0.1:{server.effective_port}",
        {each.role: f"{each.email} {each.password}" for each in world.sign_ins},
        next(resources.data("demo").glob("XS-2026-118*.docx")),
    )
    server.close()
    thread.join(timeout=5)
    desk.store.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; a machine without one fails here and says what to install."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "no Chromium found; install it: apt-get install chromium fonts-noto-cjk"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """Opens windows; each fails the test on a script error, a refused resource or a request to another host."""
    troubles: list[str] = []
    opened: list[BrowserContext] = []

    def open_one(width: int = 1440, height: int = 900, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=house.address, viewport={"width": width, "height": height}, java_script_enabled=script
        )
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("request", lambda it: None if it.url.startswith(house.address) else troubles.append(it.url))
        return page

    yield open_one
    for context in opened:
        context.close()
    assert troubles == []


@pytest.fixture
def sign_in(house: House) -> Callable[[Page, str], None]:
    def signed_in(page: Page, role: str) -> None:
        email, password = house.passwords[role].split(" ", 1)
        page.goto("/")
        page.get_by_label("邮箱").fill(email)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录").click()

    return signed_in


@pytest.fixture
def submit(house: House) -> Callable[[Page], None]:
    """Hands in the demo's Word draft through the page and waits for its report."""

    def submitted(page: Page) -> None:
        page.goto("/drafts")
        page.locator("#file").set_input_files(house.draft)
        page.get_by_role("button", name="检查", exact=True).click()
        page.locator(".report").wait_for()

    return submitted
