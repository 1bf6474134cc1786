"""The reason that a person gives for a step, which goes into a log that stays."""

from __future__ import annotations

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words


def given_reason(reason: str) -> str:
    """The reason without blanks around it; raises PolicyRefused where there is none."""
    words = reason.strip()
    if len(words) < 2:
        raise PolicyRefused(
            Words("请写明理由。", "A reason is needed."),
            Words("一句话即可：以后的人要看得懂为什么。", "One sentence: whoever reads it later must understand why."),
        )
    return words
