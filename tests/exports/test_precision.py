"""The measured precision of a rule: what is shipped, and how it is said."""

from __future__ import annotations

from datetime import date

import pytest

from riskwatch import catalogue
from riskwatch.exports import precision, rule_page
from riskwatch.exports.precision import Precision


def test_counts_are_said_with_their_day() -> None:
    said = Precision("zh", 27, 1, 0, date(2026, 11, 24)).sentence
    assert said.en == "Precision 27 of 28 on real Chinese contracts (2026-11-24)"
    assert said.zh == "实测准确率：27/28（中文合同，2026-11-24）"


def test_arguable_findings_are_told_apart() -> None:
    assert Precision("en", 7, 1, 2, date(2026, 11, 24)).sentence.en.endswith("(2026-11-24), 2 more arguable")


def test_findings_that_are_all_arguable_give_no_share() -> None:
    said = Precision("en", 0, 0, 3, date(2026, 11, 24)).sentence
    assert "of 0" not in said.en
    assert "3 findings" in said.en


def test_only_rules_that_exist_are_measured() -> None:
    known = {rule.code for rule in catalogue.rule_set().rules}
    measured = [code for code in sorted(known) if precision.of_rule(code)]
    assert len(measured) > 50
    assert set(precision.shipped()) <= known


def test_a_rule_without_labels_says_nothing() -> None:
    assert precision.of_rule("XXX999") == ()
    assert precision.as_object("XXX999") == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_explain_shows_what_was_measured(language: str) -> None:
    rule = catalogue.rule_set().find("SET001")
    assert rule is not None
    measured = precision.of_rule("SET001")
    assert measured
    page = rule_page.text(rule, catalogue.statutes(), language)
    assert measured[0].sentence.said(language) in page
    assert rule_page.whole(rule, catalogue.statutes())["precision"]["zh"]["right"] == measured[0].right


def test_no_rule_speaks_louder_than_it_was_right() -> None:
    """An error needs 0.95, a warning 0.8; fewer than five decided findings say nothing. Rules may be softer in one language."""
    for rule in catalogue.rule_set().rules:
        for one in precision.of_rule(rule.code):
            decided = one.right + one.wrong
            if one.language == "zh" and rule.severity.value == "error" and decided >= 5:
                assert one.right / decided >= 0.95, rule.code
