"""The test for suspending delivery: which ground of article 527 fits, and whether the evidence is firm enough.

Civil Code 527 and warning-signs 4.2. Without firm evidence the seller who stops is in breach himself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskwatch.domain.sign import Sign
from riskwatch.domain.words import Words

BASE = "CN-CC-527"
_BY_SIGN = {
    "CN-CC-527-1": ("OWN04", "OWN15", "MGT07", "MGT10", "MGT17", "MGT20"),
    "CN-CC-527-2": ("OWN10", "OWN12"),
    "CN-CC-527-3": ("OWN01", "MGT08", "REC10", "REC06", "OTH10"),
    "CN-CC-527-4": ("OWN02", "OWN03", "OWN13", "OWN14", "OTH07", "REC15", "OWN20"),
}
GROUND_OF = {sign: ground for ground, signs in _BY_SIGN.items() for sign in signs}
"""Sign to ground. OWN20 stands with the fourth where it is a petition or a strike-off (evidence A or B)."""

_NEEDS_COMPANY = {"OWN10", "OWN12"}
"""Moved assets are a ground only together with other signs."""


@dataclass(frozen=True, slots=True)
class StopTest:
    """`met` says that the facts we have pass; `missing` why they do not; `open` what only people can answer."""

    met: bool
    grounds: tuple[str, ...]
    missing: tuple[Words, ...]
    open: tuple[Words, ...]


_FOR_PEOPLE = (
    Words("合同有效，我方应先履行，且已到或临近履行期", "the contract is valid and we perform first, now or soon"),
    Words("买方未就本次供货提供足额担保", "no adequate security covers this delivery"),
    Words("律师书面同意", "a lawyer approves in writing"),
)
_AFTER = Words("上述事实在合同订立后发生或获知", "the facts arose or became known after the contract was made")
_KNOWN_BEFORE = Words(
    "部分事实在首次查询时已存在：若合同在此之后订立，不能以此主张不安抗辩",
    "some facts were there at our first look: they do not support a stop under a contract made after that",
)
_NO_EVIDENCE = Words(
    "证据不足：须有至少一项 A 级证据，或两项不同类别的 B 级证据",
    "not enough evidence: it takes one sign of evidence grade A, or two of grade B from different families",
)
_NO_GROUND = Words(
    "现有事实未落入《民法典》第五百二十七条任何一项",
    "the facts fit none of the grounds of article 527 of the Civil Code",
)


def stop_test(signs: Iterable[Sign]) -> StopTest:
    """Judge points 3 and 4 of the test on the signs that still hold; the other points are listed for people."""
    holding = [sign for sign in signs if sign.cured_on is None]
    grounds = _grounds(holding)
    missing = []
    if not firm_evidence(holding):
        missing.append(_NO_EVIDENCE)
    if not grounds:
        missing.append(_NO_GROUND)
    known = any(sign.baseline for sign in holding if sign.kind.evidence_grade != "C")
    return StopTest(not missing, grounds, tuple(missing), (*_FOR_PEOPLE, _KNOWN_BEFORE if known else _AFTER))


def firm_evidence(signs: Iterable[Sign]) -> bool:
    """At least one sign of evidence grade A, or two of grade B from different families; grade C never counts."""
    grades = {(sign.kind.evidence_grade, sign.kind.family) for sign in signs}
    return any(letter == "A" for letter, _ in grades) or sum(letter == "B" for letter, _ in grades) >= 2


def _grounds(signs: list[Sign]) -> tuple[str, ...]:
    strong = [sign for sign in signs if sign.kind.evidence_grade != "C"]
    others = {sign.kind.id for sign in strong}
    fitting = {
        GROUND_OF[sign.kind.id]
        for sign in strong
        if sign.kind.id in GROUND_OF and (sign.kind.id not in _NEEDS_COMPANY or len(others) > 1)
    }
    return tuple(sorted(fitting))
