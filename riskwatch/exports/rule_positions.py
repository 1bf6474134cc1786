"""The positions of a negotiable rule on its own page: condition, wording, note, who may agree."""

from __future__ import annotations

from typing import Any

from riskwatch.domain.position import Ladder, Position
from riskwatch.domain.rule import Rule
from riskwatch.domain.words import Words
from riskwatch.exports.json_values import words_object
from riskwatch.exports.positions import APPROVALS, POSITIONS

HEADING = Words("谈判位置：{matter}", "Positions: {matter}")
SILENCE = Words("合同没有写：相当于{position}。{why}", "Not stated: in effect {position}. {why}")
NOT_NEGOTIABLE = Words(
    "不可谈判：这种写法违法或者无效，没有备选条款。",
    "Not negotiable: such wording is void or forbidden; there is no fallback.",
)


def as_object(rule: Rule) -> dict[str, Any] | None:
    """For machines; None for a rule without positions."""
    ladder = rule.ladder
    if ladder is None:
        return None
    return {
        "matter": words_object(ladder.matter),
        "positions": [_object(position) for position in ladder.positions],
        "silence": {"counts_as": ladder.silence, "why": words_object(ladder.silence_why)},
    }


def lines(rule: Rule, language: str) -> list[str]:
    """For a terminal; for a rule on void wording the one line that says it is not negotiable."""
    ladder = rule.ladder
    if ladder is None:
        return [NOT_NEGOTIABLE.said(language), ""] if rule.unlawful else []
    told = [HEADING.filled({"matter": ladder.matter}).said(language)]
    for position in ladder.positions:
        told.append(
            f"  {POSITIONS[position.name].said(language)} · {APPROVALS[position.approval.value].said(language)}"
        )
        wording = position.wording.said(language) if position.wording else ""
        told += [f"    {text}" for text in (wording, position.note.said(language)) if text]
    return [*told, f"  {silence_words(ladder).said(language)}", ""]


def silence_words(ladder: Ladder) -> Words:
    """What it means that a draft says nothing."""
    return SILENCE.filled({"position": POSITIONS[ladder.silence], "why": ladder.silence_why})


def _object(position: Position) -> dict[str, Any]:
    return {
        "position": position.name,
        "wording": words_object(position.wording) if position.wording else None,
        "note": words_object(position.note),
        "approval": position.approval.value,
        "examples": [example.text for example in position.examples],
    }
