"""Policy replay: a changed policy run over the stored history before it is switched on.

Nothing looks ahead: events count from the day we first saw them and as they were known then, invoices from the day of issue with
what was paid by then, accounts from the day they were entered. Limits are those that each policy would have proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from riskwatch.credit.order_check import check_order
from riskwatch.credit.overrides import aftermath
from riskwatch.credit.replay import Course, Moment, course, differences, ticks
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order
from riskwatch.domain.order_check import Asked, CreditState, OrderAnswer
from riskwatch.domain.policy import Policy
from riskwatch.domain.replay import AlertChange, GradeChange, OrderChange, Outcome, ReplayReport
from riskwatch.domain.sign import Sign
from riskwatch.domain.snapshot import Snapshot
from riskwatch.jobs.credit_facts import Books, books_from, ledger_of
from riskwatch.jobs.desk import Desk
from riskwatch.receivables.ageing import aged
from riskwatch.receivables.as_of import as_of
from riskwatch.receivables.exposure import Ledger, exposure
from riskwatch.receivables.overdue import overdue_of
from riskwatch.store import Unit
from riskwatch.watch.history import History
from riskwatch.watch.signs import signs_of
from riskwatch.working_days import FallsDue

YEAR = timedelta(days=365)
Known = tuple[tuple[Event, ...], tuple[Sign, ...], bool]
"""The events known on a day, the signs that follow from them, and whether any register had answered."""


def replay(
    desk: Desk, before: Policy, after: Policy, begins: date, ends: date, customers: Sequence[Customer]
) -> ReplayReport:
    """Run both policies over the histories of `customers`, day by day, and tell them apart."""
    asked_before = asked_after = answered = 0
    alerts: list[AlertChange] = []
    orders: list[OrderChange] = []
    grades: list[GradeChange] = []
    with desk.store.reading() as unit:
        for customer in customers:
            past = _Past(desk, unit, customer)
            days = ticks(begins, ends, past.days)
            old = course(customer, past.moments(days, before), before)
            new = course(customer, past.moments(days, after), after)
            asked_before, asked_after = asked_before + len(old.asked), asked_after + len(new.asked)
            alerts += differences(customer, old, new)
            for order, was, will in past.answers(begins, ends, (old, before), (new, after)):
                answered += 1
                if was.answer != will.answer:
                    day = order.accepted_on or begins
                    outcome = past.outcome(order, ends)
                    orders.append(
                        OrderChange(customer.ref, order.number, day, order.amount, was.answer, will.answer, outcome)
                    )
            grades += _grade_change(customer, old.last, new.last)
    return ReplayReport(
        begins, ends, len(customers), asked_before, asked_after, answered, tuple(alerts), tuple(orders), tuple(grades)
    )


def _grade_change(customer: Customer, old: Assessment | None, new: Assessment | None) -> Iterator[GradeChange]:
    if old is None or new is None:
        return
    limits = [each.limit.recommended if each.limit else None for each in (old, new)]
    if old.grade is not new.grade or limits[0] != limits[1]:
        yield GradeChange(customer.ref, old.grade, new.grade, limits[0], limits[1])


class _Past:
    """One customer's history, loaded once, and what was known of it on any day."""

    def __init__(self, desk: Desk, unit: Unit, customer: Customer) -> None:
        self._desk, self._customer = desk, customer
        zone = desk.zone
        self._ledger = ledger_of(unit, customer)
        self._falls_due = FallsDue({customer.ref: customer})
        self._events = [
            (at.astimezone(zone).date(), replace(event, first_seen=event.first_seen.astimezone(zone)))
            for at, event in unit.events.versions(customer.ref)
        ]
        self._accounts = [(at.astimezone(zone).date(), each) for at, each in unit.accounts.versions(customer.ref)]
        self._snapshots = [
            (each.fetched_at.astimezone(zone).date(), each) for each in unit.snapshots.all_of(customer.ref)
        ]
        self._signs: dict[date, Known] = {}
        self._books: dict[tuple[object, ...], Books] = {}

    @property
    def days(self) -> list[date]:
        """The days on which something was learned or an order came in."""
        learned = [day for day, _ in (*self._events, *self._accounts)]
        return learned + [order.accepted_on for order in self._ledger.orders if order.accepted_on is not None]

    def moments(self, days: Sequence[date], policy: Policy) -> Iterator[Moment]:
        """What was known on each day; the signs of registers are the same for every policy and are raised once."""
        last = date.min
        for day in days:
            known, register, registered = self._register(day)
            books = self._books_on(day, policy, registered)
            facts = replace(books.facts, model=self._desk.model)
            news = tuple(event for event in known if last < event.first_seen.date() <= day)
            yield Moment(day, (*register, *books.signs), facts, news)
            last = day

    def answers(
        self, begins: date, ends: date, old: tuple[Course, Policy], new: tuple[Course, Policy]
    ) -> Iterator[tuple[Order, OrderAnswer, OrderAnswer]]:
        """Both answers to each order of the time, on the day it was accepted."""
        for order in self._ledger.orders:
            day = order.accepted_on
            if day is not None and begins <= day <= ends:
                yield order, self._answer(order, day, *old), self._answer(order, day, *new)

    def outcome(self, order: Order, today: date) -> Outcome:
        """What became of the invoices that name the order as their contract."""
        invoices = [invoice for invoice in self._ledger.invoices if invoice.contract_ref == order.number]
        found = aftermath(invoices, today, self._falls_due)
        if found.late or found.lost:
            return "late"
        return "paid" if found.verdict == "paid" else "open"

    def _answer(self, order: Order, day: date, run: Course, policy: Policy) -> OrderAnswer:
        known = self._ledger_on(day)
        currency = self._customer.currency
        assessment = run.on(day)
        state = CreditState(
            grade=assessment.grade if assessment else None,
            floor=assessment.floor if assessment else None,
            limit=_limit(assessment, self._customer),
            exposure=exposure(known, currency, day, policy, without=order.number),
            overdue=overdue_of(aged(known.invoices, day, self._falls_due), currency, policy.tolerance_in(currency)),
        )
        asked = Asked(order.customer_ref, order.amount, order.number, order.part("prepaid"), order.deliver_on)
        return check_order(asked, state, policy, day)

    def _register(self, day: date) -> Known:
        found = self._signs.get(day)
        if found is None:
            latest = {event.id: event for at, event in self._events if at <= day}
            snapshots: dict[str, Snapshot] = {each.provider: each for at, each in self._snapshots if at <= day}
            known = tuple(latest.values())
            history = History(self._customer.identifier, known, snapshots, day)
            found = self._signs[day] = known, signs_of(self._desk.checks, history), bool(snapshots)
        return found

    def _books_on(self, day: date, policy: Policy, registered: bool) -> Books:
        """The books of a day; two policies that count money alike share them."""
        tolerances = (policy.overdue_tolerance, tuple(sorted(policy.overdue_tolerances.items())))
        key = (day, policy.order_horizon_days, policy.bank_bill_share, tolerances)
        if key not in self._books:
            accounts = self._accounts_on(day)
            self._books[key] = books_from(
                self._customer, self._ledger_on(day), accounts, policy, day, registered=registered
            )
        return self._books[key]

    def _ledger_on(self, day: date) -> Ledger:
        orders = tuple(
            replace(order, delivered=None, invoiced=None, state="open")
            for order in self._ledger.orders
            if order.accepted_on is not None
            and order.accepted_on <= day
            and (order.state == "open" or _still_open(order, self._ledger, day))
        )
        return Ledger(as_of(self._ledger.invoices, day), orders)

    def _accounts_on(self, day: date) -> list[Accounts]:
        known = {(each.period_end, each.consolidated): each for at, each in self._accounts if at <= day}
        return sorted(known.values(), key=lambda each: each.period_end, reverse=True)


def _still_open(order: Order, ledger: Ledger, day: date) -> bool:
    """Whether a closed order was not yet invoiced on a day: until its first invoice it waited for delivery."""
    issued = [invoice.issued for invoice in ledger.invoices if invoice.contract_ref == order.number]
    return bool(issued) and day < min(issued)


def _limit(assessment: Assessment | None, customer: Customer) -> Money | None:
    """What the policy would have proposed; nobody knows which limit a person would have set."""
    if assessment is not None and assessment.limit is not None:
        return assessment.limit.recommended
    return customer.credit_limit


def last_year(desk: Desk) -> tuple[date, date]:
    """The year up to today."""
    return desk.today - YEAR, desk.today


def biggest(unit: Unit, most: int) -> tuple[Customer, ...]:
    """The customers with the worst grades and the most money: what a page can replay while somebody waits."""
    return unit.customers.some(unit.standings.page("", 0, most))
