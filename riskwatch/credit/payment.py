"""The payment part P: days beyond terms on the published key of D&B's PAYDEX (credit-design 2.2)."""

from __future__ import annotations

from riskwatch.credit.lines import corners, on_lines
from riskwatch.domain.assessment import PaymentPart
from riskwatch.domain.payments import PaymentRecord
from riskwatch.domain.policy import Policy

POINTS = corners(
    ("-30", "100"),
    ("-20", "90"),
    ("0", "80"),
    ("15", "70"),
    ("22", "60"),
    ("30", "50"),
    ("60", "40"),
    ("90", "30"),
    ("120", "20"),
    ("180", "1"),
)
"""Days beyond terms, negative for early, to points."""


def payment_part(record: PaymentRecord | None, policy: Policy) -> PaymentPart | None:
    """P, or None with fewer invoices than the policy asks for."""
    if record is None or record.invoices < policy.least_invoices:
        return None
    return PaymentPart(record, on_lines(POINTS, record.days))
