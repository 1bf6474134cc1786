"""The answer about an order as the JSON object of the stable interface, and as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from riskwatch.domain.customer import Customer
from riskwatch.domain.order import Order
from riskwatch.domain.order_check import ANSWER_WORDS, CheckedOrder, Ground, OrderAnswer
from riskwatch.domain.words import Words
from riskwatch.exports.grade import exposure_object
from riskwatch.exports.records import customer_head, day, moment, plain, words

Json = dict[str, Any]
SCHEMA = "riskwatch.order-check/1"
_AFTER = Words(
    "额度 {limit}，已用 {used}，本单赊销 {open}，逾期 {overdue}",
    "limit {limit}, used {used}, this order on credit {open}, overdue {overdue}",
)


def answer_object(found: OrderAnswer, customer: Customer, at: datetime) -> Json:
    """`answer` is yes, prepaid or no; amounts are text. `room` is what of the limit is left before this order, null where
    it cannot be told."""
    asked, state = found.asked, found.state
    return {
        "schema": SCHEMA,
        "customer": customer_head(customer, customer.ref),
        "order": {
            "number": asked.number or None,
            "amount": asked.amount.plain(),
            "currency": asked.amount.currency,
            "on_credit": asked.open.plain(),
            "deliver_on": day(asked.deliver_on),
        },
        "answer": found.answer,
        "says": words(ANSWER_WORDS[found.answer]),
        "grounds": [_ground(ground) for ground in found.grounds],
        "grade": state.grade,
        "floor": state.floor,
        "limit": plain(state.limit),
        "room": plain(found.room),
        "exposure": exposure_object(state.exposure),
        "overdue": {"amount": state.overdue.amount.plain(), "days": state.overdue.days},
        "holds": [{"by": each.by, "reason": each.reason, "at": moment(each.at)} for each in state.holds],
        "released": found.released
        and {"by": found.released.by, "until": day(found.released.until), "reason": found.released.reason},
        "checked_at": moment(at),
    }


def order_object(checked: CheckedOrder) -> Json:
    """A booked order with what the last check said."""
    order = checked.order
    return {
        **_booked(order),
        "answer": checked.answer,
        "grounds": [_ground(ground) for ground in checked.grounds],
        "checked_at": moment(checked.checked_at),
    }


def answer_lines(found: OrderAnswer, customer: Customer, language: str) -> Iterator[str]:
    """The answer, its grounds, and the figures behind it."""
    yield f"{customer.ref} {customer.name}: {ANSWER_WORDS[found.answer].said(language)}"
    for ground in found.grounds:
        mark = {"no": "x", "prepaid": "!", "yes": " "}[ground.weight]
        yield f"  {mark} {ground.says.said(language)}"
    values = {
        "limit": found.state.limit or "—",
        "used": found.state.exposure.total,
        "open": found.asked.open,
        "overdue": found.state.overdue.amount,
    }
    yield f"    {_AFTER.filled(values).said(language)}"


def _booked(order: Order) -> Json:
    return {
        "number": order.number,
        "customer": order.customer_ref,
        "amount": order.amount.plain(),
        "currency": order.amount.currency,
        "accepted_on": day(order.accepted_on),
        "deliver_on": day(order.deliver_on),
        "delivered": plain(order.delivered),
        "invoiced": plain(order.invoiced),
        "prepaid": plain(order.prepaid),
        "state": order.state,
        "branch": order.branch,
    }


def _ground(ground: Ground) -> Json:
    return {"code": ground.code, "weight": ground.weight, "says": words(ground.says)}
