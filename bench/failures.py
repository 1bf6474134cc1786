"""The two sets of company accounts with known outcomes, as ratios; see their README files for where they come from."""

from __future__ import annotations

import csv
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

RATIOS = (
    "working_capital_to_assets",
    "retained_earnings_to_assets",
    "ebit_to_assets",
    "equity_to_liabilities",
    "liabilities_to_assets",
    "current_ratio",
    "sales_to_assets",
)
POLISH = dict(zip(RATIOS, ("A3", "A6", "A7", "A8", "A2", "A4", "A9"), strict=True))


@dataclass(frozen=True)
class Sample:
    """Rows of ratios (NaN where not stated) with 1 for a company that failed within the horizon."""

    name: str
    ratios: np.ndarray
    failed: np.ndarray

    def z(self) -> np.ndarray:
        """Z'' by its published weights."""
        return self.ratios[:, :4] @ np.array([6.56, 3.26, 6.72, 1.05])

    def complete(self) -> Sample:
        """Rows that state all figures of Z''."""
        known = np.isfinite(self.ratios[:, :4]).all(axis=1)
        return Sample(self.name, self.ratios[known], self.failed[known])


def us(folder: Path) -> dict[str, Sample]:
    """Listed US companies, the newest year of each window, split by time."""
    rows: dict[str, list[list[float]]] = {"train": [], "validation": []}
    for row in _rows(_us_file(folder)):
        if row["seq"] == "3":
            rows[row["split"]].append([*_of_us(row), float(row["failed_next_year"])])
    return {split: _sample(f"US {split}", found) for split, found in rows.items()}


def polish(folder: Path, horizon: int) -> Sample:
    """Polish companies, mostly private; rows that stand there twice are dropped."""
    found = dict.fromkeys(
        (*(_number(row[POLISH[name]]) for name in RATIOS), float(row["bankrupt"]))
        for row in _rows(_polish_file(folder))
        if row["horizon_years"] == str(horizon)
    )
    return _sample(f"Poland, {horizon} year{'s' if horizon > 1 else ''}", [list(row) for row in found])


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of the files."""
    files = (_us_file(folder), _polish_file(folder))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _us_file(folder: Path) -> Path:
    return folder / "us-listed-bankruptcy" / "us_firm_years.csv.gz"


def _polish_file(folder: Path) -> Path:
    return folder / "polish-bankruptcy" / "polish_firms.csv.gz"


def _rows(file: Path) -> list[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def _of_us(row: dict[str, str]) -> list[float]:
    value = {name: _number(text) for name, text in row.items() if name not in ("firm_id", "split")}
    assets, debt, short = value["total_assets"], value["total_liabilities"], value["total_current_liabilities"]
    return [
        _per(value["current_assets"] - short, assets),
        _per(value["retained_earnings"], assets),
        _per(value["ebit"], assets),
        _per(assets - debt, debt),
        _per(debt, assets),
        _per(value["current_assets"], short),
        _per(value["total_revenue"], assets),
    ]


def _per(top: float, bottom: float) -> float:
    return top / bottom if bottom > 0 else float("nan")


def _number(text: str) -> float:
    return float(text) if text else float("nan")


def _sample(name: str, rows: list[list[float]]) -> Sample:
    table = np.array(rows)
    return Sample(name, table[:, :-1], table[:, -1])
