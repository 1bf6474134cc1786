"""Whole filled contracts checked for the buyer: exactly these findings, level and quoted words, and no other.

A case is NAME.txt and NAME.yaml beside it in `buyer_cases`. `finds` maps a level to the codes found at it, each with the
quotes in reading order ("" for an absence). A sound contract finds nothing at all.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from riskwatch import catalogue
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Report
from riskwatch.jobs.check import CheckOptions, Known, check_draft

CASES = Path(__file__).parent / "buyer_cases"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
SOUND = [name for name in NAMES if name.endswith("_sound")]
TODAY = date(2026, 11, 24)


@cache
def report_of(name: str) -> Report:
    file = CASES / f"{name}.txt"
    options = CheckOptions(side="buyer")
    return check_draft(file.read_bytes(), file.name, catalogue.rule_set(), options, known=Known(today=TODAY))


@pytest.mark.parametrize("name", NAMES)
def test_the_buyer_is_told_exactly_this(name: str) -> None:
    case: dict[str, Any] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, list[str]]] = {}
    for finding in sorted(report_of(name).findings, key=lambda one: one.span or Span(1 << 60, 1 << 60)):
        level = finding.relevelled.book if finding.relevelled else finding.severity
        found.setdefault(level.value, {}).setdefault(finding.rule, []).append(finding.quote)
    assert found == case["finds"]


def test_sound_and_bad_contracts_in_both_languages() -> None:
    assert len(SOUND) >= 2
    assert len(NAMES) - len(SOUND) >= 3
    assert {report_of(name).matter.contract.language for name in SOUND} == {"zh", "en"}
    assert all(not report_of(name).findings for name in SOUND)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_ends_in_exactly_one_group_for_the_buyer_too(name: str) -> None:
    report = report_of(name)
    ended = [
        *{finding.rule for finding in report.findings},
        *report.passed,
        *(code for group in (report.not_applicable, report.not_judged, report.suppressed) for code, _ in group),
    ]
    assert sorted(ended) == sorted(rule.code for rule in catalogue.rule_set().rules)


@pytest.mark.parametrize("name", NAMES)
def test_what_concerns_the_seller_alone_is_not_the_buyers_and_nothing_is_left_unwritten(name: str) -> None:
    """`off` ends with its reason; a mirrored rule is judged, or names what is missing."""
    report = report_of(name)
    off = {rule.code for rule in catalogue.rule_set().rules if rule.buyer_view == "off"}
    assert off <= {code for code, _ in report.not_applicable}
    assert [why.en for _, why in report.not_judged if "as_buyer" in why.en or "broke" in why.en] == []
