"""A code, once given, means one rule for ever: retired rules stay, and own rules have numbers that no update takes."""

from __future__ import annotations

from pathlib import Path

from riskwatch import catalogue

GIVEN = [line.split() for line in (Path(__file__).parent / "codes.txt").read_text(encoding="utf-8").splitlines()]
"""Every code that was ever given, with the name of its rule. Lines are only added."""


def test_no_code_disappears_or_gets_another_rule() -> None:
    """A rule that is no longer wanted gets `status: retired`; its file stays."""
    names = {rule.code: rule.name for rule in catalogue.rule_set().rules}
    assert {code: name for code, name in GIVEN if names.get(code) != name} == {}


def test_every_rule_is_in_the_list_of_given_codes() -> None:
    new = {f"{rule.code} {rule.name}" for rule in catalogue.rule_set().rules} - {" ".join(line) for line in GIVEN}
    assert sorted(new) == [], "add these lines to tests/meta/codes.txt"


def test_a_code_is_given_once() -> None:
    codes = [code for code, _ in GIVEN]
    assert sorted(codes) == codes
    assert len(set(codes)) == len(codes)


def test_the_codes_of_own_rules_stay_free() -> None:
    assert [code for code, _ in GIVEN if code.startswith("OWN") or code[3] == "9"] == []
