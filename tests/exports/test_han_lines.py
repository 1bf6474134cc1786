"""Lines of Chinese in printed pages: no closing mark begins one, no opening mark ends one, no word or number is divided."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle

from riskwatch.exports.han_lines import NEVER_FIRST, NEVER_LAST, line_end, may_break
from riskwatch.exports.pdf_sheet import WIDTH, Sheet

CLOSING, OPENING = "，。；：？！、）》」』】〉”’", "（《「『【〈“‘"
TEXT = (
    "建议停止供货：须信用经理与律师共同批准，当日书面通知对方，并召回在途货物（登记原文：compulsory-liquidation；petitioned-on "
    "2026-11-15）。已用额度 ¥400,000.00，依据《民法典》第五百二十七条、第五百二十八条；“先停货，再申报债权。”"
)


def broken(text: str, room: int) -> list[str]:
    """All lines, with every character one wide."""
    lines = []
    while text:
        end = line_end(text, [1.0] * len(text), room)
        lines.append(text[:end])
        text = text[end:]
    return lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("当日书面，通知", ["当日书", "面，通知"]),  # the stock rule lets nothing Chinese but 、。 stay with its word
        ("书面通知）。通知", ["书面通", "知）。通", "知"]),
        ("通知书（面）", ["通知书", "（面）"]),
        ("额度 ¥400", ["额度 ", "¥400"]),
        ("aaaaaaaaaa", ["aaaa", "aaaa", "aa"]),
        ("，，，，，，", ["，，，，", "，，"]),
        ("书面通知 再议", ["书面通知 ", "再议"]),
    ],
)
def test_where_lines_end(text: str, lines: list[str]) -> None:
    assert broken(text, 4) == lines


@given(st.text("书面，。（）“”《》ab1 /", max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_only_what_has_no_better_place_is_broken_badly(text: str, room: int) -> None:
    lines = broken(text, room)
    assert "".join(lines) == text
    at = 0
    for line in lines:
        assert 0 < len(line.rstrip(" ")) <= room or not line.strip(" ")
        assert may_break(text, at + len(line)) or not any(may_break(text, at + n) for n in range(1, len(line)))
        at += len(line)


@pytest.mark.parametrize("link", ["", "https://example.com/"])
@pytest.mark.parametrize("width", range(90, 240, 13))
def test_no_line_of_a_printed_page_begins_with_a_closing_mark(width: int, link: str) -> None:
    sheet = Sheet("zh", ZoneInfo("Asia/Shanghai"), "")
    paragraph = sheet.text(TEXT, ParagraphStyle("narrow", sheet.small, rightIndent=WIDTH - width), link)
    made = sheet.made([paragraph], "", "")
    page = pypdfium2.PdfDocument(made)[0].get_textpage()
    lines = page.get_text_range().splitlines()[1:]  # the first one is the number of the page
    assert len(lines) > 2
    assert "".join("".join(lines).split()) == "".join(TEXT.split())
    assert not [line for line in lines if line[0] in CLOSING or line.rstrip()[-1] in OPENING]


def test_a_paragraph_over_two_pages_loses_nothing() -> None:
    sheet = Sheet("zh", ZoneInfo("Asia/Shanghai"), "")
    table = sheet.table([[sheet.cell("一"), sheet.cell(TEXT * 60)]], (WIDTH / 3, WIDTH / 3))
    document = pypdfium2.PdfDocument(sheet.made([table], "", ""))
    assert len(document) > 1
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert text.count("《") == 60
    assert not [line for line in text.splitlines() if line[:1] in tuple(CLOSING)]


def test_the_marks_are_those_of_both_sides() -> None:
    assert set(CLOSING) <= NEVER_FIRST
    assert set(OPENING) <= NEVER_LAST
    assert not NEVER_FIRST & NEVER_LAST
