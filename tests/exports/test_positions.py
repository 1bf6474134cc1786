"""Positions in the reports: JSON for machines, lines for the terminal, a table in the page, properties in SARIF."""

from __future__ import annotations

import json

import pytest

from riskwatch import catalogue
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Report
from riskwatch.exports import html, json_report, sarif, text
from riskwatch.jobs.check import check_document

DRAFT = """货物买卖合同
甲方（买方）：江苏恒达机电有限公司
乙方（卖方）：上海宏远机械有限公司
第一条 数控机床三台，总价人民币90万元。
第二条 货到后60日内付清货款。甲方有权直接从货款中扣除违约金。
第三条 争议由乙方所在地人民法院管辖。
"""


@pytest.fixture(scope="module")
def checked() -> Report:
    return check_document(document_of(DRAFT), catalogue.rule_set())


def test_json_says_where_the_draft_stands(checked: Report) -> None:
    rendered = json.loads(json.dumps(json_report.render(checked)))
    found = {each["rule"]: each for each in rendered["positions"]}
    assert list(found["SET001"]) == [
        "rule", "matter", "position", "counts_as", "quote", "span", "place", "page", "related", "silence", "grade", "target",
        "lowest", "acceptable", "approval", "note", "proposals",
    ]  # fmt: skip
    assert found["SET001"]["quote"] == "甲方有权直接从货款中扣除违约金"
    span = found["SET001"]["span"]
    assert DRAFT[slice(*span)] == found["SET001"]["quote"]
    assert (found["SET001"]["position"], found["SET001"]["acceptable"]) == ("walk_away", False)
    assert found["SET001"]["approval"] == "management"
    assert [each["position"] for each in found["SET001"]["proposals"]] == ["preferred", "fallback_1"]
    assert found["DIS001"]["proposals"] == []
    assert found["ROT001"]["position"] == "not_stated"
    assert found["ROT001"]["silence"]["en"]


def test_a_finding_below_the_lowest_acceptable_is_marked(checked: Report) -> None:
    rendered = json_report.render(checked)
    marks = {each["rule"]: each["position"] for each in rendered["findings"]}
    assert marks["SET001"] == {"position": "walk_away", "counts_as": "walk_away", "acceptable": False}
    assert marks["EVD001"] is None
    run = sarif.render(checked, "en")["runs"][0]
    (result,) = [each for each in run["results"] if each["ruleId"] == "SET001"]
    assert result["properties"]["position"] == marks["SET001"]
    assert run["properties"]["positions"] == rendered["positions"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "zh",
            ["谈判位置 · ", "! 买方扣款与抵销[SET001]：底线以下", "先提（首选）：买方应足额支付货款", "客户等级未知"],
        ),
        (
            "en",
            ["positions · ", "! Set-off and deductions[SET001]: walk away", "customer grade unknown", "as wanted: "],
        ),
    ],
)
def test_the_terminal_shows_what_may_not_be_signed_first(checked: Report, language: str, expected: list[str]) -> None:
    shown = text.render(checked, catalogue.statutes(), language)
    for words in expected:
        assert words in shown
    assert shown.index("! ") < shown.index("[PAY004]")


@pytest.mark.parametrize(("language", "heading"), [("zh", "谈判位置"), ("en", "Positions")])
def test_the_page_has_a_table_of_positions(checked: Report, language: str, heading: str) -> None:
    page = html.render(checked, catalogue.statutes(), language)
    assert f"<h2>{heading}</h2>" in page
    assert 'id="position-SET001"' in page
    assert 'href="#position-SET001"' in page
    assert "买方应足额支付货款" in page
