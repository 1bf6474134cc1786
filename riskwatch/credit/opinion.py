"""The second opinion: a model fitted on companies that failed, whose every answer is a sum that can be read.

The model is a table: each ratio has its own line from value to log-odds, and the lines add up. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from riskwatch.credit.financial import later
from riskwatch.credit.lines import Corner, on_lines
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Opinion
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words

ONE = Decimal(1)
STALE_MONTHS = 24
"""A model of the year after the accounts says nothing about the third."""


@dataclass(frozen=True, slots=True)
class Model:
    """`lines` give the log-odds that each ratio adds; `constant` is that of a company like the average one, at the
    portfolio's own default rate. `bands`: below which probability a grade begins, best first. `measured` and `data` are
    shown with every answer: what it was measured at, and on what it was fitted."""

    name: str
    constant: Decimal
    lines: Mapping[str, tuple[Corner, ...]]
    bands: tuple[tuple[Grade, Decimal], ...]
    measured: tuple[tuple[Words, str], ...] = ()
    data: tuple[Words, ...] = ()


def _per(top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    return None if top is None or bottom is None or bottom <= 0 else top / bottom


RATIOS: dict[str, Callable[[Accounts], Decimal | None]] = {
    "working_capital_to_assets": lambda a: _per(a.working_capital, a.total_assets),
    "retained_earnings_to_assets": lambda a: _per(a.retained_earnings, a.total_assets),
    "ebit_to_assets": lambda a: _per(a.ebit, a.total_assets),
    "equity_to_liabilities": lambda a: _per(a.equity, a.total_liabilities),
    "liabilities_to_assets": lambda a: _per(a.total_liabilities, a.total_assets),
    "current_ratio": lambda a: _per(a.current_assets, a.current_liabilities),
    "sales_to_assets": lambda a: _per(a.sales, a.total_assets),
}
RATIO_WORDS: dict[str, Words] = {
    "working_capital_to_assets": Words("营运资金/总资产", "working capital / assets"),
    "retained_earnings_to_assets": Words("留存收益/总资产", "retained earnings / assets"),
    "ebit_to_assets": Words("息税前利润/总资产", "EBIT / assets"),
    "equity_to_liabilities": Words("所有者权益/总负债", "equity / liabilities"),
    "liabilities_to_assets": Words("资产负债率", "liabilities / assets"),
    "current_ratio": Words("流动比率", "current ratio"),
    "sales_to_assets": Words("总资产周转率", "turnover / assets"),
}


def second_opinion(model: Model | None, accounts: Accounts | None, as_of: date) -> Opinion | None:
    """What the model says; None without current accounts that state all figures of Z''. Another ratio that is not
    stated adds nothing: the company counts as average in it."""
    if model is None or accounts is None or accounts.missing or not _recent(accounts, as_of):
        return None
    found = []
    total = model.constant
    for name, line in model.lines.items():
        value = RATIOS[name](accounts)
        if value is None:
            continue
        part = on_lines(line, value)
        total += part
        found.append((name, value, part))
    probability = ONE / (ONE + (-total).exp())
    letter = next((grade for grade, below in model.bands if probability < below), Grade.D)
    heaviest = sorted(found, key=lambda one: (-abs(one[2]), one[0]))
    return Opinion(model.name, probability, letter, tuple(heaviest))


def _recent(accounts: Accounts, as_of: date) -> bool:
    return accounts.period_end <= as_of <= later(accounts.period_end, STALE_MONTHS)
