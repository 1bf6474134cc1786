"""Importing invoices: whole or not at all, each row read strictly, no money lost on the way to the ageing."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import delete

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.jobs.ageing import receivables
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, bad_rows_file
from riskwatch.jobs.invoices import import_invoices, preview_invoices
from riskwatch.store.tables.receivables import invoices as table

HEAD = "number,customer_ref,contract_ref,issued,due,amount,currency,paid,paid_on,disputed,branch\n"
GOOD = "F-1,C-1001,XS-1,2026-09-01,2026-10-01,1200.50,CNY,200.50,2026-10-09,100,华南\n"
CHINESE = "发票号,客户编号,合同号,开票日期,到期日,金额,币种,已付,付款日期,争议金额,分公司\n"


def imported(desk: Desk, text: str | bytes, **options: Any) -> Any:
    data = text if isinstance(text, bytes) else text.encode()
    return import_invoices(desk, data, "invoices.csv", actor="me", **options)


def stored(desk: Desk) -> tuple[Invoice, ...]:
    with desk.store.reading() as unit:
        return unit.invoices.all()


def problems(desk: Desk, row: str) -> list[str]:
    """What is wrong with one row, in English."""
    (checked,) = preview_invoices(desk, (HEAD + row).encode(), "invoices.csv").rows
    return [problem.en for problem in checked.problems]


@pytest.mark.parametrize("head", [HEAD, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_becomes_an_invoice(stocked: Desk, head: str, encoding: str) -> None:
    preview = imported(stocked, (head + GOOD).encode(encoding))
    assert (preview.count("new"), preview.unknown_columns) == (1, ())
    assert stored(stocked) == (
        Invoice(
            "F-1", "C-1001", date(2026, 9, 1), date(2026, 10, 1), Money(Decimal("1200.50")), Money(Decimal("200.50")),
            date(2026, 10, 9), Money(Decimal("100.00")), "XS-1", "华南",
        ),
    )  # fmt: skip


def test_both_databases_hold_the_same(both_desk: Desk, book: str) -> None:
    import_book(both_desk, book.encode(), "book.csv", actor="me")
    imported(both_desk, HEAD + GOOD)
    (found,) = receivables(both_desk).ageing.currencies
    assert (found.all.stages["M2"], found.all.disputed) == (Money(Decimal("1000.00")), Money(Decimal("100.00")))
    assert imported(both_desk, HEAD + GOOD).count("same") == 1


def test_what_is_left_empty_is_nothing_paid_nothing_disputed_in_the_currency_of_the_customer(desk: Desk) -> None:
    import_book(desk, b"ref,name,currency\nC-1,Example Ltd,GBP\n", "b.csv", actor="me")
    imported(desk, "number,customer_ref,issued,due,amount\nF-1,C-1,2026-09-01,2026-10-01,12\n")
    (invoice,) = stored(desk)
    assert (invoice.amount, invoice.paid, invoice.disputed) == (
        Money(Decimal(12), "GBP"),
        Money(Decimal(0), "GBP"),
        None,
    )


def test_a_workbook_with_days_and_numbers_of_its_own(stocked: Desk) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["发票号", "客户编号", "开票日期", "到期日", "金额", "已付"])
    sheet.append([260001, "C-1001", date(2026, 9, 1), date(2026, 10, 1), 0.1 + 0.2, 0])
    data = io.BytesIO()
    workbook.save(data)
    imported(stocked, data.getvalue())
    (invoice,) = stored(stocked)
    assert (invoice.number, invoice.due, invoice.amount) == ("260001", date(2026, 10, 1), Money(Decimal("0.30")))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("F-1,C-9,,2026-09-01,2026-10-01,1,CNY,,,,", "there is no customer C-9: import the customer first"),
        (",C-1001,,2026-09-01,2026-10-01,1,CNY,,,,", "number must not be empty"),
        ("F-1,,,2026-09-01,2026-10-01,1,CNY,,,,", "customer_ref must not be empty"),
        ("F-1,C-1001,,2026-10-02,2026-10-01,1,CNY,,,,", "due is before the day of issue"),
        ("F-1,C-1001,,,2026-10-01,1,CNY,,,,", "issued must not be empty"),
        ("F-1,C-1001,,2026-09-01,10/01/2026,1,CNY,,,,", "due is not a date like 2026-11-24"),
        ("F-1,C-1001,,2026-02-30,2026-10-01,1,CNY,,,,", "issued is not a date like 2026-11-24"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,1,CNY,1.01,,,", "paid is more than the amount of the invoice"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,1,CNY,,,2,", "disputed is more than the amount of the invoice"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,1,CNY,,2026-10-02,,", "paid_on is given, but nothing is paid"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,0,CNY,,,,", "amount must be more than zero"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,-5,CNY,,,,", "amount must not be negative; deduct a credit note from its invoice"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,1.005,CNY,,,,", "amount has more than two decimals"),
        ('F-1,C-1001,,2026-09-01,2026-10-01,"12,50",CNY,,,,', "amount is not an amount"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,viel,CNY,,,,", "amount is not an amount"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,NaN,CNY,,,,", "amount is not an amount"),
        ("F-1,C-1001,,2026-09-01,2026-10-01,1,XYZ,,,,", "currency is no currency of ISO 4217"),
        (f"{'F' * 81},C-1001,,2026-09-01,2026-10-01,1,CNY,,,,", "number is longer than 80 characters"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_says_why(stocked: Desk, row: str, problem: str) -> None:
    assert problems(stocked, row) == [problem]
    with pytest.raises(BadRows):
        imported(stocked, HEAD + row)
    assert stored(stocked) == ()


def test_everything_that_is_wrong_with_a_row_is_told_at_once(stocked: Desk) -> None:
    told = problems(stocked, "F-1,C-9,,2026-10-02,2026-10-01,5,XYZ,20,soon,,")
    assert len(told) == 5


@pytest.mark.parametrize(
    ("amount", "is_read_as"),
    [("1,234,000.5", "1234000.50"), ("¥1，234.00", "1234.00"), ("12 000", "12000.00"), ("300元", "300.00")],
)
def test_amounts_as_ledgers_write_them(stocked: Desk, amount: str, is_read_as: str) -> None:
    imported(stocked, f'{HEAD}F-1,C-1001,,2026-09-01,2026-10-01,"{amount}",,,,,\n')
    assert stored(stocked)[0].amount == Money(Decimal(is_read_as))


@pytest.mark.parametrize(
    "day", ["2026-10-01", "2026/10/1", "2026.10.01", "20261001", "2026年10月1日", "2026-10-01 00:00:00"]
)
def test_days_as_ledgers_write_them(stocked: Desk, day: str) -> None:
    imported(stocked, f"{HEAD}F-1,C-1001,,2026-09-01,{day},5,,,,,\n")
    assert stored(stocked)[0].due == date(2026, 10, 1)


@pytest.mark.parametrize("day", ["2026-10/01", "2026101", "01.10.2026", "46296", "2026-10-01 12:30"])
def test_days_that_could_be_another_are_refused(stocked: Desk, day: str) -> None:
    assert problems(stocked, f"F-1,C-1001,,2026-09-01,{day},5,,,,,") == ["due is not a date like 2026-11-24"]


@pytest.mark.parametrize(("said", "disputed"), [("是", "70.00"), ("yes", "70.00"), ("否", None), ("30", "30.00")])
def test_a_dispute_in_words_is_about_all_that_is_unpaid(stocked: Desk, said: str, disputed: str | None) -> None:
    imported(stocked, f"{HEAD}F-1,C-1001,,2026-09-01,2026-10-01,100,,30,2026-10-02,{said},\n")
    assert stored(stocked)[0].disputed == (Money(Decimal(disputed)) if disputed else None)


def test_a_currency_by_its_chinese_name(stocked: Desk) -> None:
    imported(stocked, f"{HEAD}F-1,C-1001,,2026-09-01,2026-10-01,100,美元,,,,\n")
    assert stored(stocked)[0].amount == Money(Decimal(100), "USD")


def test_bad_rows_may_be_skipped_and_come_back_with_the_reason(stocked: Desk) -> None:
    preview = imported(stocked, HEAD + GOOD + "F-2,C-9,,2026-09-01,2026-10-01,1,,,,,\n", skip_bad_rows=True)
    assert [invoice.number for invoice in stored(stocked)] == ["F-1"]
    back = list(csv.reader(io.StringIO(bad_rows_file(preview, "zh").decode("utf-8-sig"))))
    assert back[0][-1] == "原因"
    assert (back[1][0], back[1][-1]) == ("F-2", "没有客户 C-9，请先导入客户")


def test_the_same_invoice_twice_in_one_file(stocked: Desk) -> None:
    preview = preview_invoices(stocked, (HEAD + GOOD + GOOD + GOOD.replace("C-1001", "C-1002")).encode(), "i.csv")
    assert [row.line for row in preview.bad] == [3]
    assert preview.bad[0].problems[0].en == "the same invoice of the same customer as in line 2"


def test_importing_again_changes_what_changed_and_leaves_the_rest(stocked: Desk) -> None:
    imported(stocked, HEAD + GOOD + GOOD.replace("F-1", "F-2"))
    paid = GOOD.replace("200.50,2026-10-09,100", "1200.50,2026-11-02,")
    again = imported(stocked, HEAD + paid)
    assert (again.count("changed"), again.count("same")) == (1, 0)
    assert imported(stocked, HEAD + paid).count("same") == 1
    assert [(one.number, one.unpaid.plain()) for one in stored(stocked)] == [("F-1", "0.00"), ("F-2", "1000.00")]


def test_unknown_columns_are_kept_and_reported(stocked: Desk) -> None:
    text = "number,customer_ref,issued,due,amount,业务类型\nF-1,C-1001,2026-09-01,2026-10-01,5,赊销\n"
    assert imported(stocked, text).unknown_columns == ("业务类型",)
    with stocked.store.reading() as unit:
        assert unit.invoices.unknown_columns("F-1", "C-1001") == {"业务类型": "赊销"}


def test_a_file_without_the_columns_it_needs_says_which(stocked: Desk) -> None:
    with pytest.raises(ImportRefused) as refused:
        imported(stocked, "number,customer_ref,issued\nF-1,C-1001,2026-09-01\n")
    assert "Missing columns: due, amount." in refused.value.message.en
    assert "到期日" in refused.value.hint.zh


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["C-1001", "C-1002", "C-2001"]),
        st.sampled_from(["CNY", "USD", ""]),
        st.integers(-60, 500),
        st.integers(1, 10**9),
        st.integers(0, 10**9),
        st.integers(0, 10**9),
        st.sampled_from(["华东", "华南", ""]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_no_money_is_lost_between_the_preview_and_the_ageing(stocked: Desk, rows: list[Any]) -> None:
    today = stocked.clock().astimezone(stocked.zone).date()
    text, expected = HEAD, defaultdict[str, Decimal](Decimal)
    for number, (ref, currency, overdue, amount, paid, disputed, branch) in enumerate(rows):
        due = today - timedelta(days=overdue)
        cents, paid, disputed = (
            Decimal(amount) / 100,
            Decimal(min(paid, amount)) / 100,
            Decimal(min(disputed, amount)) / 100,
        )
        text += f"F-{number},{ref},,{due - timedelta(days=60)},{due},{cents},{currency},{paid},,{disputed},{branch}\n"
        expected[currency or "CNY"] += cents - paid
    with stocked.store.transaction() as unit:
        unit.connection.execute(delete(table))
    preview = imported(stocked, text)
    assert not preview.bad
    found = receivables(stocked).ageing
    previewed = defaultdict[str, Decimal](Decimal)
    for row in preview.rows:
        previewed[row.record.amount.currency] += row.record.unpaid.amount
    sums = {book.currency: book.all.total.amount for book in found.currencies}
    assert sums == {name: amount for name, amount in expected.items() if amount}
    assert sums == {name: amount for name, amount in previewed.items() if amount}
    for book in found.currencies:
        for lines in (book.customers, book.branches):
            assert sum(line.total.amount for line in lines) == book.all.total.amount
            assert sum(line.disputed.amount for line in lines) == book.all.disputed.amount
            assert sum(line.invoices for line in lines) == book.all.invoices
    assert found.later == ()
