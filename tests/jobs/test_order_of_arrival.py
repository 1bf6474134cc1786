"""Whatever the order in which facts arrive, and whatever a source does, the judgement is the same and no alert weakens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from riskwatch import catalogue
from riskwatch.credit.proposal import assess
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.policy import Policy
from riskwatch.domain.sign import STEPS
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.credit_facts import books_from
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.looking import Look
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.recording import record
from riskwatch.receivables.exposure import Ledger
from riskwatch.watch.history import History
from riskwatch.watch.signs import signs_of

TODAY = date(2026, 11, 24)
CUSTOMER = Customer("C-1", "Example Ltd", "GB", Identifier("gb_coh", "01234567"), credit_limit=Money(Decimal(100_000)))
CODES = (
    "INSOLVENCY_PETITION",
    "CHARGE_REGISTERED",
    "FILING_OVERDUE",
    "NAME_CHANGED",
    "OFFICER_LEFT",
    "STATUS_STRIKE_OFF_PENDING",
)
CHECKS = catalogue.company_checks()


def events() -> st.SearchStrategy[list[Event]]:
    def made(code: str, days: int, live: bool, key: int) -> Event:
        on = TODAY - timedelta(days=days)
        seen = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(hours=key)
        proof = Evidence("a" * 64, seen)
        assert CUSTOMER.identifier is not None
        return Event(
            CUSTOMER.identifier, code, f"{code}{key}", "gb_companies_house", seen, proof, event_date=on, live=live
        )

    one = st.builds(made, st.sampled_from(CODES), st.integers(0, 400), st.booleans(), st.integers(0, 20))
    return st.lists(one, max_size=8, unique_by=lambda event: event.id)


def invoices() -> st.SearchStrategy[list[Invoice]]:
    def made(number: int, due: int, late: int | None, amount: int) -> Invoice:
        day = TODAY - timedelta(days=due)
        money = Money(Decimal(amount))
        paid_on = None if late is None else min(day + timedelta(days=late), TODAY)
        return Invoice(
            f"F-{number}", "C-1", day - timedelta(days=30), day, money, money if paid_on else Money(Decimal(0)), paid_on
        )

    one = st.builds(
        made, st.integers(0, 99), st.integers(-30, 400), st.none() | st.integers(-20, 120), st.integers(1, 90_000)
    )
    return st.lists(one, max_size=8, unique_by=lambda invoice: invoice.number)


def judged(facts: list[Event], ledger: list[Invoice]) -> Assessment:
    signs = signs_of(CHECKS, History(CUSTOMER.identifier, tuple(facts), {}, TODAY))
    books = books_from(CUSTOMER, Ledger(tuple(ledger)), (), Policy(), TODAY)
    return assess((*signs, *books.signs), CUSTOMER, Policy(), TODAY, books.facts)


@given(events(), invoices(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_assessment(facts: list[Event], ledger: list[Invoice], chance: Any) -> None:
    first = judged(facts, ledger)
    chance.shuffle(facts)
    chance.shuffle(ledger)
    assert judged(facts, ledger) == first


def test_an_error_of_a_source_never_lowers_an_alert(stocked: Desk, registry: Any, clock: Any) -> None:
    registry.stage = 2
    poll_now(stocked, everything=True)
    with stocked.store.reading() as unit:
        before = {alert.id: alert for alert in unit.alerts.all("active") if alert.customer_ref}
        grades = unit.assessments.all_latest()
        watches = unit.watches.all()
    assert any(alert.proposal == "stop_supply" for alert in before.values())
    for outcome in (Outcome.NETWORK, Outcome.SERVER_ERROR, Outcome.DECLINED, Outcome.PARSE_ERROR, Outcome.NOT_FOUND):
        clock.move(hours=30)
        for watch in watches:
            with stocked.store.transaction() as unit:
                assert unit.watches.claim(watch, "mine", at=clock(), lease=timedelta(minutes=5))
                held = unit.watches.get(watch.ref, watch.source)
            assert held is not None
            record(stocked, held, "mine", Look(outcome, clock()))
    with stocked.store.reading() as unit:
        after = {alert.id: alert for alert in unit.alerts.all("active")}
        later = unit.assessments.all_latest()
    for key, alert in before.items():
        assert key in after, "no alert was closed"
        assert STEPS.index(after[key].proposal) >= STEPS.index(alert.proposal)
    assert all(later[ref].grade.rank >= found.grade.rank for ref, found in grades.items())
