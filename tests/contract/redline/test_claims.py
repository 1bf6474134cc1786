"""Tracked changes against what really differs from our last version."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskwatch.contract import read_contract
from riskwatch.contract.redline.claims import Claim, claims_of
from riskwatch.contract.redline.rows import Row, redline_of
from riskwatch.drafts import read_draft
from tests.drafts.conftest import build_docx

LI = 'w:id="1" w:author="Li" w:date="2026-03-01T09:00:00Z"'
GOODS = "第一条 标的为聚氨酯防水涂料，总价人民币492000元。"
PAYMENT = "第二条 需方应于收货后三十日内向供方支付货款。"
INTEREST = "第三条 逾期付款的，按日万分之五支付违约金。"
DISPUTES = "第四条 因本合同产生的争议，由供方所在地人民法院管辖。"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def ins(text: str) -> str:
    return f"<w:ins {LI}>{r(text)}</w:ins>"


def gone(text: str) -> str:
    return f'<w:del {LI}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def p(content: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark} {LI}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{content}</w:p>"


def replaced(text: str, before: str, after: str) -> str:
    """A paragraph with one tracked replacement."""
    head, _, tail = text.partition(before)
    return p(r(head) + gone(before) + ins(after) + r(tail))


Result = list[tuple[Row, Claim]]


def held(ours: list[str], theirs: str) -> Result:
    """The rows that differ, with their claims: our version, and the body of the file that came back."""
    old = read_contract(read_draft(build_docx("".join(p(r(line)) for line in ours)), "ours.docx"))
    data = build_docx(theirs)
    new = read_contract(read_draft(data, "theirs.docx"))
    claimed = read_contract(read_draft(data, "theirs.docx", view="rejected"))
    redline = redline_of(old, new)
    pairs = zip(redline.rows, claims_of(redline, claimed), strict=True)
    return [(row, claim) for row, claim in pairs if row.state != "same"]


OURS = [GOODS, PAYMENT, INTEREST, DISPUTES]


def plain(*lines: str) -> str:
    return "".join(p(r(line)) for line in lines)


def test_a_marked_change_is_theirs_and_is_not_silent() -> None:
    ((row, claim),) = held(OURS, plain(GOODS) + replaced(PAYMENT, "三十日", "九十日") + plain(INTEREST, DISPUTES))
    assert row.state == "changed"
    assert not claim.silent
    assert [(change.kind, change.text, change.author) for change in claim.changes] == [
        ("deletion", "三十日", "Li"),
        ("insertion", "九十日", "Li"),
    ]


def test_an_unmarked_change_beside_a_marked_one_is_silent() -> None:
    theirs = (
        plain(GOODS.replace("492000", "429000"))
        + replaced(PAYMENT, "三十日", "九十日")
        + plain(INTEREST, DISPUTES.replace("供方所在地", "需方所在地"))
    )
    found = {row.new.number: claim.silent for row, claim in held(OURS, theirs) if row.new}
    assert found == {"第一条": True, "第二条": False, "第四条": True}


def test_both_in_one_sentence_are_told_apart() -> None:
    head, _, tail = PAYMENT.partition("三十日")
    theirs = (
        plain(GOODS)
        + p(r(head) + gone("三十日") + ins("九十日") + r(tail.replace("货款", "进度款")))
        + plain(INTEREST, DISPUTES)
    )
    ((row, claim),) = held(OURS, theirs)
    assert claim.silent
    words = [row.pieces[index].old.of("\n".join(OURS)) for index in sorted(claim.unmarked)]
    assert words == ["货"]


def test_a_clause_taken_out_with_and_without_a_mark() -> None:
    marked_out = plain(GOODS, PAYMENT) + p(gone(INTEREST), "del") + plain(DISPUTES)
    ((row, claim),) = held(OURS, marked_out)
    assert (row.state, claim.silent) == ("removed", False)
    assert [change.author for change in claim.changes] == ["Li"]
    ((row, claim), *_) = [
        pair
        for pair in held(OURS, plain(GOODS) + replaced(PAYMENT, "三十日", "九十日") + plain(DISPUTES))
        if pair[0].state == "removed"
    ]
    assert (row.old and row.old.number, claim.silent) == ("第三条", True)


@pytest.mark.parametrize(
    ("wrap", "silent"), [(lambda text: p(ins(text), "ins"), False), (lambda text: p(r(text)), True)]
)
def test_a_clause_put_in_with_and_without_a_mark(wrap: Callable[[str], str], silent: bool) -> None:
    new = "第五条 供方放弃停止供货的权利。"
    pairs = held(OURS, replaced(GOODS, "492000", "482000") + plain(PAYMENT, INTEREST, DISPUTES) + wrap(new))
    ((row, claim),) = [pair for pair in pairs if pair[0].state == "added"]
    assert row.new and row.new.number == "第五条"
    assert claim.silent is silent


def test_a_file_without_changes_says_so() -> None:
    contract = read_contract(read_draft(build_docx(plain(*OURS)), "a.docx"))
    assert not contract.document.tracked
