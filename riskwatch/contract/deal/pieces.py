"""How a sentence on payment is cut into instalments.

Chinese says when, then how much (合同签订后5日内支付30%，…), English how much, then when (30% on signing, and …), so the
cut between two shares falls behind the first or before the second; a semicolon or a list mark between them wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from riskwatch.domain.document import Span

_STRONG = re.compile(r"[；;。\n]|(?<=[，、,])\s*(?=[(（]?[0-9一二三四五六七八九十ivx]{1,3}[)）.、])")
_WEAK_ZH = re.compile(r"[，、]|,(?!\d{3})")
_WEAK_EN = re.compile(r",(?: and)? |\band (?=\(?[a-z\d$£€])")


def cut(text: str, sentence: Span, parts: Sequence[Span], chinese: bool) -> Iterator[Span]:
    """The pieces of `sentence`, one for each of `parts` (in reading order); the whole of it for none or one."""
    start = sentence.start
    for this, following in pairwise(parts):
        at = _border(text, this.end, following.start, chinese)
        yield Span(start, at)
        start = at
    yield Span(start, sentence.end)


def _border(text: str, this: int, following: int, chinese: bool) -> int:
    strong = [match.end() for match in _STRONG.finditer(text, this, following)]
    if strong:
        return strong[-1]
    weak = [match.end() for match in (_WEAK_ZH if chinese else _WEAK_EN).finditer(text, this, following)]
    if not weak:
        return following
    return weak[0] if chinese else weak[-1]
