"""What was measured of a rule, how it is said, and the level that it allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from riskwatch import catalogue
from riskwatch.exports import rule_page
from riskwatch.rulebook import measured
from riskwatch.rulebook.measured import Measured

DAY = date(2026, 11, 24)


def test_counts_are_said_with_their_day() -> None:
    (said,) = Measured("zh", DAY, right=27, wrong=1).sentences
    assert said.en == "Precision 27 of 28 on Chinese contracts (2026-11-24)"
    assert said.zh == "实测准确率：27/28（中文合同，2026-11-24）"


def test_arguable_findings_are_told_apart() -> None:
    assert Measured("en", DAY, right=7, wrong=1, arguable=2).sentences[0].en.endswith("(2026-11-24), 2 more arguable")


def test_findings_that_are_all_arguable_give_no_share() -> None:
    (said,) = Measured("en", DAY, arguable=3).sentences
    assert "of 0" not in said.en
    assert "3 findings" in said.en


def test_labels_of_text_that_the_rule_was_improved_on_and_recall_stand_apart() -> None:
    fresh, seen, recall = Measured("zh", DAY, right=6, seen_right=3, seen_wrong=2, found=4, planted=5).sentences
    assert fresh.en.startswith("Precision 6 of 6")
    assert seen.en.startswith("5 more")
    assert "not counted" in seen.en
    assert recall.en.startswith("Recall: 4 of 5")
    assert "已知缺陷5处，检出4处" in recall.zh


@pytest.mark.parametrize(
    ("right", "wrong", "arguable", "level"),
    [
        (0, 0, 0, "warning"),
        (4, 0, 0, "warning"),
        (5, 0, 0, "error"),
        (19, 1, 0, "error"),
        (18, 1, 0, "warning"),
        (4, 1, 0, "warning"),
        (3, 1, 0, "warning"),
        (7, 2, 0, "info"),
        (8, 0, 2, "error"),
        (7, 0, 2, "warning"),
        (0, 0, 9, "warning"),
    ],
)
def test_the_level_follows_from_the_counts(right: int, wrong: int, arguable: int, level: str) -> None:
    assert Measured("zh", DAY, right=right, wrong=wrong, arguable=arguable).ceiling.level == level


def test_what_was_seen_does_not_raise_a_level() -> None:
    few = Measured("zh", DAY, right=2)
    assert replace(few, seen_right=50, still_right=50).ceiling == few.ceiling


@pytest.mark.parametrize(
    ("right", "still_right", "still_wrong", "level"),
    [
        (5, 0, 0, "error"),
        (5, 14, 1, "error"),
        (5, 15, 5, "warning"),
        (5, 5, 5, "info"),
        (0, 12, 7, "info"),
        (2, 0, 2, "warning"),
    ],
)
def test_wrong_findings_that_are_still_made_lower_a_level(
    right: int, still_right: int, still_wrong: int, level: str
) -> None:
    said = Measured("zh", DAY, right=right, seen_right=still_right, seen_wrong=still_wrong + 9)
    assert replace(said, still_right=still_right, still_wrong=still_wrong).ceiling.level == level


def test_only_rules_that_exist_are_measured() -> None:
    known = {rule.code for rule in catalogue.rule_set().rules}
    assert len([code for code in known if measured.of_rule(code)]) > 50
    assert set(measured.shipped()) <= known


def test_a_rule_without_labels_says_nothing() -> None:
    assert measured.of_rule("XXX999") == ()
    assert measured.as_object("XXX999") == {}
    assert {one.level.value for one in measured.ceilings("XXX999").values()} == {"warning"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_explain_shows_what_was_measured(language: str) -> None:
    rule = catalogue.rule_set().find("SET001")
    assert rule is not None
    counted = measured.of_rule("SET001")[0]
    page = rule_page.text(rule, catalogue.statutes(), language)
    assert counted.sentences[0].said(language) in page
    assert rule_page.whole(rule, catalogue.statutes())["measured"]["zh"]["right"] == counted.right
