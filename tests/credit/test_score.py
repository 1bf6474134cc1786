"""The parts of the score, its caps, and the grade in force."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.credit.decay import printed
from riskwatch.credit.facts import Facts
from riskwatch.credit.financial import POINTS, financial_part, later, trust
from riskwatch.credit.lines import on_lines
from riskwatch.credit.payment import POINTS as PAYMENT_POINTS
from riskwatch.credit.proposal import assess
from riskwatch.credit.score import band, score
from riskwatch.credit.standing import risen
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.payments import PaymentRecord
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import Sign

Make = Callable[..., Sign]
TODAY = date(2026, 11, 24)
POLICY = Policy()


def accounts(months_ago: int = 6, **figures: Any) -> Accounts:
    values: dict[str, Any] = {
        "total_assets": Decimal(100), "current_assets": Decimal(60), "current_liabilities": Decimal(20),
        "total_liabilities": Decimal(40), "retained_earnings": Decimal(30), "ebit": Decimal(10),
    }  # fmt: skip
    return Accounts("C-1", later(TODAY, -months_ago), "CNY", **{**values, **figures})


def paid(days: int, invoices: int = 5) -> PaymentRecord:
    return PaymentRecord(Decimal(days), invoices, Money(Decimal(1000)), Money(Decimal(0)))


@pytest.mark.parametrize(
    ("z", "points"),
    [("-9", "0"), ("-4", "0"), ("1.1", "35"), ("1.85", "50"), ("2.6", "65"), ("8", "100"), ("30", "100")],
)
def test_the_lines_of_the_financial_part(z: str, points: str) -> None:
    assert on_lines(POINTS, Decimal(z)) == Decimal(points)


@pytest.mark.parametrize(
    ("days", "points"),
    [(-40, 100), (-30, 100), (-20, 90), (0, 80), (15, 70), (22, 60), (30, 50), (60, 40), (90, 30), (120, 20), (180, 1), (400, 1)],
)  # fmt: skip
def test_the_published_key_of_days_beyond_terms(days: int, points: int) -> None:
    assert on_lines(PAYMENT_POINTS, Decimal(days)) == points


@pytest.mark.parametrize(
    "name", ["total_assets", "current_assets", "current_liabilities", "total_liabilities", "retained_earnings", "ebit"]
)
def test_a_missing_figure_leaves_no_financial_part(name: str) -> None:
    assert financial_part(accounts(**{name: None}), TODAY) is None


def test_nothing_to_divide_by_leaves_none_either() -> None:
    assert financial_part(accounts(total_liabilities=Decimal(0)), TODAY) is None
    assert financial_part(accounts(months_ago=-1), TODAY) is None, "accounts of a year that has not ended"


def test_accounts_lose_weight_from_18_months_to_36() -> None:
    end = date(2024, 12, 31)
    assert trust(end, later(end, 18)) == 1
    assert trust(end, later(end, 36)) == 0
    half = trust(end, date(2027, 3, 31))
    assert printed(half, 2) == Decimal("0.50")
    assert trust(end, date(2040, 1, 1)) == 0


def test_good_accounts_fade_and_bad_ones_do_not() -> None:
    good, bad = Facts(accounts=accounts()), Facts(accounts=accounts(ebit=Decimal(-80), retained_earnings=Decimal(-60)))
    for facts in (good, bad):
        young = score([], TODAY, facts, POLICY)
        old = score([], later(TODAY, 26), facts, POLICY)
        assert old.score <= young.score
        assert old.grade.rank >= young.grade.rank
    assert score([], later(TODAY, 26), bad, POLICY).score == score([], TODAY, bad, POLICY).score


def test_accounts_older_than_two_years_hold_no_grade_above_c() -> None:
    facts = Facts(accounts=accounts(months_ago=23), payments=paid(0))
    assert score([], TODAY, facts, POLICY).grade is Grade.A
    later_on = score([], later(TODAY, 2), facts, POLICY)
    assert (later_on.grade, later_on.caps) == (Grade.C, ("no_accounts",))


def test_two_invoices_are_no_payment_history() -> None:
    found = score([], TODAY, Facts(payments=paid(0, invoices=2)), POLICY)
    assert (found.parts.payment, found.caps, found.scored) == (None, ("no_figures",), None)
    assert score([], TODAY, Facts(payments=paid(0, invoices=3)), POLICY).parts.payment is not None


def test_a_register_that_never_answered_is_no_clean_register() -> None:
    found = score([], TODAY, Facts(payments=paid(0), registered=False), POLICY)
    assert found.parts.register is None
    assert found.depth == Decimal("0.35")
    assert found.score == Decimal("0.35") * 80 + Decimal("0.65") * 40


@pytest.mark.parametrize(
    ("total", "grade"),
    [("71", "A"), ("70.9999", "B"), ("51", "B"), ("50.99", "C"), ("30", "C"), ("29.99", "D"), ("0", "D")],
)
def test_bands_on_the_unrounded_score(total: str, grade: str) -> None:
    assert band(Decimal(total), POLICY) is Grade(grade)


def test_a_live_floor_caps_whatever_the_score(sign: Make) -> None:
    fact = sign("OWN03", 35, 3, 365, live=True, floor="D")
    found = score([fact], TODAY, Facts(accounts=accounts(), payments=paid(0)), POLICY)
    assert found.scored is Grade.A or found.scored is Grade.B
    assert found.grade is Grade.D


def test_own_payment_signs_count_in_the_signs_only_grade_and_not_in_r(sign: Make) -> None:
    late = sign("REC03", 25, 40, 90, live=True, floor="C")
    found = score([late], TODAY, Facts(accounts=accounts(), payments=paid(40)), POLICY)
    assert found.parts.register == 100
    assert found.signs_grade is Grade.C


def test_a_related_company_that_is_out_lowers_by_one_grade_and_asks_for_a_review(customer: Customer) -> None:
    facts = Facts(accounts=accounts(), payments=paid(0))
    customer = replace(customer, exposure=Money(Decimal(0)), credit_limit=Money(Decimal(1)))
    alone = assess([], customer, POLICY, TODAY, facts)
    found = assess([], customer, POLICY, TODAY, replace(facts, knocked_out=("C-9",)))
    assert (alone.grade, found.grade, found.caps) == (Grade.A, Grade.B, ("group",))
    assert alone.proposal != "review"
    assert found.proposal == "review"


def test_signs_two_grades_worse_ask_for_a_review(sign: Make, customer: Customer) -> None:
    facts = Facts(accounts=accounts(), payments=paid(-30))
    rich = replace(customer, credit_limit=Money(Decimal(1)), exposure=Money(Decimal(0)))
    heavy = [sign("MGT04", 20, 20, 270, step="none"), sign("OWN06", 20, 100, 365, step="none", key="a")]
    found = assess(heavy, rich, POLICY, TODAY, facts)
    assert (found.earned, found.signs_grade, found.disagreements) == (Grade.A, Grade.C, ("signs",))


class TestGradeInForce:
    """A fall acts at once; a rise is one grade, after quiet days, by a person."""

    @pytest.fixture
    def good(self, customer: Customer) -> Assessment:
        return assess([], customer, POLICY, TODAY, Facts(accounts=accounts(), payments=paid(0)))

    @pytest.fixture
    def bad(self, customer: Customer, good: Assessment) -> Assessment:
        return assess([], customer, POLICY, TODAY, Facts(payments=paid(100)), good)

    def test_a_fall_acts_at_once(self, good: Assessment, bad: Assessment) -> None:
        assert (good.grade, bad.grade, bad.changed_on) == (Grade.A, Grade.C, TODAY)

    def test_a_rise_waits_for_a_person_and_thirty_days(self, customer: Customer, bad: Assessment) -> None:
        day = TODAY + timedelta(days=10)
        again = assess([], customer, POLICY, day, Facts(accounts=accounts(), payments=paid(0)), bad)
        assert (again.grade, again.earned, again.rise_from) == (Grade.C, Grade.A, TODAY + timedelta(days=30))
        assert again.limit is not None
        assert again.limit.factor == POLICY.limit_factor["C"]

    def test_a_new_sign_starts_the_days_anew(self, sign: Make, customer: Customer, bad: Assessment) -> None:
        day = TODAY + timedelta(days=40)
        hint = replace(sign("OWN06", 10, 0, 180), on=TODAY + timedelta(days=35))
        again = assess([hint], customer, POLICY, day, Facts(accounts=accounts(), payments=paid(0)), bad)
        assert again.rise_from == TODAY + timedelta(days=65)

    def test_it_is_one_grade_and_the_next_waits_again(self, customer: Customer, bad: Assessment) -> None:
        day = TODAY + timedelta(days=30)
        facts = Facts(accounts=accounts(), payments=paid(0))
        raised = risen(assess([], customer, POLICY, day, facts, bad), day)
        assert raised.grade is Grade.B
        after = assess([], customer, POLICY, day + timedelta(days=1), facts, raised)
        assert (after.grade, after.rise_from) == (Grade.B, day + timedelta(days=30))


FIGURE = st.integers(-200, 200).map(Decimal)


@given(FIGURE, FIGURE, FIGURE, st.integers(1, 99), st.integers(-40, 200), st.integers(0, 50), st.integers(1, 60))
def test_older_accounts_never_give_a_better_score_or_grade(
    current: Decimal, earnings: Decimal, ebit: Decimal, debt: int, late: int, young: int, more: int
) -> None:
    found = accounts(0, current_assets=current, retained_earnings=earnings, ebit=ebit, total_liabilities=Decimal(debt))
    facts = Facts(accounts=found, payments=paid(late))
    before = score([], later(TODAY, young), facts, POLICY)
    after = score([], later(TODAY, young + more), facts, POLICY)
    assert after.score <= before.score
    assert after.grade.rank >= before.grade.rank
