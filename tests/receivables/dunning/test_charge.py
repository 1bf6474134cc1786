"""What late payment costs: agreed damages, else the interest of the law, simple and on the undisputed part."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.dunning import LateTerms
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.receivables.ageing import Aged, aged
from riskwatch.receivables.dunning.charge import charges, total

TODAY = date(2026, 11, 24)
AGREED = {"X-1": LateTerms("X-1", Decimal("0.0005"), "第七条")}
WITH_LPR = Policy(lpr_1y={date(2026, 1, 20): Decimal("0.03")})


def owed(days: int, amount: str = "100000", disputed: str = "0", currency: str = "CNY") -> Aged:
    due = TODAY - timedelta(days=days)
    sums = [Money(Decimal(value), currency) for value in (amount, "0", disputed)]
    invoice = Invoice("F-1", "C-1", due, due, sums[0], sums[1], disputed=sums[2], contract_ref="X-1")
    return aged([invoice], TODAY)[0]


def test_agreed_damages_by_the_day() -> None:
    (charge,) = charges([owed(40)], AGREED, Policy(), TODAY)
    assert charge.amount == Money(Decimal("2000.00")), "100,000 x 0.05 % x 40 days"
    assert (charge.basis, charge.days) == ("agreed", 40)


def test_a_cap_that_is_agreed_holds() -> None:
    capped = {"X-1": LateTerms("X-1", Decimal("0.0005"), "第七条", Decimal("0.01"))}
    assert charges([owed(40)], capped, Policy(), TODAY)[0].amount == Money(Decimal("1000.00"))


def test_the_disputed_part_is_not_charged_for() -> None:
    assert charges([owed(40, disputed="60000")], AGREED, Policy(), TODAY)[0].amount == Money(Decimal("800.00"))
    assert charges([owed(40, disputed="100000")], AGREED, Policy(), TODAY) == ()


def test_without_terms_the_law_gives_the_prime_rate_and_thirty_percent_more() -> None:
    (charge,) = charges([owed(73)], {}, WITH_LPR, TODAY)
    assert charge.amount == Money(Decimal("780.00")), "100,000 x 3 % x 1.3 x 73 / 365"
    assert charge.basis == "statutory"
    assert "LPR 3%的1.3倍" in charge.source.zh


def test_nothing_is_made_up_where_neither_contract_nor_rate_is_known() -> None:
    for item, policy in ((owed(10), Policy()), (owed(10, currency="GBP"), WITH_LPR)):
        (charge,) = charges([item], {}, policy, TODAY)
        assert (charge.basis, charge.amount.amount) == ("none", 0)


def test_what_is_not_overdue_costs_nothing() -> None:
    assert charges([owed(0), owed(-5)], AGREED, Policy(), TODAY) == ()


@given(st.integers(1, 2000), st.decimals("0.01", 10**8, places=2))
def test_the_charge_is_simple_it_grows_evenly_with_the_days(days: int, amount: Decimal) -> None:
    one = total(charges([owed(days, str(amount))], AGREED, Policy(), TODAY), "CNY").amount
    twice = total(charges([owed(2 * days, str(amount))], AGREED, Policy(), TODAY), "CNY").amount
    assert abs(twice - 2 * one) <= Decimal("0.02")
