"""How well a title or a text bears a company's name."""

from __future__ import annotations

import re

from riskwatch.watch.facts import folded
from riskwatch.watch.identity.proposing import LEAST
from riskwatch.watch.identity.reading import read_name
from riskwatch.watch.identity.scoring import Score, score

_FORM = re.compile(
    r"\b(?:limited|ltd|plc|llp|inc|corp|corporation|company|llc|lp|l\.p|gmbh|sa|sas|ag|bv|nv)\b\.?", re.IGNORECASE
)
_SAME = 90
"""From here on, two names of the same words differ only in what is left out: a legal form, a place."""

WHOLE = 100


def likeness(name: str, *texts: str) -> int:
    """Points from 0 to 100 for the text that bears the name best; 0 where nothing is worth a person's time.

    Of a running text only its beginning counts, up to the first legal form: that is where a notice names the company.
    """
    if not folded(name):
        return 0
    wanted = read_name(name)
    best = 0
    for text in texts:
        start = _head(text)
        if folded(start):
            best = max(best, _points(score(wanted, read_name(start))))
    return best if best >= LEAST else 0


def _points(found: Score) -> int:
    """All of them where every telling word is the same; otherwise never all."""
    same = any(part.kind == "core" and part.points == WHOLE for part in found.parts)
    return WHOLE if same and found.total >= _SAME else min(found.total, WHOLE - 1)


def _head(text: str) -> str:
    form = _FORM.search(text)
    return text[: form.end()] if form else text[:120]
