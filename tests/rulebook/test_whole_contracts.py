"""One clause of a sound contract changed: exactly the rules on money that it offends must fire besides the missing ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Matter

FAMILIES = ("LIA", "SUB", "INS", "PAY", "PRC", "STP", "GUA", "DIS", "INV", "SET", "ROT")
RULES = tuple(rule for rule in rule_set().rules if rule.family in FAMILIES)
DATA: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "whole_contracts.yaml").read_text(encoding="utf-8"))
LABELS = {"甲方买": "甲乙", "甲方卖": "乙甲", "供需": "需供"}
"""How the buyer and the seller are called: the rules must not care."""


def contract_text(language: str, clause: str, text: str) -> str:
    data = DATA[language]
    clauses = [text if name == clause else said for name, said in data["clauses"].items()]
    clauses += [text] if clause == "other" else []
    number = "第{}条 其他\n{}\n" if language == "zh" else "{}. {}\n"
    figures = "二三四五六" if language == "zh" else "23456"
    return data["head"] + "".join(map(number.format, figures, clauses))


def relabelled(text: str, labels: str) -> str:
    buyer, seller = labels
    return text.translate(str.maketrans({"甲": buyer, "乙": seller}))


def fired(text: str) -> set[str]:
    contract = read_contract(document_of(text))
    report = lint(Matter(contract, laws=laws_of(contract), filled=contract.filled), RULES, "test")
    assert [why.en for _, why in report.not_judged if "broke on this draft" in why.en] == []
    return {finding.rule for finding in report.findings}


@cache
def unchanged(language: str, labels: str = "甲乙") -> frozenset[str]:
    """What is missing in the contract as it stands: the protections that a short text leaves out."""
    text = contract_text(language, "", "")
    return frozenset(fired(relabelled(text, labels) if language == "zh" else text))


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize("case", DATA["zh"]["changed"], ids=lambda case: case["text"][:24])
def test_a_changed_clause_raises_its_rules_alone(case: dict[str, Any], labels: str) -> None:
    text = relabelled(contract_text("zh", case["clause"], case["text"]), labels)
    assert fired(text) - unchanged("zh", labels) == set(case["rules"])


@pytest.mark.parametrize("case", DATA["en"]["changed"], ids=lambda case: case["text"][:40])
def test_a_changed_english_clause_raises_its_rules_alone(case: dict[str, Any]) -> None:
    assert fired(contract_text("en", case["clause"], case["text"])) - unchanged("en") == set(case["rules"])


@pytest.mark.parametrize("text", DATA["zh"]["harmless"], ids=lambda text: text[:24])
def test_a_harmless_clause_raises_nothing(text: str) -> None:
    assert fired(contract_text("zh", "other", text)) <= unchanged("zh")
