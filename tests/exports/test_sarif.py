"""SARIF 2.1.0: levels, places and fingerprints."""

from __future__ import annotations

from riskwatch.domain.rule import Report
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
