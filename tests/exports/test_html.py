"""The stand-alone page: complete, safe, and asking nobody for anything."""

from __future__ import annotations

import re
from dataclasses import replace

from bs4 import BeautifulSoup

from riskwatch.contract import read_contract
from riskwatch.domain.document import Span, document_of
from riskwatch.domain.rule import Matter, Report
from riskwatch.domain.words import Words
from riskwatch.exports import html
from riskwatch.rulebook.statutes import Statutes


def page(report: Report, statutes: Statutes, language: str = "zh") -> BeautifulSoup:
    return BeautifulSoup(html.render(report, statutes, language), "lxml")


def test_marks_and_findings_are_linked_both_ways(report: Report, statutes: Statutes) -> None:
    soup = page(report, statutes)
    mark = soup.select_one("a.mark#w2")
    assert mark is not None
    assert (mark.get_text(), mark["href"], mark["data-n"]) == ("常州榆亭建设工程有限公司", "#f2", "2")
    number = soup.select_one("#f2 .finding-number")
    assert number is not None
    assert number["href"] == "#w2"
    assert soup.select_one("a.missing#w3[href='#f3']") is not None
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_clause_to_copy_is_in_the_language_of_the_draft(report: Report, statutes: Statutes) -> None:
    clause = page(report, statutes, "en").select_one("#f1 [data-copy]")
    assert clause is not None
    assert clause.get_text().startswith("需方应于收货之日起30日内付清货款")


def test_statutes_show_their_words_and_say_when_they_are_an_excerpt(report: Report, statutes: Statutes) -> None:
    zh = page(report, statutes)
    shown = zh.select("#f1 .statute")
    assert len(shown) == 1
    assert "节录" in shown[0].get_text()
    assert "已经失效" not in zh.get_text()
    assert "未经核对" not in zh.get_text()
    assert "节录" not in str(zh.select_one("#f2 .statute"))


def test_every_rule_is_on_the_page_with_its_reason(report: Report, statutes: Statutes) -> None:
    soup = page(report, statutes)
    words = soup.get_text()
    for code in ("PAY002", "PTY001", "INS002", "PTY002", "GUA001", "PTY004"):
        assert code in words
    assert "合同没有保证人" in words
    assert "没有该当事人的登记信息快照" in words
    assert "由律师定夺" in words


def test_titles_name_the_rules_that_passed(report: Report, statutes: Statutes) -> None:
    shown = html.render(report, statutes, "en", {"PTY002": Words("名称", "Party name incomplete")})
    assert "Party name incomplete" in shown


def test_it_asks_nobody_for_anything(report: Report, statutes: Statutes) -> None:
    shown = html.render(report, statutes, "en")
    soup = BeautifulSoup(shown, "lxml")
    assert not soup.select("link, img, iframe, script[src], [style]")
    assert not re.search(r"url\((?!#)|@import|https?://", "".join(tag.get_text() for tag in soup.select("style")))
    policy = soup.select_one("meta[http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'")


def test_words_of_the_draft_cannot_become_markup(report: Report, statutes: Statutes) -> None:
    words = "<script>alert(1)</script> </style><img src=x onerror=alert(1)>"
    contract = replace(
        report.matter.contract,
        document=document_of(words, file="<b>.txt"),
        clauses=(),
        signatures=(),
        terms=(),
        title=None,
    )
    bad = replace(report.findings[0], span=Span(0, len(words)), quote=words, related=())
    soup = page(replace(report, matter=Matter(contract), findings=(bad,)), statutes)
    assert len(soup.select("script")) == 1
    assert not soup.select("img, b.txt")
    mark = soup.select_one("a.mark")
    assert mark is not None
    assert mark.get_text() == words


def test_a_register_fact_names_source_number_and_day(report: Report, statutes: Statutes) -> None:
    facts = {
        "provider": "gb_companies_house",
        "identifier": "gb_coh:01234567",
        "fetched_at": "2026-11-23T20:30:00+00:00",
    }
    known = replace(report.findings[1], registry=facts)
    shown = page(replace(report, findings=(known,)), statutes, "en").select_one("#f1")
    assert shown is not None
    assert "gb_companies_house · 01234567 · 2026-11-23" in shown.get_text()


def test_both_languages(report: Report, statutes: Statutes) -> None:
    zh, en = page(report, statutes, "zh"), page(report, statutes, "en")
    assert zh.html is not None
    assert en.html is not None
    assert (zh.html["lang"], en.html["lang"]) == ("zh-Hans-CN", "en-GB")
    assert "2项错误" in zh.get_text()
    assert "2 errors" in en.get_text()
    paper = en.select_one(".contract-paper")
    assert paper is not None
    assert paper["lang"] == "zh-Hans-CN"


def test_a_cell_of_running_text_may_be_broken_and_a_label_stays_whole(report: Report, statutes: Statutes) -> None:
    """Else a Chinese clause beside its translation takes the whole width."""
    clause = "第一条 买方应当在收到货物并验收合格之日起三十日内支付全部货款。"
    contract = read_contract(document_of(f"付款 | {clause}"))
    drawn = page(replace(report, matter=replace(report.matter, contract=contract), findings=()), statutes)
    assert [cell.get("class") for cell in drawn.select(".contract-table td")] == [None, ["running"]]
