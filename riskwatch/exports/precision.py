"""How often a rule was right on real contracts: hand-labelled findings, written by bench/precision.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from riskwatch.domain.words import Words
from riskwatch.resources import data

_SPOKEN = {"zh": Words("中文合同", "Chinese contracts"), "en": Words("英文合同", "English contracts")}
_COUNTS = Words(
    "实测准确率：{right}/{decided}（{texts}，{day}）", "Precision {right} of {decided} on real {texts} ({day})"
)
_ARGUABLE = Words("，另有{arguable}处有争议", ", {arguable} more arguable")
_ALL_ARGUABLE = Words(
    "实测准确率：{arguable}处均有争议（{texts}，{day}）",
    "Precision: {arguable} findings, all arguable, on real {texts} ({day})",
)


@dataclass(frozen=True, slots=True)
class Precision:
    """Labels of one rule's findings on contracts of one language, and the day they were counted."""

    language: str
    right: int
    wrong: int
    arguable: int
    day: date

    @property
    def sentence(self) -> Words:
        """ "Precision 27 of 28 on real Chinese contracts (2026-11-24), 1 more arguable"."""
        decided = self.right + self.wrong
        values = {
            "right": self.right,
            "decided": decided,
            "arguable": self.arguable,
            "texts": _SPOKEN[self.language],
            "day": self.day.isoformat(),
        }
        if not decided:
            return _ALL_ARGUABLE.filled(values)
        counts, more = _COUNTS.filled(values), _ARGUABLE.filled(values)
        return Words(counts.zh + more.zh, counts.en + more.en) if self.arguable else counts


def of_rule(code: str) -> tuple[Precision, ...]:
    """What was measured of a rule, Chinese contracts first; nothing where no finding of it was labelled."""
    found = shipped().get(code, {})
    return tuple(
        Precision(
            language,
            int(one["right"]),
            int(one["wrong"]),
            int(one["arguable"]),
            date.fromisoformat(str(one["date"])),
        )
        for language in _SPOKEN
        if (one := found.get(language)) is not None
    )


def as_object(code: str) -> dict[str, dict[str, int | str]]:
    """The same for machines: language -> right, wrong, arguable, date."""
    return {
        one.language: {"right": one.right, "wrong": one.wrong, "arguable": one.arguable, "date": one.day.isoformat()}
        for one in of_rule(code)
    }


@cache
def shipped() -> Mapping[str, Mapping[str, Mapping[str, int | str]]]:
    """Rule -> language -> right, wrong, arguable, date, as bench/precision.py wrote them."""
    measured: dict[str, dict[str, dict[str, int | str]]] = json.loads(
        data("precision.json").read_text(encoding="utf-8")
    )
    return measured
