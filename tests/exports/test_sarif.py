"""SARIF 2.1.0: levels, places and fingerprints."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import fastjsonschema
import pytest

from riskwatch.contract.acceptance import compared, with_acceptances
from riskwatch.domain.rule import Acceptance, Report
from riskwatch.exports import sarif


def test_results_carry_level_place_and_fingerprint(report: Report) -> None:
    run = sarif.render(report, "en")["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    assert [result["partialFingerprints"]["riskwatch/v1"] for result in run["results"]] == ["f2", "f1", "f3"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_place_is_the_very_words(report: Report) -> None:
    place = sarif.render(report, "zh")["runs"][0]["results"][0]["locations"][0]
    region = place["physicalLocation"]["region"]
    text = report.matter.contract.text
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "业主支付相应工程款后"
    assert text.split("\n")[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("业主支付")
    assert place["logicalLocations"] == [{"name": "第五条 结算与付款"}]


def test_something_missing_has_a_file_but_no_region(report: Report) -> None:
    place = sarif.render(report, "zh")["runs"][0]["results"][2]["locations"][0]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "XS-2026-118.docx"}}


SCHEMA = Path(__file__).parent / "files" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def valid() -> Callable[[object], object]:
    """The validator that the published schema of SARIF 2.1.0 makes."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    made: Callable[[object], object] = fastjsonschema.compile(schema)
    return made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_log_holds_to_the_published_schema(report: Report, valid: Callable[[object], object], language: str) -> None:
    by = Acceptance("f1", "PTY001", "双方另行确认。", "law@example.com", date(2027, 1, 31))
    accepted = with_acceptances(report, [by], date(2026, 11, 24))
    compared_with = compared(accepted, [], "first.docx")
    for log in (
        sarif.render(report, language),
        sarif.render_all([("合同/一.docx", report), ("b c.docx", compared_with)], language),
    ):
        assert valid(log) == log


def test_the_schema_is_held_to(report: Report, valid: Callable[[object], object]) -> None:
    log = sarif.render(report, "en")
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        valid(log)


def test_uris_are_relative_references(report: Report) -> None:
    log = sarif.render_all([("合同/第 1 份.docx", report)], "zh")
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E5%90%88%E5%90%8C/%E7%AC%AC%201%20%E4%BB%BD.docx"
