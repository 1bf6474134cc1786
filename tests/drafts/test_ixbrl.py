"""Annual accounts in Inline XBRL: what is read, what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from riskwatch.domain.accounts import Accounts
from riskwatch.domain.errors import ImportRefused
from riskwatch.drafts.ixbrl import read_accounts

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="{inline}" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:core="http://xbrl.example/core"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2010-04-20" xmlns:bus="http://xbrl.example/bus">
<body><div style="display:none"><ix:header><ix:resources>
{contexts}
<xbrli:unit id="GBP"><xbrli:measure>iso4217:GBP</xbrli:measure></xbrli:unit>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:unit id="people"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div><table><tr>{cells}</tr></table></body></html>"""
NEW, OLD = "http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL"


def context(name: str, period: str, member: str = "") -> str:
    segment = f'<xbrli:segment><xbrldi:explicitMember dimension="core:D">core:{member}</xbrldi:explicitMember></xbrli:segment>'
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="http://www.companieshouse.gov.uk/">01234567'
        f"</xbrli:identifier>{segment if member else ''}</xbrli:entity><xbrli:period>{period}</xbrli:period></xbrli:context>"
    )


def instant(day: str) -> str:
    return f"<xbrli:instant>{day}</xbrli:instant>"


def year(start: str, end: str) -> str:
    return f"<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"


CONTEXTS = "".join(
    (
        context("now", instant("2025-12-31")),
        context("then", instant("2024-12-31")),
        context("year", year("2025-01-01", "2025-12-31")),
        context("quarter", year("2025-10-01", "2025-12-31")),
        context("short", instant("2025-12-31"), "WithinOneYear"),
        context("long", instant("2025-12-31"), "AfterOneYear"),
        context("kept", instant("2025-12-31"), "RetainedEarningsAccumulatedLosses"),
    )
)


def fact(name: str, text: str, context: str = "now", **given: str) -> str:
    attributes = {"format": "ixt:numdotdecimal", "decimals": "0", "unitRef": "GBP", **given}
    said = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f'<td><ix:nonFraction name="core:{name}" contextRef="{context}" {said}>{text}</ix:nonFraction></td>'


def document(*cells: str, inline: str = NEW) -> bytes:
    return HEAD.format(inline=inline, contexts=CONTEXTS, cells="".join(cells)).encode()


SHEET = (
    fact("FixedAssets", "5,400"),
    fact("CurrentAssets", "6,600"),
    fact("CurrentAssets", "6,000", "then"),
    fact("Creditors", "4,900", "short"),
    fact("Creditors", "2,600", "long"),
    fact("Equity", "4,500"),
    fact("Equity", "900", "kept"),
    fact("OperatingProfitLoss", "540", "year"),
    fact("OperatingProfitLoss", "100", "quarter"),
    fact("IntangibleAssets", "300"),
    fact("TurnoverRevenue", "16,000", "year"),
    fact("AverageNumberEmployees", "12", "year", unitRef="people"),
)


def read(*cells: str, inline: str = NEW) -> Accounts:
    return read_accounts(document(*cells, inline=inline), "C-1")[0]


@pytest.mark.parametrize("inline", [NEW, OLD])
def test_the_figures_of_the_latest_year_with_where_they_stand(inline: str) -> None:
    found, number = read_accounts(document(*SHEET, inline=inline), "C-1")
    assert number == "01234567"
    assert (found.period_end, found.currency, found.origin) == (date(2025, 12, 31), "GBP", "register")
    assert (found.total_assets, found.current_assets, found.current_liabilities) == (12_000, 6_600, 4_900)
    assert (found.total_liabilities, found.retained_earnings, found.ebit) == (7_500, 900, 540)
    assert (found.intangibles, found.sales, found.missing) == (300, 16_000, ())
    assert found.places["total_assets"] == "core:FixedAssets (2025-12-31) + core:CurrentAssets (2025-12-31)"
    assert found.places["total_liabilities"].endswith("- core:Equity (2025-12-31)")


def test_a_micro_entity_without_profit_and_loss_lacks_it_and_says_so() -> None:
    found = read(*(cell for cell in SHEET if "OperatingProfitLoss" not in cell and "kept" not in cell))
    assert (found.ebit, found.missing) == (None, ("retained_earnings", "ebit"))


def test_current_assets_alone_are_not_taken_for_all_assets() -> None:
    assert read(fact("CurrentAssets", "5"), fact("Equity", "2")).total_assets is None


@pytest.mark.parametrize(
    ("text", "given", "value"),
    [
        ("1,234", {"scale": "3"}, "1234000"),
        ("12.5", {"scale": "6"}, "12500000"),
        ("900", {"sign": "-"}, "-900"),
        ("-", {"format": "ixt:numdash"}, "0"),
        ("", {"format": "ixt:fixed-zero"}, "0"),
        ("1.234,5", {"format": "ixt:num-comma-decimal", "decimals": "1"}, "1234.5"),
        ("1 234", {"format": "ixt:numspacedot"}, "1234"),
        ("<span>1,<ix:exclude>x</ix:exclude>234</span>", {}, "1234"),
    ],
)
def test_numbers_as_they_are_written(text: str, given: dict[str, str], value: str) -> None:
    found = read(fact("CurrentAssets", "1"), fact("RetainedEarnings", text, **given))
    assert found.retained_earnings == Decimal(value)


def test_the_same_number_rounded_agrees_and_another_does_not() -> None:
    exact, rounded = fact("Equity", "4,512"), fact("Equity", "4.5", scale="3", decimals="-2")
    assert read(fact("FixedAssets", "5,000"), fact("CurrentAssets", "1"), exact, rounded).total_liabilities == 489
    with pytest.raises(ImportRefused) as refused:
        read(*SHEET, fact("Equity", "4,400"))
    assert "4500 and 4400" in refused.value.message.en or "4400 and 4500" in refused.value.message.en


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><p>no end", "well-formed"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "no Inline XBRL"),
        (document(fact("Equity", "five")), "is no number"),
        (document(fact("Equity", "5", format="ixt:datedaymonthyear")), "number format"),
        (document(fact("Equity", "5", "nowhere")), "context nowhere"),
        (document(fact("Equity", "5", decimals="many")), "decimals"),
        (document(fact("Turnover", "5", "year")), "no figures of a balance sheet"),
        (document(*SHEET, fact("TotalAssets", "5", unitRef="EUR")), "several currencies"),
    ],
)
def test_what_is_not_understood_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_accounts(data, "C-1")
    assert said in refused.value.message.en


def test_no_entity_is_expanded_and_no_file_is_fetched() -> None:
    bomb = (
        document(*SHEET)
        .replace(b"<html", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html', 1)
        .replace(b"6,600", b"&x;", 1)
    )
    with pytest.raises(ImportRefused):
        read_accounts(bomb, "C-1")
