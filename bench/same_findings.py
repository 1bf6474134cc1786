"""That looking near literals loses nothing: every report over all corpora, against the plain search of whole texts.

Prints how many reports differ (none is right) and how the two ways compare in time, by CPU time of one core.
Usage: python bench/same_findings.py --corpora PATH
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

from corpora import SETS, report_of, texts

from riskwatch.catalogue import rule_set
from riskwatch.contract.search import pattern
from riskwatch.domain.rule import Report


def said(report: Report) -> tuple[object, ...]:
    """All that a report says, words included."""
    return report.findings, report.passed, report.not_applicable, report.not_judged


def timed(named: Iterable[tuple[str, str]]) -> tuple[list[tuple[object, ...]], float]:
    rules = rule_set()
    begun = time.process_time()
    reports = [said(report_of(text, rules, name)) for name, text in named]
    return reports, time.process_time() - begun


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    given = arguments.parse_args()
    for wanted in SETS:
        named = list(texts(given.corpora, wanted))
        timed(named[::4])  # patterns compile on first use
        near, quick_time = timed(named)
        pattern.PLAIN = True
        timed(named[::4])
        plain, plain_time = timed(named)
        pattern.PLAIN = False
        different = sum(one != other for one, other in zip(near, plain, strict=True))
        print(
            f"{wanted}: {len(named)} texts, {sum(len(one[0]) for one in plain)} findings, {different} reports differ; "
            f"plain search takes {plain_time / quick_time:.1f} times as long"
        )


if __name__ == "__main__":
    main()
