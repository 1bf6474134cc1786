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


@dataclass(frozen=True, slots=True)
class Receivables:
    """An ageing with the customers it speaks of, by number. One who was taken out of the portfolio is not among them."""

    ageing: Ageing
    customers: Mapping[str, Customer]

    def name(self, ref: str) -> str:
        found = self.customers.get(ref)
        return found.name if found else ref


def next_working_day(day: date) -> date:
    """The day on which something due on `day` has to be paid: `day` itself.

    Article 203 of the Civil Code moves a last day that is a statutory holiday (法定休假日) to the day after the holiday.
    Which days those are is ordered anew every year and makes some Saturdays and Sundays working days, so weekends alone
    would be wrong about both; without that calendar every due date stays as it is agreed, and money counts as overdue
    at most the length of a holiday too early, never too late.
    """
    return day


def receivables(desk: Desk, day: date | None = None) -> Receivables:
    """The ageing as of `day`, today in the zone of the house when none is given."""
    on = day or desk.today
    with desk.store.reading() as unit:
        customers = {customer.ref: customer for customer in unit.customers.all()}
        invoices = unit.invoices.open_or_paid_since(on - WINDOW)
    branch_of = {ref: customer.branch for ref, customer in customers.items()}
    return Receivables(ageing(invoices, on, branch_of, next_working_day), customers)


def open_invoices(unit: Unit, customer_ref: str, day: date) -> tuple[Aged, ...]:
    """What a customer owes on `day`, invoice by invoice, the longest overdue first."""
    items = aged(as_of(unit.invoices.of(customer_ref), day), day, next_working_day)
    return tuple(sorted(items, key=lambda item: (-item.days_overdue, item.invoice.number)))
