"""What is stored comes back the same: decimals to the digit, None apart from empty, times in UTC."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.assessment import Assessment, Contribution, Limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.document import Block, Cell, Place, Span
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.rule import Confidence, Finding, Severity
from riskwatch.domain.rule import Place as FindingPlace
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.snapshot import Address, Charge, Enforcement, Identifier, Match, Officer, Sanction, Snapshot
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load, load_all

amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12)
moments = st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-9, minutes=-30))])
)


@given(amount=amounts, name=st.text(min_size=1), days=st.none() | st.integers(0, 3650))
def test_a_customer_comes_back(amount: Decimal, name: str, days: int | None) -> None:
    customer = Customer("C-1", name, identifier=Identifier("uscc", "X"), credit_limit=Money(amount), payment_days=days)
    back = load(dump(customer), Customer)
    assert back == customer
    assert back.credit_limit is not None
    assert str(back.credit_limit.amount) == str(amount)


@given(moment=moments)
def test_a_moment_comes_back_as_the_same_moment_in_utc(moment: datetime) -> None:
    back = load(dump(moment), datetime)
    assert back == moment
    assert back.utcoffset() == timedelta(0)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        dump(datetime(2026, 11, 24, 8))  # noqa: DTZ001 - the mistake that is tested


def test_not_checked_and_checked_clean_stay_apart(a_snapshot: Callable[..., Snapshot]) -> None:
    snapshot = a_snapshot(
        charges=(),
        officers=(Officer("A. Person", "director", date(2020, 1, 2)),),
        addresses=(Address("1 High Street", flags=("undeliverable",)),),
        coverage={"CHARGE_REGISTERED": "checked", "OWNER_CHANGE": "not_offered"},
    )
    back = load(dump(snapshot), Snapshot)
    assert back == snapshot
    assert back.charges == ()
    assert back.owners is None


def test_an_assessment_comes_back_with_its_signs_and_their_proof(an_event: Callable[..., Event]) -> None:
    variant = SignKind(
        "OWN15", "x", Words("甲", "a"), Words("乙", "b"), Decimal(50), None, Grade.D, "A", "high", "prepayment"
    )
    kind = replace(variant, points=Decimal("70.5"), half_life=365, floor=Grade.E, variants={"petition": variant})
    sign = Sign(kind, date(2026, 11, 20), Words("甲", "a"), (an_event(),), live=True, values={"case": "1"})
    assessment = Assessment(
        Grade.E, Decimal("75.52"), Decimal("24.48"), Decimal("0.25"), date(2026, 11, 24),
        (Contribution(sign, Decimal("70.5")),), {"OWN": Decimal("70.5")}, True, Grade.E, sign,
        Limit(Money(Decimal(0)), None, Decimal("0.4")), Money(Decimal("1.10")), "stop_supply", Grade.E,
    )  # fmt: skip
    assert load(dump(assessment), Assessment) == assessment


def test_findings_and_blocks_come_back() -> None:
    finding = Finding(
        "PAY002", "pay-when-paid", Severity.ERROR, Confidence.HIGH, Words("标题", "title"), Words("话", "words"),
        Words("议", "advice"), None, "原文", Span(3, 9), FindingPlace(Words("第五条", "clause 5"), 2), ("CN-CC-1",),
        "f" * 64, (Span(1, 2),), {"source": "x"},
    )  # fmt: skip
    block = Block(Span(0, 9), "row", Place("body", 1, 2), 0, 1, (Cell(Span(0, 4), 0, 2, True),), Span(0, 1), 2)
    assert load(dump(finding), Finding) == finding
    back = load_all(dump((block, block)), Block)
    assert back == (block, block)
    assert isinstance(back[0].span, Span)


def test_the_policy_comes_back() -> None:
    policy = Policy(lpr_1y={date(2026, 1, 20): Decimal("0.0310")})
    assert load(dump(policy), Policy) == policy


def test_equal_values_have_equal_text() -> None:
    one = Policy(credit_term_max_days={"A": 60, "B": 45})
    other = Policy(credit_term_max_days={"B": 45, "A": 60})
    assert dump(one) == dump(other)


def test_a_charge_with_a_wrong_status_is_refused() -> None:
    text = dump(Charge("1", "charge", "satisfied")).replace("satisfied", "gone")
    with pytest.raises(Exception, match="Charge"):
        load(text, Charge)


def test_what_courts_hold_comes_back_and_an_older_view_without_it_still_loads(
    a_snapshot: Callable[..., Snapshot],
) -> None:
    snapshot = a_snapshot(
        enforcement=(Enforcement("1", "dishonest", case_no="(2026)苏04执1号", amount=Money(Decimal("55593.10"))),),
        sanctions=(Sanction("2", "OFAC SDN", topics=("sanction",)),),
        match=Match("manual", Decimal("0.97"), 3),
        checked_at={"JUDGMENT_DISHONEST": datetime(2026, 11, 1, tzinfo=UTC)},
        partial=("PENALTY",),
    )
    assert load(dump(snapshot), Snapshot) == snapshot
    stored = json.loads(dump(a_snapshot(charges=(Charge("1", "charge", "outstanding"),))))
    for name in ("enforcement", "sanctions", "branches", "match", "checked_at", "partial"):
        del stored[name]
    for row in stored["charges"]:
        del row["amount"], row["giver"]
    old = load(json.dumps(stored), Snapshot)
    assert (old.enforcement, old.sanctions, old.match) == (None, None, Match("id"))
