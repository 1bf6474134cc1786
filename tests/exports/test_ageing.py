"""The ageing as a table that stands straight, and as JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.exports.ageing import ageing_object, ageing_text
from riskwatch.exports.widths import width
from riskwatch.receivables.overview import Ageing, ageing

TODAY = date(2026, 11, 24)
NAMES = {"C-1": "常州榆廷建设工程有限公司", "C-2": "A Very Long Name of a Company That Trades in Many Things Limited"}


def name_of(ref: str) -> str:
    return NAMES.get(ref, ref)


@pytest.fixture
def report() -> Ageing:
    def invoice(number: str, ref: str, due: date, amount: str, branch: str = "") -> Invoice:
        return Invoice(
            number, ref, date(2026, 7, 1), due, Money(Decimal(amount)), Money(Decimal(0)), branch=branch,
            disputed=Money(Decimal(5)) if number == "F-1" else None,
        )  # fmt: skip

    ledger = [
        invoice("F-1", "C-1", date(2026, 8, 1), "1234567.89", "华东"),
        invoice("F-2", "C-2", date(2026, 12, 1), "0.10"),
        invoice("F-3", "C-3", date(2026, 11, 1), "99"),
        Invoice(
            "F-4", "C-3", date(2026, 11, 25), date(2026, 12, 25), Money(Decimal(8), "GBP"), Money(Decimal(0), "GBP")
        ),
    ]
    return ageing(ledger, TODAY, {})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("by", ["customer", "branch"])
def test_every_line_of_the_table_ends_in_the_same_column(report: Ageing, by: str, language: str) -> None:
    lines = ageing_text(report, name_of, by, language).splitlines()
    table = lines[lines.index("CNY") + 1 : lines.index("", lines.index("CNY"))]
    assert len(table) == (5 if by == "customer" else 4)
    assert len({width(line) for line in table}) == 1, "\n".join(table)


def test_a_name_that_is_too_long_is_cut_and_marked(report: Ageing) -> None:
    text = ageing_text(report, name_of, "customer", "en")
    assert "C-2 A Very Long Name of a Company T…" in text


def test_the_table_says_what_it_holds(report: Ageing) -> None:
    text = ageing_text(report, name_of, "customer", "zh")
    first = next(line for line in text.splitlines() if line.startswith("C-1 常州榆廷"))
    assert first.split() == [
        "C-1", "常州榆廷建设工程有限公司", "-", "-", "-", "-", "1,234,567.89", "-", "-", "1,234,567.89", "1,234,567.89",
        "5.00", "115", "115.0",
    ]  # fmt: skip
    assert "开票日期晚于该日、未计入：£8.00" in text
    assert "（未填分公司）" in ageing_text(report, name_of, "branch", "zh")


def test_nothing_unpaid_says_what_to_do() -> None:
    text = ageing_text(Ageing(TODAY, ()), name_of, "customer", "en")
    assert "riskwatch invoices import" in text


def test_the_object_has_text_for_every_amount(report: Ageing) -> None:
    made = ageing_object(report, name_of)
    (book,) = made["currencies"]
    assert (made["schema"], made["as_of"]) == ("riskwatch.ageing/1", "2026-11-24")
    assert book["stages"] == {
        "M0": "0.10", "M1": "99.00", "M2": "0.00", "M3": "0.00", "M4": "1234567.89", "M5": "0.00", "M6": "0.00",
    }  # fmt: skip
    assert (book["total"], book["overdue"], book["disputed"]) == ("1234666.99", "1234666.89", "5.00")
    assert [row["customer"]["ref"] for row in book["customers"]] == ["C-1", "C-3", "C-2"]
    assert book["customers"][0]["customer"]["name"] == NAMES["C-1"]
    assert book["customers"][2]["days_beyond_terms"] is None
    assert [row["branch"] for row in book["branches"]] == ["华东", ""]
    assert made["not_yet_issued"] == [{"currency": "GBP", "amount": "8.00"}]
