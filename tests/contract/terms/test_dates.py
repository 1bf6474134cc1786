"""Days of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.contract.terms import find_terms
from riskwatch.domain.document import document_of

HAN = "〇一二三四五六七八九"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(
    "written",
    [
        "2026年3月1日", "２０２６年３月１日", "2026 年 3 月 1 日", "二〇二六年三月一日", "二○二六年三月一日", "2026-03-01", "2026/3/1", "2026.3.1",
        "2026年【3】月【1】日",
    ],
)  # fmt: skip
def test_chinese_forms(read, written: str) -> None:
    assert [(term.value, said) for term, said in read(f"签订日期：{written}", "date")] == [(date(2026, 3, 1), written)]


@pytest.mark.parametrize(
    "written",
    ["1 March 2026", "March 1, 2026", "1st day of March, 2026", "1st March 2026", "Mar. 1, 2026", "2026-03-01"],
)
def test_english_forms(read, written: str) -> None:
    assert [(term.value, said) for term, said in read(f"This Agreement is dated {written}.", "date")] == [
        (date(2026, 3, 1), written)
    ]


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    def spoken(number: int) -> str:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + ("" if ones == 0 else HAN[ones])

    year = "".join(HAN[int(digit)] for digit in str(day.year))
    forms = [
        (f"{day.year}年{day.month}月{day.day}日", "zh"),
        (f"{year}年{spoken(day.month)}月{spoken(day.day)}日", "zh"),
        (day.isoformat(), "zh"),
        (f"{day.day} {MONTHS[day.month - 1]} {day.year}", "en"),
        (f"{MONTHS[day.month - 1]} {day.day}, {day.year}", "en"),
    ]
    for form, language in forms:
        found = [term for term in find_terms(document_of(form), (), (), language) if term.kind.startswith("date")]
        assert [(term.value, term.span.of(form)) for term in found] == [(day, form)]


@pytest.mark.parametrize(
    "written",
    ["2026年2月30日", "2026年13月1日", "2026-02-29", "二〇二六年二月三十日", "31 April 2026", "February 30, 2026"],
)
def test_days_that_do_not_exist(read, written: str) -> None:
    text = f"日期：{written}" if not written[-4:].isascii() or "-" in written else f"Dated {written}."
    assert [(term.value, said) for term, said in read(text, "date.impossible")] == [(written, written)]
    assert read(text, "date") == []


def test_what_a_day_is_for(read) -> None:
    text = "签订日2026-05-10，交货期：2026年4月30日前，2026年6月1日前付款。"
    assert [(term.detail.get("role"), term.detail.get("limit", "")) for term, _ in read(text, "date")] == [
        ("signing", ""), ("delivery", "yes"), ("payment", "yes"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["版本 1.2.3", "2026", "电话021-2026-03", "IP 192.168.1.1", "page 43 May 2004"])
def test_other_numbers_are_no_days(read, text: str) -> None:
    assert read(text, "date", "date.impossible") == []
