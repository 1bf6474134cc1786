"""How good a score is at telling who will fail: AUC with its interval, calibration, bands, and the gates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import numpy as np
from failures import Sample

from riskwatch.credit.financial import POINTS
from riskwatch.credit.lines import on_lines
from riskwatch.credit.shares import wilson as score_interval

DRAWS = 1000


@dataclass(frozen=True)
class Interval:
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}-{self.high:.3f})"


def auc(failed: np.ndarray, risk: np.ndarray) -> float:
    """The chance that a failed company has the higher risk; ties count half."""
    order = np.argsort(risk, kind="stable")
    ranks = np.empty(len(risk))
    ranks[order] = np.arange(1, len(risk) + 1)
    _, place = np.unique(risk, return_inverse=True)
    sums = np.bincount(place, weights=ranks)
    ranks = (sums / np.bincount(place))[place]
    bad = failed == 1
    count = bad.sum()
    return float((ranks[bad].sum() - count * (count + 1) / 2) / (count * (~bad).sum()))


def log_loss(failed: np.ndarray, probability: np.ndarray) -> float:
    """Mean negative log likelihood."""
    return float(-np.mean(np.where(failed == 1, np.log(probability), np.log1p(-probability))))


def auc_with_interval(failed: np.ndarray, risk: np.ndarray) -> Interval:
    """With the 95 % interval of a thousand bootstrap draws, failed and sound companies drawn apart."""
    chance = np.random.default_rng(11)
    bad, good = np.flatnonzero(failed == 1), np.flatnonzero(failed == 0)
    draws = []
    for _ in range(DRAWS):
        chosen = np.concatenate([chance.choice(bad, len(bad)), chance.choice(good, len(good))])
        draws.append(auc(failed[chosen], risk[chosen]))
    low, high = np.quantile(draws, (0.025, 0.975))
    return Interval(auc(failed, risk), float(low), float(high))


def transparent_points(sample: Sample) -> np.ndarray:
    """F, by the product's own lines."""
    return np.array([float(on_lines(POINTS, Decimal(repr(float(z))))) for z in sample.z()])


def calibration(failed: np.ndarray, probability: np.ndarray, groups: int = 8) -> str:
    """Predicted against observed share of failures, in groups of equal size."""
    order = np.argsort(probability, kind="stable")
    lines = [f"  {'predicted':>9} {'observed':>9} {'n':>5}"]
    lines += [
        f"  {probability[part].mean():>9.3f} {failed[part].mean():>9.3f} {len(part):>5}"
        for part in np.array_split(order, groups)
    ]
    brier = float(np.mean((probability - failed) ** 2))
    rate = float(failed.mean())
    lines.append(f"  Brier score {brier:.4f}; of a constant forecast {rate * (1 - rate):.4f}")
    return "\n".join(lines)


def shares(failed: np.ndarray, probability: np.ndarray, bands: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """How many companies of each grade, and how many of them failed."""
    found, low = {}, 0.0
    for grade, below in (*bands.items(), ("D", 1.1)):
        inside = (probability >= low) & (probability < below)
        found[grade] = int(inside.sum()), int(failed[inside].sum())
        low = below
    return found


def bands_of(failed: np.ndarray, probability: np.ndarray, bands: Mapping[str, float]) -> str:
    lines = [f"  {'grade':<6} {'n':>5} {'failed':>6} {'share (95 %)'}"]
    for grade, (count, bad) in shares(failed, probability, bands).items():
        lines.append(f"  {grade:<6} {count:>5} {bad:>6} {wilson(bad, count)}")
    return "\n".join(lines)


def wilson(bad: int, count: int) -> Interval:
    """The share with its 95 % interval by Wilson."""
    if count == 0:
        return Interval(float("nan"), 0.0, 1.0)
    low, high = score_interval(bad, count)
    return Interval(bad / count, float(low), float(high))


def gates(sample: Sample, probability: np.ndarray, bands: Mapping[str, float]) -> str:
    """The gates of the design: F not under Z'' - 0.01, bands rising within their intervals, worst at least four times best."""
    points, z = auc(sample.failed, -transparent_points(sample)), auc(sample.failed, -sample.z())
    lines = [f"  {sample.name}: AUC of F {points:.3f}, of Z'' {z:.3f}: {_said(points >= z - 0.01)}"]
    for name, counts in (
        ("second opinion", shares(sample.failed, probability, bands)),
        ("F in the bands of the score", _by_points(sample)),
    ):
        known = [wilson(bad, count) for count, bad in counts.values() if count]
        rising = all(later.high >= earlier.low for earlier, later in pairwise(known))
        times = known[-1].value / known[0].value if known[0].value else float("inf")
        lines.append(
            f"  {sample.name}, {name}: rising {_said(rising)}; worst {times:.1f} times the best: {_said(times >= 4)}"
        )
    return "\n".join(lines)


def _by_points(sample: Sample) -> dict[str, tuple[int, int]]:
    """F alone, cut where the score is cut: A from 71, B from 51, C from 30."""
    points, found, high = transparent_points(sample), {}, 1000.0
    for grade, low in (("A", 71), ("B", 51), ("C", 30), ("D", -1)):
        inside = (points >= low) & (points < high)
        found[grade] = int(inside.sum()), int(sample.failed[inside].sum())
        high = low
    return found


def _said(passed: bool) -> str:
    return "passed" if passed else "FAILED"
