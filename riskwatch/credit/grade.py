"""The grade by signs alone (warning-signs section 3), and its cap while accounts and payments are not known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from riskwatch.credit.decay import points_now
from riskwatch.credit.risk import CLUSTER_BONUS, HUNDRED, WEIGHTS, combined, family_score, is_cluster
from riskwatch.domain.assessment import Assessment, Contribution
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign

BANDS: tuple[tuple[Decimal, Grade], ...] = (
    (Decimal(10), Grade.A),
    (Decimal(25), Grade.B),
    (Decimal(45), Grade.C),
    (Decimal(65), Grade.D),
)
CAP_WITHOUT_FIGURES = Grade.C
"""With neither accounts nor payments a customer is never better than this (credit-design 2.4)."""

WEIGHT_OF_REGISTER = Decimal("0.25")
"""The register part's share of the full score: the depth of a grade that stands on signs alone."""


def grade(signs: Iterable[Sign], as_of: date, cap: Grade | None = CAP_WITHOUT_FIGURES) -> Assessment:
    """The assessment by signs alone on a day; the order of the signs does not matter.

    `signs_grade` is the grade before the cap. `cap` None shows it uncapped in `grade` as well.
    """
    contributions = _contributions(signs, as_of)
    ordered = tuple(contribution.sign for contribution in contributions)
    families = {
        family: family_score(c.points_now for c in contributions if c.sign.kind.family == family) for family in WEIGHTS
    }
    cluster = is_cluster(ordered, as_of)
    risk = min(HUNDRED, combined(families) + (CLUSTER_BONUS if cluster else 0))
    floor_sign = worst_floor(ordered)
    floor = floor_sign.kind.floor if floor_sign else None
    by_signs = band(risk).capped(floor)
    return Assessment(
        grade=by_signs.capped(cap),
        risk=risk,
        score=HUNDRED - risk,
        depth=WEIGHT_OF_REGISTER,
        as_of=as_of,
        contributions=contributions,
        families=families,
        cluster=cluster,
        floor=floor,
        floor_sign=floor_sign,
        signs_grade=by_signs,
    )


def band(risk: Decimal) -> Grade:
    """The grade of a risk, on the unrounded figure: A below 10, B below 25, C below 45, D below 65, else E."""
    return next((letter for limit, letter in BANDS if risk < limit), Grade.E)


def worst_floor(signs: Iterable[Sign]) -> Sign | None:
    """The live sign that sets the worst floor; among equals the one with the most points."""
    floors = [(sign.kind.floor.rank, sign.kind.points, sign) for sign in signs if sign.live and sign.kind.floor]
    return max(floors, key=lambda found: found[:2], default=(0, 0, None))[2]


def _contributions(signs: Iterable[Sign], as_of: date) -> tuple[Contribution, ...]:
    found = [Contribution(sign, points_now(sign, as_of)) for sign in signs]
    return tuple(sorted(found, key=_heaviest_first))


def _heaviest_first(contribution: Contribution) -> tuple[object, ...]:
    sign = contribution.sign
    events = tuple(event.id for event in sign.because)
    return (-contribution.points_now, sign.kind.id, sign.kind.check, sign.on, events)
