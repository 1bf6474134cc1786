"""The deal behind the clauses: payment plan, events and who controls them, charges, security, notices, settlement."""

from __future__ import annotations

from riskwatch.contract.deal.charges import charges
from riskwatch.contract.deal.moments import moments
from riskwatch.contract.deal.notices import notices
from riskwatch.contract.deal.plan import instalments
from riskwatch.contract.deal.security import securities
from riskwatch.contract.deal.settlement import settlement
from riskwatch.domain.contract import Contract
from riskwatch.domain.deal import Deal

__all__ = ["deal_of"]


def deal_of(contract: Contract) -> Deal:
    """What the two sides agreed, each part with the words it was read from. Pure; reads only what `contract` holds."""
    return Deal(
        instalments=instalments(contract),
        moments=moments(contract),
        charges=charges(contract),
        security=securities(contract),
        notices=notices(contract),
        settlement=settlement(contract),
    )
