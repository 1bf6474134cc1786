"""Receivables by age on a day, from the stored invoices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from riskwatch.domain.customer import Customer
from riskwatch.jobs.desk import Desk
from riskwatch.receivables.ageing import Aged, aged
from riskwatch.receivables.as_of import as_of
from riskwatch.receivables.lateness import WINDOW
from riskwatch.receivables.overview import Ageing, ageing
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue


@dataclass(frozen=True, slots=True)
class Receivables:
    """An ageing with the customers it speaks of, by number. One who was taken out of the portfolio is not among them."""

    ageing: Ageing
    customers: Mapping[str, Customer]

    def name(self, ref: str) -> str:
        found = self.customers.get(ref)
        return found.name if found else ref


def receivables(desk: Desk, day: date | None = None) -> Receivables:
    """The ageing as of `day`, today in the zone of the house when none is given."""
    on = day or desk.today
    with desk.store.reading() as unit:
        customers = {customer.ref: customer for customer in unit.customers.all()}
        invoices = unit.invoices.open_or_paid_since(on - WINDOW)
    branch_of = {ref: customer.branch for ref, customer in customers.items()}
    return Receivables(ageing(invoices, on, branch_of, FallsDue(customers)), customers)


def open_invoices(unit: Unit, customer_ref: str, day: date) -> tuple[Aged, ...]:
    """What a customer owes on `day`, invoice by invoice, the longest overdue first."""
    customer = unit.customers.get(customer_ref)
    falls_due = FallsDue({customer_ref: customer} if customer else {})
    items = aged(as_of(unit.invoices.of(customer_ref), day), day, falls_due)
    return tuple(sorted(items, key=lambda item: (-item.days_overdue, item.invoice.number)))
