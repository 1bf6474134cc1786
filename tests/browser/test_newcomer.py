"""What a newcomer does, in a real browser on a real server."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Window = Callable[..., Page]
SignIn = Callable[[Page, str], None]
Submit = Callable[[Page], None]


def test_from_the_first_sign_in_to_the_weekly_mail(window: Window, sign_in: SignIn, submit: Submit) -> None:
    page = window()
    sign_in(page, "credit_manager")

    # A real draft: the contract with its words marked on the left, the findings on the right.
    submit(page)
    expect(page.locator(".contract-paper .title")).to_contain_text("购销合同")
    card = page.locator(".finding:has(.finding-quote):has([data-copy])").first
    number = card.get_attribute("data-finding")
    mark = page.locator(f".mark[data-numbers~='{number}']").first
    mark.click()
    expect(card).to_have_class("finding error on")
    expect(card).to_be_in_viewport()
    assert mark.inner_text() in card.locator(".finding-quote").inner_text()
    card.locator(".statutes summary").click()
    expect(card.locator(".statute").first).to_be_visible()
    card.get_by_role("button", name="复制").click()
    expect(card.get_by_role("button", name="已复制")).to_be_visible()

    # The customers: one turned red overnight; why; the stored reply of the register as proof.
    page.get_by_role("link", name="客户", exact=True).click()
    row = page.locator(".customers tbody tr", has_text="Fjordglimt Maskin AS")
    expect(row.locator(".grade.before")).to_have_text("C")
    expect(row.locator(".grade.E")).to_be_visible()
    row.get_by_role("link", name="Fjordglimt").click()
    expect(page.get_by_role("heading", name="为什么是E级")).to_be_visible()
    expect(page.locator(".contributions")).to_contain_text("破产")
    page.locator(".proposal").get_by_role("link", name="证据").first.click()
    expect(page.locator(".raw")).to_contain_text("konkurs")
    expect(page.locator(".proof-facts")).to_contain_text("999000010")
    page.go_back()

    # The proposal waits for a decision by a person, with a reason.
    page.locator(".proposal", has_text="停止供货").get_by_role("link", name="作决定").click()
    page.get_by_label("同意停止供货").check()
    page.get_by_label("理由").fill("已宣告破产，停止一切赊销发货。")
    page.get_by_role("button", name="提交决定").click()
    expect(page.locator(".decision")).to_contain_text("已宣告破产")

    # This week's risk mail in the browser; its links lead out of the frame.
    page.get_by_role("link", name="风险周报").click()
    mail = page.frame_locator("iframe.mail")
    expect(mail.locator("body")).to_contain_text("Harrowmere Pumps & Valves Limited")


def test_the_keys_walk_through_the_findings(window: Window, sign_in: SignIn, submit: Submit) -> None:
    page = window()
    sign_in(page, "sales")
    submit(page)
    page.wait_for_load_state()  # the keys work once the page's script has run
    page.keyboard.press("j")
    expect(page.locator("#f1.on")).to_be_in_viewport()
    page.keyboard.press("j")
    expect(page.locator("#f2.on")).to_be_in_viewport()
    expect(page.locator(".mark.on, .missing.on").first).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("#f1.on")).to_be_in_viewport()
    expect(page.locator(".finding.on")).to_have_count(1)


def test_a_dropped_file_is_checked(window: Window, sign_in: SignIn) -> None:
    page = window()
    sign_in(page, "sales")
    page.goto("/drafts")
    page.evaluate(
        """() => {
            const files = new DataTransfer();
            files.items.add(new File(["购销合同\\n供方：甲方有限公司\\n需方：乙方有限公司"], "拖入.txt", {type: "text/plain"}));
            document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true}));
        }"""
    )
    expect(page.locator(".report-heading")).to_contain_text("拖入.txt")


def test_it_works_without_script(window: Window, sign_in: SignIn, submit: Submit) -> None:
    page = window(script=False)
    sign_in(page, "sales")
    submit(page)
    expect(page.locator(".finding").first).to_be_visible()
    expect(page.locator(".needs-script").first).to_be_hidden()
    page.locator(".mark").first.click()
    assert "#f" in page.url


@pytest.mark.parametrize("where", ["/", "/drafts", "/customers", "/customers/C-1001", "/digest", "/rules", "/account"])
def test_no_page_is_wider_than_a_phone(window: Window, sign_in: SignIn, where: str) -> None:
    page = window(390, 844)
    sign_in(page, "credit_manager")
    page.goto(where)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_the_findings_are_a_drawer(window: Window, sign_in: SignIn, submit: Submit) -> None:
    page = window(390, 844)
    sign_in(page, "sales")
    submit(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    drawer = page.locator(".findings")
    expect(drawer).to_be_hidden()
    page.locator(".mark").first.click()
    expect(drawer).to_be_visible()
    page.get_by_role("button", name="收起").click()
    expect(drawer).to_be_hidden()
    page.locator(".findings-toggle").click()
    expect(drawer).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_positions_lead_to_the_wording_to_propose(window: Window, sign_in: SignIn, submit: Submit, width: int) -> None:
    page = window(width=width)
    sign_in(page, "credit_manager")
    submit(page)
    page.locator(".positions-link").click()
    first = page.locator(".positions-table tr.below").first
    expect(first).to_be_in_viewport()
    first.get_by_text("可以提出的条款").click()
    offer = first.locator(".position-offer").first
    expect(offer).to_contain_text("先提")
    offer.get_by_role("button", name="复制").click()
    expect(offer.get_by_role("button", name="已复制")).to_be_visible()
