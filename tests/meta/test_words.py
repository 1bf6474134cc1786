"""Everything that people read is there in both languages, and written as the language is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskwatch import catalogue
from riskwatch.domain.rule import Rule
from riskwatch.domain.words import Words
from riskwatch.watch.checking import CompanyCheck

HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[a-z]{3}")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?](?=[\u4e00-\u9fff])|[\u4e00-\u9fff]\.(?=$|[\u4e00-\u9fff])")
FULL_WIDTH = re.compile(r"[，。；：！？（）【】]")
PLACEHOLDER = re.compile(r"\{\w*\}")
SENTENCE_END = ("。", "！", "？", "）", "”", "》", "：", "】", "}")
"""A placeholder at the end is filled with a whole sentence."""


@pytest.mark.parametrize("rule", catalogue.rule_set().rules, ids=lambda rule: rule.code)
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    sentences = {"why": rule.why, "advice": rule.advice}
    for name, variant in rule.variants.items():
        sentences |= {f"{name}.message": variant.message or rule.why, f"{name}.advice": variant.advice or rule.advice}
    assert list(complaints({"title": rule.title} | sentences)) == []
    assert [name for name, words in sentences.items() if not words.zh.endswith(SENTENCE_END)] == []
    if rule.clause is not None:
        assert HAN.search(rule.clause.zh)
        assert not HALF_WIDTH.search(rule.clause.zh)
        assert not FULL_WIDTH.search(rule.clause.en or "")


@pytest.mark.parametrize("check", catalogue.company_checks(), ids=lambda check: check.name)
def test_a_company_check_speaks_both_languages(check: CompanyCheck) -> None:
    told = {"title": check.kind.title, "why": check.kind.why}
    for name, kind in check.kind.variants.items():
        told |= {f"{name}.title": kind.title, f"{name}.why": kind.why}
    assert list(complaints(told)) == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    for rule in catalogue.rule_set().rules:
        for words in (rule.why, rule.advice, *(variant.message for variant in rule.variants.values())):
            if words is not None:
                assert set(PLACEHOLDER.findall(words.zh)) == set(PLACEHOLDER.findall(words.en)), (rule.code, words)


def test_words_in_the_code_speak_both_languages(root: Path, modules: list[Path]) -> None:
    """Errors, reasons and labels: whatever `Words(…)` is written out in the product."""
    wrong = [
        f"{file.relative_to(root)}:{line}: {complaint}"
        for file in modules
        if file.relative_to(root).parts[0] in ("riskwatch", "checks")
        for line, words in words_in(file)
        for complaint in complaints({"words": words})
    ]
    assert wrong == []


def complaints(told: dict[str, Words]) -> Iterator[str]:
    """What is wrong with each: empty, not Chinese, half-width points between Han; empty, or Han-style points in English."""
    for name, words in told.items():
        if not words.zh.strip() or not (words.en or "").strip():
            yield f"{name}: one language is missing"
        elif LATIN.search(words.en) and not (HAN.search(words.zh) or PLACEHOLDER.search(words.zh)):
            yield f"{name}: no Chinese in {words.zh!r}"
        elif HALF_WIDTH.search(words.zh):
            yield f"{name}: half-width points in {words.zh!r}"
        elif FULL_WIDTH.search(words.en):
            yield f"{name}: full-width points in {words.en!r}"


def words_in(file: Path) -> Iterator[tuple[int, Words]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Words":
            texts = [text_of(argument) for argument in node.args]
            if len(texts) == 2 and texts[0] is not None and texts[1] is not None and any(texts):
                yield node.lineno, Words(texts[0], texts[1])


def text_of(node: ast.expr) -> str | None:
    """A written-out text, with {} where a value is put in; None when it is not written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None
