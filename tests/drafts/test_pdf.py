"""PDF text layers: whole sentences, running heads aside, pages known."""

from __future__ import annotations

import threading
from pathlib import Path

from riskwatch.domain.document import Document
from riskwatch.drafts import read_draft
from riskwatch.drafts.pdf_lines import paragraphs

FILLED_FORM = b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DA(/F 12 Tf)/DR<</Font<</F 5 0 R>>>>>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Annots[6 0 R]/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 42>> stream
BT /F 12 Tf 20 300 Td (Total price:) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
6 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(price)/V(USD 48,000)/F 4/Rect[120 290 300 315]/P 3 0 R/AP<</N 7 0 R>>>> endobj
7 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 180 25]/Resources<</Font<</F 5 0 R>>>>/Length 40>> stream
BT /F 12 Tf 2 10 Td (USD 48,000)  Tj ET
endstream endobj
trailer <</Root 1 0 R/Size 8>>
"""


def read(files: Path, name: str) -> Document:
    return read_draft((files / name).read_bytes(), name)


def test_chinese_sentences_are_whole_again(files: Path) -> None:
    document = read(files, "chinese.pdf")
    lines = document.text.split("\n")
    assert (
        "第二条 需方应当在货物送达指定地点之日起三十日内向供方支付全部货款，"
        "逾期付款的，每逾期一日按照未付款项的万分之五支付违约金，直至付清之日为止。"
    ) in lines
    assert lines[1:4] == ["钢材购销合同", "供方：青禾钢材有限公司", "需方：远山机电设备有限公司"]
    assert document.pages == 3


def test_running_heads_and_page_numbers_stand_aside(files: Path) -> None:
    document = read(files, "chinese.pdf")
    aside = [
        (block.kind, block.span.of(document.text), block.place.page)
        for block in document.blocks
        if block.kind != "paragraph"
    ]
    assert aside == [
        ("header", "合同编号：QH-2026-017", 1),
        ("footer", "- 1 -", 1),
        ("footer", "- 2 -", 2),
        ("footer", "- 3 -", 3),
    ]


def test_pages_of_blocks(files: Path) -> None:
    document = read(files, "chinese.pdf")
    at = document.text.index("附件一")
    block = document.block_at(at)
    assert block is not None
    assert block.place.page == 3


def test_english_lines_are_joined_and_compound_words_keep_their_hyphen(files: Path) -> None:
    text = read(files, "english.pdf").text
    assert (
        "by transfer to the account that the Seller has named in writing, free of any set-off or counterclaim." in text
    )
    assert (
        "2. Governing law\nThis Agreement is governed by the law of England and Wales and the parties submit to" in text
    )


def test_what_was_typed_into_a_form_is_read() -> None:
    document = read_draft(FILLED_FORM, "form.pdf")
    assert "Total price:" in document.text
    assert "USD 48,000" in document.text


def test_two_threads_may_read_at_once(files: Path) -> None:
    expected = read(files, "chinese.pdf").text
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(read(files, "chinese.pdf").text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 8


def told(*pages: str) -> list[str]:
    return [f"{paragraph.kind[0]}{paragraph.page} {paragraph.text}" for paragraph in paragraphs(pages)]


LONG = "需方应当在货物送达指定地点之日起三十日内向供方支付全部货款逾期付款的每"


def test_a_sentence_goes_on_over_the_page_and_past_the_page_number() -> None:
    assert told(f"{LONG}\n1", "逾期一日按万分之五计。\n2") == [f"p1 {LONG}逾期一日按万分之五计。", "f1 1", "f2 2"]


def test_headings_labels_and_blanks_are_never_joined() -> None:
    following = ["第二条 付款", "2.1 期限", "（二）期限", "二、付款", "① 期限", "乙方：青禾", "      年    月    日"]
    for line in following:
        assert told(f"{LONG}\n{line}") == [f"p1 {LONG}", f"p1 {line}"]


def test_a_short_line_ends_its_paragraph() -> None:
    assert told(f"{LONG}\n短行\n另一行") == [f"p1 {LONG}短行", "p1 另一行"]


def test_signature_lines_at_the_foot_of_two_pages_are_no_running_foot() -> None:
    page = "甲方（盖章）：\n日期：    年    月    日"
    assert told(f"合同\n{page}", f"附件\n{page}")[-2:] == ["p2 甲方（盖章）：", "p2 日期：    年    月    日"]


def test_words_divided_at_the_line_end() -> None:
    assert told("the interest is due\nset\ufffe\r\noff and inter\ufffe\r\nest") == [
        "p1 the interest is due",
        "p1 set-off and interest",
    ]


def test_spread_lines_and_brackets_lose_the_spaces_of_print() -> None:
    assert told("（ 1） 签 订 本 合 同 时， 首 付") == ["p1 （1） 签订本合同时，首付"]
    assert told("甲方 签字 购销合同") == ["p1 甲方 签字 购销合同"]
