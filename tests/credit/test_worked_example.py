"""The worked example of the credit design, to the last printed digit, with the numbers on every step of the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from riskwatch.credit.alerting import alert_for
from riskwatch.credit.decay import printed
from riskwatch.credit.facts import Facts
from riskwatch.credit.proposal import assess
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.exposure import Exposure, ExposureLine
from riskwatch.domain.money import Money
from riskwatch.domain.payments import PaymentRecord
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import Sign

Make = Callable[..., Sign]
M = Decimal(1_000_000)
POLICY = Policy(yearly_sales=Money(60 * M))


def shown(value: Decimal | None, places: int = 3) -> str:
    assert value is not None
    return str(printed(value, places))


@pytest.fixture
def accounts(today: date) -> Accounts:
    return Accounts(
        "C-1",
        today - timedelta(days=200),
        "CNY",
        total_assets=12 * M,
        current_assets=Decimal("6.6") * M,
        current_liabilities=Decimal("4.9") * M,
        retained_earnings=Decimal("0.9") * M,
        ebit=Decimal("0.54") * M,
        total_liabilities=Decimal("7.5") * M,
        intangibles=Decimal("0.3") * M,
    )


@pytest.fixture
def facts(accounts: Accounts) -> Facts:
    lines = (("invoices", 310_000), ("orders", 60_000), ("delivered", 50_000), ("credits", -20_000))
    exposure = Exposure("CNY", tuple(ExposureLine(kind, kind, Money(Decimal(sum_))) for kind, sum_ in lines))
    record = PaymentRecord(Decimal(12), 4, Money(M), Money(Decimal(0)))
    return Facts(accounts=accounts, payments=record, exposures=exposure)


@pytest.fixture
def signs(sign: Make) -> list[Sign]:
    return [
        sign("MGT04", 20, 30, 270, evidence="B"),
        sign("MGT02", 8, 300, 120, cured_days_ago=60, step="none"),
        sign("OWN06", 10, 20, 180),
    ]


@pytest.fixture
def first(signs: list[Sign], customer: Customer, today: date, facts: Facts) -> Assessment:
    return assess(signs, customer, POLICY, today, facts)


def test_the_financial_part(first: Assessment) -> None:
    found = first.parts.financial
    assert found is not None
    assert [shown(x, 6) for x in (found.x1, found.x2, found.x3, found.x4)] == [
        "0.141667",
        "0.075000",
        "0.045000",
        "0.600000",
    ]
    assert shown(found.z, 5) == "2.10623"
    assert shown(found.points) == "55.125"
    assert found.trust == 1


def test_payments_register_score_and_grade(first: Assessment) -> None:
    assert first.parts.payment is not None
    assert first.parts.payment.points == 72
    assert shown(first.families["MGT"]) == "21.346"
    assert shown(first.families["OWN"]) == "9.259"
    assert shown(first.risk) == "24.754"
    assert shown(first.parts.register) == "75.246"
    assert shown(first.score) == "66.061"
    assert (first.depth, first.grade, first.earned, first.scored) == (1, Grade.B, Grade.B, Grade.B)


def test_the_limit_with_its_three_sides(first: Assessment) -> None:
    limit = first.limit
    assert limit is not None
    assert (limit.net_worth_share, limit.working_capital_share) == (Money(Decimal(420_000)), Money(Decimal(340_000)))
    assert limit.capacity == Money(Decimal(340_000))
    assert limit.need == Money(Decimal(440_000))
    assert limit.concentration == Money(6 * M)
    assert limit.recommended == Money(Decimal(255_000))


def test_the_old_limit_is_cut_and_supply_not_stopped(first: Assessment, customer: Customer) -> None:
    assert first.exposure == Money(Decimal(400_000))
    alert = alert_for(customer, None, first, [event for sign in first.signs for event in sign.because])
    assert alert is not None
    assert (alert.question, alert.severity, alert.proposal) == ("limit", "high", "cut_limit")
    assert (alert.limit_before, alert.limit_after, alert.exposure) == (400_000, 255_000, 400_000)
    assert shown(Decimal(400_000) * 100 / 255_000, 0) == "157"


def test_ten_days_later_a_dishonest_debtor(
    sign: Make, signs: list[Sign], first: Assessment, customer: Customer, today: date, facts: Facts
) -> None:
    day = today + timedelta(days=10)
    listed = replace(sign("OWN01", 60, 0, 365, live=True, floor="E", evidence="A", step="prepayment"), on=day)
    second = assess([*signs, listed], customer, POLICY, day, facts, first)
    assert shown(second.risk) == "70.346"
    assert (second.floor, second.grade, second.proposal) == (Grade.E, Grade.E, "stop_supply")
    assert second.limit is not None
    assert second.limit.recommended == Money(Decimal(0))
    alert = alert_for(customer, first, second, listed.because)
    assert alert is not None
    assert (alert.severity, alert.grade_before, alert.grade_after) == ("critical", Grade.B, Grade.E)


def test_without_accounts_the_first_state_is_held_at_c(
    signs: list[Sign], customer: Customer, today: date, facts: Facts
) -> None:
    found = assess(signs, customer, POLICY, today, replace(facts, accounts=None))
    assert found.depth == Decimal("0.60")
    assert shown((found.score - (1 - found.depth) * 40) / found.depth) == "73.352"
    assert shown(found.score) == "60.011"
    assert (found.scored, found.grade, found.caps) == (Grade.B, Grade.C, ("no_accounts",))
