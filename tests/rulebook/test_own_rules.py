"""The company's own rules: what a file may hold, complaints in both languages, the life of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskwatch import catalogue
from riskwatch.contract import read_contract
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.errors import RuleError
from riskwatch.domain.rule import Confidence, Finding, Matter, Rule, Side
from riskwatch.rulebook.examples import run_examples
from riskwatch.rulebook.loading import load_rule_text

GOOD = """\
title: {zh: 标题, en: Title}
severity: warning
buyer_view: same
laws: [ANY]
inputs: [text]
why: {zh: 原因 {value}, en: Reason {value}}
advice: {zh: 建议, en: Advice}
when:
  term: payment.days
  is: above
  limit: 60
examples:
  raises: [买方应于收到发票后⟦九十日内⟧付款。]
  stays_quiet: [买方应于收到发票后30日内付款。]
""".replace("原因 {value}", '"原因 {value}"').replace("Reason {value}", '"Reason {value}"')
PHRASE = GOOD.replace("  term: payment.days\n  is: above\n  limit: 60\n", "  phrase: {any: [坏话]}\n")
MISSING = GOOD.replace(
    "  term: payment.days\n  is: above\n  limit: 60\n", "  missing: {place: {zh: 处, en: place}}\n"
).replace("{value}", "")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str, name: str = "OWN901_long_terms.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return written


def complaint(content: str) -> tuple[str, str]:
    with pytest.raises(RuleError) as caught:
        load_rule_text("OWN901_long_terms.yaml", content, catalogue.statutes())
    return caught.value.message.zh, caught.value.message.en


@pytest.mark.parametrize(
    ("content", "line", "field", "zh", "en"),
    [
        (GOOD.replace("title: {zh: 标题, en: Title}\n", ""), 1, "title", "必填", "required"),
        (GOOD.replace("payment.days", "payment.dais"), 9, "when.term", "payment.days", "payment.days"),
        (GOOD.replace("limit: 60", "limit: sixty"), 11, "when.limit", "数字", "a number"),
        (GOOD.replace("limit: 60", "limit: {A: 60}"), 11, "when.limit", "数字", "a number"),
        (GOOD.replace("limit: 60", "limit: .nan"), 11, "when.limit", "数字", "a number"),
        (GOOD.replace("is: above", "is: one_of"), 11, "when.limit", "文字列表", "a list of texts"),
        (GOOD.replace("is: above", "is: there"), 11, "when.limit", "不带 limit", "has no limit"),
        (GOOD.replace("  limit: 60\n", ""), 8, "when.limit", "数字", "a number"),
        (GOOD.replace("  is: above\n", ""), 9, "when.term", "`is`", "needs `is`"),
        (
            GOOD.replace("  limit: 60\n", "  limit: 60\n  phrase: {any: [x]}\n"),
            8,
            "when",
            "只能有其中一项",
            "exactly one",
        ),
        (MISSING, 9, "when.missing", "至少", "at least one"),
        (GOOD.replace("inputs: [text]", "inputs: text"), 5, "inputs", "列表", "a list"),
        (GOOD.replace("inputs: [text]", "inputs: []"), 5, "inputs", "不能为空", "not be empty"),
        (GOOD.replace("severity: warning", "severity: 3"), 2, "severity", "文字", "a text"),
        (GOOD.replace("title: {zh: 标题, en: Title}", "title: 标题"), 1, "title", "映射", "a mapping"),
        (GOOD.replace("en: Advice", 'en: ""'), 7, "advice.en", "不能为空", "not be empty"),
        (GOOD + "covered_by: [pay1]\n", 15, "covered_by.0", "三个大写字母", "three capital letters"),
        (GOOD + "status: old\n", 15, "status", "retired", "retired"),
        (GOOD + "replaced_by: PAY001\nstatus: stable\n", 15, "replaced_by", "停用", "only a retired rule"),
        (GOOD + "variants: {long: {severity: bad}}\n", 15, "variants.long.severity", "允许", "allowed"),
        (GOOD.replace("  stays_quiet: [", "  stays_quiet: [3, "), 14, "examples.stays_quiet.0", "例子", "an example"),
        (
            GOOD.replace("[买方应于收到发票后30日内付款。]", "[{text: 好, given: {polcy: {}}}]"),
            14,
            "examples.stays_quiet.0.given.polcy",
            "policy",
            "policy",
        ),
        (GOOD.replace("Reason {value}", "Reason {days}"), 6, "why.en", "{value}", "{value} {limit}"),
        (GOOD.replace("Reason {value}", "Reason {value:>999999999}"), 6, "why.en", "{value}", "{value} {limit}"),
        (GOOD.replace("Reason {value}", "Reason {value"), 6, "why.en", "不成对", "unpaired"),
        (PHRASE.replace("any: [坏话]", "any: [坏话], unless: ['a', '(b']"), 9, "when.phrase.unless.1", "RE2", "RE2"),
        (PHRASE.replace("any: [坏话]", "any: [坏话], within: [sale]"), 9, "when.phrase.within.0", "允许", "allowed"),
    ],
)
def test_a_complaint_names_line_and_field_in_both_languages(
    content: str, line: int, field: str, zh: str, en: str
) -> None:
    chinese, english = complaint(content)
    assert f"第 {line} 行，字段 {field}：" in chinese
    assert f"line {line}, field {field}: " in english
    assert zh in chinese.partition("：")[2]
    assert en in english.partition(": ")[2]
    assert not re.search(r"[\u4e00-\u9fff]", english.partition(": ")[2].replace("'3'", ""))


def test_aliases_and_deep_nesting_are_refused() -> None:
    assert "aliases" in complaint("a: &a [x, x]\nb: [*a, *a]\n")[1]
    assert "line 2" in complaint("a: &a [x, x]\nb: [*a, *a]\n")[1]
    assert "nested too deeply" in complaint("a: " + "[" * 5000 + "]" * 5000)[1]
    assert "nested too deeply" in complaint("a: " + "{b: " * 2000 + "c" + "}" * 2000)[1]


def test_a_file_that_is_not_utf8_is_named(write: Write) -> None:
    write("").write_bytes("title: 标题".encode("gb18030"))
    with pytest.raises(RuleError, match="UTF-8"):
        catalogue.own_rules_in(write("", "x/OWN902_y.yaml").parent.parent)


def test_an_own_rule_needs_no_statute_and_a_shipped_one_does(write: Write) -> None:
    from riskwatch.rulebook.loading import load_rule

    path = write(GOOD)
    assert load_rule(path, catalogue.statutes(), own=True).basis == ()
    with pytest.raises(RuleError, match="field basis: this field is required"):
        load_rule(path, catalogue.statutes())


def test_a_folder_that_is_not_there_is_no_empty_set_of_rules(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no folder of rules"):
        catalogue.rule_set(tmp_path / "rlues")


def test_folders_below_and_both_endings_count(write: Write) -> None:
    write(GOOD)
    folder = write(PHRASE.replace("{value}", ""), "money/OWN902_bad_words.yml").parent.parent
    known = catalogue.rule_set(folder)
    assert known.own == {"OWN901", "OWN902"}
    assert len(known.rules) == len(catalogue.rule_set().rules) + 2


def test_the_words_say_the_value_in_its_unit(write: Write) -> None:
    rate = GOOD.replace("payment.days", "late_payment.rate").replace(
        "is: above\n  limit: 60", "is: below\n  limit: 0.1"
    )
    rule = load_rule_text(
        "OWN901_rate.yaml", rate.replace("原因 {value}", "{value}，低于 {limit}"), catalogue.statutes()
    )
    contract = read_contract(document_of("第八条 买方逾期付款的，按每日万分之一支付违约金。"))
    (finding,) = lint(Matter(contract), (rule,), "test").findings
    assert finding.message.zh == "3.65%，低于 10%"


def test_a_retired_rule_is_listed_and_not_asked(write: Write) -> None:
    retired = GOOD + "status: retired\nreplaced_by: PAY001\n"
    known = catalogue.rule_set(write(retired).parent)
    rule = known.find("OWN901")
    assert rule is not None
    contract = read_contract(document_of("买方应于收到发票后九十日内付款。"))
    report = lint(Matter(contract), (rule,), "test")
    assert report.findings == ()
    assert [(code, why.en) for code, why in report.not_applicable] == [
        ("OWN901", "the rule is retired; PAY001 replaces it")
    ]


@pytest.mark.parametrize("code", ["PAY899", "OWN901"])
def test_a_retired_rule_is_replaced_by_one_in_use(write: Write, code: str) -> None:
    with pytest.raises(RuleError, match=f"replaced_by {code} is no rule in use"):
        catalogue.rule_set(write(GOOD + f"status: retired\nreplaced_by: {code}\n").parent)


def test_what_a_rule_on_trial_finds_never_fails_a_run(write: Write) -> None:
    rule = catalogue.rule_set(write(GOOD + "status: preview\n").parent).find("OWN901")
    assert rule is not None
    contract = read_contract(document_of("买方应于收到发票后九十日内付款。"))
    (finding,) = lint(Matter(contract), (rule,), "test").findings
    assert finding.confidence is Confidence.LOW


SELLER = PHRASE.replace("buyer_view: same", "buyer_view: inverse").replace("{value}", "")
SELLER = SELLER.replace("买方应于收到发票后⟦九十日内⟧付款。", "⟦坏话⟧")
VIEW = SELLER.replace("buyer_view: inverse\n", "").replace("laws: [ANY]\ninputs: [text]\n", "")
VIEW = VIEW.replace("坏话", "好话").replace("title: {zh: 标题, en: Title}", "title: {zh: 买方, en: Buyer}")


def test_a_file_in_as_buyer_is_what_the_buyer_is_told(write: Write, tmp_path: Path) -> None:
    write(SELLER)
    write(VIEW, "as_buyer/OWN901_short_terms.yaml")
    (rule,) = catalogue.own_rules_in(tmp_path)
    assert rule.as_buyer is not None
    assert (rule.as_buyer.side, rule.as_buyer.name, rule.as_buyer.laws) == ("buyer", "short-terms", rule.laws)
    assert [one.title.en for one in report_of(rule, "坏话和好话", "buyer")] == ["Buyer"]
    assert [one.quote for one in report_of(rule, "坏话和好话", "seller")] == ["坏话"]
    outcome = run_examples([rule])
    assert (outcome.rules, outcome.examples, outcome.failures) == (1, 4, ())


def test_without_the_file_the_buyer_is_told_that_the_rule_was_not_judged(write: Write, tmp_path: Path) -> None:
    write(SELLER)
    (rule,) = catalogue.own_rules_in(tmp_path)
    matter = Matter(read_contract(document_of("坏话")), side="buyer")
    report = lint(matter, (rule,), "v")
    assert [(code, "as_buyer" in why.en) for code, why in report.not_judged] == [("OWN901", True)]


@pytest.mark.parametrize("name", ["as_buyer/OWN902_short_terms.yaml", "as_buyer/OWN901_short_terms.yaml"])
def test_a_view_needs_its_rule_and_the_rule_must_be_inverse(write: Write, tmp_path: Path, name: str) -> None:
    write(SELLER.replace("inverse", "same"))
    write(VIEW, name)
    with pytest.raises(RuleError, match="whose buyer_view is inverse"):
        catalogue.own_rules_in(tmp_path)


def test_a_view_says_nothing_of_the_rules_life(write: Write, tmp_path: Path) -> None:
    write(SELLER)
    write(VIEW + "status: retired\n", "as_buyer/OWN901_short_terms.yaml")
    with pytest.raises(RuleError, match="field status"):
        catalogue.own_rules_in(tmp_path)


def report_of(rule: Rule, text: str, side: Side) -> tuple[Finding, ...]:
    return lint(Matter(read_contract(document_of(text)), side=side), (rule,), "v").findings
