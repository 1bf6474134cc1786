"""From accounts, security and links to grade and limit, through the real store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.security import Link
from riskwatch.jobs.accounts import enter_accounts, import_accounts, preview_accounts, withdraw_accounts
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.company import set_policy
from riskwatch.jobs.credit_file import SecurityGiven, add_link, add_security, end_link, end_security, set_limit
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.rises import approve_rise
from riskwatch.store.records import User

GOOD = {
    "period_end": "2025-12-31", "unit": "万元", "total_assets": "1,200", "current_assets": "660",
    "current_liabilities": "490", "total_liabilities": "750", "retained_earnings": "90", "ebit": "54",
    "intangibles": "30",
}  # fmt: skip
DAYS = ("2026-05-28", "2026-06-26", "2026-07-28", "2026-08-28", "2026-09-28")  # working days in China
INVOICES = "number,customer_ref,issued,due,amount,paid,paid_on\n" + "".join(
    f"F-{day},{{ref}},2026-05-01,{day},50000,50000,{day}\n" for day in DAYS
)
TABLE = (
    "客户编号,报表日期,单位,资产总计,流动资产合计,流动负债合计,负债合计,未分配利润,息税前利润,合并报表\n"
    "C-1001,2025-12-31,万元,1200,660,490,750,(90),-54,否\n"
)
Manager = Callable[..., User]


@pytest.fixture
def manager(reader: Manager) -> User:
    return reader()


def latest(desk: Desk, ref: str) -> Assessment:
    with desk.store.reading() as unit:
        found = unit.assessments.latest(ref)
    assert found is not None
    return found


def enter(desk: Desk, user: User, ref: str, **cells: str) -> Mapping[str, Any]:
    found, problems = enter_accounts(desk, {**GOOD, "customer_ref": ref, **cells}, user)
    return {"found": found, "problems": {name: words.en for name, words in problems}}


def test_accounts_change_grade_and_limit_at_once(stocked: Desk, manager: User) -> None:
    assert enter(stocked, manager, "C-1001")["problems"] == {}
    found = latest(stocked, "C-1001")
    assert found.parts.financial is not None
    assert found.parts.financial.z.quantize(Decimal("0.00001")) == Decimal("2.10623")
    assert found.limit is not None
    assert found.limit.capacity == Money(Decimal(340_000))
    with stocked.store.reading() as unit:
        (step,) = unit.credit_log.of("C-1001")
        (kept,) = unit.accounts.of("C-1001")
    assert (step.subject, step.actor) == ("accounts", manager.email)
    assert (kept.total_assets, kept.entered_by) == (12_000_000, manager.email)


def test_every_wrong_field_of_the_form_is_named(stocked: Desk, manager: User) -> None:
    wrong = enter(
        stocked, manager, "C-1001",
        period_end="2026-12-31", total_assets="abc", ebit="1,2", current_liabilities="900", sales="-5", currency="ZZZ",
    )  # fmt: skip
    assert wrong["found"] is None
    assert set(wrong["problems"]) == {"total_assets", "ebit", "current_liabilities", "sales", "currency"}
    assert enter(stocked, manager, "C-1001", period_end="2026-12-31")["problems"] == {"period_end": "is after today"}
    with stocked.store.reading() as unit:
        assert unit.accounts.of("C-1001") == ()
    with pytest.raises(NotThere):
        enter(stocked, manager, "C-0")


def test_the_proof_of_a_form_is_kept(stocked: Desk, manager: User) -> None:
    found, _ = enter_accounts(
        stocked, {**GOOD, "customer_ref": "C-1001"}, manager, (b"%PDF-1.7 scan", "application/pdf", "scan.pdf")
    )
    assert found is not None
    with stocked.store.reading() as unit:
        assert unit.evidence.get(found.document).body == b"%PDF-1.7 scan"


def test_a_table_of_accounts(stocked: Desk) -> None:
    preview = preview_accounts(stocked, TABLE.encode(), "a.csv")
    assert [row.change for row in preview.rows] == ["new"]
    import_accounts(stocked, TABLE.encode(), "a.csv", actor="me")
    with stocked.store.reading() as unit:
        (kept,) = unit.accounts.of("C-1001")
    assert (kept.retained_earnings, kept.ebit) == (-900_000, -540_000)
    assert kept.places["ebit"] == "2: 息税前利润"
    assert kept.document
    assert [row.change for row in preview_accounts(stocked, TABLE.encode(), "a.csv").rows] == ["same"]
    corrected = TABLE.replace("1200", "1300").encode()
    assert [row.change for row in preview_accounts(stocked, corrected, "a.csv").rows] == ["changed"]


def test_bad_rows_of_the_table_say_which_cell_and_why(stocked: Desk) -> None:
    head, good = TABLE.strip().split("\n")
    bad = "\n".join((head, good, good, "C-0,31.12.2025,斤,1200,1300,490,750,x,1,也许")).encode()
    with pytest.raises(BadRows) as refused:
        import_accounts(stocked, bad, "a.csv", actor="me")
    second, third = refused.value.preview.bad
    assert [words.en for words in second.problems] == ["the same customer and year as in line 2"]
    said = " | ".join(words.zh for words in third.problems)
    for piece in (
        "报表日期不是日期",
        "单位应为 元",
        "流动资产合计大于资产总计",
        "未分配利润不是金额",
        "合并报表应为 是 或 否",
        "客户编号没有这个客户",
    ):
        assert piece.replace("未分配利润", "留存收益") in said, (piece, said)


def test_withdrawn_accounts_no_longer_count(stocked: Desk, manager: User) -> None:
    found = enter(stocked, manager, "C-1001")["found"]
    with stocked.store.reading() as unit:
        (kept,) = unit.accounts.of("C-1001")
    assert found is not None
    withdraw_accounts(stocked, "C-1001", kept, manager, "wrong company")
    assert latest(stocked, "C-1001").parts.financial is None
    with pytest.raises(NotThere):
        withdraw_accounts(stocked, "C-1001", kept, manager, "again")


def test_invoices_give_a_payment_part_and_a_grade_without_any_register(stocked: Desk) -> None:
    import_invoices(stocked, INVOICES.format(ref="C-4001").encode(), "i.csv", actor="me")
    found = latest(stocked, "C-4001")
    assert found.parts.payment is not None
    assert (found.parts.payment.points, found.parts.register, found.grade) == (80, None, Grade.C)


def test_a_rise_is_approved_by_those_who_may_and_only_when_it_is_due(
    stocked: Desk, manager: User, reader: Manager, clock: Any
) -> None:
    import_invoices(stocked, INVOICES.format(ref="C-1001").encode(), "i.csv", actor="me")
    enter(
        stocked,
        manager,
        "C-1001",
        retained_earnings="300",
        ebit="200",
        current_liabilities="100",
        total_liabilities="150",
    )
    before = latest(stocked, "C-1001")
    assert (before.grade, before.earned) == (Grade.C, Grade.A)
    with pytest.raises(PolicyRefused):
        approve_rise(stocked, "C-1001", reader("seller", "sales"), "they are good")
    after = approve_rise(stocked, "C-1001", manager, "accounts read, payments on time")
    assert after.grade is Grade.B
    assert after.limit is not None
    assert after.limit.factor == Decimal("0.75")
    assert latest(stocked, "C-1001").grade is Grade.B
    with pytest.raises(PolicyRefused) as early:
        approve_rise(stocked, "C-1001", manager, "and again")
    assert "2026-12-24" in early.value.message.en
    clock.move(days=30)
    assert approve_rise(stocked, "C-1001", manager, "a quiet month").grade is Grade.A
    with pytest.raises(PolicyRefused, match="earn no better"):
        approve_rise(stocked, "C-1001", manager, "more")
    with stocked.store.reading() as unit:
        steps = [step for step in unit.credit_log.of("C-1001") if step.subject == "rise"]
    assert [step.said.en for step in steps] == ["Grade raised from B to A", "Grade raised from C to B"]


def test_security_raises_the_limit_while_it_counts(stocked: Desk, manager: User) -> None:
    enter(stocked, manager, "C-1001")
    bare = latest(stocked, "C-1001").limit
    given = SecurityGiven("insurance", "100,000", "CNY", date(2026, 1, 1), date(2026, 12, 31), share="90%")
    entered = add_security(stocked, "C-1001", given, manager)
    secured = latest(stocked, "C-1001").limit
    assert bare is not None
    assert secured is not None
    assert (secured.recommended - bare.recommended).amount == 90_000
    with pytest.raises(NotThere):
        end_security(stocked, "C-1002", entered.id, manager, "wrong customer")
    end_security(stocked, "C-1001", entered.id, manager, "policy ended")
    assert latest(stocked, "C-1001").limit == bare


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "promise"}, "no such kind"),
        ({"amount": "-5"}, "not an amount"),
        ({"amount": "NaN"}, "not an amount"),
        ({"until": date(2025, 1, 1)}, "ends before"),
        ({"share": "120"}, "no percentage"),
        ({"kind": "company_guarantee"}, "nothing is none"),
        ({"kind": "company_guarantee", "guarantor_ref": "C-1001"}, "C-1001 is none"),
    ],
)
def test_security_that_cannot_be_right_is_refused(
    stocked: Desk, manager: User, given: dict[str, Any], said: str
) -> None:
    usual = SecurityGiven("deposit", "5", "CNY", date(2026, 1, 1))
    with pytest.raises(PolicyRefused) as refused:
        add_security(stocked, "C-1001", replace(usual, **given), manager)
    assert said in refused.value.message.en


def test_a_parent_that_is_out_lowers_its_members_at_once(stocked: Desk, manager: User, clock: Any) -> None:
    import_invoices(stocked, INVOICES.format(ref="C-1001").encode(), "i.csv", actor="me")
    enter(stocked, manager, "C-1001")
    add_link(stocked, Link("C-1001", "parent", "C-1002"), manager)
    assert latest(stocked, "C-1001").knocked_out == ()
    earned = latest(stocked, "C-1001").earned
    assert earned is not None
    overdue = "number,customer_ref,issued,due,amount\nX-1,C-1002,2026-01-01,2026-02-01,90000\n"
    import_invoices(stocked, overdue.encode(), "x.csv", actor="me")
    assert latest(stocked, "C-1002").floor is Grade.E
    lowered = latest(stocked, "C-1001")
    assert lowered.earned is not None
    assert (lowered.knocked_out, lowered.earned.rank) == (("C-1002",), earned.rank + 1)
    end_link(stocked, Link("C-1001", "parent", "C-1002"), manager, "sold")
    assert latest(stocked, "C-1001").knocked_out == ()


def test_links_to_nobody_to_itself_or_to_a_second_parent_are_refused(stocked: Desk, manager: User) -> None:
    for other in ("C-1001", "C-0", ""):
        with pytest.raises(PolicyRefused):
            add_link(stocked, Link("C-1001", "guarantor", other), manager)
    add_link(stocked, Link("C-1001", "parent", "C-1002"), manager)
    with pytest.raises(PolicyRefused, match="parent is entered already"):
        add_link(stocked, Link("C-1001", "parent", "C-1003"), manager)


def test_two_companies_that_depend_on_each_other_come_to_an_end(stocked: Desk, manager: User) -> None:
    add_link(stocked, Link("C-1001", "guarantor", "C-1002"), manager)
    add_link(stocked, Link("C-1002", "guarantor", "C-1001"), manager)
    overdue = "number,customer_ref,issued,due,amount\nX-1,C-1002,2026-01-01,2026-02-01,90000\n"
    import_invoices(stocked, overdue.encode(), "x.csv", actor="me")
    assert latest(stocked, "C-1001").knocked_out == ("C-1002",)


def test_a_group_shares_what_its_consolidated_accounts_allow(stocked: Desk, manager: User) -> None:
    for ref in ("C-1001", "C-1002"):
        enter(stocked, manager, ref)
    add_link(stocked, Link("C-1002", "parent", "C-1001"), manager)
    alone = latest(stocked, "C-1002").limit
    enter(stocked, manager, "C-1001", consolidated="yes", current_assets="500")
    with stocked.store.transaction() as unit:
        reassess(stocked, unit, ["C-1002"])
    shared = latest(stocked, "C-1002").limit
    assert alone is not None
    assert shared is not None
    assert shared.group_limit is not None
    assert shared.recommended.amount < alone.recommended.amount


def test_no_limit_rises_in_a_branch_above_its_ceiling(stocked: Desk, manager: User) -> None:
    policy = Policy(owner="me", effective_from=date(2026, 1, 1), branch_ceilings={"华东": Decimal(300_000)})
    set_policy(stocked, policy, actor="me", reason="ceilings")
    with pytest.raises(PolicyRefused) as refused:
        set_limit(stocked, "C-1002", "250,000", manager, "they asked")
    assert "华东" in refused.value.message.zh
    assert set_limit(stocked, "C-1002", "150000", manager, "less").amount == 150_000
    assert set_limit(stocked, "C-1003", "350000", manager, "another branch").amount == 350_000
    with pytest.raises(PolicyRefused):
        set_limit(stocked, "C-1003", "much", manager, "another branch")


def test_ageing_without_news_never_raises_the_grade_in_force(stocked: Desk, manager: User, clock: Any) -> None:
    import_invoices(stocked, INVOICES.format(ref="C-1001").encode(), "i.csv", actor="me")
    late = "number,customer_ref,issued,due,amount\nX-1,C-1001,2026-08-01,2026-09-10,90000\n"
    import_invoices(stocked, late.encode(), "x.csv", actor="me")
    ranks = [latest(stocked, "C-1001").grade.rank]
    for _ in range(6):
        clock.now += timedelta(days=60)
        with stocked.store.transaction() as unit:
            reassess(stocked, unit, ["C-1001"])
        ranks.append(latest(stocked, "C-1001").grade.rank)
    assert ranks == sorted(ranks)
