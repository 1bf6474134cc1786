"""Accepted findings and comparison with an earlier version, on a real report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from riskwatch import catalogue
from riskwatch.contract import read_contract
from riskwatch.contract.acceptance import all_findings, compared, past_of, still_open, to_act_on, with_acceptances
from riskwatch.contract.lint import lint
from riskwatch.domain.document import document_of
from riskwatch.domain.rule import Acceptance, Finding, Matter, Report, Severity

TODAY = date(2026, 11, 24)
CONTRACT = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：常州榆廷建设工程有限公司
第一条 标的 聚氨酯防水涂料 600 桶，总价人民币492000元。
第二条 付款 需方收到业主支付的相应工程款后十日内向供方支付货款。
第三条 交货期限：2026年2月30日前交货，2026年4月31日前验收。
第四条 验收 2026年6月31日前完成验收。
供方（盖章）：江阴澄泓化工有限公司
需方（盖章）：常州榆廷建设工程有限公司
"""


def report_on(text: str) -> Report:
    rules = catalogue.rule_set()
    return lint(Matter(read_contract(document_of(text))), rules.rules, rules.version)


@pytest.fixture(scope="module")
def report() -> Report:
    return report_on(CONTRACT)


def finding(report: Report, rule: str) -> Finding:
    return next(each for each in report.findings if each.rule == rule)


def accepting(finding: Finding, until: date = TODAY, **given: object) -> Acceptance:
    return replace(Acceptance(finding.fingerprint, finding.rule, "agreed", "wang", until), **given)  # type: ignore[arg-type]


def groups(report: Report) -> list[set[str]]:
    return [
        {each.rule for each in report.findings},
        set(report.passed),
        {code for code, _ in report.not_applicable},
        {code for code, _ in report.not_judged},
        {code for code, _ in report.suppressed},
    ]


def test_an_accepted_finding_no_longer_counts_and_its_rule_is_suppressed(report: Report) -> None:
    told = finding(report, "PAY002")
    after = with_acceptances(report, [accepting(told)], TODAY)
    assert told not in after.findings
    assert [each.finding for each in after.accepted] == [told]
    assert [code for code, _ in after.suppressed] == ["PAY002"]
    assert "agreed" in after.suppressed[0][1].zh
    assert sum(map(after.count, Severity)) == sum(map(report.count, Severity)) - 1


def test_every_rule_stays_in_exactly_one_group(report: Report) -> None:
    dates = [each for each in report.findings if each.rule == "FRM004"]
    assert len(dates) > 1, "this test needs a rule with several findings"
    for number in range(len(dates) + 1):
        after = with_acceptances(report, [accepting(each) for each in dates[:number]], TODAY)
        parts = groups(after)
        assert sum(map(len, parts)) == report.rules_count == len(set().union(*parts))
        assert ("FRM004" in parts[4]) == (number == len(dates))
        assert len(after.accepted) == number


def test_nothing_is_lost_and_taking_back_gives_the_first_report_again(report: Report) -> None:
    after = with_acceptances(report, [accepting(each) for each in report.findings[::2]], TODAY)
    assert all_findings(after) == report.findings
    assert with_acceptances(after, [], TODAY) == report


def test_it_holds_through_its_last_day_and_is_reported_after_it(report: Report) -> None:
    until_yesterday = accepting(finding(report, "PAY002"), date(2026, 11, 23))
    after = with_acceptances(report, [until_yesterday], TODAY)
    assert (after.findings, after.expired, after.unused) == (report.findings, (until_yesterday,), ())
    assert with_acceptances(report, [until_yesterday], date(2026, 11, 23)).expired == ()


def test_it_does_not_cover_what_has_become_graver(report: Report) -> None:
    told = finding(report, "PAY002")
    assert told.severity is not Severity.INFO
    as_softer = accepting(told, severity=told.severity.softer)
    after = with_acceptances(report, [as_softer], TODAY)
    assert told in after.findings
    assert after.expired == (as_softer,)
    assert with_acceptances(report, [accepting(told, severity=Severity.ERROR)], TODAY).accepted


def test_it_dies_when_the_sentence_changes_and_lives_when_others_do(report: Report) -> None:
    accepted = accepting(finding(report, "PAY002"))
    moved = report_on(CONTRACT.replace("第二条 付款", "第二条 包装 按国家标准。\n第三条 付款"))
    changed = report_on(CONTRACT.replace("十日内", "二十日内"))
    assert [each.finding.rule for each in with_acceptances(moved, [accepted], TODAY).accepted] == ["PAY002"]
    after = with_acceptances(changed, [accepted], TODAY)
    assert (after.accepted, after.unused) == ((), (accepted,))
    assert finding(after, "PAY002")


def test_it_is_about_one_rule_only(report: Report) -> None:
    stray = accepting(finding(report, "PAY002"), rule="FRM004")
    after = with_acceptances(report, [stray], TODAY)
    assert (after.findings, after.unused) == (report.findings, (stray,))


def test_unused_only_where_the_rule_was_judged(report: Report) -> None:
    silent = [*report.not_judged[:1], *report.not_applicable[:1]]
    gone = [
        Acceptance("0" * 32, code, "r", "o", TODAY)
        for code in (report.passed[0], *(code for code, _ in silent), "ZZZ999")
    ]
    assert with_acceptances(report, gone, TODAY).unused == (gone[0],)
    assert with_acceptances(report, gone, TODAY, {rule.code for rule in catalogue.rule_set().rules}).unused == (
        gone[0],
        gone[-1],
    )


def test_the_longest_of_two_counts(report: Report) -> None:
    told = finding(report, "PAY002")
    short, long = accepting(told), accepting(told, date(2027, 1, 1))
    after = with_acceptances(report, [short, long], TODAY)
    assert [each.acceptance for each in after.accepted] == [long]


def test_new_fixed_and_still_open() -> None:
    old = report_on(CONTRACT)
    new = report_on(
        CONTRACT.replace("2026年6月31日", "2026年6月30日").replace(
            "第四条 验收", "第四条 争议 提交仲裁或向人民法院起诉。"
        )
    )
    after = compared(new, past_of(old.findings), "old.docx").comparison
    assert after is not None
    found, before = {each.fingerprint for each in new.findings}, {each.fingerprint for each in old.findings}
    assert set(after.new) == found - before
    assert set(after.still_open) == found & before
    assert {each.fingerprint for each in (*after.fixed, *after.unknown)} == before - found
    assert after.reworded == ()
    assert "2026年6月31日" in {each.quote for each in after.fixed}
    assert after.new and after.still_open


def test_a_sentence_in_other_words_that_is_still_wrong_is_neither_fixed_nor_new() -> None:
    old, new = report_on(CONTRACT), report_on(CONTRACT.replace("2026年6月31日", "2026年9月31日"))
    after = compared(new, past_of(old.findings), "old.docx")
    assert after.comparison is not None
    (told,) = [each for each in new.findings if each.quote == "2026年9月31日"]
    assert told.fingerprint in after.comparison.reworded
    assert told.fingerprint not in after.comparison.new
    assert "2026年6月31日" not in {each.quote for each in after.comparison.fixed}
    assert told in to_act_on(after)


def test_another_finding_of_the_same_rule_is_new(report: Report) -> None:
    told = finding(report, "PAY002")
    past = replace(past_of([told])[0], fingerprint="gone", quote="完全另外一句话")
    after = compared(report, [past], "old").comparison
    assert after is not None
    assert told.fingerprint in after.new
    assert [each.fingerprint for each in after.fixed] == ["gone"]


def test_what_its_rule_could_not_judge_is_not_called_fixed(report: Report) -> None:
    told = finding(report, "PAY002")
    rest = tuple(each for each in report.findings if each.rule != "PAY002")
    after = compared(replace(report, findings=rest), past_of(report.findings), "old").comparison
    assert after is not None
    assert [each.fingerprint for each in after.unknown] == [told.fingerprint]
    assert after.fixed == ()


def test_what_is_accepted_is_neither_new_nor_open(report: Report) -> None:
    told = finding(report, "PAY002")
    after = compared(with_acceptances(report, [accepting(told)], TODAY), [], "old")
    assert after.comparison is not None
    assert told.fingerprint not in after.comparison.new
    assert to_act_on(after) == after.findings
    again = compared(after, past_of([told]), "old").comparison
    assert again is not None
    assert (again.still_open, again.fixed) == ((), ())


def test_only_what_is_new_asks_for_something(report: Report) -> None:
    known, fresh = report.findings[:-1], report.findings[-1:]
    assert to_act_on(compared(report, past_of(known), "old")) == fresh
    assert to_act_on(report) == report.findings


def test_counting_what_is_open_needs_no_report(report: Report) -> None:
    past = past_of(report.findings)
    told = finding(report, "PAY002")
    assert still_open(past, [accepting(told)], TODAY) == tuple(each for each in past if each.rule != "PAY002")
    assert still_open(past, [accepting(told)], date(2026, 11, 25)) == past
