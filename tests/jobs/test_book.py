"""Importing the portfolio: whole or not at all, every bad row with its reason, companies known by their number."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from riskwatch.domain.errors import ImportRefused, NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.book import confirm_identity, import_book, preview_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, bad_rows_file

HEAD = "ref,name,country,id_scheme,identifier,credit_limit,payment_days,exposure,currency\n"
GOOD = "C-1,Example Ltd,GB,gb_coh,1234567,10000.50,30,0,GBP\n"
BAD = "C-2,,XXX,uscc,91330200MA0DEM001B,viel,-1,-5,\n"


def imported(desk: Desk, text: str | bytes, **options: Any) -> Any:
    data = text if isinstance(text, bytes) else text.encode()
    return import_book(desk, data, "book.csv", actor="me", **options)


def names(desk: Desk) -> list[str]:
    with desk.store.reading() as unit:
        return [customer.name for customer in unit.customers.all()]


def test_a_row_becomes_a_watched_customer(desk: Desk) -> None:
    imported(desk, HEAD + GOOD)
    with desk.store.reading() as unit:
        customer = unit.customers.get("C-1")
        watches = unit.watches.of("C-1")
    assert customer is not None
    assert customer.identifier == Identifier("gb_coh", "01234567")
    assert customer.credit_limit == Money(Decimal("10000.50"), "GBP")
    assert [(watch.source, watch.next_due_at) for watch in watches] == [("gb_companies_house", desk.clock())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headers_in_every_encoding(desk: Desk, book: str, encoding: str) -> None:
    preview = imported(desk, book.encode(encoding))
    assert preview.count("new") == 8
    assert preview.unknown_columns == ()
    with desk.store.reading() as unit:
        customer = unit.customers.get("C-3001")
    assert customer is not None
    assert (customer.name, customer.payment_days, customer.branch) == ("宁波霁澜机电有限公司", 60, "华东")


def test_a_workbook_with_numbers_as_numbers(desk: Desk) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["客户编号", "客户名称", "国家", "登记号", "欠款", "账期"])
    sheet.append([1001, "Example Ltd", "GB", 1234567, 350000.5, 30.0])
    data = io.BytesIO()
    workbook.save(data)
    imported(desk, data.getvalue())
    with desk.store.reading() as unit:
        customer = unit.customers.get("1001")
    assert customer is not None
    assert (customer.identifier, customer.exposure) == (Identifier("gb_coh", "01234567"), Money(Decimal("350000.5")))


def test_one_bad_row_and_nothing_is_stored(desk: Desk) -> None:
    with pytest.raises(BadRows) as refused:
        imported(desk, HEAD + GOOD + BAD)
    assert names(desk) == []
    (row,) = refused.value.preview.bad
    assert row.line == 3
    told = " ".join(problem.en for problem in row.problems)
    for field in (
        "name must not be empty",
        "country",
        "uscc",
        "credit_limit is not an amount",
        "payment_days",
        "exposure",
    ):
        assert field in told


def test_bad_rows_may_be_skipped_and_come_back_with_the_reason(desk: Desk) -> None:
    preview = imported(desk, HEAD + GOOD + BAD, skip_bad_rows=True)
    assert names(desk) == ["Example Ltd"]
    back = list(csv.reader(io.StringIO(bad_rows_file(preview, "zh").decode("utf-8-sig"))))
    assert back[0][-1] == "原因"
    assert back[1][0] == "C-2"
    assert "客户名称必填" in back[1][-1]


def test_the_file_that_comes_back_can_be_mended_and_imported(desk: Desk) -> None:
    preview = imported(desk, HEAD + BAD, skip_bad_rows=True)
    mended = bad_rows_file(preview, "en").decode("utf-8-sig").splitlines()
    again = preview_book(desk, f"{mended[0]}\nC-2,Two Ltd,GB,,,,,,,was wrong\n".encode(), "b.csv")
    assert (again.count("new"), again.unknown_columns) == (1, ("reason",))


def test_a_cell_is_never_a_formula_in_the_file_that_comes_back(desk: Desk) -> None:
    preview = preview_book(desk, b'ref,name\n"=HYPERLINK(""x"")",\n', "b.csv")
    assert "'=HYPERLINK" in bad_rows_file(preview).decode("utf-8-sig")


def test_unknown_columns_are_kept_and_reported(desk: Desk) -> None:
    preview = imported(desk, "ref,name,Rating agency\nC-1,Example Ltd,BB+\n")
    assert preview.unknown_columns == ("Rating agency",)
    with desk.store.reading() as unit:
        assert unit.customers.unknown_columns("C-1") == {"Rating agency": "BB+"}


def test_importing_again_changes_what_changed(desk: Desk) -> None:
    imported(desk, HEAD + GOOD)
    assert imported(desk, HEAD + GOOD).count("same") == 1
    assert imported(desk, HEAD + GOOD.replace("10000.50", "20000")).count("changed") == 1


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (GOOD + GOOD, "ref is the same as in line 2"),
        (GOOD + GOOD.replace("C-1", "C-9"), "the same company as in line 2"),
    ],
)
def test_no_number_and_no_company_twice(desk: Desk, rows: str, problem: str) -> None:
    (row,) = preview_book(desk, (HEAD + rows).encode(), "b.csv").bad
    assert problem in [p.en for p in row.problems]


def test_a_company_that_another_customer_has_is_refused(desk: Desk) -> None:
    imported(desk, HEAD + GOOD)
    (row,) = preview_book(desk, (HEAD + GOOD.replace("C-1", "C-9")).encode(), "b.csv").bad
    assert "belongs to customer C-1 already" in row.problems[0].en


@pytest.mark.parametrize(
    ("country", "scheme", "number", "stored"),
    [
        ("", "uscc", "91330200MA0DEM001B", None),
        ("CN", "", "9135 0100M000100Y43", Identifier("uscc", "91350100M000100Y43")),
        ("NO", "", "923 609 016", Identifier("no_orgnr", "923609016")),
        ("NO", "", "923609017", None),
        ("GB", "", "SC123456", Identifier("gb_coh", "SC123456")),
        ("GB", "", "42", Identifier("gb_coh", "00000042")),
        ("", "lei", "5299 001E RX0K 10IZ UL40", Identifier("lei", "5299001ERX0K10IZUL40")),
        ("", "", "5299001ERX0K10IZUL40", Identifier("lei", "5299001ERX0K10IZUL40")),
        ("", "lei", "5299001ERX0K10IZUL41", None),
        ("US", "us_cik", "320193", Identifier("us_cik", "0000320193")),
        ("FR", "", "732 829 320", Identifier("fr_siren", "732829320")),
        ("FR", "", "732829321", None),
        ("", "", "12345", None),
        ("CN", "passport", "X1", None),
    ],
)
def test_numbers_are_tested_by_their_registers_rule(
    desk: Desk, country: str, scheme: str, number: str, stored: Identifier | None
) -> None:
    row = f"ref,name,country,id_scheme,identifier\nC-1,Example,{country},{scheme},{number}\n"
    (checked,) = preview_book(desk, row.encode(), "b.csv").rows
    assert (checked.record.identifier if checked.record else None) == stored


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04nonsense", "XLSX"),
        (b"\xff\xfe\x00\x01", "encoding"),
        (b"name\nx\n", "Missing columns: ref"),
        ("ref,name,客户名称\n1,a,b\n".encode(), "twice"),
        (b"ref,ref,name\n1,2,a\n", "twice"),
        (b"ref,name\n1,a,surplus\n", "more cells"),
        (b'ref,name\n1,"open\n', "no valid CSV"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(desk: Desk, data: bytes, words: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        preview_book(desk, data, "book.csv")
    assert words in refused.value.message.en


def test_a_semicolon_is_a_separator_too(desk: Desk) -> None:
    imported(desk, "ref;name\nC-1;Example Ltd\n")
    assert names(desk) == ["Example Ltd"]


def test_a_name_alone_is_no_identity(desk: Desk) -> None:
    imported(desk, "ref,name\nC-1,Example Ltd\n")
    with desk.store.reading() as unit:
        assert unit.watches.of("C-1") == ()


def test_a_confirmed_number_starts_the_watch_and_another_ends_it(desk: Desk) -> None:
    imported(desk, "ref,name,country\nC-1,Example Ltd,GB\n")
    confirm_identity(desk, "C-1", "1234567", "", actor="me")
    confirm_identity(desk, "C-1", "923609016", "no_orgnr", actor="me")
    with desk.store.reading() as unit:
        watches = {watch.source: watch.active for watch in unit.watches.of("C-1")}
    assert watches == {"gb_companies_house": False, "no_brreg": True}


def test_a_number_that_is_none_or_taken_is_not_confirmed(desk: Desk) -> None:
    imported(desk, HEAD + GOOD + "C-2,Two Ltd,GB,,,,,,\n")
    for number in ("12AB", "1234567"):
        with pytest.raises(PolicyRefused):
            confirm_identity(desk, "C-2", number, "gb_coh", actor="me")
    with pytest.raises(NotThere):
        confirm_identity(desk, "C-9", "1", "gb_coh", actor="me")
