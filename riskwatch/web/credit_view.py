"""A customer's credit file as the page shows it: every figure with the numbers and documents it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.credit.financial import DISTRESS, SAFE, WEIGHTS
from riskwatch.credit.score import weighted
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Assessment, Parts
from riskwatch.domain.customer import Customer
from riskwatch.domain.payments import PaidInvoice
from riskwatch.domain.policy import Policy
from riskwatch.domain.security import Link, Security
from riskwatch.jobs.assess import judge
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.receivables.payment_record import paid_invoices
from riskwatch.store import Unit
from riskwatch.store.repositories.credit_log import CreditStep
from riskwatch.working_days import FallsDue


@dataclass(frozen=True, slots=True)
class Ratio:
    """One term of Z'': what is divided by what, and what it adds."""

    name: str
    top: tuple[str, ...]
    bottom: str
    value: Decimal
    weight: Decimal

    @property
    def adds(self) -> Decimal:
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class CreditView:
    """`assessment` is counted afresh on what is stored now, so that it agrees with the documents on the page."""

    customer: Customer
    policy: Policy
    assessment: Assessment
    accounts: tuple[Accounts, ...]
    used: Accounts | None
    ratios: tuple[Ratio, ...]
    paid: tuple[PaidInvoice, ...]
    securities: tuple[Security, ...]
    links: tuple[Link, ...]
    dependants: tuple[Link, ...]
    names: Mapping[str, str]
    log: tuple[CreditStep, ...]

    @property
    def zone(self) -> str:
        """safe, grey or distress."""
        part = self.assessment.parts.financial
        if part is None:
            return ""
        return "safe" if part.z > SAFE else "distress" if part.z < DISTRESS else "grey"

    @property
    def weights(self) -> dict[str, Decimal]:
        """The weight that each part has today."""
        names = [
            name for name in ("financial", "payment", "register") if getattr(self.assessment.parts, name) is not None
        ]
        return dict(zip(names, (weight for weight, _ in weighted(self.assessment.parts, self.policy)), strict=True))

    @property
    def may_fail(self) -> Decimal | None:
        """F and R together: whether the company may fail, which is another question than whether it pays late."""
        parts = self.assessment.parts
        known = weighted(Parts(parts.financial, None, parts.register), self.policy)
        total = sum((weight for weight, _ in known), Decimal(0))
        return sum((weight * points for weight, points in known), Decimal(0)) / total if total else None


def credit_view(desk: Desk, unit: Unit, customer: Customer) -> CreditView:
    """Everything the credit file of a customer shows."""
    local = desk.clock().astimezone(desk.zone)
    day = local.date()
    policy = policy_in_force(desk, unit, day)
    assessment = judge(desk, unit, customer, local)
    accounts = unit.accounts.of(customer.ref)
    used = next((each for each in accounts if not each.consolidated and each.period_end <= day), None)
    links, dependants = unit.links.of(customer.ref), unit.links.to(customer.ref)
    securities = unit.securities.of(customer.ref)
    refs = [link.other_ref for link in links] + [link.customer_ref for link in dependants]
    refs += [security.guarantor_ref for security in securities if security.guarantor_ref]
    return CreditView(
        customer=customer,
        policy=policy,
        assessment=assessment,
        accounts=accounts,
        used=used,
        ratios=_ratios(assessment),
        paid=paid_invoices(unit.invoices.of(customer.ref), day, customer.currency, FallsDue({customer.ref: customer})),
        securities=securities,
        links=links,
        dependants=dependants,
        names={each.ref: each.name for each in unit.customers.some(sorted(set(refs)))},
        log=unit.credit_log.of(customer.ref),
    )


def _ratios(assessment: Assessment) -> tuple[Ratio, ...]:
    part = assessment.parts.financial
    if part is None:
        return ()
    assets = "total_assets"
    made = (
        ("X1", ("current_assets", "current_liabilities"), assets, part.x1),
        ("X2", ("retained_earnings",), assets, part.x2),
        ("X3", ("ebit",), assets, part.x3),
        ("X4", ("total_assets", "total_liabilities"), "total_liabilities", part.x4),
    )
    return tuple(
        Ratio(name, top, bottom, value, weight)
        for (name, top, bottom, value), weight in zip(made, WEIGHTS, strict=True)
    )
