"""Overrides are judged by the money that followed, each sum once, and small numbers are said to be small."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.credit.overrides import FEW, aftermath, judge_overrides
from riskwatch.credit.shares import wilson
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.override import Override

TODAY = date(2026, 11, 24)


def due(invoice: Invoice) -> date:
    return invoice.due


def invoice(number: str, amount: int, due_ago: int, paid_late: int | None = None, **given_: object) -> Invoice:
    """An invoice due some days ago; paid so many days after its day, or not at all."""
    day = TODAY - timedelta(days=due_ago)
    paid_on = None if paid_late is None else day + timedelta(days=paid_late)
    values: dict[str, object] = {
        "paid": Money(Decimal(0 if paid_on is None else amount)),
        "paid_on": paid_on,
        "issued": day - timedelta(days=30),
    } | given_
    return Invoice(number, "C-1", due=day, amount=Money(Decimal(amount)), **values)  # type: ignore[arg-type]


def override(**given_: object) -> Override:
    on = TODAY - timedelta(days=200)
    values: dict[str, object] = {
        "kind": "rejection", "customer_ref": "C-1", "on": on, "until": on + timedelta(days=90), "by": "a@example.com",
        "reason": "they pay", "against": ("over_limit",), "currency": "CNY", "alert_id": "a-1",
    } | given_  # fmt: skip
    return Override(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("invoices", "verdict"),
    [
        ([invoice("1", 100, 60, 30)], "paid"),
        ([invoice("1", 100, 100, 31)], "late"),
        ([invoice("1", 100, 200, 91)], "lost"),
        ([invoice("1", 100, 91)], "lost"),
        ([invoice("1", 100, 90)], "open"),
        ([], "open"),
        ([invoice("1", 900, 200, 0), invoice("2", 100, 200)], "lost"),
        ([invoice("1", 901, 200, 0), invoice("2", 99, 200)], "late"),
        ([invoice("1", 900, 200, 0), invoice("2", 99, 10)], "open"),
        ([invoice("1", 100, 200, disputed=Money(Decimal(100)))], "open"),
    ],
)
def test_the_end_is_told_by_the_money(invoices: list[Invoice], verdict: str) -> None:
    assert aftermath(invoices, TODAY, due).verdict == verdict


def test_the_day_of_the_verdict_is_that_of_the_tenth_lost_or_the_last_payment() -> None:
    paid = [invoice("1", 50, 100, 5), invoice("2", 50, 80, 10)]
    assert aftermath(paid, TODAY, due).known_on == TODAY - timedelta(days=70)
    lost = [invoice("1", 5, 150), invoice("2", 10, 120), invoice("3", 85, 10)]
    assert aftermath(lost, TODAY, due).known_on == TODAY - timedelta(days=29)
    assert aftermath([invoice("1", 100, 5)], TODAY, due).known_on is None


@given(
    st.lists(
        st.tuples(
            st.integers(1, 10**6), st.integers(-40, 400), st.none() | st.integers(-20, 200), st.integers(0, 10**6)
        ),
        max_size=8,
    )
)
def test_every_sum_is_counted_once(drawn: Sequence[tuple[int, int, int | None, int]]) -> None:
    invoices = [
        invoice(str(place), amount, ago, late, disputed=Money(Decimal(min(disputed, amount))))
        for place, (amount, ago, late, disputed) in enumerate(drawn)
    ]
    assert aftermath(invoices, TODAY, due).total == sum((each.amount.amount for each in invoices), Decimal(0))


def test_a_release_is_followed_by_its_order_and_a_decision_by_its_time() -> None:
    release = override(kind="release", number="SO-1", alert_id="")
    ours = invoice("1", 100, 20, 0, contract_ref="SO-1")
    before = invoice("2", 100, 300)
    inside = invoice("3", 100, 130, 0, issued=TODAY - timedelta(days=150))
    after = invoice("4", 100, 91, issued=TODAY - timedelta(days=100))
    dollars = invoice("5", 100, 120, issued=TODAY - timedelta(days=150))
    other = Invoice("6", "C-1", dollars.issued, dollars.due, Money(Decimal(9), "USD"), Money(Decimal(0), "USD"))
    found = judge_overrides([release, override()], {"C-1": [ours, before, inside, after, other]}, TODAY, due)
    verdicts = {each.override.kind: (each.after.verdict, each.after.total) for each in found.overrides}
    assert verdicts == {"release": ("paid", Decimal(100)), "rejection": ("paid", Decimal(100))}


def test_where_nothing_was_delivered_nothing_is_judged() -> None:
    report = judge_overrides([override(), override(until=TODAY, alert_id="a-2")], {}, TODAY, due)
    assert sorted(each.after.verdict for each in report.overrides) == ["open", "unused"]
    assert (report.all.known, report.all.interval) == (0, None)


def test_people_and_rules_are_in_the_order_of_how_many_and_few_are_said_to_be_few() -> None:
    bad = [override(by="bad@example.com", number=f"B-{place}", kind="release") for place in range(2)]
    good = [
        override(by="good@example.com", number=f"G-{place}", against=("overdue", "over_limit")) for place in range(FEW)
    ]
    invoices = [invoice(each.number, 100, 200, contract_ref=each.number) for each in bad]
    invoices += [invoice(each.number, 100, 200, 0, contract_ref=each.number) for each in good]
    report = judge_overrides([*bad, *good], {"C-1": invoices}, TODAY, due)
    assert [(each.key, each.known, each.few) for each in report.people] == [
        ("good@example.com", FEW, False),
        ("bad@example.com", 2, True),
    ]
    assert {each.key: (each.known, each.count("lost")) for each in report.rules} == {
        "over_limit": (FEW + 2, 2),
        "overdue": (FEW, 0),
    }


def test_news_of_a_week_are_those_whose_end_became_known_in_it() -> None:
    order = override(kind="release", number="SO-1")
    report = judge_overrides([order], {"C-1": [invoice("1", 100, 10, 3, contract_ref="SO-1")]}, TODAY, due)
    day = TODAY - timedelta(days=7)
    assert [each.after.verdict for each in report.settled_between(day - timedelta(days=1), day)] == ["paid"]
    assert report.settled_between(day, TODAY) == ()


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"), [(0, 103, "0.000", "0.036"), (1, 1, "0.207", "1.000"), (6, 200, "0.014", "0.064")]
)
def test_the_interval_is_wilsons(hits: int, count: int, low: str, high: str) -> None:
    assert tuple(f"{bound:.3f}" for bound in wilson(hits, count)) == (low, high)
