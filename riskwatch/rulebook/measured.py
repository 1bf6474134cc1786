"""How often a rule was right and what it found, as bench/precision.py counted it, and the level that this allows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from riskwatch.domain.rule import Ceiling, Severity, Side
from riskwatch.domain.words import Words
from riskwatch.resources import data

FILES: Mapping[Side, str] = {"seller": "precision.json", "buyer": "precision_buyer.json"}
LANGUAGES = ("zh", "en")
DECIDED = 5
"""Fewer decided findings than this say nothing: such a rule is no error yet, and is not made softer than a warning."""
ERROR, WARNING = 0.95, 0.8
"""The shares of right findings from which a rule may speak as an error and as a warning."""
AGREED = 0.8
"""The share of right ones among all that were read, arguable ones included, without which a rule is no error."""

_SPOKEN = {"zh": Words("中文合同", "Chinese contracts"), "en": Words("英文合同", "English contracts")}
_COUNTS = Words("实测准确率：{right}/{decided}（{texts}，{day}）", "Precision {right} of {decided} on {texts} ({day})")
_ARGUABLE = Words("，另有{arguable}处有争议", ", {arguable} more arguable")
_ALL_ARGUABLE = Words(
    "实测准确率：{arguable}处均有争议（{texts}，{day}）",
    "Precision: {arguable} findings, all arguable, on {texts} ({day})",
)
_SEEN = Words(
    "另有{decided}处来自改进该规则时已读过的合同，其中{right}处正确，不计入准确率（{texts}，{day}）",
    "{decided} more on {texts} that the rule was improved on, {right} of them right: not counted ({day})",
)
_RECALL = Words(
    "检出率：已知缺陷{planted}处，检出{found}处（自拟的{texts}，{day}）",
    "Recall: {found} of {planted} known defects found in {texts} made for it ({day})",
)
_NONE = Words("该规则尚未在{texts}上实测", "not yet measured on {texts}")
_FEW = Words(
    "实测样本尚不足，{texts}中可判定的只有{decided}处（正确{right}处），至少需要{needed}处（{day}）",
    "not yet measured enough, on {texts} {right} right, {wrong} wrong, at least {needed} must be read ({day})",
)
_DISPUTED = Words(
    "{texts}中读过的{read}处有{arguable}处存在争议（正确{right}处，{day}）",
    "{arguable} of {read} findings read on {texts} are arguable, {right} are right ({day})",
)
_STILL = Words(
    "连同改进该规则时读过的合同，{texts}中现在仍会给出的{all}处只有{good}处正确（{day}）",
    "even with text it was improved on, only {good} of the {all} findings that it still makes on {texts} are right ({day})",
)
_SHARE = Words(
    "{texts}中可判定的{decided}处，正确{right}处（{day}）",
    "measured on {texts}: {right} of {decided} right ({day})",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was counted of one rule on contracts of one language.

    `right`, `wrong` and `arguable` are findings on text that the rule was not improved on; only these may raise its level.
    `seen_right` and `seen_wrong` are findings that were read and then used to improve it, `still_right` and `still_wrong`
    those of them that it makes to this day: such text flatters a rule, so that they can only lower its level. `found` of `planted` are
    defects known to be in contracts that were made for measuring.
    """

    language: str
    day: date
    right: int = 0
    wrong: int = 0
    arguable: int = 0
    seen_right: int = 0
    seen_wrong: int = 0
    still_right: int = 0
    still_wrong: int = 0
    found: int = 0
    planted: int = 0

    @property
    def decided(self) -> int:
        return self.right + self.wrong

    @property
    def sentences(self) -> tuple[Words, ...]:
        """Precision, what was not counted, and recall; each only where there is something to say."""
        told = [self._precision()] if self.decided or self.arguable else []
        seen = self.seen_right + self.seen_wrong
        if seen:
            told.append(_SEEN.filled(self._values() | {"right": self.seen_right, "decided": seen}))
        if self.planted:
            told.append(_RECALL.filled(self._values() | {"found": self.found, "planted": self.planted}))
        return tuple(told)

    @property
    def ceiling(self) -> Ceiling:
        """The loudest level that these counts allow, and the counts in words."""
        fresh, known = self._fresh(), self._known()
        return known if known is not None and known.level.rank > fresh.level.rank else fresh

    def _known(self) -> Ceiling | None:
        """What all findings that the rule still makes allow, wherever they were read; None for too few of them."""
        good = self.right + self.still_right
        decided = good + self.wrong + self.still_wrong
        if decided < DECIDED or good / decided >= ERROR:
            return None
        level = Severity.WARNING if good / decided >= WARNING else Severity.INFO
        return Ceiling(level, _STILL.filled(self._values() | {"all": decided, "good": good}))

    def _fresh(self) -> Ceiling:
        """What the findings on text that it was not improved on allow."""
        values = self._values() | {"needed": DECIDED, "read": self.decided + self.arguable}
        if not self.decided and not self.arguable:
            return Ceiling(Severity.WARNING, _NONE.filled(values))
        if self.decided < DECIDED:
            return Ceiling(Severity.WARNING, _FEW.filled(values))
        share = self.right / self.decided
        if share < WARNING:
            return Ceiling(Severity.INFO, _SHARE.filled(values))
        if share < ERROR:
            return Ceiling(Severity.WARNING, _SHARE.filled(values))
        if self.right / (self.decided + self.arguable) < AGREED:
            return Ceiling(Severity.WARNING, _DISPUTED.filled(values))
        return Ceiling(Severity.ERROR, _SHARE.filled(values))

    def as_object(self) -> dict[str, int | str]:
        """The same for machines."""
        counts = {name: getattr(self, name) for name in _COUNTED}
        return {**counts, "date": self.day.isoformat(), "loudest": self.ceiling.level.value}

    def _precision(self) -> Words:
        if not self.decided:
            return _ALL_ARGUABLE.filled(self._values())
        counts = _COUNTS.filled(self._values())
        if not self.arguable:
            return counts
        more = _ARGUABLE.filled(self._values())
        return Words(counts.zh + more.zh, counts.en + more.en)

    def _values(self) -> dict[str, object]:
        return {
            "right": self.right,
            "wrong": self.wrong,
            "decided": self.decided,
            "arguable": self.arguable,
            "texts": _SPOKEN[self.language],
            "day": self.day.isoformat(),
        }


_COUNTED = ("right", "wrong", "arguable", "seen_right", "seen_wrong", "still_right", "still_wrong", "found", "planted")


def of_rule(code: str, side: Side = "seller") -> tuple[Measured, ...]:
    """What was measured of a rule's view, Chinese contracts first; nothing where nothing was counted.

    For the buyer only the views that look for something else than the seller's are counted.
    """
    found = shipped(side).get(code, {})
    return tuple(
        Measured(language, date.fromisoformat(one["date"]), **{name: int(one[name]) for name in _COUNTED})
        for language in LANGUAGES
        if (one := found.get(language)) is not None
    )


def ceilings(code: str, side: Side = "seller") -> dict[str, Ceiling]:
    """The loudest level that is allowed to the rule's view, by the language of the contract."""
    measured = {one.language: one.ceiling for one in of_rule(code, side)}
    unmeasured = {language: Measured(language, date.min).ceiling for language in LANGUAGES}
    return unmeasured | measured


def as_object(code: str, side: Side = "seller") -> dict[str, dict[str, int | str]]:
    """What was measured of a rule, for machines: language -> counts, date, loudest level allowed."""
    return {one.language: one.as_object() for one in of_rule(code, side)}


@cache
def shipped(side: Side = "seller") -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Rule -> language -> counts and date, as bench/precision.py wrote them."""
    measured: dict[str, dict[str, dict[str, Any]]] = json.loads(data(FILES[side]).read_text(encoding="utf-8"))
    return measured
