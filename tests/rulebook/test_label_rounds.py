"""Rounds of labels on contracts made by us: each stands on its own until its rule is corrected."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def bench_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benches are scripts that import one another by their bare names."""
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])


def label(drawn: str, file: str, quote: str, verdict: str, evidence: str = "fresh") -> dict[str, str]:
    return {
        "rule": "PAY001", "set": "made_en", "file": file, "quote": quote, "drawn": drawn, "evidence": evidence,
        "verdict": verdict, "made": "no" if verdict == "missed" else "yes",
    }  # fmt: skip


FIRST = [label("1", "old", "when funds permit", "right"), label("1", "old", "in due course", "wrong")]
SECOND = [label("2", "new", "at its convenience", "right"), label("2", "new", "some day", "right")]
MISSED = label("1", "old", "once able", "missed")
FOUND = {
    "old": {("PAY001", "whenfundspermit"), ("PAY001", "induecourse")},
    "new": {("PAY001", "atitsconvenience"), ("PAY001", "someday")},
}


def without(file: str, quote: str) -> dict[str, set[tuple[str, str]]]:
    return FOUND | {file: FOUND[file] - {("PAY001", quote)}}


def test_a_rule_that_nobody_corrected_keeps_its_labels_fresh() -> None:
    from made_rounds import closed, corrected

    assert corrected([*FIRST, MISSED], FOUND.__getitem__) == set()
    assert closed([*FIRST, MISSED], FOUND.__getitem__) == [*FIRST, MISSED]


def test_a_wrong_finding_that_is_gone_makes_all_labels_so_far_seen() -> None:
    from made_rounds import closed

    rows = closed(FIRST, without("old", "induecourse").__getitem__)
    assert [(row["evidence"], row["made"]) for row in rows] == [("seen", "yes"), ("seen", "no")]


def test_a_missed_defect_that_is_found_makes_all_labels_so_far_seen() -> None:
    from made_rounds import closed

    found = FOUND | {"old": FOUND["old"] | {("PAY001", "onceable")}}
    rows = closed([*FIRST, MISSED], found.__getitem__)
    assert [(row["evidence"], row["made"]) for row in rows] == [("seen", "yes"), ("seen", "yes"), ("seen", "yes")]


def test_a_round_drawn_after_the_correction_is_fresh() -> None:
    from made_rounds import closed, corrected
    from precision import counted

    corrected_before = without("old", "induecourse").__getitem__
    rows = [*closed(FIRST, corrected_before), *SECOND]
    assert corrected(rows, corrected_before) == set()
    counts = counted(rows)["PAY001", "en"]
    assert (counts.made, counts.seen) == ({"right": 2}, {"right": 1, "wrong": 1})
    assert counts.first == {"right": 3, "wrong": 1}


def test_a_later_correction_makes_the_later_round_seen_too() -> None:
    from made_rounds import closed, corrected
    from precision import counted

    rows = [*closed(FIRST, FOUND.__getitem__), *SECOND]
    now = without("old", "induecourse").__getitem__
    assert corrected(rows, now) == {"PAY001"}
    counts = counted(rows, {("PAY001", "en")})["PAY001", "en"]
    assert (counts.made, counts.seen) == ({}, {"right": 3, "wrong": 1})
    assert counted(rows, {("PAY001", "en")}, now)["PAY001", "en"].still == {"right": 3}


def test_every_label_of_the_made_contracts_names_its_round_and_what_it_proves() -> None:
    from label_files import CASES, MADE, read

    for name in MADE:
        for row in read(BENCH / "labels" / f"{name}.csv"):
            assert row["drawn"], row
            assert row["evidence"] in ("fresh", "seen"), row
            assert (CASES / f"{row['file']}.txt").exists(), row
