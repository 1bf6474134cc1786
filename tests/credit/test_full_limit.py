"""The limit with accounts, security, groups and new customers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.credit.facts import Facts
from riskwatch.credit.limit import propose_limit
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.security import Security

TODAY = date(2026, 11, 24)
M = Decimal(1_000_000)


def yuan(amount: int | Decimal) -> Money:
    return Money(Decimal(amount))


def accounts(**given: Any) -> Accounts:
    values: dict[str, Any] = {
        "total_assets": 20 * M, "current_assets": 9 * M, "current_liabilities": 4 * M, "total_liabilities": 8 * M,
        "intangibles": 2 * M,
    }  # fmt: skip
    return Accounts("C-1", date(2025, 12, 31), given.pop("currency", "CNY"), **{**values, **given})


def security(kind: Any, amount: int, **given: Any) -> Security:
    return Security("s", "C-1", kind, yuan(amount), given.pop("since", TODAY), **given)


def limit(customer: Customer, grade: Grade = Grade.B, policy: Policy | None = None, **facts: Any) -> Limit:
    found = propose_limit(grade, customer, policy or Policy(), TODAY, Facts(**facts))
    assert found is not None
    return found


def test_capacity_is_the_lower_of_net_worth_and_working_capital(customer: Customer) -> None:
    big = replace(customer, monthly_sales=yuan(10 * M))
    found = limit(big, accounts=accounts())
    assert (found.net_worth_share, found.working_capital_share) == (yuan(M), yuan(M))
    assert limit(big, accounts=accounts(intangibles=4 * M)).capacity == yuan(800_000)
    assert limit(big, accounts=accounts(current_liabilities=7 * M)).capacity == yuan(400_000)


def test_a_negative_capacity_is_none_at_all(customer: Customer) -> None:
    found = limit(customer, accounts=accounts(current_liabilities=10 * M))
    assert (found.capacity, found.recommended) == (yuan(0), yuan(0))


def test_concentration_holds_back_where_our_sales_are_stated(customer: Customer) -> None:
    big = replace(customer, monthly_sales=yuan(10 * M))
    assert limit(big, Grade.A, accounts=accounts()).recommended == yuan(M)
    small = Policy(yearly_sales=yuan(3 * M))
    assert limit(big, Grade.A, small, accounts=accounts()).recommended == yuan(300_000)


def test_accounts_in_another_currency_are_not_converted(customer: Customer) -> None:
    found = limit(customer, accounts=accounts(currency="GBP"))
    assert (found.capacity, found.without_capacity, found.starter) == (None, "other_currency", yuan(100_000))


def test_a_customer_under_six_months_has_the_first_limit_and_half_its_term(customer: Customer) -> None:
    young = replace(customer, since=TODAY - timedelta(days=100), payment_days=60)
    found = limit(young, accounts=accounts())
    assert (found.capacity, found.without_capacity) == (None, "new")
    assert found.need == yuan(220_000)  # 220,000 a month x 60/30 x 0.5
    assert found.recommended == yuan(75_000)
    old = replace(customer, since=TODAY - timedelta(days=200))
    assert limit(old, accounts=accounts()).need == yuan(440_000)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (security("deposit", 50_000), 50_000),
        (security("bank_guarantee", 50_000), 50_000),
        (security("standby", 50_000), 50_000),
        (security("insurance", 200_000, share=Decimal("0.9")), 180_000),
        (security("mortgage", 200_000), 100_000),
        (security("personal_guarantee", 200_000), 20_000),
        (security("deposit", 50_000, until=TODAY - timedelta(days=1)), 0),
        (security("deposit", 50_000, since=TODAY + timedelta(days=1)), 0),
        (replace(security("deposit", 50_000), amount=Money(Decimal(5), "USD")), 0),
        (security("company_guarantee", 200_000, guarantor_ref="C-9"), 80_000),
        (security("company_guarantee", 100_000, guarantor_ref="C-9"), 50_000),
        (security("company_guarantee", 200_000, guarantor_ref="C-8"), 0),
    ],
)
def test_security_after_its_haircut(customer: Customer, given: Security, value: int) -> None:
    guarantors = {"C-9": (Grade.A, yuan(80_000)), "C-8": (Grade.B, yuan(900_000))}
    found = limit(customer, accounts=accounts(), securities=(given,), guarantors=guarantors)
    part = found.securities[0]
    assert part.value == yuan(value)
    full = part.share * given.amount.amount
    assert (part.why is None) == (value == full)
    assert found.recommended == yuan(330_000 + value).down_to(1000)


def test_security_of_a_bad_grade_counts_only_by_a_person(customer: Customer) -> None:
    found = limit(customer, Grade.D, accounts=accounts(), securities=(security("deposit", 50_000),))
    assert (found.secured, found.recommended) == (yuan(50_000), yuan(0))


def test_members_of_a_group_share_its_limit_in_proportion(customer: Customer) -> None:
    facts = {"accounts": accounts(), "group_limit": yuan(400_000)}
    assert limit(customer, **facts, group_others=yuan(70_000)).recommended == yuan(330_000)
    shared = limit(customer, **facts, group_others=yuan(330_000))
    assert (shared.alone, shared.recommended) == (yuan(330_000), yuan(200_000))
