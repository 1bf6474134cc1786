"""How EDGAR is read: what the recordings do not show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Reply
from riskwatch.sources.us_edgar.reading import read

NUMBER = Identifier("us_cik", "0000000042")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
Row = tuple[str, str, str]
Filer = Callable[..., Snapshot]


@pytest.fixture
def filer(reply: Callable[..., Reply]) -> Filer:
    """Read filings given as (form, day, items)."""

    def build(*rows: Row, **record: Any) -> Snapshot:
        columns = {
            "accessionNumber": [f"0000000042-26-{number:06}" for number in range(len(rows))],
            "filingDate": [day for _, day, _ in rows],
            "reportDate": [day for _, day, _ in rows],
            "acceptanceDateTime": [f"{day}T16:00:00.000Z" for _, day, _ in rows],
            "form": [form for form, _, _ in rows],
            "items": [items for _, _, items in rows],
        }
        content = {"cik": "42", "name": "MADE UP INC", "exchanges": ["NYSE"], "formerNames": [], "ein": "000000000"}
        content |= {"filings": {"recent": columns, "files": []}} | record
        return read(NUMBER, (reply("/submissions/CIK0000000042.json", content),), AT)

    return build


ANNUAL: Row = ("10-K", "2026-03-01", "")


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("2.04", "debt_accelerated"), ("3.01", "delisted"), ("4.01", "auditor_changed"),
        ("4.02", "accounts_unreliable"), ("5.01", "owner_changed"), ("2.06", "other"), ("4", "auditor_changed"),
    ],
)  # fmt: skip
def test_items(filer: Filer, item: str, kind: str) -> None:
    snapshot = filer(ANNUAL, ("8-K", "2026-05-05", f"{item},9.01"))
    assert [(notice.kind, notice.listed_on) for notice in snapshot.notices or ()] == [(kind, date(2026, 5, 5))]
    assert snapshot.unknown == ()


def test_amendment_tells_nothing_twice(filer: Filer) -> None:
    assert filer(ANNUAL, ("8-K/A", "2026-05-06", "4.02")).notices == ()


def test_unknown_item_is_reported(filer: Filer) -> None:
    assert filer(ANNUAL, ("8-K", "2026-05-06", "9.99")).unknown == ("submissions.filings.recent: items[] = 9.99",)


def test_items_of_other_forms_mean_other_things(filer: Filer) -> None:
    assert filer(ANNUAL, ("424B5", "2026-05-06", "2014-09-30 16:30:00")).unknown == ()


@pytest.mark.parametrize(("exchanges", "kind"), [(["NYSE"], "other"), (["OTC"], "delisted"), ([], "delisted")])
def test_removal_of_one_class_is_no_delisting(filer: Filer, exchanges: list[str], kind: str) -> None:
    """A bond that matures is removed with the same form as the shares of a company that goes."""
    snapshot = filer(ANNUAL, ("25-NSE", "2026-05-06", ""), exchanges=exchanges)
    assert [notice.kind for notice in snapshot.notices or ()] == [kind]


def test_reports_of_one_bankruptcy_are_one_case(filer: Filer) -> None:
    snapshot = filer(ANNUAL, ("8-K", "2026-07-01", "1.03"), ("8-K", "2026-09-10", "1.03,8.01"))
    assert [(case.stage, case.started_on) for case in snapshot.insolvency or ()] == [("rescue", date(2026, 7, 1))]
    assert snapshot.status.normalised == "rescue"


def test_old_bankruptcy_is_history(filer: Filer) -> None:
    snapshot = filer(ANNUAL, ("8-K", "2003-07-01", "3"))
    assert [case.stage for case in snapshot.insolvency or ()] == ["closed"]
    assert snapshot.status.normalised == "active"


@pytest.mark.parametrize(("second", "told"), [("2026-06-30", 1), ("2026-09-30", 0)])
def test_two_changes_of_officers_within_ninety_days(filer: Filer, second: str, told: int) -> None:
    snapshot = filer(ANNUAL, ("8-K", second, "5.02"), ("8-K", "2026-05-01", "5.02"))
    assert [notice.kind for notice in snapshot.notices or ()] == ["officers_changed"] * told


@pytest.mark.parametrize(
    ("rows", "late"),
    [
        ((ANNUAL, ("NT 10-Q", "2026-05-11", "")), ["10-Q"]),
        ((ANNUAL, ("NT 10-Q", "2026-05-11", ""), ("10-Q", "2026-05-18", "")), []),
        ((("10-K", "2025-03-01", ""),), ["10-K"]),
        ((("10-K", "2025-03-01", ""), ("15-12G", "2025-06-01", "")), []),
        ((), []),
    ],
)
def test_late_reports(filer: Filer, rows: tuple[Row, ...], late: list[str]) -> None:
    assert [filing.kind for filing in filer(*rows).filings or () if filing.overdue] == late


def test_columns_of_different_length_are_no_filings(filer: Filer) -> None:
    torn = {"recent": {"accessionNumber": ["1"], "form": ["10-K", "8-K"]}, "files": []}
    snapshot = filer(filings=torn)
    assert (snapshot.filings, snapshot.insolvency, snapshot.notices) == (None, None, None)
    assert snapshot.coverage["DELISTED"] == "failed"


def test_tax_number_of_zeros_is_none(filer: Filer) -> None:
    assert filer(ANNUAL).identifiers == ()
    assert filer(ANNUAL, ein="521256615").identifiers == (Identifier("us_ein", "521256615"),)
