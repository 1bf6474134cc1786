"""Findings that tracked changes cause or touch, and the change behind each."""

from __future__ import annotations

from functools import cache

from riskwatch import catalogue
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.rule import Report
from riskwatch.jobs.check import CheckOptions, check_draft
from tests.drafts.conftest import build_docx

LI = 'w:id="1" w:author="Li" w:date="2026-03-01T09:00:00Z"'
WU = 'w:id="2" w:author="Wu" w:date="2026-03-02T10:00:00Z"'
HEAD = (
    "购销合同",
    "供方：江阴澄泓化工有限公司",
    "需方：常州榆廷建设工程有限公司",
    "第一条 标的 聚氨酯防水涂料600桶，总价人民币492000元。",
    "第二条 交货 2026年2月30日前由供方送到需方工地。",
)
PAYMENT = "第三条 付款 需方应于收货后三十日内向供方支付货款。"
INTEREST = "第四条 逾期付款的，需方按日万分之五向供方支付违约金。"
TAIL = ("第五条 争议 因本合同产生的争议，由供方所在地人民法院管辖。",)


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


def gone(text: str, by: str) -> str:
    return f'<w:del {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def plain(*lines: str) -> str:
    return "".join(p(r(line)) for line in lines)


@cache
def returned() -> bytes:
    """A draft with an old error, a clause made worse by one person and another taken out by a second."""
    head, _, tail = PAYMENT.partition("收货后三十日内")
    payment = p(
        r(head) + gone("收货后三十日内", LI) + f"<w:ins {LI}>{r('收到业主支付的相应工程款后十日内')}</w:ins>" + r(tail)
    )
    return build_docx(plain(*HEAD) + payment + p(gone(INTEREST, WU), f"<w:del {WU}/>") + plain(*TAIL))


def report(changes: str) -> Report:
    return check_draft(returned(), "draft.docx", catalogue.rule_set(), CheckOptions(changes=changes))  # type: ignore[arg-type]


def codes(of: Report) -> set[str]:
    return {finding.rule for finding in of.findings}


def behind(of: Report, rule: str) -> set[tuple[str, str]]:
    (finding,) = (each for each in of.findings if each.rule == rule)
    return {(change.kind, change.author) for change in (of.behind or {})[finding.fingerprint]}


def test_as_accepted_as_rejected_and_what_the_changes_do() -> None:
    accepted, rejected, only = (codes(report(changes)) for changes in ("accepted", "rejected", "only"))
    assert {"FRM004", "PAY002", "LIA001"} <= accepted
    assert "FRM004" in rejected
    assert not {"PAY002", "LIA001"} & rejected
    assert {"PAY002", "LIA001"} <= only < accepted
    assert "FRM004" not in only


def test_words_that_were_put_in_are_behind_their_finding() -> None:
    assert behind(report("only"), "PAY002") == {("insertion", "Li"), ("deletion", "Li")}


def test_a_clause_taken_out_is_behind_what_is_missing_now() -> None:
    assert behind(report("only"), "LIA001") == {("deletion", "Wu")}


def test_every_rule_still_ends_in_one_group() -> None:
    only = report("only")
    groups = [
        codes(only),
        set(only.passed),
        {code for code, _ in only.not_applicable},
        {code for code, _ in only.not_judged},
    ]
    assert sum(map(len, groups)) == len(set().union(*groups)) == only.rules_count


def test_a_file_without_changes_is_refused_rather_than_called_clean() -> None:
    data = build_docx(plain(*HEAD, PAYMENT, INTEREST, *TAIL))
    assert check_draft(data, "draft.docx", catalogue.rule_set()).behind is None
    try:
        check_draft(data, "draft.docx", catalogue.rule_set(), CheckOptions(changes="only"))
    except DraftUnreadable as refusal:
        assert refusal.reason == "no_changes"
    else:
        raise AssertionError("not refused")
