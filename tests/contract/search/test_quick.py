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
from riskwatch.contract.search.places import places_in
from riskwatch.contract.search.reach import NOTHING, Reach
from riskwatch.contract.search.signs import DIGIT
from riskwatch.contract.search.stretches import stretches_of
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
    (r"(?:buyer|卖方)\w*\s*(?:pays|due)\b|deemed\s+accepted", re.IGNORECASE),
    (r"(?:interest|x{5,})[^.]{0,30}(?:due|venue)[^。]{0,9}(?:付款|前)", re.IGNORECASE),
    (r"pay\S*\s+on(?![\w.]*d)", re.IGNORECASE),
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
        (r"(?:suspend|withhold)[^.;]{0,40}deliver", {"suspend", "withhold", "deliver"}),
        (r"retention of title|title[^.;]{0,80}until", {"retention of title", "title", "until"}),
        (r"deliver[^.;]{0,80}\bin full", {"deliver", "in full"}),
        (r"[Cc]ross[- ]default", {"cross-default", "cross default"}),
        (r"(?:abc)?d*x[ef]{2,}", {"xee", "xef", "xfe", "xff"}),
        (r"\d{4}", {DIGIT}),
        (r"[A-Z][a-z]+", None),
        (r"(a+)\1", None),
    ],
)
def test_literals_are_read_from_the_pattern(pattern: str, literals: set[str] | None) -> None:
    needs = needs_of(pattern)
    assert (needs and {word for way in needs.ways for group in way.groups for word in group.literals}) == literals


def test_a_match_cannot_run_over_a_sign_that_no_part_takes() -> None:
    needs = needs_of(r"货款[^。\n]*付清")
    assert needs is not None
    assert {(group.before, group.after) for group in needs.ways[0].groups} == {(NOTHING, None), (None, Reach(2))}
    assert needs.ways[0].stops == "\n。"


def test_a_run_of_letters_or_blanks_is_as_long_as_the_longest_of_the_text() -> None:
    needs = needs_of(r"deliver\w*\s+behind")
    assert needs is not None
    assert {group.before for group in needs.ways[0].groups} == {NOTHING, Reach(8, words=1, blanks=1)}
    places = places_in(f"deliver{'y' * 70}{' ' * 30}behind")
    assert places.measured(Reach(8, words=1, blanks=1)) == 8 + 77 + 30


def test_all_that_a_pattern_needs_must_be_near(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = needs_of(r"(?:suspend|withhold)[^.;]{0,40}deliver")
    assert needs is not None
    text = "suspend " * 3 + "x" * 200 + " deliver " * 30 + "y" * 200 + "withhold any delivery"
    stretches = list(stretches_of(needs, places_in(text), 0, len(text)))
    assert [text[start:end].startswith("withhold") for start, end in stretches] == [True]


def test_all_rules_find_the_same_as_with_plain_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain loop over the whole text is the oracle: every rule's own examples in a few long drafts."""
    rules = rule_set()
    examples = [example.text for rule in rules.rules for example in (*rule.raises, *rule.stays_quiet)]
    drafts = ["\n".join(examples[start::7]) for start in range(7)]
    fast = [_said(draft) for draft in drafts]
    monkeypatch.setattr(searching, "PLAIN", True)
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
