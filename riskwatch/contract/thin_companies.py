"""How a company of the register compares with the deal: its age, and its capital against the price."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from riskwatch.domain.contract import Contract
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words

_YOUNG = Words("成立{months}个月", "registered {months} months ago")
_FEW = Words("登记从业人员{count}人", "{count} employees in the register")
FEW_PEOPLE = 2
"""Up to so many people a company has hardly anything of its own."""
_UNPAID = Words("登记出资期限{day}已过仍未缴足", "capital due by {day} still unpaid in the register")
_PAID = Words("实缴资本{capital}，合同金额{price}", "paid-in capital {capital} against a contract of {price}")
_THIN = Words("注册资本{capital}，合同金额{price}", "capital {capital} against a contract of {price}")


def price_of(contract: Contract) -> Money | None:
    """The largest price of the whole contract that the text states."""
    totals = [term.value for term in contract.terms_of("amount.total") if isinstance(term.value, Money)]
    return max(totals, key=lambda money: money.amount, default=None)


def young(snapshot: Snapshot, today: date, months: int) -> Words | None:
    """Registered less than so many months ago, in words; None when older or unsaid."""
    since = snapshot.incorporated_on
    if since is None:
        return None
    age = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    return _YOUNG.filled({"months": age}) if age < months else None


def thin(contract: Contract, snapshot: Snapshot, ratio: Decimal) -> Words | None:
    """A price above so many times the capital, what is paid in where the register tells it, in words.

    Only of Chinese companies: elsewhere a nominal capital is the rule and says nothing.
    """
    capital, price = snapshot.capital, price_of(contract)
    if snapshot.subject.scheme != "uscc" or capital is None or price is None or capital.currency != price.currency:
        return None
    there = capital.amount if capital.paid is None else capital.paid
    if price.amount <= there * ratio:
        return None
    said = _THIN if capital.paid is None else _PAID
    return said.filled({"capital": f"{there:,.0f}", "price": f"{price.amount:,.0f}"})


def called_and_unpaid(snapshot: Snapshot, today: date) -> Words | None:
    """The day by which an owner was to pay its share has passed, and less came than was promised; in words."""
    for owner in snapshot.owners or ():
        if owner.until is not None or owner.due_on is None or owner.due_on >= today:
            continue
        if owner.subscribed and owner.paid and owner.paid.amount < owner.subscribed.amount:
            return _UNPAID.filled({"day": owner.due_on.isoformat()})
    return None


def few_people(snapshot: Snapshot) -> Words | None:
    """At most two people, in words; None where the register shows more or does not tell."""
    count = snapshot.employees
    return None if count is None or count > FEW_PEOPLE else _FEW.filled({"count": count})
