"""A logistic regression on ratios, each with a bent line that runs one way only, written as corners that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from failures import Sample
from scipy.optimize import minimize
from scipy.special import expit

QUANTILES = (0.02, 0.15, 0.35, 0.65, 0.85, 0.98)
"""Where the lines may bend; flat outside the first and the last."""
STRENGTHS = (0.001, 0.01, 0.1, 1.0, 10.0)
"""Inverse strengths of the penalty to choose from."""
FOLDS = 5
DIRECTION = {
    "working_capital_to_assets": -1,
    "retained_earnings_to_assets": -1,
    "ebit_to_assets": -1,
    "equity_to_liabilities": -1,
    "liabilities_to_assets": 1,
    "current_ratio": -1,
    "sales_to_assets": 0,
}
"""Whether risk may only rise (1) or only fall (-1) with a ratio: whatever else is known of a company, more profit is no
reason for worry. Turnover may go either way."""


@dataclass(frozen=True)
class Fitted:
    """`lines` hold (value, log-odds) corners, centred so that the average company of the fit adds nothing; `constant` is at
    the base rate."""

    constant: float
    lines: tuple[tuple[tuple[float, float], ...], ...]
    base_rate: float

    def log_odds(self, ratios: np.ndarray) -> np.ndarray:
        """The sum for each row; a ratio that is not stated adds nothing."""
        total = np.full(len(ratios), self.constant)
        for column, line in enumerate(self.lines):
            xs, ys = zip(*line, strict=True)
            part = np.interp(ratios[:, column], xs, ys)
            total += np.where(np.isfinite(ratios[:, column]), part, 0.0)
        return total


def at_rate(log_odds: np.ndarray, base_rate: float, rate: float) -> np.ndarray:
    """Probabilities with the log-odds shifted from the base rate to another one."""
    return expit(log_odds + _logit(rate) - _logit(base_rate))


def fit(samples: Sequence[Sample], names: Sequence[str], base_rate: float, strength: float) -> Fitted:
    """Each sample has the same weight and a constant of its own, so that their failure rates teach nothing."""
    ratios = np.concatenate([sample.ratios for sample in samples])
    failed = np.concatenate([sample.failed for sample in samples])
    weight = np.concatenate([np.full(len(each.failed), 1 / len(each.failed) / len(samples)) for each in samples])
    corners = [_corners(ratios[:, column]) for column in range(len(names))]
    steps = [_steps(ratios[:, column], knots) for column, knots in enumerate(corners)]
    which = np.concatenate([np.full(len(sample.failed), place) for place, sample in enumerate(samples)])
    own = np.stack([which == place for place in range(len(samples))], axis=1).astype(float)
    bounds = [_bound(name) for name, block in zip(names, steps, strict=True) for _ in range(block.shape[1])]
    found = _minimum(np.concatenate([*steps, own], axis=1), failed, weight * len(failed), bounds, strength)
    lines, place = [], 0
    for knots, block in zip(corners, steps, strict=True):
        rises = found[place : place + block.shape[1]]
        heights = np.concatenate([[0.0], np.cumsum(rises)]) - float(np.average(block @ rises, weights=weight))
        lines.append(tuple((float(x), float(y)) for x, y in zip(knots, heights, strict=True)))
        place += block.shape[1]
    fitted = Fitted(0.0, tuple(lines), base_rate)
    return Fitted(_constant(fitted.log_odds(ratios), weight, base_rate), tuple(lines), base_rate)


def out_of_fold(samples: Sequence[Sample], names: Sequence[str], base_rate: float, strength: float) -> list[np.ndarray]:
    """Log-odds of every company by a model that was fitted without its fold."""
    orders = [np.random.default_rng(7 + place).permutation(len(each.failed)) for place, each in enumerate(samples)]
    odds = [np.empty(len(order)) for order in orders]
    for fold in range(FOLDS):
        kept = [np.sort(np.concatenate([order[k::FOLDS] for k in range(FOLDS) if k != fold])) for order in orders]
        parts = [Sample(s.name, s.ratios[rows], s.failed[rows]) for s, rows in zip(samples, kept, strict=True)]
        model = fit(parts, names, base_rate, strength)
        for sample, order, found in zip(samples, orders, odds, strict=True):
            left_out = order[fold::FOLDS]
            found[left_out] = model.log_odds(sample.ratios[left_out])
    return odds


Bound = tuple[float | None, float | None]


def _minimum(
    design: np.ndarray, failed: np.ndarray, rows: np.ndarray, bounds: list[Bound], strength: float
) -> np.ndarray:
    """The weights of least penalised log loss within the bounds; the columns beyond them, the samples' constants, are free
    and bear no penalty."""
    signs = 2 * failed - 1
    free = design.shape[1] - len(bounds)
    penalty = np.concatenate([np.full(len(bounds), 1 / strength), np.zeros(free)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (design @ weights)
        value = float(rows @ np.logaddexp(0, -margin) + penalty @ weights**2 / 2)
        return value, design.T @ (-rows * signs * expit(-margin)) + penalty * weights

    start = np.zeros(design.shape[1])
    every = [*bounds, *([(None, None)] * free)]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=every, options={"maxiter": 3000}).x


def _bound(name: str) -> Bound:
    return {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[DIRECTION[name]]


def _constant(log_odds: np.ndarray, weight: np.ndarray, rate: float) -> float:
    """So that the mean probability over the samples is the base rate."""
    low, high = -20.0, 20.0
    for _ in range(80):
        middle = (low + high) / 2
        mean = float(np.average(expit(log_odds + middle), weights=weight))
        low, high = (middle, high) if mean < rate else (low, middle)
    return (low + high) / 2


def _corners(values: np.ndarray) -> np.ndarray:
    return np.unique(np.round(np.quantile(values[np.isfinite(values)], QUANTILES), 4))


def _steps(values: np.ndarray, knots: np.ndarray) -> np.ndarray:
    """How far a value has come from each corner to the next, 0 to 1; a value that is not stated has come half the way."""
    parts = [np.clip((values - low) / (high - low), 0, 1) for low, high in pairwise(knots)]
    return np.nan_to_num(np.stack(parts, axis=1), nan=0.5)


def _logit(rate: float) -> float:
    return float(np.log(rate / (1 - rate)))
