"""The exposure of each branch against its ceiling (credit-design 2.5)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit


@dataclass(frozen=True, slots=True)
class BranchState:
    """One branch in the main currency. `left_out` counts customers whose money is in another currency."""

    branch: str
    exposure: Money
    ceiling: Money
    warning_share: Decimal
    left_out: int = 0

    @property
    def share(self) -> Decimal:
        return self.exposure.amount / self.ceiling.amount if self.ceiling.amount else Decimal(0)

    @property
    def above(self) -> bool:
        """Above the ceiling: no limit of the branch can rise."""
        return self.exposure.amount > self.ceiling.amount

    @property
    def state(self) -> Literal["good", "warning", "error"]:
        if self.above:
            return "error"
        return "warning" if self.share >= self.warning_share else "good"


def branch_state(desk: Desk, unit: Unit, branch: str) -> BranchState | None:
    """The branch against its ceiling; None for one that the policy names no ceiling for."""
    policy = policy_in_force(desk, unit, desk.today)
    if branch not in policy.branch_ceilings:
        return None
    return next(each for each in _states(unit, policy) if each.branch == branch)


def branch_states(desk: Desk, unit: Unit) -> tuple[BranchState, ...]:
    """Every branch with a ceiling, the fullest first."""
    return _states(unit, policy_in_force(desk, unit, desk.today))


def _states(unit: Unit, policy: Policy) -> tuple[BranchState, ...]:
    if not policy.branch_ceilings:
        return ()
    currency = policy.starter_limit.currency
    sums: dict[str, Decimal] = defaultdict(Decimal)
    others: dict[str, int] = defaultdict(int)
    for each in unit.standings.branches():
        if each.owed.currency == currency:
            sums[each.branch] += each.owed.amount
        else:
            others[each.branch] += each.customers
    found = [
        BranchState(
            name, Money(sums[name], currency), Money(ceiling, currency), policy.branch_warning_share, others[name]
        )
        for name, ceiling in policy.branch_ceilings.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.share, each.branch)))
