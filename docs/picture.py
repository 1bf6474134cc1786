"""Takes the README's picture of the report page from the running product: docs/images/report.png.

    .venv/bin/python docs/picture.py

Needs Chromium with a Chinese font, as the browser tests do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TARGET = Path(__file__).parent / "images" / "report.png"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")
DRAFT = "XS-2026-118"


@contextmanager
def demo() -> Iterator[tuple[str, str, str]]:
    """A demo world in a throw-away folder: its address, and the login of the salesperson."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"RISKWATCH_DATA_DIR": folder, "RISKWATCH_LANGUAGE": "zh"}
        command = [sys.executable, "-m", "riskwatch"]
        told = subprocess.run([*command, "init", "--demo"], env=environment, capture_output=True, text=True, check=True)
        login = re.search(r"^\s*sales\s+(\S+)\s+(\S+)", told.stderr, re.MULTILINE)
        server = subprocess.Popen(
            [*command, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
        )
        try:
            assert login and server.stderr
            address = next(found[0] for line in server.stderr if (found := re.search(r"http://\S+?/", line)))
            urllib.request.urlopen(f"{address}healthz", timeout=10).close()
            yield address, login[1], login[2]
        finally:
            server.terminate()
            server.wait(timeout=20)


def take(page: Page, address: str, email: str, password: str) -> None:
    page.goto(f"{address}login")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    page.goto(f"{address}drafts")
    page.locator("td", has_text=DRAFT).first.locator("a").click()
    page.locator(".finding", has_text="PAY002").first.click()
    page.wait_for_timeout(800)
    TARGET.parent.mkdir(exist_ok=True)
    page.screenshot(path=TARGET)


def main() -> None:
    browser_path = next(
        path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))
    )
    with demo() as (address, email, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        take(browser.new_page(viewport={"width": 1360, "height": 820}), address, email, password)
        browser.close()
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
