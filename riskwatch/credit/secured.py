"""What security adds to a limit, after its haircut (warning-signs section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.security import SecuredPart, Security
from riskwatch.domain.words import Words

_NOT_YET = Words("{day} 才生效", "in force from {day} on")
_OVER = Words("已于 {day} 到期", "ran out on {day}")
_CURRENCY = Words("币种 {currency} 与额度不同，不换算", "in {currency}, another currency than the limit: not converted")
_NOT_A = Words("保证人不是 A 级客户", "the guarantor is no customer of grade A")
_FREE = Words("以保证人的剩余额度为限", "not more than the guarantor's own free limit")


def secured_parts(
    securities: tuple[Security, ...],
    currency: str,
    policy: Policy,
    as_of: date,
    guarantors: Mapping[str, tuple[Grade, Money | None]],
) -> tuple[SecuredPart, ...]:
    """Every security with what it counts for on a day, those that count for nothing with the reason."""
    return tuple(_part(security, currency, policy, as_of, guarantors) for security in securities)


def _part(
    security: Security,
    currency: str,
    policy: Policy,
    as_of: date,
    guarantors: Mapping[str, tuple[Grade, Money | None]],
) -> SecuredPart:
    share = policy.security_share.get(security.kind, Decimal(0))
    if security.kind == "insurance":
        share *= security.share
    value, why = Money(security.amount.amount * share, currency), None
    if not security.counts_on(as_of):
        why = (
            _NOT_YET.filled({"day": security.since})
            if as_of < security.since
            else _OVER.filled({"day": security.until})
        )
    elif security.amount.currency != currency:
        why = _CURRENCY.filled({"currency": security.amount.currency})
    elif security.kind == "company_guarantee":
        return _guaranteed(security, share, value, guarantors.get(security.guarantor_ref))
    return SecuredPart(security, share, value if why is None else Money(Decimal(0), currency), why)


def _guaranteed(
    security: Security, share: Decimal, value: Money, guarantor: tuple[Grade, Money | None] | None
) -> SecuredPart:
    """Half of it, and never more than the guarantor itself could still owe us."""
    nothing = Money(Decimal(0), value.currency)
    if guarantor is None or guarantor[0] is not Grade.A:
        return SecuredPart(security, share, nothing, _NOT_A)
    free = guarantor[1]
    if free is None or free.currency != value.currency or free.amount < value.amount:
        left = free if free is not None and free.currency == value.currency and free.amount > 0 else nothing
        return SecuredPart(security, share, left, _FREE)
    return SecuredPart(security, share, value)
