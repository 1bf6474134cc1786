"""The second opinion: a sum that can be read, and a file that must be right."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from riskwatch import catalogue, resources
from riskwatch.credit.facts import Facts
from riskwatch.credit.opinion import RATIO_WORDS, RATIOS, Model, second_opinion
from riskwatch.credit.proposal import assess
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import RuleError
from riskwatch.domain.money import Money
from riskwatch.domain.payments import PaymentRecord
from riskwatch.domain.policy import Grade, Policy
from riskwatch.rulebook.second_opinion import load_model

TODAY = date(2026, 11, 24)
D = Decimal
LINE = ((D(0), D(2)), (D(1), D(-2)))
MODEL = Model("m", D(-1), {"ebit_to_assets": LINE, "sales_to_assets": LINE}, ((Grade.A, D("0.1")), (Grade.C, D("0.9"))))


def accounts(**given: Any) -> Accounts:
    values: dict[str, Any] = {
        "total_assets": D(100), "current_assets": D(60), "current_liabilities": D(20), "total_liabilities": D(40),
        "retained_earnings": D(30), "ebit": D(25),
    }  # fmt: skip
    return Accounts("C-1", TODAY - timedelta(days=200), "CNY", **{**values, **given})


def test_the_answer_is_the_sum_of_its_lines() -> None:
    found = second_opinion(MODEL, accounts(sales=D(50)), TODAY)
    assert found is not None
    assert found.contributions == (("ebit_to_assets", D("0.25"), D(1)), ("sales_to_assets", D("0.5"), D(0)))
    assert (found.probability, found.grade) == (D("0.5"), Grade.C)


def test_a_ratio_that_is_not_stated_adds_nothing() -> None:
    found = second_opinion(MODEL, accounts(), TODAY)
    assert found is not None
    assert [name for name, _, _ in found.contributions] == ["ebit_to_assets"]


def test_no_opinion_without_figures_or_on_old_accounts() -> None:
    assert second_opinion(None, accounts(), TODAY) is None
    assert second_opinion(MODEL, None, TODAY) is None
    assert second_opinion(MODEL, accounts(ebit=None), TODAY) is None
    assert second_opinion(MODEL, accounts(), TODAY + timedelta(days=600)) is None


def test_a_strong_disagreement_asks_for_a_review(customer: Customer) -> None:
    gloomy = Model("m", D(9), {"ebit_to_assets": LINE}, MODEL.bands)
    paid = PaymentRecord(D(0), 9, Money(D(1)), Money(D(0)))
    facts = Facts(accounts=accounts(ebit=D(50)), payments=paid, model=gloomy)
    rich = Customer("C-1", "x", credit_limit=Money(D(1)), exposure=Money(D(0)))
    found = assess([], rich, Policy(), TODAY, facts)
    assert (found.scored, found.opinion and found.opinion.grade) == (Grade.A, Grade.D)
    assert (found.disagreements, found.proposal) == (("opinion",), "review")
    assert found.grade is Grade.A, "the opinion decides nothing"


def test_the_shipped_model_runs_one_way_and_ranks_the_sound_before_the_weak() -> None:
    model = catalogue.second_opinion()
    assert set(model.lines) == set(RATIOS) == set(RATIO_WORDS)
    for name, line in model.lines.items():
        heights = [y for _, y in line]
        if name == "liabilities_to_assets":
            assert heights == sorted(heights)
        elif name != "sales_to_assets":
            assert heights == sorted(heights, reverse=True), name
    sound = second_opinion(model, accounts(), TODAY)
    weak = second_opinion(model, accounts(ebit=D(-30), total_liabilities=D(120), retained_earnings=D(-40)), TODAY)
    assert sound is not None and weak is not None
    assert sound.grade is Grade.A
    assert weak.probability > 4 * sound.probability
    assert sum((part for _, _, part in weak.contributions), model.constant) == pytest.approx(
        (weak.probability / (1 - weak.probability)).ln()
    )


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "other"},
        {"lines": {"colour": [["0", "1"], ["1", "2"]]}},
        {"lines": {"ebit_to_assets": [["1", "1"], ["0", "2"]]}},
        {"lines": {"ebit_to_assets": [["0", "1"]]}},
        {"constant": "much"},
        {"bands": {"Z": "0.1"}},
    ],
)
def test_a_model_file_that_is_wrong_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    content = json.loads(resources.data("second_opinion.json").read_text(encoding="utf-8"))
    file = tmp_path / "m.json"
    file.write_text(json.dumps(content | change), encoding="utf-8")
    with pytest.raises(RuleError, match=r"m\.json"):
        load_model(file)
