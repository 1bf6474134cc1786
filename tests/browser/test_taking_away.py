"""What a reader of a report takes away: the draft with comments in it, and the report on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from riskwatch.drafts import read_draft

pytestmark = pytest.mark.browser
Window = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Submit = Callable[[Page], None]


def words_of(data: bytes) -> str:
    """The text of a PDF without blanks."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [pdf[index].get_textpage().get_text_range() for index in range(len(pdf))]
    return "".join("".join(pages).split())


def test_the_draft_with_comments_and_the_ticked_wording(window: Window, sign_in: SignIn, submit: Submit) -> None:
    page = window()
    sign_in(page, "sales")
    submit(page)
    card = page.locator(".finding:has(input[name=propose])").first
    clause = card.locator("[data-copy]").inner_text()
    card.get_by_label("导出Word时以修订方式写入此条款").check()
    with page.expect_download() as started:
        page.get_by_role("button", name="导出带批注的Word").click()
    assert started.value.suggested_filename.endswith("-reviewed.docx")
    document = read_draft(Path(started.value.path()).read_bytes(), "d.docx")
    assert (
        sum(each.author == "RiskWatch" for each in document.remarks if each.kind == "comment")
        == page.locator("section.finding").count()
    )
    inserted = [each.text for each in document.remarks if each.kind == "insertion" and each.author == "RiskWatch"]
    assert "".join("".join(inserted).split()) == "".join(clause.split())
    expect(page.locator(".report")).to_be_visible()


def test_paper_holds_the_contract_and_every_finding(window: Window, sign_in: SignIn, submit: Submit) -> None:
    page = window()
    sign_in(page, "sales")
    submit(page)
    titles = page.locator(".finding h3").all_inner_texts()
    assert titles
    for paper in ("A4", "Letter"):
        printed = words_of(page.pdf(format=paper))
        missing = [title for title in titles if "".join(title.split()) not in printed]
        assert missing == []
        assert "导出带批注的Word" not in printed
