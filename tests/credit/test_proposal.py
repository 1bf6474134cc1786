"""Which step of the ladder, and whether a stop would stand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.credit.grounds import firm_evidence, stop_test
from riskwatch.credit.proposal import assess
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.domain.sign import Sign

Make = Callable[..., Sign]


@pytest.mark.parametrize(
    ("given", "step"),
    [
        ({"kind_id": "OWN15", "points": 70, "floor": "E", "live": True, "evidence": "A"}, "stop_supply"),
        ({"kind_id": "OWN13", "points": 60, "floor": "D", "live": True, "evidence": "A"}, "prepayment"),
        ({"kind_id": "OWN03", "points": 35, "live": True, "evidence": "A"}, "prepayment"),
        ({"kind_id": "MGT01", "points": 20, "floor": "C", "live": True, "evidence": "B"}, "cut_limit"),
        ({"kind_id": "OWN06", "points": 10}, "review"),
        ({"kind_id": "OWN06", "points": 7}, "none"),
        ({"kind_id": "MGT02", "points": 8, "live": True, "step": "none"}, "none"),
    ],
)
def test_the_ladder(sign: Make, customer: Customer, today: date, given: dict[str, Any], step: str) -> None:
    values = {"days_ago": 3, "half_life": 365, "step": "none" if given["points"] < 8 else "review", **given}
    assert assess([sign(**values)], customer, Policy(), today).proposal == step


def test_nothing_known_proposes_nothing_though_the_grade_is_capped(customer: Customer, today: date) -> None:
    assessment = assess([], customer, Policy(), today)
    assert (assessment.grade.value, assessment.proposal) == ("C", "none")
    assert assessment.exposure == customer.exposure


def test_history_asks_for_no_review(sign: Make, customer: Customer, today: date) -> None:
    for given in ({"baseline": True}, {"seen_days_ago": 5}):
        old = sign("OWN06", 10, 100, 180, **given)
        assert assess([old], customer, Policy(), today).proposal == "none"


def test_a_review_ends_after_sixty_quiet_days(sign: Make, customer: Customer, today: date) -> None:
    assert assess([sign("OWN06", 10, 60, 180)], customer, Policy(), today).proposal == "review"
    assert assess([sign("OWN06", 10, 61, 180)], customer, Policy(), today).proposal == "none"


def test_a_debt_over_the_limit_asks_to_cut(customer: Customer, today: date) -> None:
    over = replace(customer, exposure=Money(Decimal(400_001)))
    assert assess([], over, Policy(), today).proposal == "cut_limit"


def test_a_limit_that_is_low_already_is_not_cut(sign: Make, customer: Customer, today: date) -> None:
    low = replace(customer, credit_limit=Money(Decimal(30_000)), exposure=Money(Decimal(10_000)))
    bad = sign("MGT01", 20, 3, 180, live=True, floor="C", evidence="B")
    assert assess([bad], low, Policy(), today).proposal == "review"


def test_evidence_is_firm_with_one_a_or_two_b_of_different_families(sign: Make) -> None:
    def kind(kind_id: str, evidence: str) -> Sign:
        return sign(kind_id, 20, 3, 180, evidence=evidence)

    assert firm_evidence([kind("OWN15", "A")])
    assert firm_evidence([kind("OWN02", "B"), kind("MGT04", "B")])
    assert not firm_evidence([kind("OWN02", "B"), kind("OWN05", "B")])
    assert not firm_evidence([kind("OWN06", "C"), kind("MGT06", "C"), kind("OTH01", "C")])


@pytest.mark.parametrize(
    ("kind_id", "ground"),
    [("OWN15", "CN-CC-527-1"), ("OWN01", "CN-CC-527-3"), ("OWN13", "CN-CC-527-4"), ("OWN14", "CN-CC-527-4")],
)
def test_which_ground_fits(sign: Make, kind_id: str, ground: str) -> None:
    test = stop_test([sign(kind_id, 60, 3, None, live=True, evidence="A")])
    assert (test.met, test.grounds, test.missing) == (True, (ground,), ())
    assert len(test.open) == 4


def test_moved_assets_are_a_ground_only_together_with_other_signs(sign: Make) -> None:
    alone = sign("OWN12", 60, 3, None, live=True, evidence="A")
    assert stop_test([alone]).grounds == ()
    assert stop_test([alone, sign("MGT10", 30, 3, 180, evidence="B")]).grounds == ("CN-CC-527-1", "CN-CC-527-2")


def test_a_failed_test_says_why(sign: Make) -> None:
    test = stop_test([sign("OWN06", 10, 3, 180)])
    assert not test.met
    assert len(test.missing) == 2
    assert all(words.zh and words.en for words in test.missing)


def test_a_cured_fact_is_no_evidence(sign: Make) -> None:
    assert not stop_test([sign("OWN01", 60, 30, 365, evidence="A", cured_days_ago=1)]).met


def test_facts_known_at_the_first_look_are_flagged(sign: Make) -> None:
    known = stop_test([sign("OWN15", 70, 300, None, live=True, evidence="A", baseline=True)])
    assert "first look" in known.open[-1].en
