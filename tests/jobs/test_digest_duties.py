"""The parts of the weekly mail about money and periods, from real invoices, letters, clocks and drafts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from riskwatch.domain.calendar import Week
from riskwatch.domain.profile import Profile
from riskwatch.jobs import clocks
from riskwatch.jobs.assess import assess_all
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import digest_for, queue_digests, render
from riskwatch.jobs.digest_page import render_digest
from riskwatch.jobs.drafts import submit_draft
from riskwatch.jobs.dunning import plans, write_letters
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.orders import import_orders, release
from riskwatch.jobs.overrides import override_report
from riskwatch.jobs.poll import poll_now
from riskwatch.store.records import User

WEEK = Week(2026, 47)
LEDGER = """发票号,客户编号,合同号,开票日,到期日,金额,币种,已付,付款日,争议
I-1,C-3001,HT-1,2026-08-01,2026-10-01,120000,CNY,,,
I-2,C-3001,HT-1,2026-08-20,2026-11-10,30000,CNY,,,
I-3,C-2001,HT-2,2026-10-20,2026-12-20,90000,CNY,,,
""".encode()
DRAFT = """购销合同
买方：江苏恒达机电有限公司
卖方：苏州远通电器有限公司
第一条 买方向卖方购买电机十台，总价十万元。
第二条 交货期限：2026年2月30日前交货。
""".encode()


@pytest.fixture
def busy(stocked: Desk, reader: Callable[..., User], clock: Any) -> tuple[Desk, User]:
    """The Friday before a cut-off: something is overdue, a letter is a draft, a period ends, a bad draft came in."""
    now = clock.now
    clock.now = now - timedelta(days=60)
    user = reader("manager", language="zh")
    clock.now = now - timedelta(days=4)
    us = Profile(names=("苏州远通电器有限公司",))
    desk = replace(stocked, profile=us)
    import_invoices(desk, LEDGER, "i.csv", actor="me")
    poll_now(desk)
    write_letters(desk, [plan for plan in plans(desk) if plan.letter], "me")
    for days, about in ((0, "BZ-0"), (14, "BZ-14"), (15, "BZ-15")):
        ends = date(2026, 11, 23) + timedelta(days=days)
        clocks.enter(
            desk, user, kind="guarantee", customer_ref="C-3001", about=about, began=date(2026, 1, 1), ends=ends
        )
    submit_draft(desk, DRAFT, "bad.txt", actor="sales@example.com")
    clock.now = now - timedelta(days=1, hours=1, minutes=29)
    return desk, user


def parts(desk: Desk, user: User) -> dict[str, Any]:
    return {part.title.en: part for part in digest_for(desk, user, WEEK).duties}


def test_overdue_money_is_told_by_debtor_with_the_list(busy: tuple[Desk, User]) -> None:
    overdue = parts(*busy)["Overdue"]
    (line,) = overdue.lines
    assert str(line.amount) == "¥150,000.00"
    assert [str(money) for money in overdue.sums] == ["¥150,000.00"]
    assert "2 张发票逾期，最长" in line.said.zh
    assert overdue.path.startswith("/receivables?as_of=2026-11-2")


def test_periods_of_the_next_fourteen_days_and_no_others(busy: tuple[Desk, User]) -> None:
    told = " ".join(line.said.zh for line in parts(*busy)["Periods that end within 14 days"].lines)
    assert "BZ-0：" in told
    assert "今天届满" in told
    assert "BZ-14" in told
    assert "BZ-15" not in told


def test_letters_that_wait_and_drafts_with_errors(busy: tuple[Desk, User]) -> None:
    desk, user = busy
    found = parts(desk, user)
    assert [line.path.startswith("/dunning/letters/") for line in found["Letters that wait"].lines] == [True]
    (line,) = found["Contracts submitted with open errors"].lines
    assert "sales@example.com" in line.said.en
    assert line.path.startswith("/drafts/")


def test_who_owes_more_than_the_limit(busy: tuple[Desk, User], clock: Any, book: str) -> None:
    desk, user = busy
    clock.move(hours=-3)
    over = book.replace("600000,410000,CNY", "100000,650000,CNY")
    import_book(desk, over.encode(), "book.csv", actor="me")
    assess_all(desk)
    clock.move(hours=3)
    (line,) = parts(desk, user)["Above the limit"].lines
    assert line.path == "/customers/C-3001"
    assert line.amount is not None
    assert line.amount.amount > 0


def test_the_mail_says_it_in_both_forms_and_languages_and_does_not_change(busy: tuple[Desk, User], clock: Any) -> None:
    desk, user = busy
    assert queue_digests(desk).queued == 1
    first = {language: render(desk, user, WEEK, language) for language in ("zh", "en")}
    for language, title in (("zh", "逾期欠款"), ("en", "Overdue")):
        for form in (first[language].html, first[language].text):
            assert title in form
            assert "¥150,000.00" in form
            assert "/clocks?customer=C-3001" in form or form is first[language].text
            assert "/digest/2026-W47/letters" in form
    clock.move(days=30)
    import_invoices(desk, LEDGER.replace(b"120000,CNY,,,", b"120000,CNY,120000,2026-11-20,"), "i.csv", actor="me")
    assert {language: render(desk, user, WEEK, language) for language in ("zh", "en")} == first


def test_a_thousand_overdue_debtors_stay_under_100_kb(busy: tuple[Desk, User]) -> None:
    desk, user = busy
    (part,) = (part for part in digest_for(desk, user, WEEK).duties if part.title.en == "Overdue")
    many = replace(digest_for(desk, user, WEEK), duties=(replace(part, lines=part.lines * 1000),) * 5)
    mail = render_digest(desk, many, "zh")
    assert len(mail.html.encode()) < 100_000
    assert "另有" in mail.text


def test_a_release_is_told_in_the_week_in_which_its_end_is_known_and_to_deciders_only(
    stocked: Desk, reader: Callable[..., User], clock: Any
) -> None:
    manager, sales = reader("manager", language="zh"), reader("sales", role="sales")
    orders = "订单号,客户编号,金额,下单日期,交货日期\nSO-1,C-1003,350000,2026-11-01,2026-12-01\n"
    import_orders(stocked, orders.encode(), "o.csv", actor="me")
    release(stocked, "C-1003", "SO-1", stocked.today, manager, "保险公司同意")
    clock.move(days=10)
    due = stocked.today + timedelta(days=20)
    head = "number,customer_ref,issued,due,amount,paid,paid_on,contract_ref\n"
    row = f"F-1,C-1003,{stocked.today},{due},350000,350000,{due},SO-1\n"
    import_invoices(stocked, f"{head}{row}".encode(), "i.csv", actor="me")
    clock.move(days=90)
    with stocked.store.reading() as unit:
        (judged,) = override_report(stocked, unit, clock.now).overrides
    assert judged.after.known_on is not None
    week = Week.of(judged.after.known_on - timedelta(days=1))
    (part,) = (part for part in digest_for(stocked, manager, week).duties if part.id == "overrides")
    (line,) = part.lines
    assert line.said.zh.startswith("正确：")
    assert "放行订单 SO-1（manager@example.com：保险公司同意），按时付清" in line.said.zh
    assert str(line.amount) == "¥350,000.00"
    assert all(part.id != "overrides" for part in digest_for(stocked, sales, week).duties)
    for other in (week.previous, week.following):
        assert all(part.id != "overrides" for part in digest_for(stocked, manager, other).duties)


def test_every_bad_draft_of_the_period_stands_in_the_report_however_many(busy: tuple[Desk, User]) -> None:
    desk, user = busy
    with desk.store.transaction() as unit:
        first = unit.drafts.get(unit.drafts.all()[0].id)
        for number in range(201):
            unit.drafts.add(replace(first, id=f"{number:036}", series=""))
    found = next(part for part in digest_for(desk, user, WEEK).duties if part.id == "drafts")
    assert len(found.lines) == 202
