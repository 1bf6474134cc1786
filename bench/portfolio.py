"""A made-up portfolio: customers with accounts, a year of invoices, orders and register events, the same for the same number."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from riskwatch.domain.accounts import Accounts
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order
from riskwatch.domain.snapshot import CompanyStatus, Identifier, Name, Snapshot
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.desk import Desk
from riskwatch.receivables.exposure import Ledger
from riskwatch.store.records import Watch

CODES = (
    "FILING_OVERDUE",
    "OFFICER_LEFT",
    "OFFICER_JOINED",
    "CHARGE_REGISTERED",
    "ADDRESS_CHANGED",
    "INSOLVENCY_PETITION",
)
CHUNK = 500


def made_customer(number: int, today: date) -> tuple[Customer, tuple[Accounts, ...]]:
    """A customer, and for two in three its accounts."""
    chance = Random(number)
    ref = f"C-{number:06d}"
    customer = Customer(
        ref,
        f"Made {number} Trading Limited",
        "GB",
        Identifier("gb_coh", f"{90_000_000 + number:08d}"),
        branch=f"Branch {number % 7}",
        credit_limit=Money(Decimal(chance.randrange(20, 500) * 1000)),
        monthly_sales=Money(Decimal(chance.randrange(5, 100) * 1000)),
    )
    if number % 3 == 0:
        return customer, ()
    assets = Decimal(chance.randrange(1_000, 90_000) * 1000)
    shares = [Decimal(chance.randrange(5, 60)) / 100 for _ in range(5)]
    accounts = Accounts(
        ref, today - timedelta(days=chance.randrange(100, 700)), "CNY", assets, assets * shares[0], assets * shares[1] / 2,
        assets * shares[1] / 2 + assets * shares[2] / 2, assets * (shares[3] - Decimal("0.2")), assets * (shares[4] - Decimal("0.2")) / 3,
    )  # fmt: skip
    return customer, (accounts,)


def ledger(customer: Customer, number: int, today: date) -> Ledger:
    """A year of monthly invoices, some late, and every other customer an order."""
    chance = Random(number + 1)
    invoices = []
    for month in range(12):
        issued = today - timedelta(days=365 - 30 * month)
        due, amount = issued + timedelta(days=30), Money(Decimal(chance.randrange(100, 9000) * 10))
        paid_on = due + timedelta(days=chance.choice((-5, 0, 0, 3, 10, 40)))
        settled = paid_on <= today
        paid = amount if settled else Money(Decimal(0))
        name = f"F-{number}-{month}"
        invoices.append(Invoice(name, customer.ref, issued, due, amount, paid, paid_on if settled else None))
    accepted = today - timedelta(days=chance.randrange(1, 60))
    orders = (Order(f"SO-{number}", customer.ref, Money(Decimal(chance.randrange(1, 90) * 1000)), accepted),)
    return Ledger(tuple(invoices), orders if number % 2 else ())


def made_events(customer: Customer, number: int, today: date) -> tuple[Event, ...]:
    """Nothing for half of them, one to four facts for the others."""
    chance = Random(number + 2)
    found = []
    for place in range(chance.choice((0, 0, 0, 1, 2, 4))):
        day = today - timedelta(days=chance.randrange(1, 360))
        seen = datetime(day.year, day.month, day.day, tzinfo=UTC)
        proof = Evidence(f"{number:064x}", seen)
        code = chance.choice(CODES)
        assert customer.identifier is not None
        found.append(
            Event(customer.identifier, code, f"{number}/{place}", "gb_companies_house", seen, proof, event_date=day,
                  live=chance.random() < 0.3)
        )  # fmt: skip
    return tuple(found)


def stock(desk: Desk, count: int, today: date) -> None:
    """Put that many customers with all they have into the database, and assess them."""
    for begin in range(0, count, CHUNK):
        with desk.store.transaction() as unit:
            refs = []
            for number in range(begin, min(begin + CHUNK, count)):
                customer, accounts = made_customer(number, today)
                books, events = ledger(customer, number, today), made_events(customer, number, today)
                unit.customers.save(customer, at=desk.clock(), by="bench")
                unit.invoices.save([(invoice, {}) for invoice in books.invoices], at=desk.clock(), by="bench")
                unit.orders.save([(order, {}) for order in books.orders], at=desk.clock(), by="bench")
                for each in accounts:
                    unit.accounts.add(each, at=desk.clock() - timedelta(days=300), actor="bench")
                for event in events:
                    unit.events.add(customer.ref, [event], at=event.first_seen)
                _watch(desk, unit, customer)
                refs.append(customer.ref)
            reassess(desk, unit, refs)


def _watch(desk: Desk, unit: object, customer: Customer) -> None:
    assert customer.identifier is not None
    seen = desk.clock() - timedelta(days=400)
    found = Snapshot(
        "gb_companies_house", customer.identifier, seen, (Name(customer.name),), CompanyStatus("active", "active")
    )
    unit.snapshots.add(customer.ref, found)  # type: ignore[attr-defined]
    watch = Watch(
        customer.ref, "gb_companies_house", customer.identifier, 7 * 86_400, seen, desk.clock(), last_ok_at=desk.clock()
    )
    unit.watches.add(watch)  # type: ignore[attr-defined]
