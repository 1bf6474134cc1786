"""Expected loss (credit-design 2.6), and what an answer to an alert can save of it: the order of the queue."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from riskwatch.domain.alert import Alert
from riskwatch.domain.expected_loss import ExpectedLoss
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy

ONE, ZERO = Decimal(1), Decimal(0)
MEASURED: Mapping[Grade, tuple[int, int]] = {
    Grade.A: (1128, 19),
    Grade.B: (1341, 63),
    Grade.C: (806, 99),
    Grade.D: (174, 73),
}
"""Companies of each band and those of them that failed within a year: docs/measurements.md, Poland, 1 year, out of fold."""
MILLION = 1_000_000


def probability_of_default(grade: Grade | None, policy: Policy) -> Decimal:
    """The chance of default within a year: the measured share of the band, its log-odds shifted to the portfolio's own rate.

    Grade E is a live sign, for which nothing was measured: the policy's figure stands. Without a grade it is the
    portfolio's rate.
    """
    if grade is None:
        return policy.default_rate
    if grade is Grade.E:
        return policy.default_rate_grade_e
    companies, failed = MEASURED[grade]
    everyone = sum(number for number, _ in MEASURED.values())
    all_failed = sum(bad for _, bad in MEASURED.values())
    shift = _odds(policy.default_rate) / _odds(Decimal(all_failed) / everyone)
    odds = _odds(Decimal(failed) / companies) * shift
    return odds / (ONE + odds)


def expected_loss_saved(alert: Alert, policy: Policy) -> ExpectedLoss | None:
    """What a decision on this alert can save; None where nothing is known of the exposure or no grade stands."""
    if alert.exposure is None or alert.grade_after is None:
        return None
    before, after = (probability_of_default(grade, policy) for grade in (alert.grade_before, alert.grade_after))
    owed, share = max(alert.exposure, ZERO), policy.loss_given_default
    if after > before:
        return ExpectedLoss("worse_grade", Money(owed, alert.currency), before, after, share)
    above = owed - alert.limit_after if alert.limit_after is not None and alert.proposal != "review" else ZERO
    if above > 0:
        return ExpectedLoss("above_limit", Money(above, alert.currency), ZERO, after, share)
    return ExpectedLoss("nothing", Money(ZERO, alert.currency), after, after, share)


def rank_of(alert: Alert, policy: Policy) -> int:
    """Its place among questions of all currencies: the loss to be saved in millionths of the policy's first limit, which
    says what equal sums in different currencies are. Nothing is converted at a rate of the day; a currency that the policy
    does not name counts like the main one.
    """
    loss = expected_loss_saved(alert, policy)
    if loss is None:
        return 0
    yardstick = policy.starter_in(alert.currency) or policy.starter_limit
    return int(loss.saved.amount / yardstick.amount * MILLION) if yardstick.amount > 0 else int(loss.saved.amount)


def _odds(probability: Decimal) -> Decimal:
    return probability / (ONE - probability)
