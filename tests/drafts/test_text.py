"""Plain text: the encodings that drafts come in, and no wrong guess."""

from __future__ import annotations

import hashlib

import pytest

from riskwatch.drafts import DraftUnreadable, read_draft

CONTRACT = "购销合同\n第一条 货款为人民币100元，逾期按日万分之五计算违约金。\n\n“甲方”指青禾公司。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    data = CONTRACT.encode(encoding)
    document = read_draft(data, "合同.txt")
    assert document.text == CONTRACT
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.format, document.file) == ("txt", "合同.txt")


def test_utf16_with_mark_in_the_other_order() -> None:
    assert read_draft(b"\xfe\xff" + CONTRACT.encode("utf-16-be"), "a.txt").text == CONTRACT


def test_windows_quotes_in_english_are_not_taken_for_chinese() -> None:
    text = "This Agreement is made between Greenrow Limited (the “Seller”) and Farhill’s heirs – the “Buyer”. " * 3
    assert read_draft(text.encode("cp1252"), "a.txt").text == text


def test_other_encodings_are_refused_not_garbled() -> None:
    with pytest.raises(DraftUnreadable) as caught:
        read_draft("買賣合約書第一條本公司應於三十日內付清價款".encode("big5"), "a.txt")
    assert caught.value.reason == "unreadable"
    assert "UTF-8" in caught.value.hint.zh


def test_line_ends_and_blank_lines() -> None:
    document = read_draft(b"a\r\n\r\nb\rc\n", "a.md")
    assert document.text == "a\n\nb\nc"
    assert len(document.blocks) == 4


def test_rows_of_cells() -> None:
    (block,) = read_draft("品名 | 数量".encode(), "a.md").blocks
    assert block.kind == "row"
    assert len(block.cells) == 2
