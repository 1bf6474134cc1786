"""Which language a draft is written in."""

from __future__ import annotations

import re
from typing import Literal

_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def language_of(text: str) -> Literal["zh", "en"]:
    """Chinese when its Han characters outweigh the Latin words (a Latin word counts like two Han characters)."""
    sample = text if len(text) <= 60_000 else text[:40_000] + text[-20_000:]
    han = sum(map(len, _HAN.findall(sample)))
    if han == 0:
        return "en"
    return "zh" if han >= len(_LATIN_WORD.findall(sample)) else "en"
