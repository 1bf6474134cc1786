"""Bad rule files are refused with file, line, field and what was allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskwatch import catalogue
from riskwatch.domain.errors import RuleError
from riskwatch.rulebook.loading import load_rule
from riskwatch.rulebook.strict_yaml import read_yaml

GOOD = """\
title: {zh: 标题, en: Title}
severity: warning
buyer_view: same
laws: [ANY]
inputs: [text]
basis: [CN-CC-142]
why: {zh: 原因, en: Reason}
advice: {zh: 建议, en: Advice}
when:
  phrase: {any: [坏话]}
examples:
  raises: [这是⟦坏话⟧。]
  stays_quiet: [这是好话。]
"""


def load(tmp_path: Path, content: str, name: str = "PAY990_bad_words.yaml") -> object:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return load_rule(path, catalogue.statutes())


def test_a_rule_takes_code_and_name_from_its_file(tmp_path: Path) -> None:
    rule = load(tmp_path, GOOD)
    assert (rule.code, rule.name) == ("PAY990", "bad-words")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("severity: warning", "severity: fatal", 2, "error, warning, info"),
        ("laws: [ANY]", "laws: [ANY, FR]", 4, "CISG"),
        ("why: {zh: 原因, en: Reason}", "why: {zh: 原因}", 7, "English"),
        ("  phrase: {any: [坏话]}", "  phrase: {any: ['坏(?=话)']}", 10, "RE2"),
        ("  phrase: {any: [坏话]}", "  term: payment.days", 10, "needs `is`"),
        ("basis: [CN-CC-142]", "basis: [CN-CC-99999]", 6, "CN-CC-99999"),
        ("inputs: [text]", "inputs: [text]\nseverity: error", 6, "given twice"),
        ("title: {zh: 标题, en: Title}", "title: [", 3, ""),
        ("severity: warning", "severity: warning\nseverty: error", 3, "Unknown field"),
    ],
)
def test_a_bad_field_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    message = caught.value.message.en
    assert "PAY990_bad_words.yaml" in message
    assert f"line {line}" in message
    assert said in message


def test_a_file_name_without_a_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="file name"):
        load(tmp_path, GOOD, "bad_words.yaml")


def test_no_and_on_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("a: no\nb: on\nc: NO\nd: 2026-01-01\ne: 3\n", encoding="utf-8")
    assert read_yaml(path).content == {"a": "no", "b": "on", "c": "NO", "d": "2026-01-01", "e": 3}


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "EVD001_again.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match="EVD001"):
        catalogue.rule_set(tmp_path)


def test_a_company_adds_its_own_rule(tmp_path: Path) -> None:
    (tmp_path / "PAY990_bad_words.yaml").write_text(GOOD, encoding="utf-8")
    own = catalogue.rule_set(tmp_path)
    assert own.find("pay990") is not None
    assert own.version != catalogue.rule_set().version
