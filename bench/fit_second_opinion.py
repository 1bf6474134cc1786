"""Fit the second opinion on company accounts with known outcomes, measure it, and write the model file.

    python bench/fit_second_opinion.py --corpora PATH [--write riskwatch/data/second_opinion.json]

Needs numpy and scipy (dependency group `bench`). The model is a logistic regression on ratios with bent lines, one a ratio, that
run one way only and can be added up by hand. It is fitted on the US windows up to 2011 and on the Polish companies; the US windows
of 2012 to 2014 are never seen in fitting. Numbers of the Polish companies, which carry no dates, are out of fold.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from failures import RATIOS, Sample, hashes, polish, us
from fitting import STRENGTHS, Fitted, at_rate, fit, out_of_fold
from judging import auc, auc_with_interval, bands_of, calibration, gates, log_loss, transparent_points

BASE_RATE = 0.02
"""Yearly failures that a trade portfolio is taken to have until its own losses are known; the samples hold more failed
companies than any portfolio, so the log-odds are shifted to this rate."""
BANDS = {"A": 0.006, "B": 0.015, "C": 0.05}
"""Below which probability of failure within a year a grade begins; the rest is D."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--corpora", type=Path, required=True, help="the data sets lie beside it, in the folder datasets"
    )
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    datasets = given.corpora.parent / "datasets"
    american = {split: sample.complete() for split, sample in us(datasets).items()}
    poles = polish(datasets, 1).complete()
    far = polish(datasets, 5).complete()
    fitting = [american["train"], poles]
    strength, unseen = chosen_strength(fitting)
    model = fit(fitting, RATIOS, BASE_RATE, strength)
    measured = report(model, american, poles, far, unseen[1])
    if given.write:
        given.write.write_text(file_text(model, hashes(datasets), measured), encoding="utf-8")
        print(f"\nwrote {given.write}")


def report(
    model: Fitted, american: dict[str, Sample], poles: Sample, far: Sample, unseen: np.ndarray
) -> dict[str, str]:
    """Print every figure; returns those that the model file carries."""
    later = american["validation"]
    rows = [
        ("US 2012-2014, not seen in fitting", later, model.log_odds(later.ratios)),
        ("Poland, 1 year, out of fold", poles, unseen),
        ("Poland, 5 years ahead, same companies' set", far, model.log_odds(far.ratios)),
    ]
    print(f"{'sample':<44} {'n':>6} {'failed':>6}  {'AUC model (95 %)':<22} {'AUC F':<22} AUC Z''")
    measured: dict[str, str] = {}
    for name, sample, odds in rows:
        found = auc_with_interval(sample.failed, odds)
        points = auc_with_interval(sample.failed, -transparent_points(sample))
        z = auc_with_interval(sample.failed, -sample.z())
        print(f"{name:<44} {len(sample.failed):>6} {int(sample.failed.sum()):>6}  {found!s:<22} {points!s:<22} {z}")
        measured[name] = str(found)
    for name, sample, odds in rows[:2]:
        print(f"\ncalibration, {name} (probabilities at the sample's own rate)")
        print(calibration(sample.failed, at_rate(odds, BASE_RATE, sample.failed.mean())))
        print(f"bands, {name}")
        print(bands_of(sample.failed, at_rate(odds, BASE_RATE, BASE_RATE), BANDS))
    print("\ngates")
    for sample, odds in ((later, rows[0][2]), (poles, unseen)):
        print(gates(sample, at_rate(odds, BASE_RATE, BASE_RATE), BANDS))
    return [
        {
            "zh": "AUC（美国2012—2014年，未参与拟合）",
            "en": "AUC, US 2012-2014, not seen in fitting",
            "value": measured[rows[0][0]],
        },
        {"zh": "AUC（波兰，交叉验证）", "en": "AUC, Poland, out of fold", "value": measured[rows[1][0]]},
        {"zh": "假定的年违约率", "en": "failures a year taken as usual", "value": f"{BASE_RATE:.1%}"},
    ]


def chosen_strength(samples: list[Sample]) -> tuple[float, list[np.ndarray]]:
    """The penalty with the least log loss out of fold, on the fitting samples alone; with the log-odds it gives."""
    print(f"{'penalty (C)':<12} log loss out of fold, mean of the samples   AUC of each")
    tried = []
    for strength in STRENGTHS:
        odds = out_of_fold(samples, RATIOS, BASE_RATE, strength)
        loss = float(
            np.mean(
                [log_loss(s.failed, at_rate(o, BASE_RATE, s.failed.mean())) for s, o in zip(samples, odds, strict=True)]
            )
        )
        areas = ", ".join(f"{auc(s.failed, o):.3f}" for s, o in zip(samples, odds, strict=True))
        print(f"{strength:<12} {loss:.4f}{'':<39} {areas}")
        tried.append((loss, strength, odds))
    best = min(tried, key=lambda each: each[0])
    print(f"chosen: {best[1]}\n")
    return best[1], best[2]


def file_text(model: Fitted, data: dict[str, str], measured: list[dict[str, str]]) -> str:
    """The model file: numbers as text with six decimals, so that they are read as decimals."""
    content = {
        "schema": "riskwatch.second-opinion/1",
        "name": "ratios-2026.1",
        "constant": f"{model.constant:.6f}",
        "base_rate": f"{BASE_RATE}",
        "bands": {grade: f"{below}" for grade, below in BANDS.items()},
        "lines": {
            name: [[f"{x:.6f}", f"{y:.6f}"] for x, y in line] for name, line in zip(RATIOS, model.lines, strict=True)
        },
        "measured": measured,
        "data": {
            "files": data,
            "zh": "拟合数据：美国上市公司2001—2011年报表（Pellegrino等，2024）与波兰企业报表（Zięba等，2016，UCI 365），"
            "均为CC BY 4.0许可；本文件只含拟合结果。",
            "en": "Fitted on accounts of US listed companies 2001-2011 (Pellegrino and others, 2024) and of Polish companies "
            "(Zieba and others, 2016, UCI 365), both under CC BY 4.0; this file holds the result of the fit only.",
        },
        "command": "python bench/fit_second_opinion.py --corpora PATH --write riskwatch/data/second_opinion.json",
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
