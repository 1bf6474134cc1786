"""Which parts of rules could not run, grouped by what was missing; read back from a stored report too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riskwatch.domain.rule import Report
from riskwatch.domain.words import Words

_PARTLY = Words("部分未判断：{why}（{rules}）", "partly not judged: {why} ({rules})")


def by_reason(report: Report) -> tuple[tuple[Words, tuple[str, ...]], ...]:
    """Each missing input with the rules that asked for it, in the order of the rules."""
    found: dict[Words, list[str]] = {}
    for code, why in report.parts_not_judged:
        found.setdefault(why, []).append(code)
    return tuple((why, tuple(codes)) for why, codes in found.items())


def part_lines(report: Report, language: str) -> Iterator[str]:
    """One line for each missing input, for the terminal."""
    for why, codes in by_reason(report):
        listed = Words("、".join(codes), ", ".join(codes))
        yield _PARTLY.filled({"why": why, "rules": listed}).said(language)


def parts_of(stored: Mapping[str, Any]) -> tuple[tuple[str, Words], ...]:
    """The parts that a stored report names; an older report has none."""
    return tuple((one["rule"], Words(one["why_zh"], one["why"])) for one in stored.get("parts_not_judged", ()))


def notes_of(stored: Mapping[str, Any]) -> tuple[Words, ...]:
    """What a stored report says of the side from which the draft was looked at."""
    notes: Sequence[Mapping[str, str | None]] = stored.get("notes", ())
    return tuple(Words(note["zh"] or "", note["en"] or "") for note in notes)
