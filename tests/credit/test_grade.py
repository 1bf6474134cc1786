"""The signs-only grade, to the last printed digit of the published examples."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.credit.decay import points_now, printed
from riskwatch.credit.grade import band, grade
from riskwatch.credit.risk import combined, family_score, is_cluster
from riskwatch.domain.event import Event
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.words import Words

Make = Callable[..., Sign]


def places(value: Decimal, count: int) -> str:
    return str(printed(value, count))


def worked_example(sign: Make) -> list[Sign]:
    return [
        sign("OWN02", 25, 150, 365, cured_days_ago=120, floor="C", evidence="B"),
        sign("OWN06", 10, 30, 180),
        sign("REC02", 12, 20, 60, live=True, evidence="B"),
    ]


def test_the_worked_example(sign: Make, today: date) -> None:
    assessment = grade(worked_example(sign), today)
    assert {c.sign.kind.id: places(c.points_now, 3) for c in assessment.contributions} == {
        "OWN02": "19.905",
        "REC02": "12.000",
        "OWN06": "8.909",
    }
    assert places(assessment.families["OWN"], 3) == "24.360"
    assert assessment.families["REC"] == 12
    assert places(assessment.risk, 2) == "33.44"
    assert (assessment.signs_grade, assessment.grade, assessment.cluster) == (Grade.C, Grade.C, False)


def test_the_worked_example_with_a_dishonest_debtor(sign: Make, today: date) -> None:
    listed = sign("OWN01", 60, 0, 365, live=True, floor="E", evidence="A")
    assessment = grade([*worked_example(sign), listed], today)
    assert places(assessment.families["OWN"], 3) == "72.180"
    assert places(assessment.risk, 2) == "75.52"
    assert (assessment.grade, assessment.floor, assessment.floor_sign) == (Grade.E, Grade.E, listed)


def test_the_register_part_of_the_full_example(sign: Make, today: date) -> None:
    """MGT04, MGT02 cured, OWN06: Risk 24.754; ten days later with OWN01 70.346."""
    signs = [
        sign("MGT04", 20, 30, 270, floor="C", evidence="B"),
        sign("MGT02", 8, 200, 120, cured_days_ago=60),
        sign("OWN06", 10, 20, 180),
    ]
    first = grade(signs, today)
    assert [places(c.points_now, 3) for c in first.contributions] == ["18.517", "9.259", "5.657"]
    assert places(first.families["MGT"], 3) == "21.346"
    assert places(first.risk, 3) == "24.754"
    assert first.signs_grade is Grade.B
    listed = replace(sign("OWN01", 60, 0, 365, live=True, floor="E"), on=today + timedelta(days=10))
    later = grade([*signs, listed], today + timedelta(days=10))
    assert places(later.risk, 3) == "70.346"
    assert later.grade is Grade.E


@pytest.mark.parametrize(
    ("risk", "letter"),
    [("0", "A"), ("9.999", "A"), ("10", "B"), ("24.9999", "B"), ("25", "C"), ("45", "D"), ("64.99", "D"), ("65", "E")],
)
def test_bands_on_the_unrounded_risk(risk: str, letter: str) -> None:
    assert band(Decimal(risk)) is Grade(letter)


def test_without_figures_nobody_is_better_than_c(today: date) -> None:
    assessment = grade([], today)
    assert (assessment.grade, assessment.signs_grade, assessment.risk) == (Grade.C, Grade.A, 0)
    assert (assessment.depth, assessment.score) == (Decimal("0.25"), 100)
    assert grade([], today, cap=None).grade is Grade.A


def test_a_floor_holds_while_it_lasts(sign: Make, today: date) -> None:
    lasting = sign("MGT01", 20, 5, 180, live=True, floor="D")
    over = sign("MGT01", 20, 50, 180, floor="D", cured_days_ago=1)
    assert grade([lasting], today).signs_grade is Grade.D
    assert grade([over], today).signs_grade is Grade.B
    assert grade([over], today).floor is None


def test_a_sign_without_half_life_lasts_or_is_nothing(sign: Make, today: date) -> None:
    assert points_now(sign("OWN13", 60, 2000, None, live=True), today) == 60
    assert points_now(sign("OWN13", 60, 2000, None, cured_days_ago=0), today) == 0


def test_family_score_counts_the_second_by_half_and_stops_at_100() -> None:
    assert family_score(map(Decimal, (10, 40, 20))) == Decimal("52.5")
    assert family_score(map(Decimal, (70, 60, 60))) == 100
    assert family_score([]) == 0


def test_a_cluster_needs_two_heavy_recent_signs_of_two_families_close_together(sign: Make, today: date) -> None:
    one = sign("OWN02", 25, 40, 365)
    assert is_cluster([one, sign("MGT04", 20, 70, 270)], today)
    assert not is_cluster([one, sign("MGT04", 20, 71, 270)], today)
    assert not is_cluster([one, sign("OWN05", 25, 40, 270)], today)
    assert not is_cluster([one, sign("MGT06", 14, 40, 365)], today)
    assert not is_cluster([sign("OWN02", 25, 91, 365), sign("MGT04", 20, 80, 270)], today)
    signs = [one, sign("MGT04", 20, 70, 270)]
    plain = combined(grade(signs, today).families)
    assert grade(signs, today).risk == plain + 10


def test_figures_are_printed_half_up() -> None:
    assert str(printed(Decimal("0.125"), 2)) == "0.13"


DAY = date(2026, 11, 24)
KINDS = st.builds(
    lambda family, number, points, half_life, floor: SignKind(
        f"{family}{number:02d}", f"check{number}", Words("", ""), Words("", ""), Decimal(points), half_life, floor,
        "C", "notice", "review",
    ),
    st.sampled_from(("OWN", "MGT", "OTH", "REC")),
    st.integers(1, 20),
    st.integers(0, 70),
    st.sampled_from((None, 60, 180, 365)),
    st.sampled_from((None, Grade.C, Grade.D, Grade.E)),
)  # fmt: skip


@st.composite
def any_sign(draw: st.DrawFn, live: bool | None = None) -> Sign:
    on = DAY - timedelta(days=draw(st.integers(0, 800)))
    lasts = draw(st.booleans()) if live is None else live
    kind = draw(KINDS)
    if live is False and kind.half_life is None:
        kind = replace(kind, half_life=90)
    cured = on if not lasts and draw(st.booleans()) else None
    because: tuple[Event, ...] = ()
    return Sign(kind, on, kind.why, because, live=lasts, cured_on=cured)


@given(st.lists(any_sign(), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_signs_does_not_matter(signs: list[Sign], random: object) -> None:
    shuffled = list(signs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = grade(signs, DAY), grade(shuffled, DAY)
    assert (one.grade, one.risk, one.floor, one.families) == (other.grade, other.risk, other.floor, other.families)
    assert [c.points_now for c in one.contributions] == [c.points_now for c in other.contributions]


@given(st.lists(any_sign(live=False), max_size=8), st.integers(0, 1000))
def test_ageing_signs_that_are_over_never_worsens_the_grade(signs: list[Sign], days: int) -> None:
    young, old = grade(signs, DAY), grade(signs, DAY + timedelta(days=days))
    assert old.risk <= young.risk
    assert old.grade.rank <= young.grade.rank


@given(st.lists(any_sign(), max_size=8), any_sign())
def test_one_more_sign_never_improves_the_grade(signs: list[Sign], more: Sign) -> None:
    assert grade([*signs, more], DAY).risk >= grade(signs, DAY).risk
    assert grade([*signs, more], DAY).grade.rank >= grade(signs, DAY).grade.rank


@given(st.lists(any_sign(), max_size=12))
def test_risk_stays_between_0_and_100(signs: list[Sign]) -> None:
    assert 0 <= grade(signs, DAY).risk <= 100
