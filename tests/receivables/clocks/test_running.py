"""When periods begin, run anew and end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from riskwatch.catalogue import statutes
from riskwatch.domain.clock import Period
from riskwatch.domain.customer import Customer
from riskwatch.domain.dunning import Charge, Letter
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.receivables.clocks.kinds import KINDS
from riskwatch.receivables.clocks.reckoning import end_of
from riskwatch.receivables.clocks.running import DayCount, from_events, limitation
from riskwatch.working_days import next_working_day, working_days_after

DAYS = DayCount(next_working_day, working_days_after)
AT_HOME = Customer("C-1", "甲公司")
HUNDRED, NOTHING = Money(Decimal(100)), Money(Decimal(0))
INVOICE = Invoice("F-1", "C-1", date(2023, 1, 1), date(2023, 6, 1), HUNDRED, NOTHING)
SEEN = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("began", "length", "ends"),
    [
        (date(2023, 6, 1), Period(years=3), date(2026, 6, 1)),
        (date(2024, 2, 29), Period(years=1), date(2025, 2, 28)),
        (date(2026, 8, 31), Period(months=6), date(2027, 2, 28)),
        (date(2026, 11, 10), Period(days=10), date(2026, 11, 20)),
        (date(2026, 9, 21), Period(days=10), date(2026, 10, 8)),  # the last day falls into the holiday of October
        (date(2026, 9, 30), Period(working_days=1), date(2026, 10, 8)),
    ],
)
def test_where_a_period_ends(began: date, length: Period, ends: date) -> None:
    assert end_of(began, length, next_working_day, working_days_after) == ends


def letter(delivered: date | None, about: str = "F-1") -> Letter:
    charge = Charge(about, "", date(2023, 6, 1), 1, HUNDRED, "none", Decimal(0), NOTHING, Words("", ""))
    return Letter(
        id="letter-1", customer_ref="C-1", debtor="甲公司", currency="CNY", step="D+15", anchor=about, language="zh",
        written_on=date(2024, 5, 1), answer_by=date(2024, 5, 9), text="", items=(), charges=(charge,), outstanding=HUNDRED,
        overdue=HUNDRED, charge=NOTHING, state="delivered", author="me", created_at=SEEN, waybill="SF1", delivered_on=delivered,
    )  # fmt: skip


def test_limitation_runs_from_the_day_after_the_due_date_for_three_years() -> None:
    (clock,) = limitation(AT_HOME, [INVOICE], (), DAYS)
    assert (clock.kind.id, clock.began, clock.ends) == ("limitation", date(2023, 6, 1), date(2026, 6, 1))
    assert clock.assumed is None


def test_a_demand_that_arrived_and_a_part_payment_start_it_anew() -> None:
    (clock,) = limitation(AT_HOME, [INVOICE], [letter(date(2024, 5, 3))], DAYS)
    assert clock.ends == date(2027, 5, 3), "three years from the delivery; the holidays of 2027 are not ordered yet"
    assert "SF1" in clock.interruptions[0].what.zh
    paid = replace(INVOICE, paid=Money(Decimal(10)), paid_on=date(2025, 2, 3))
    (clock,) = limitation(AT_HOME, [paid], [letter(date(2024, 5, 3))], DAYS)
    assert clock.began == date(2025, 2, 3)
    assert [each.on for each in clock.interruptions] == [date(2024, 5, 3), date(2025, 2, 3)]


def test_what_did_not_arrive_was_not_about_it_or_came_too_early_changes_nothing() -> None:
    for sent in (letter(None), letter(date(2024, 5, 3), about="F-2"), letter(date(2023, 5, 1))):
        (clock,) = limitation(AT_HOME, [INVOICE], [sent], DAYS)
        assert clock.ends == date(2026, 6, 1)


def test_what_is_paid_has_no_clock() -> None:
    assert list(limitation(AT_HOME, [replace(INVOICE, paid=HUNDRED)], (), DAYS)) == []


@pytest.mark.parametrize(
    ("country", "kind", "year"),
    [("GB", "limitation_ew", 2029), ("US", "limitation_us", 2027), ("NO", "limitation_international", 2027)],
)
def test_abroad_the_law_is_assumed_and_said(country: str, kind: str, year: int) -> None:
    (clock,) = limitation(replace(AT_HOME, country=country), [INVOICE], (), DAYS)
    assert (clock.kind.id, clock.ends.year) == (kind, year)
    assert clock.assumed is not None


def event(code: str, **given: object) -> Event:
    values: dict[str, object] = {
        "subject": Identifier("uscc", "91110000600037341L"), "code": code, "natural_key": "n", "source": "cn_gsxt",
        "first_seen": SEEN, "evidence": Evidence("a" * 64, SEEN), "published": date(2026, 11, 2), "after": "公告", "live": True,
    }  # fmt: skip
    return Event(**{**values, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "kind", "ends"),
    [
        ("CAPITAL_REDUCED", "capital_reduction", date(2026, 12, 17)),
        ("STATUS_STRIKE_OFF_PENDING", "simple_deregistration", date(2026, 11, 23)),  # the 22nd is a Sunday
        ("LIQUIDATION_SOLVENT", "liquidation", date(2026, 12, 17)),
        ("INSOLVENCY_OPEN", "bankruptcy", date(2026, 12, 2)),
    ],
)
def test_a_fact_of_a_chinese_register_starts_its_period(code: str, kind: str, ends: date) -> None:
    (clock,) = from_events(AT_HOME, [event(code)], DAYS)
    assert (clock.kind.id, clock.ends) == (kind, ends)


def test_facts_of_other_registers_ended_and_retracted_ones_start_none() -> None:
    others = [
        event("INSOLVENCY_OPEN", subject=Identifier("gb_coh", "01234567")),
        event("INSOLVENCY_OPEN", ended_on=date(2026, 11, 3)),
        event("INSOLVENCY_OPEN", state="retracted"),
        event("NAME_CHANGED"),
    ]
    assert list(from_events(AT_HOME, others, DAYS)) == []


def test_without_a_date_it_counts_from_first_sight_and_says_so() -> None:
    (clock,) = from_events(AT_HOME, [event("CAPITAL_REDUCED", published=None)], DAYS)
    assert clock.began == SEEN.date()
    assert clock.assumed is not None and "首次看到" in clock.assumed.zh


def test_it_is_brought_up_when_it_comes_near() -> None:
    (clock,) = limitation(AT_HOME, [INVOICE], (), DAYS)
    assert [
        clock.warns(day) for day in (date(2025, 12, 2), date(2025, 12, 3), date(2026, 6, 30), date(2027, 6, 1))
    ] == [False, True, True, False]


def test_every_kind_names_articles_that_are_shipped() -> None:
    known = statutes()
    assert all(known.find(key) for kind in KINDS.values() for key in kind.basis)
