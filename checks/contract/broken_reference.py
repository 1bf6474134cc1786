"""FRM002: a reference to a clause that is not there, or a number given twice or left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from riskwatch.authoring import (
    Answer,
    Clause,
    Confidence,
    Contract,
    Hit,
    Matter,
    Severity,
    chinese_number,
    contract_check,
    missing_documents,
)

_MONEY = frozenset({"payment", "late_payment", "liability", "liquidated_damages", "termination", "guarantee"})
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[一二三四五六七八九十百零〇]+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ARTICLE = re.compile(r"第|article|section|clause|\d+[.、．](?!\))|\d+$|[一二三四五六七八九十]+、", re.IGNORECASE)
_OTHER_BEFORE = re.compile(r"\b(?:[A-Z]{2,6}|Act|Code|Regulations?|Rules?)(?: and [A-Z]{2,6})?\s*$")
_OTHER_AFTER = re.compile(
    r"[\d.]*(?:\([a-z0-9ivx]+\))*\s+(?:of|to|in|under)\s+(?:the\s+|such\s+|that\s+|said\s+)?(?!Agreement\b|Contract\b)(?:[A-Z]|[a-z]+ [A-Z])[^.;]{0,60}"
)
_ENOUGH = 4
_FAR = 60


@contract_check("clauses")
def broken_reference(matter: Matter) -> Iterator[Answer]:
    """References into the void, then duplicate and missing numbers of the articles."""
    contract = matter.contract
    numbers = {number for clause in contract.clauses if (number := _article(clause)) is not None}
    if len(numbers) < _ENOUGH:
        return
    if numbers == set(range(1, max(numbers) + 1)) and not missing_documents(contract):
        yield from _references(contract, numbers)
    yield from _numbering(contract, [clause for clause in contract.clauses if clause.level == 1])


def _article(clause: Clause) -> int | None:
    """The article that a numbered clause stands in: 3 for 第三条 and for 3.1; list items (a), ① and 1) have none."""
    return number_of(clause) if _ARTICLE.match(clause.number) else None


def number_of(clause: Clause) -> int | None:
    """The article's number: 第十二条, 12., ARTICLE XII are all 12."""
    digits = _DIGITS.search(clause.number)
    if digits:
        return int(digits[0])
    han = _HAN.search(clause.number)
    if han:
        return chinese_number(han[0])
    roman = clause.number.upper().removeprefix("ARTICLE").removeprefix("SECTION").strip(" .")
    return _roman(roman) if roman and set(roman) <= set(_ROMAN) else None


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[place:], default=0) else value for place, value in enumerate(values))


def _references(contract: Contract, numbers: set[int]) -> Iterator[Hit]:
    highest = max(numbers)
    for term in contract.terms_of("reference.clause"):
        first = _DIGITS.match(str(term.value))
        if first is None or term.detail.get("unit", "条") not in ("条", ""):
            continue
        number = int(first[0])
        if number <= highest or number > highest + min(_FAR, 4 * highest) or _begins_a_line(contract.text, number):
            continue
        if contract.language == "en" and _of_another_document(contract.text, term.span.start, term.span.end):
            continue
        clause = contract.clauses[term.clause] if term.clause is not None else None
        weighty = clause is not None and bool(clause.kinds & _MONEY or clause.kind in _MONEY)
        yield Hit(
            term.span,
            variant="money" if weighty else "",
            values={"number": number, "highest": highest},
            # English references often mean another document that the sentence does not name.
            confidence=Confidence.MEDIUM if contract.language == "en" else None,
            severity=Severity.INFO if contract.language == "en" else None,
        )


def _of_another_document(text: str, start: int, end: int) -> bool:
    """FAR Section 12.212, Section 14 of the Tariff, Clause 12 of the GMA that is amended: not a clause of this text."""
    return (
        _OTHER_BEFORE.search(text, max(0, start - 40), start) is not None or _OTHER_AFTER.match(text, end) is not None
    )


def _begins_a_line(text: str, number: int) -> bool:
    """The clause is there, only its layout was not understood."""
    return (
        re.search(rf"(?im)^\W*(?:article|section|clause|paragraph|第)?\s*{number}(?:[\s.、:条)]|$)", text) is not None
    )


def _numbering(contract: Contract, articles: list[Clause]) -> Iterator[Hit]:
    """Only where the numbers otherwise run up one by one; a list that starts anew is another list."""
    softer = Severity.INFO if contract.language == "en" else None  # measured: often only the layout hides a number
    styles: dict[str, list[tuple[int, Clause]]] = defaultdict(list)
    for clause in articles:
        number = number_of(clause)
        if number is not None:
            styles[re.sub(r"[\d一二三四五六七八九十百零〇]+", "#", clause.number)].append((number, clause))
    for run in styles.values():
        steps = [later - earlier for (earlier, _), (later, _) in pairwise(run)]
        odd = [place for place, step in enumerate(steps) if step != 1]
        if len(run) < _ENOUGH or len(odd) != 1 or run[0][0] != 1:
            continue
        number, clause = run[odd[0] + 1]
        step = steps[odd[0]]
        if (
            step == 0
            and clause.heading.of(contract.text).split()[1:] == run[odd[0]][1].heading.of(contract.text).split()[1:]
        ):
            continue  # once in the table of contents, once in its place
        if step == 0:
            yield Hit(clause.heading, variant="duplicate", values={"number": number}, severity=softer)
        elif step == 2:
            yield Hit(clause.heading, variant="gap", values={"number": number - 1}, severity=softer)
