"""The service clause at one glance."""

from __future__ import annotations

from riskwatch.contract.service import elements_present, service_clause
from riskwatch.domain.contract import Contract
from riskwatch.domain.deal import Notices


def notices(contract: Contract) -> Notices | None:
    """Where notices go and which of the five elements the clause has; None without a service clause."""
    clause = service_clause(contract)
    if clause is None:
        return None
    present = elements_present(contract, clause)
    return Notices(
        span=clause,
        court_papers="court_papers" in present,
        deemed_receipt="deemed_receipt" in present,
        change_notified="change_notified" in present,
        electronic="electronic" in present,
        survives="survives" in present,
    )
