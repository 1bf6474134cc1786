"""What decides how soon a customer is looked at again: grade, urgency, stake; for many customers at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskwatch.domain.invoice import Invoice
from riskwatch.domain.policy import Grade
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.watching import Stake, is_overdue, stake_of
from riskwatch.receivables.ageing import aged
from riskwatch.receivables.as_of import as_of
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue


@dataclass(frozen=True, slots=True)
class Cadence:
    """`urgent`: a critical alert is open, or money is overdue."""

    grade: Grade | None
    urgent: bool
    stake: Stake


def cadences(desk: Desk, unit: Unit, refs: Sequence[str]) -> Mapping[str, Cadence]:
    """The cadence of each of these customers."""
    grades, alarmed = unit.assessments.grades(refs), unit.alerts.urgent(refs)
    customers = unit.customers.many(refs)
    owed: dict[str, list[Invoice]] = defaultdict(list)
    for invoice in unit.invoices.open_of(refs):
        owed[invoice.customer_ref].append(invoice)
    day, falls_due = desk.today, FallsDue(customers)
    late = {ref for ref, invoices in owed.items() if is_overdue(aged(as_of(invoices, day), day, falls_due))}
    return {ref: Cadence(grades.get(ref), ref in alarmed or ref in late, stake_of(customers.get(ref))) for ref in refs}
