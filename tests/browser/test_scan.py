"""A scan of several pages in a real browser: who waits for it sees which page is being read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGES = 3
KEEP_WHAT_IS_SAID = """() => {
  const words = document.querySelector(".drop-progress span");
  const keep = () => sessionStorage.setItem("said", (sessionStorage.getItem("said") || "") + words.textContent + "\\n");
  new MutationObserver(keep).observe(words, { childList: true, characterData: true, subtree: true });
}"""
"""Nothing can be asked of a page that waits for its next one; what it says is kept for after."""


def test_the_page_that_is_being_read_is_told(
    window: Callable[..., Page], sign_in: Callable[[Page, str], None], tmp_path: Path
) -> None:
    sheets = []
    for number in range(PAGES):
        sheet = Image.new("RGB", (1240, 1754), "white")
        ImageDraw.Draw(sheet).multiline_text(
            (120, 160),
            "\n\n".join(f"{number + 1}.{line} The Buyer shall pay each invoice within 120 days." for line in range(20)),
            font=ImageFont.load_default(30),
            fill="black",
        )
        sheets.append(sheet)
    scan = tmp_path / "scan.pdf"
    sheets[0].save(scan, save_all=True, append_images=sheets[1:])
    page = window()
    sign_in(page, "credit_manager")
    page.goto("/drafts")
    page.locator("#file").set_input_files(scan)
    page.evaluate(KEEP_WHAT_IS_SAID)
    page.get_by_role("button", name="检查", exact=True).click(no_wait_after=True)
    page.locator(".contract-paper").wait_for(timeout=120_000)
    said = page.evaluate("sessionStorage.getItem('said')")
    assert said.startswith("正在读取并检查草稿")
    assert f"正在识别扫描件第 {PAGES} 页，共 {PAGES} 页" in said
