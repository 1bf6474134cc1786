"""What secures our claims on a customer, and how customers hang together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

SecurityKind = Literal[
    "deposit", "bank_guarantee", "standby", "insurance", "mortgage", "company_guarantee", "personal_guarantee"
]
SECURITY_KINDS: dict[SecurityKind, Words] = {
    "deposit": Words("现金保证金", "Cash deposit"),
    "bank_guarantee": Words("银行保函", "Bank guarantee"),
    "standby": Words("备用信用证", "Standby credit"),
    "insurance": Words("信用保险", "Credit insurance"),
    "mortgage": Words("已登记抵押", "Registered mortgage"),
    "company_guarantee": Words("企业保证", "Company guarantee"),
    "personal_guarantee": Words("控制人个人保证", "Controller's personal guarantee"),
}
LinkKind = Literal["parent", "guarantor", "representative"]
LINK_KINDS: dict[LinkKind, Words] = {
    "parent": Words("母公司", "Parent"),
    "guarantor": Words("保证人", "Guarantor"),
    "representative": Words("同一法定代表人", "Same legal representative"),
}


@dataclass(frozen=True, slots=True)
class Security:
    """One security or insured limit. `amount` is the sum secured: the insured limit, the appraised value of what is
    mortgaged, the sum guaranteed. `share` is the insured share (insurance only); `guarantor_ref` the customer that
    guarantees (company guarantee only). It counts from `since` to `until`, both included; None has no end."""

    id: str
    customer_ref: str
    kind: SecurityKind
    amount: Money
    since: date
    until: date | None = None
    share: Decimal = Decimal(1)
    guarantor_ref: str = ""
    document: str = ""
    note: str = ""

    def counts_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class SecuredPart:
    """What one security adds to a limit on a day: its amount after the haircut `share`, and why it is less, if it is."""

    security: Security
    share: Decimal
    value: Money
    why: Words | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`customer_ref` depends on `other_ref`, another customer: its parent, its guarantor, or one led by the same person."""

    customer_ref: str
    kind: LinkKind
    other_ref: str
    note: str = ""
