"""ROT005: English law, title kept, and the price falls due on an event instead of a day, so it cannot be sued for."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Words,
    contract_check,
    once_a_clause,
    retention_of_title,
    wording_of,
)

NONE_KEPT = Words("没有所有权保留条款", "no retention of title")
ON_EVENT = (
    r"\b(?:payment|price|payable|pay|paid|due)\b[^.;\n]{0,60}?\b(?:due|payable|made"
    r"|paid|pay)?\b[^.;\n]{0,20}?\b(?:on|upon|after|following|within \w+ (?:\(\d+\) )?(?:business )?days (?:of"
    r"|after|from))\b[^.,;\n]{0,20}?"
    r"\b(?:acceptance|delivery|completion|installation|commissioning|transfer of title"
    r"|passing of title|resale)\b[^.,;\n]{0,40}\b",
)
CERTAIN = (
    r"whether or not (?:the )?(?:title|property|ownership|delivery)|irrespective of (?:delivery"
    r"|title|whether)|regardless of (?:delivery|title|whether)|notwithstanding that (?:title"
    r"|property|ownership|delivery)"
    r"|\bmay sue for (?:it|the price)|\b(?:maintain an |bring an )?action for the price\b"
)
DAY = (
    r"\b(?:days?|months?)\b[^.;\n]{0,24}?\b(?:of|after|from|following)\b[^.;\n]{0,24}?\b(?:date of (?:the "
    r"|each |its )?invoice|invoice(?: date)?|end of the month)\b|\b(?:each|every|the) invoice\b[^.;\n]{0,60}?\b"
    r"(?:within|days)\b|\bon or before \d|\bnet \d+\b"
)
NOT_OURS = r"\btitle (?:to|passes|shall pass|remains)\b|\brefund|\binterest\b|\bnotice\b|\binsur|\brisk\b"


@contract_check()
def no_day_certain_for_payment(matter: Matter) -> Iterator[Answer]:
    kept = retention_of_title(matter.contract)
    if kept is None:
        yield NotApplicable(NONE_KEPT)
        return
    words = wording_of(matter.contract)
    if not words.english or words.says(CERTAIN) or words.says(DAY):
        return
    for passage, others in once_a_clause(each for each in words.find(*ON_EVENT) if _price_waits(each)):
        yield Hit(passage.span, related=(kept.span, *(other.span for other in others)))
        return


def _price_waits(passage: Passage) -> bool:
    words = passage.wording
    return not (passage.is_no_clause or passage.denied or words.matches(NOT_OURS, passage.words))
