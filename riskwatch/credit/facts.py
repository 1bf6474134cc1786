"""What is known of a customer beside its signs: all that a full assessment may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskwatch.credit.opinion import Model
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.exposure import Exposure
from riskwatch.domain.money import Money
from riskwatch.domain.payments import PaymentRecord
from riskwatch.domain.policy import Grade
from riskwatch.domain.security import Security


@dataclass(frozen=True, slots=True)
class Facts:
    """`registered` says whether any register has answered about the customer: without that the absence of signs says
    nothing. `monthly_sales` is what we invoiced it in an average month. `guarantors` are the
    grade and the free limit of customers that guarantee for it, by number; `knocked_out` the parents, guarantors and
    companies of the same representative that have a live floor E. `group_limit` is what its group may have together,
    `group_others` the sum of what its other members would
    have alone."""

    accounts: Accounts | None = None
    payments: PaymentRecord | None = None
    registered: bool = True
    exposures: Exposure | None = None
    monthly_sales: Money | None = None
    securities: tuple[Security, ...] = ()
    guarantors: Mapping[str, tuple[Grade, Money | None]] = field(default_factory=dict)
    knocked_out: tuple[str, ...] = ()
    group_limit: Money | None = None
    group_others: Money | None = None
    model: Model | None = None


NOTHING = Facts()
