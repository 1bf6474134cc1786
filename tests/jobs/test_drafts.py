"""Submitting a draft: file and result are kept; the register facts of a watched party are used, those of others are not."""

from __future__ import annotations

from typing import Any

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.contract import Role
from riskwatch.domain.document import document_of
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.drafts import snapshots_for, submit_draft
from riskwatch.jobs.poll import poll_now

CONTRACT = """购销合同
合同编号：XS-2026-001
甲方（卖方）：江阴示例钢铁有限公司
乙方（买方）：{buyer}
{number}
第一条 货物
甲方向乙方供应钢材100吨，合同总价人民币500000元（大写：伍拾万元整）。
第二条 付款
乙方应于收到业主付款后10日内向甲方支付货款。
第三条 争议解决
因本合同引起的争议，提交甲方所在地人民法院诉讼解决。
"""


def text(buyer: str, number: str = "") -> bytes:
    return CONTRACT.format(buyer=buyer, number=number).encode()


def test_a_draft_is_kept_with_what_was_found(stocked: Desk) -> None:
    data = text("宁波霁澜机电有限公司")
    draft = submit_draft(stocked, data, "合同.txt", actor="me@example.com")
    with stocked.store.reading() as unit:
        assert unit.drafts.get(draft.id) == draft
        assert unit.evidence.get(draft.sha256).body == data
        (line,) = unit.drafts.all()
    assert (line.file, line.actor) == ("合同.txt", "me@example.com")
    assert draft.rules_version == stocked.rules.version
    assert draft.report["schema"] == "riskwatch.report/1"
    codes = {finding.rule for finding in draft.findings}
    groups = [*draft.passed, *(code for code, _ in (*draft.not_applicable, *draft.not_judged, *draft.suppressed))]
    assert codes
    assert codes | set(groups) == {rule.code for rule in stocked.rules.rules}
    for finding in draft.findings:
        assert finding.span is None or finding.span.of(draft.text) == finding.quote


def test_an_unreadable_file_leaves_nothing(stocked: Desk) -> None:
    with pytest.raises(DraftUnreadable):
        submit_draft(stocked, b"PK\x03\x04 not a document", "draft.docx", actor="me")
    with stocked.store.reading() as unit:
        assert unit.drafts.all() == ()
        assert unit.evidence.count() == 0


def snapshots(desk: Desk, buyer: str, number: str = "") -> Any:
    return snapshots_for(desk, read_contract(document_of(text(buyer, number).decode())))


def test_a_watched_buyer_is_recognised_by_its_exact_name(stocked: Desk) -> None:
    assert snapshots(stocked, "宁波霁澜机电有限公司") == {}  # not looked up yet
    asked_at = stocked.clock()
    poll_now(stocked, customer="C-3001")
    found = snapshots(stocked, "宁波霁澜机电有限公司")
    assert set(found) == {Role.BUYER}
    assert found[Role.BUYER].provider == "xx_gleif"
    assert found[Role.BUYER].fetched_at == asked_at


@pytest.mark.parametrize(
    "buyer", ["宁波霁澜机电股份有限公司", "宁波霁澜机电有限公司江北分公司", "无登记号商贸有限公司"]
)
def test_another_name_or_no_confirmed_number_is_nobody_we_watch(stocked: Desk, buyer: str) -> None:
    poll_now(stocked)
    assert snapshots(stocked, buyer) == {}


def test_two_customers_of_one_name_settle_nothing(stocked: Desk) -> None:
    poll_now(stocked)
    row = "ref,name,country,id_scheme,identifier\nX-1,宁波霁澜机电有限公司,NO,no_orgnr,999000126\n"
    with stocked.store.transaction() as unit:
        unit.customers.remove("C-2002")
    import_book(stocked, row.encode(), "b.csv", actor="me")
    assert snapshots(stocked, "宁波霁澜机电有限公司") == {}


def test_the_head_of_the_report_says_who_is_watched(stocked: Desk) -> None:
    asked_at = stocked.clock()
    poll_now(stocked, customer="C-3001")
    draft = submit_draft(stocked, text("宁波霁澜机电有限公司"), "合同.txt", actor="me")
    lines = {line.role: line for line in draft.parties}
    assert (lines["buyer"].customer_ref, lines["buyer"].checked_at) == ("C-3001", asked_at)
    assert lines["seller"].customer_ref == ""
