"""How long it takes to write comments into a 36-page .docx, beside the time of reading and linting it.

    python bench/writing.py [--rounds N]

`--corpora` is taken because every bench is called with it; the drafts are made here.

CPU time on one core, medians of interleaved rounds. Writing is everything from the report to the new file: the draft is read again with its sources, the
comments are put in, the package is packed, and the result is read once more to see that its text is the same.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime

from long_draft import draft
from speed import seconds

from riskwatch.catalogue import rule_set, statutes
from riskwatch.drafts import Limits
from riskwatch.jobs.check import check_draft
from riskwatch.jobs.writeback import written_back

_AT = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", help="not used")
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rules, laws = rule_set(), statutes()
    for language, name in (("zh", "Chinese"), ("en", "English")):
        data = draft(language, 36)
        report = check_draft(data, "draft.docx", rules)
        proposed = [finding.fingerprint for finding in report.findings]
        taken = seconds(
            {
                "check": lambda data=data: check_draft(data, "draft.docx", rules),
                "comments": lambda data=data, report=report, language=language: written_back(
                    data, report, laws, language, _AT, Limits()
                ),
                "both": lambda data=data, report=report, language=language, proposed=proposed: written_back(
                    data, report, laws, language, _AT, Limits(), proposed
                ),
            },
            rounds,
        )
        print(
            f"{name} .docx ({len(report.matter.contract.text):,} characters, {len(report.findings)} findings): "
            f"read and lint {taken['check'] * 1000:.1f} ms, comments {taken['comments'] * 1000:.1f} ms, "
            f"ratio {taken['comments'] / taken['check']:.2f}; with proposed wording {taken['both'] * 1000:.1f} ms, "
            f"ratio {taken['both'] / taken['check']:.2f}"
        )


if __name__ == "__main__":
    main()
