"""Patterns that look only near their literals find what the plain patterns find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.contract.folding import folding
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.contract.search import pattern as searching
from riskwatch.contract.search import quick
from riskwatch.contract.search.branches import branches
from riskwatch.contract.search.needed import needs_of
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Matter

PATTERNS = [
    (r"视为(?:有效)?送达", 0),
    (r"(?:付清|结清|支付完)[^。；\n]{0,20}(?:前|之前)[^。；\n]{0,20}所有权", 0),
    (r"违约金(?!过高)", 0),
    (r"(?<!不)得解除", 0),
    (r"(?:interest|late fee)[^.;]{0,120}(?:overdue|due)\b", re.IGNORECASE),
    (r"\bcourts?\b[^.;]{0,80}(?:jurisdiction|venue)", re.IGNORECASE),
    (r"deem(?:ed)?\s+accepted$", re.IGNORECASE | re.MULTILINE),
    (r"^buyer\b.*?pays", re.IGNORECASE | re.MULTILINE),
    (r"buyer.*pays", re.IGNORECASE),
    (r"buyer[\s\S]*?pays|卖方.+付款", re.IGNORECASE),
    (r"(?:buyer|pays){2}", 0),
    (r"(b)uyer pays \1", 0),
    (r"risk(?= passes[^.]{0,10}on)", re.IGNORECASE),
    (r"(?:pays|due)?\s*不得", 0),
    (r"[甲乙]方(?:应|不得)[^，]*付款", 0),
]
FRAGMENTS = [
    "视为", "有效", "送达", "付清", "前", "之前", "所有权", "违约金", "过高", "不", "得解除", "不得", "甲方", "乙方应", "付款",
    "卖方", "。", "；", "\n", " ", ".", ";", ",", "Interest", "late fee", "overdue", "due", "courts", "court", "venue", "JURISDICTION",
    "deemed", "accepted", "Buyer", "buyer", "pays", "pay\u017f", "Ri\u017fk", "ris\u212a", " passes ", "on", "\u0130", "b", "x" * 40, "货" * 30,
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=60).map("".join)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
@settings(max_examples=60, deadline=None)
@given(left=texts(), far=st.sampled_from([0, 700, 3000]), right=texts())
def test_the_same_matches_as_the_plain_pattern(pattern: str, flags: int, left: str, far: int, right: str) -> None:
    text = left + "空 z" * far + right
    plain, fast = re.compile(pattern, flags), quick(pattern, flags)
    kept = searching.SHORT
    searching.SHORT = 0
    try:
        found = [match.span() for match in fast.finditer(text)]
        first = fast.search(text)
        part = [match.span() for match in fast.finditer(text, len(text) // 4, len(text) // 2)]
    finally:
        searching.SHORT = kept
    wanted = plain.search(text)
    assert found == [match.span() for match in plain.finditer(text)]
    assert (first and first.span()) == (wanted and wanted.span())
    assert part == [match.span() for match in plain.finditer(text, len(text) // 4, len(text) // 2)]


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"视为(?:有效)?送达", {"视为送达", "视为有效送达"}),
        (r"(?:suspend|withhold)[^.;]{0,40}deliver", {"deliver"}),
        (r"retention of title|title[^.;]{0,80}until", {"title"}),
        (r"[Cc]ross[- ]default", {"cross-default", "cross default"}),
        (r"(?:abc)?d*[ef]{2,}", {"ee", "ef", "fe", "ff"}),
        (r"\d{4}", None),
        (r"(a+)\1", None),
    ],
)
def test_literals_are_read_from_the_pattern(pattern: str, literals: set[str] | None) -> None:
    needs = needs_of(pattern)
    assert (needs and set(needs.literals)) == literals


def test_a_match_cannot_run_over_a_sign_that_no_part_takes() -> None:
    needs = needs_of(r"甲方[^。\n]*付款")
    assert needs is not None
    assert (needs.longest, needs.stops) == (None, "\n。")


def test_all_rules_find_the_same_as_with_plain_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain loop over the whole text is the oracle: every rule's own examples in a few long drafts."""
    rules = rule_set()
    examples = [example.text for rule in rules.rules for example in (*rule.raises, *rule.stays_quiet)]
    drafts = ["\n".join(examples[start::7]) for start in range(7)]
    fast = [_said(draft) for draft in drafts]
    monkeypatch.setattr(searching, "SHORT", 1 << 60)
    plain = [_said(draft) for draft in drafts]
    assert fast == plain
    assert sum(map(len, plain)) > 50


def _said(draft: str) -> list[tuple[object, ...]]:
    rules = rule_set()
    contract = read_contract(document_of(draft))
    report = lint(Matter(contract, laws=laws_of(contract), filled=contract.filled), rules.rules, rules.version)
    return [(one.rule, one.span, one.severity, one.message.en) for one in report.findings] + [
        (code, why.en) for code, why in (*report.not_applicable, *report.not_judged)
    ]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"a|b(?:c|d)|[|\]|]e|\|f", ("a", "b(?:c|d)", r"[|\]|]e", r"\|f")),
        (r"[]|]x|[^]|]y", ("[]|]x", "[^]|]y")),
        (r"(?i)a|b", (r"(?i)a|b",)),
        (r"(a)|b\1", (r"(a)|b\1",)),
        (r"甲(?:方|乙)", (r"甲(?:方|乙)",)),
    ],
)
def test_alternatives_are_taken_apart(pattern: str, pieces: tuple[str, ...]) -> None:
    assert branches(pattern) == pieces


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
@settings(max_examples=30, deadline=None)
@given(left=texts(), right=texts())
def test_found_is_whether_the_plain_pattern_matches(pattern: str, flags: int, left: str, right: str) -> None:
    text = left + "空 z" * 700 + right
    fast = quick(pattern + "|清单", flags)
    assert fast.found(text) == (fast.plain.search(text) is not None) == fast.found(text)


@given(st.text(alphabet="甲ab()（）：　＊*\t○〇“”\u00a0", max_size=40))
def test_folding_is_translate(text: str) -> None:
    table = {ord("（"): "(", ord("）"): ord(")"), ord("："): ":", 0x3000: " ", ord("＊"): "*", ord("*"): " ", 0xA0: " "}
    assert folding(table)(text) == text.translate(table)
