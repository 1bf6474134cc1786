"""The level at which a finding is shown: held down by what was measured, or set by the company with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from riskwatch import catalogue
from riskwatch.contract import level
from riskwatch.domain.errors import RuleError
from riskwatch.domain.rule import MAIN, Ceiling, ChosenLevel, Finding, Rule, Severity
from riskwatch.domain.words import Words
from riskwatch.exports import rule_evidence
from riskwatch.jobs.check import CheckOptions, check_draft

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
HELD = Ceiling(WARNING, Words("正确 2/2", "2 of 2 right"))
TEXT = "采购合同\n甲方：苏州云柏有限公司\n乙方：常州松石有限公司\n收到业主付款后支付货款。\n".encode()


def rule(**changes: object) -> Rule:
    found = catalogue.rule_set().find("PAY002")
    assert found is not None
    return replace(found, **{"ceilings": {}, "chosen": None, "exact": frozenset(), **changes})  # type: ignore[arg-type]


def test_no_shipped_finding_is_louder_than_its_rule_was_measured() -> None:
    for one in catalogue.rule_set().rules:
        assert set(one.ceilings) == {"zh", "en"}
        for language, ceiling in one.ceilings.items():
            for book in Severity:
                shown, why = level.shown(replace(one, exact=frozenset()), book, "", language)
                assert shown.rank >= max(book.rank, ceiling.level.rank)
                assert (why is None) == (shown is book)


def test_the_ceiling_of_the_contracts_language_counts() -> None:
    held = rule(ceilings={"zh": HELD})
    assert level.shown(held, ERROR, "", "zh")[0] is WARNING
    assert level.shown(held, ERROR, "", "en") == (ERROR, None)
    assert level.shown(held, INFO, "", "zh") == (INFO, None)


def test_an_exact_case_is_held_by_no_sample() -> None:
    held = rule(ceilings={"zh": HELD}, exact=frozenset({MAIN}))
    assert level.shown(held, ERROR, "", "zh") == (ERROR, None)
    assert level.shown(held, ERROR, "latest_date", "zh")[0] is WARNING


def test_the_companys_own_level_stands_in_place_of_both() -> None:
    own = rule(ceilings={"zh": HELD}, chosen=ChosenLevel(ERROR, Words("行业惯例", "行业惯例")))
    assert level.shown(own, ERROR, "", "zh") == (ERROR, None)
    assert level.shown(own, INFO, "", "zh") == (INFO, None), "a sub-case that the rule book rates lower stays lower"
    soft = rule(chosen=ChosenLevel(INFO, Words("另有流程", "另有流程")))
    shown, changed = level.shown(soft, ERROR, "", "zh")
    assert shown is INFO
    assert changed is not None
    assert "另有流程" in level.sentence(changed.book, shown, changed.why).zh


def found_with(content: str, folder: Path) -> Finding:
    file = folder / "levels.yaml"
    file.write_text(content, encoding="utf-8")
    report = check_draft(TEXT, "draft.txt", catalogue.rule_set(levels=file))
    return next(one for one in report.findings if one.rule == "PAY002")


def test_the_own_level_holds_from_the_buyers_side_too(tmp_path: Path) -> None:
    file = tmp_path / "levels.yaml"
    file.write_text("PAY002: {level: error, reason: 上市公司要求}", encoding="utf-8")
    known = catalogue.rule_set(levels=file)
    seen = known.find("PAY002")
    assert seen is not None
    assert seen.as_buyer is not None, "the buyer's view has a file of its own"
    report = check_draft(TEXT, "draft.txt", known, CheckOptions(side="buyer"))
    finding = next(one for one in report.findings if one.rule == "PAY002")
    assert finding.severity is ERROR
    assert finding.relevelled is not None
    assert "上市公司要求" in finding.relevelled.why.zh


def test_a_file_sets_the_level_and_the_finding_says_why(tmp_path: Path) -> None:
    finding = found_with("PAY002: {level: info, reason: 由法务另行把关}", tmp_path)
    assert finding.severity is INFO
    assert finding.relevelled is not None
    assert "由法务另行把关" in finding.relevelled.why.zh


def test_the_rules_page_says_the_own_level(tmp_path: Path) -> None:
    file = tmp_path / "levels.yaml"
    file.write_text("PAY002: {level: info, reason: 由法务另行把关}", encoding="utf-8")
    known = catalogue.rule_set(levels=file)
    own = known.find("pay002")
    assert own is not None
    assert "由法务另行把关" in next(rule_evidence.told(own)).zh
    assert known.version != catalogue.rule_set().version


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("PAY002: {level: loud, reason: x}", "line 1, field PAY002.level: 'loud' is not allowed here"),
        ("PAY002: {level: info}", "line 1, field PAY002.reason: this field is required"),
        ("PAY002: info", "must be a mapping"),
        ("\nPAY999: {level: info, reason: x}", "line 2, field PAY999: there is no rule PAY999"),
        ("- PAY002", "not a mapping"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_why(content: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "levels.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        catalogue.rule_set(levels=file)
    assert "levels.yaml" in caught.value.message.en
    assert said in caught.value.message.en
    assert caught.value.message.zh
