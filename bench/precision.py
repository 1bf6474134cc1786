"""Precision of the contract rules from the labels in bench/labels, and which rules speak louder than they may.

Precision is right / (right + wrong); findings on which counsel would differ are counted apart, as arguable. A rule may
be an error from 0.95 on and a warning from 0.8 on; with fewer than five decided findings it is inconclusive. Labels of
findings that are no longer made do not count: they are listed, because they show what was put right after reading.

python bench/precision.py --date 2026-11-24 [--write] : prints the table; --write ships riskwatch/data/precision.json
and renews the block in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from sample_findings import LIMITS, Row, read

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "riskwatch" / "data" / "precision.json"
PAGE = ROOT / "docs" / "accuracy.md"
START, END = "<!-- precision: written by bench/precision.py -->", "<!-- precision: end -->"
LANGUAGE = {"zh": "zh", "zh_synth": "zh", "en": "en"}
GATES = (("error", 0.95), ("warning", 0.8), ("info", 0.0))
DECIDED = 5
"""Fewer decided findings than this say nothing about a rule."""


@dataclass
class Measure:
    """The labels of one rule in one language."""

    verdicts: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)

    @property
    def decided(self) -> int:
        return self.verdicts["right"] + self.verdicts["wrong"]

    @property
    def precision(self) -> float | None:
        return self.verdicts["right"] / self.decided if self.decided else None

    @property
    def level(self) -> str:
        """The loudest level of the findings drawn."""
        return next((level for level, _ in GATES if self.levels[level]), "")

    @property
    def allowed(self) -> str:
        """The loudest level that the precision allows; empty where it is inconclusive."""
        if self.precision is None or self.decided < DECIDED:
            return ""
        return next(level for level, gate in GATES if self.precision >= gate)

    @property
    def too_loud(self) -> bool:
        names = [level for level, _ in GATES]
        return bool(self.allowed) and names.index(self.level) < names.index(self.allowed)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--labels", type=Path, default=Path(__file__).parent / "labels")
    arguments.add_argument("--date", required=True, help="the day of the measurement, written into the result")
    arguments.add_argument("--write", action="store_true", help="write precision.json and docs/accuracy.md")
    given = arguments.parse_args()
    measures = measured(row for wanted in LIMITS for row in read(given.labels / f"{wanted}.csv"))
    lines = report(measures, given.date)
    print("\n".join(lines))
    if given.write:
        ship(measures, given.date)
        renew(lines)


def measured(rows: Iterable[Row]) -> dict[tuple[str, str], Measure]:
    """(rule, language) -> what its labels say."""
    measures: dict[tuple[str, str], Measure] = defaultdict(Measure)
    for row in rows:
        if not row["verdict"]:
            continue
        measure = measures[row["rule"], LANGUAGE[row["set"]]]
        if row["made"] == "yes":
            measure.verdicts[row["verdict"]] += 1
            measure.levels[row["severity"]] += 1
        else:
            measure.gone[row["verdict"]] += 1
    return dict(sorted(measures.items()))


def wilson(right: int, decided: int) -> tuple[float, float]:
    """The 95 % score interval of a share."""
    z, share = 1.96, right / decided
    middle = share + z * z / (2 * decided)
    reach = z * sqrt(share * (1 - share) / decided + z * z / (4 * decided * decided))
    return max(0.0, (middle - reach) / (1 + z * z / decided)), min(1.0, (middle + reach) / (1 + z * z / decided))


def report(measures: dict[tuple[str, str], Measure], day: str) -> list[str]:
    """The table and its sums, as Markdown."""
    all_of = Counter[str]()
    for measure in measures.values():
        all_of.update(measure.verdicts)
        all_of.update({f"gone {verdict}": number for verdict, number in measure.gone.items()})
    sums = f"{all_of['right']} right, {all_of['wrong']} wrong, {all_of['arguable']} arguable"
    gone = f"{all_of['gone right']} right, {all_of['gone wrong']} wrong, {all_of['gone arguable']} arguable"
    lines = [f"Measured {day}: {sums}. Labelled and no longer made: {gone}.", ""]
    lines += [
        "By level of the findings drawn:",
        "",
        "| language | level | right | wrong | precision |",
        "|---|---|---|---|---|",
    ]
    lines += [row for language in ("zh", "en") for row in _levels(measures, language)]
    lines += [
        "",
        "| rule | language | loudest level | right | wrong | arguable | precision | 95 % interval | verdict |",
    ]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    lines += [_line(code, language, measure) for (code, language), measure in measures.items()]
    loud = [f"{code} ({language})" for (code, language), measure in measures.items() if measure.too_loud]
    return [*lines, "", f"Louder than measured precision allows: {', '.join(loud) or 'none'}."]


def _levels(measures: dict[tuple[str, str], Measure], language: str) -> list[str]:
    lines = []
    for level, _ in GATES:
        chosen = [one for (_, spoken), one in measures.items() if spoken == language and one.level == level]
        right, decided = sum(one.verdicts["right"] for one in chosen), sum(one.decided for one in chosen)
        if decided:
            lines.append(f"| {language} | rules up to {level} | {right} | {decided - right} | {right / decided:.2f} |")
    return lines


def _line(code: str, language: str, measure: Measure) -> str:
    if not measure.verdicts:
        gone = sum(measure.gone.values())
        return f"| {code} | {language} | – | 0 | 0 | 0 | – | – | {gone} labelled, none made any more |"
    share = interval = "–"
    if measure.precision is not None:
        low, high = wilson(measure.verdicts["right"], measure.decided)
        share, interval = f"{measure.precision:.2f}", f"{low:.2f}–{high:.2f}"
    said = "inconclusive" if not measure.allowed else f"too loud, {measure.allowed}" if measure.too_loud else "holds"
    counts = " | ".join(str(measure.verdicts[verdict]) for verdict in ("right", "wrong", "arguable"))
    return f"| {code} | {language} | {measure.level} | {counts} | {share} | {interval} | {said} |"


def ship(measures: dict[tuple[str, str], Measure], day: str) -> None:
    """Write what `riskwatch explain` and the rule page show."""
    shown: dict[str, dict[str, dict[str, int | str]]] = {}
    for (code, language), measure in measures.items():
        if measure.verdicts:
            counts = {verdict: measure.verdicts[verdict] for verdict in ("right", "wrong", "arguable")}
            shown.setdefault(code, {})[language] = {**counts, "date": day}
    SHIPPED.write_text(json.dumps(shown, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def renew(lines: list[str]) -> None:
    """Put the table between the markers of the page, which must be there."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    _, marker, after = rest.partition(END)
    if not marker:
        raise SystemExit(f"{PAGE}: the markers are missing")
    PAGE.write_text(before + "\n".join([START, "", *lines, "", END]) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
