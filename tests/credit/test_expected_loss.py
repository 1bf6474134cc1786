"""The queue goes by the expected loss that an answer can save, and every rank opens to its parts."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from riskwatch.credit.expected_loss import MEASURED, expected_loss_saved, probability_of_default, rank_of
from riskwatch.domain.alert import Alert, fingerprint
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.words import Words

POLICY = Policy()


@pytest.fixture
def alert() -> Callable[..., Alert]:
    def make(**given: Any) -> Alert:
        values: dict[str, Any] = {
            "id": "a", "fingerprint": fingerprint("C-1", "limit"), "customer_ref": "C-1", "question": "limit", "severity": "high",
            "proposal": "cut_limit", "state": "open", "raised_at": datetime(2026, 11, 24, tzinfo=UTC), "rule": "overdue",
            "rule_version": "1", "grade_before": Grade.B, "grade_after": Grade.D, "limit_before": Decimal(400_000),
            "limit_after": Decimal(400_000), "exposure": Decimal(400_000), "currency": "CNY", "because": (), "grounds": (),
            "explanation": Words("。", "."),
        }  # fmt: skip
        return Alert(**(values | given))

    return make


def test_the_bands_are_those_that_the_bench_printed() -> None:
    printed = (
        (Path(__file__).parents[2] / "docs" / "measurements.md")
        .read_text(encoding="utf-8")
        .split("bands, Poland, 1 year, out of fold")[1]
    )
    rows = re.findall(r"^  ([A-D]) +(\d+) +(\d+) ", printed, re.M)[:4]
    assert {Grade(letter): (int(count), int(failed)) for letter, count, failed in rows} == MEASURED


def test_the_measured_shares_are_shifted_to_the_portfolios_own_rate() -> None:
    rates = [probability_of_default(grade, POLICY) for grade in Grade]
    assert [f"{rate:.4f}" for rate in rates] == ["0.0044", "0.0125", "0.0347", "0.1565", "0.5000"]
    sample = replace(POLICY, default_rate=Decimal(254) / 3449)
    assert f"{probability_of_default(Grade.C, sample):.6f}" == f"{Decimal(99) / 806:.6f}", "no shift, no change"
    assert probability_of_default(None, POLICY) == POLICY.default_rate


def test_a_worse_grade_is_worth_exposure_times_the_rise_times_the_loss(alert: Callable[..., Alert]) -> None:
    loss = expected_loss_saved(alert(), POLICY)
    assert loss is not None
    assert loss.saved.plain() == "25921.35"  # 400,000 x (0.156504 - 0.012497) x 0.45
    assert loss.says.en.startswith(
        "exposure ¥400,000.00 × (probability of default 15.7% − 1.2%) × loss given default 45.0%"
    )


def test_money_above_the_proposed_limit_counts_where_the_grade_stood(alert: Callable[..., Alert]) -> None:
    same = alert(grade_before=Grade.D, limit_after=Decimal(150_000))
    loss = expected_loss_saved(same, POLICY)
    assert loss is not None
    assert (loss.basis, loss.money.amount) == ("above_limit", Decimal(250_000))
    for nothing in (
        alert(grade_before=Grade.D),
        alert(grade_before=Grade.D, proposal="review", limit_after=Decimal(0)),
    ):
        found = expected_loss_saved(nothing, POLICY)
        assert found is not None
        assert (found.basis, found.saved.amount) == ("nothing", 0)
    assert expected_loss_saved(alert(exposure=None), POLICY) is None


def test_sums_of_several_currencies_stand_in_one_order_by_the_policys_first_limits(alert: Callable[..., Alert]) -> None:
    yuan, dollars = alert(), alert(currency="USD", exposure=Decimal(56_000))
    assert rank_of(yuan, POLICY) == rank_of(dollars, POLICY), "56,000 USD are 4 first limits, as 400,000 CNY are"
    assert rank_of(alert(exposure=Decimal(-5)), POLICY) == 0
