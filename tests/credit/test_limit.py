"""The limit while accounts are not known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from riskwatch.credit.limit import propose_limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy


@pytest.mark.parametrize(
    ("sales", "grade", "limit"),
    [
        (220_000, "C", "40000.00"),  # two months' sales are more than the starter limit of 100,000
        (20_000, "C", "16000.00"),
        (21_249, "A", "42000.00"),  # rounded down to a thousand
        (None, "B", "75000.00"),
        (220_000, "D", "0.00"),
        (220_000, "E", "0.00"),
        (-5_000, "C", "0.00"),  # returns exceed sales
    ],
)
def test_factor_times_the_smaller_of_need_and_starter(
    customer: Customer, sales: int | None, grade: str, limit: str
) -> None:
    given = replace(customer, monthly_sales=None if sales is None else Money(Decimal(sales)))
    found = propose_limit(Grade(grade), given, Policy())
    assert found is not None
    assert found.recommended.plain() == limit
    assert found.current == customer.credit_limit


def test_amounts_stay_in_the_currency_of_the_customer(customer: Customer) -> None:
    british = replace(customer, currency="GBP", monthly_sales=Money(Decimal(30_000), "GBP"), credit_limit=None)
    found = propose_limit(Grade.C, british, Policy())
    assert found is not None
    assert (found.recommended, found.starter) == (Money(Decimal(4000), "GBP"), Money(Decimal(10_000), "GBP"))


def test_no_sales_and_no_starter_limit_is_no_limit_but_zero_needs_neither(customer: Customer) -> None:
    unknown = replace(customer, currency="CZK", monthly_sales=None)
    assert propose_limit(Grade.C, unknown, Policy()) is None
    zero = propose_limit(Grade.E, unknown, Policy())
    assert zero is not None and zero.recommended == Money(Decimal(0), "CZK")


def test_sales_in_another_currency_are_not_sales(customer: Customer) -> None:
    mixed = replace(customer, monthly_sales=Money(Decimal(1), "USD"))
    found = propose_limit(Grade.C, mixed, Policy())
    assert found is not None
    assert (found.need, found.recommended.plain()) == (None, "40000.00")
