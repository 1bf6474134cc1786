"""The six points of the test for suspending performance (Civil Code 527; warning-signs, section 4.2)."""

from __future__ import annotations

from collections.abc import Iterable

from riskwatch.credit.grounds import firm_evidence, stop_test
from riskwatch.domain.sign import Sign
from riskwatch.domain.stop import Situation
from riskwatch.domain.words import Words

_VALID = Words("合同有效，我方应先履行且履行期已到或临近", "the contract is valid, we perform first, now or soon")
_AFTER = Words("事实在合同订立后发生或获知", "the facts arose or became known after the contract was made")
_FIRM = Words(
    "证据确切：一项A级，或两项不同类别的B级", "firm evidence: one of grade A, or two of grade B from different families"
)
_GROUND = Words("事实属于第五百二十七条所列情形", "the facts fit a ground of article 527")
_UNSECURED = Words("没有足额担保覆盖本次供货", "no adequate security covers the delivery")
_LAWYER = Words("律师书面同意", "a lawyer approves in writing")
POINTS = (_VALID, _AFTER, _FIRM, _GROUND, _UNSECURED, _LAWYER)


def stop_points(signs: Iterable[Sign], given: Situation, lawyer: str) -> tuple[tuple[Words, bool], ...]:
    """Each point and whether it is met; all must be."""
    holding = [sign for sign in signs if sign.cured_on is None]
    met = (
        given.valid and given.turn in ("we_first", "unknown"),
        given.after_signing,
        firm_evidence(holding),
        bool(stop_test(holding).grounds),
        not given.secured,
        bool(lawyer.strip()),
    )
    return tuple(zip(POINTS, met, strict=True))


def missing(points: Iterable[tuple[Words, bool]], *, lawyer_comes_later: bool = False) -> tuple[Words, ...]:
    """What is not met; the lawyer's approval may still be waited for when the stop is proposed."""
    return tuple(words for words, met in points if not met and not (lawyer_comes_later and words is _LAWYER))
