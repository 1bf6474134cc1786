"""Every place where a party's full name stands, with its surroundings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from riskwatch.contract.layout.sheet import Sheet
from riskwatch.domain.contract import Clause, Mention, Party
from riskwatch.domain.document import Span

_NEARBY: tuple[tuple[str, str], ...] = (
    ("invoice", "发票|抬头|开票|invoice"),
    ("account", "开户|账户|户名|帐户|收款|账号|帐号|bank|account"),
    ("notice", "送达|通知|收件|notice"),
)
_SURROUNDINGS = tuple((where, re.compile(words, re.IGNORECASE)) for where, words in _NEARBY)


def with_mentions(sheet: Sheet, parties: Sequence[Party], clauses: Sequence[Clause]) -> tuple[Party, ...]:
    """The parties with all occurrences of their full names, blanks inside a name not counted."""
    head_end = clauses[0].span.start if clauses else len(sheet.flat) // 4
    return tuple(
        replace(party, mentions=_mentions(sheet, party, head_end)) if party.name else party for party in parties
    )


def _mentions(sheet: Sheet, party: Party, head_end: int) -> tuple[Mention, ...]:
    name = party.name
    if name is None:
        return ()
    words = [
        *dict.fromkeys(
            [name.value, *([party.signature.name.value] if party.signature and party.signature.name else [])]
        )
    ]
    found: dict[int, Mention] = {}
    for word in words:
        for start, end in _occurrences(sheet.text, word):
            found.setdefault(
                start, Mention(sheet.words(start, end), Span(start, end), _where(sheet, party, start, head_end))
            )
    return tuple(found[start] for start in sorted(found))


def _occurrences(text: str, word: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    start = text.find(word)
    while start >= 0:
        places.append((start, start + len(word)))
        start = text.find(word, start + len(word))
    return places


def _where(sheet: Sheet, party: Party, start: int, head_end: int) -> str:
    block = party.signature
    if block and block.span.start <= start < block.span.end:
        return "signature"
    if party.name and start == party.name.span.start:
        return (
            "definition"
            if sheet.flat[party.name.span.end : party.name.span.end + 90].lstrip().startswith("(")
            else "heading"
        )
    around = sheet.flat[sheet.flat.rfind("\n", 0, start) + 1 : start][-40:]
    for where, pattern in _SURROUNDINGS:
        if pattern.search(around):
            return where
    return "heading" if start < head_end else "text"
