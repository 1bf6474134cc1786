"""Which wording a report proposes."""

from __future__ import annotations

from riskwatch.domain.words import Words


def wording_for(clause: Words | None, written_in: str) -> str:
    """The proposed wording in the language the draft is written in; "" when there is none in it.

    Nobody can paste a Chinese clause into an English contract, and a remark in brackets is no wording.
    """
    if clause is None:
        return ""
    words = clause.zh if written_in == "zh" else clause.en
    return "" if words.startswith("（") and words.endswith("）") else words
