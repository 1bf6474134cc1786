"""Who controls an event: the seller ships, the buyer accepts, the owner upstream pays or does not."""

from __future__ import annotations

from collections.abc import Mapping

from riskwatch.domain.deal import Control

_BY_EVENT: Mapping[str, Control] = {
    "signing": Control.BOTH,
    "delivery": Control.SELLER,
    "shipment": Control.SELLER,
    "installation": Control.SELLER,
    "invoice": Control.SELLER,
    "notice": Control.SELLER,
    "breach": Control.BUYER,
    "acceptance": Control.BUYER,
    "reconciliation": Control.BUYER,
    "approval": Control.BUYER,
    "funds": Control.BUYER,
    "use": Control.BUYER,
    "objection": Control.BUYER,
    "order": Control.BUYER,
    "payment": Control.BUYER,
    "third_party": Control.THIRD_PARTY,
    "month_end": Control.CALENDAR,
    "due_date": Control.CALENDAR,
    "end": Control.CALENDAR,
}

_BY_CONDITION: Mapping[str, Control] = {
    "pay_when_paid": Control.THIRD_PARTY,
    "third_acceptance": Control.THIRD_PARTY,
    "funds": Control.BUYER,
    "approval": Control.BUYER,
    "acceptance": Control.BUYER,
    "invoice": Control.SELLER,
}


def control_of(event: str) -> Control:
    """Who controls an event of that name (`riskwatch.contract.terms.events.EVENTS`)."""
    return _BY_EVENT.get(event, Control.UNKNOWN)


def control_of_condition(kind: str) -> Control:
    """Who controls a condition of payment of that kind."""
    return _BY_CONDITION.get(kind, Control.UNKNOWN)
