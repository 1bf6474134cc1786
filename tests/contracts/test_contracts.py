"""Whole filled contracts, read and linted as a user's draft is; what must be found, to the character, and what must not.

A case is NAME.txt and NAME.yaml beside it. `finds` maps a code to the quotes it must give ([]: an absence, without a
quote; null: whatever it quotes); `quiet` are codes that must not be found. An error that quotes words and is not listed
is a false alarm; with `sound: yes` so is every other error, and a warning of a rule that any case here in the same language names.
`known_gaps` are codes that should be found and are not yet: one that is found must be moved up. `known_noise` are codes
found although they must not be: one that is silent must be taken out. `remarks` are warnings that counsel would give on
a sound contract too.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from riskwatch import catalogue
from riskwatch.domain.rule import Finding, Report, Severity
from riskwatch.jobs.check import Known, check_draft

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
TODAY = date(2026, 11, 24)


@cache
def report_of(name: str) -> Report:
    file = CASES / f"{name}.txt"
    return check_draft(file.read_bytes(), file.name, catalogue.rule_set(), known=Known(today=TODAY))


def case_of(name: str) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return case


@pytest.mark.parametrize("name", NAMES)
def test_the_contract_gives_these_findings(name: str) -> None:
    assert problems(name, report_of(name).findings) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_ends_in_exactly_one_group(name: str) -> None:
    report = report_of(name)
    ended = [
        *{finding.rule for finding in report.findings},
        *report.passed,
        *(code for group in (report.not_applicable, report.not_judged, report.suppressed) for code, _ in group),
    ]
    assert sorted(ended) == sorted(rule.code for rule in catalogue.rule_set().rules)
    for finding in report.findings:
        if finding.span is not None:
            assert report.matter.contract.text[finding.span.start : finding.span.end] == finding.quote


def test_every_case_names_rules_that_exist() -> None:
    known = {rule.code for rule in catalogue.rule_set().rules}
    assert {path.stem for path in CASES.glob("*.yaml")} == set(NAMES)
    for name in NAMES:
        case = case_of(name)
        named_here = (case.get(group, ()) for group in ("finds", "quiet", "known_gaps", "known_noise", "remarks"))
        assert {code for group in named_here for code in group} <= known, name


def test_a_third_of_the_contracts_is_sound() -> None:
    sound = [name for name in NAMES if case_of(name).get("sound")]
    assert len(NAMES) >= 14
    assert len(sound) * 3 >= len(NAMES)


def problems(name: str, findings: tuple[Finding, ...]) -> list[str]:
    """What is missed, quoted otherwise, or found although it must not be."""
    case = case_of(name)
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    told = [
        problem for code, quotes in case["finds"].items() if (problem := _missed(code, quotes, found.get(code, [])))
    ]
    told += [f"known gap {code} is closed: move it to finds" for code in case.get("known_gaps", ()) if code in found]
    told += [f"known noise {code} is silent: take it out" for code in case.get("known_noise", ()) if code not in found]
    allowed = {code for group in ("finds", "known_gaps", "known_noise", "remarks") for code in case.get(group, ())}
    for code, hits in found.items():
        worst = min(hits, key=lambda hit: hit.severity.rank)
        if code in allowed:
            continue
        if code in case.get("quiet", ()) or _too_loud(worst, case, language_of(name)):
            told.append(f"false alarm {code} ({worst.severity}): {worst.quote!r} {worst.message.zh}")
    return told


def _too_loud(finding: Finding, case: dict[str, Any], language: str) -> bool:
    if case.get("sound"):
        weighs = finding.severity is Severity.WARNING and finding.rule in named(language)
        return finding.severity is Severity.ERROR or weighs
    return finding.severity is Severity.ERROR and finding.span is not None


@cache
def named(language: str) -> frozenset[str]:
    """Every code that a case in this language expects or rules out."""
    cases = [case_of(name) for name in NAMES if language_of(name) == language]
    return frozenset(code for case in cases for code in (*case["finds"], *case.get("quiet", ())))


@cache
def language_of(name: str) -> str:
    return "zh" if re.search(r"[\u4e00-\u9fff]", (CASES / f"{name}.txt").read_text(encoding="utf-8")) else "en"


def _missed(code: str, quotes: list[str] | None, hits: list[Finding]) -> str | None:
    if not hits:
        return f"missed {code}: {quotes}"
    if quotes is None:
        return None
    given = [hit.quote for hit in hits]
    if not quotes:
        return None if all(hit.span is None for hit in hits) else f"{code} should be an absence, but quotes {given}"
    return None if set(quotes) == set(given) else f"{code} should quote {quotes}, but quotes {given}"
