"""Cuts a contract into the pieces that are compared as one: a paragraph, a row of a table, a numbered item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Block, Span

_WRAPPED_FORMATS = frozenset({"pdf", "txt", "md", "image", ""})
"""Their blocks are lines as they were printed: a sentence may run on in the next one."""
_WHOLE = re.compile(r"[。；;：:！!？?]\s*$|\.\s*$")
_SHORT_LINE = 24
_AFTER_NUMBER = " \t\u3000.．、)）:："
_BLANK = re.compile(r"\s+")
_SIGNS = str.maketrans("“”‘’「」『』—–‐‑−～", '""\'\'""""-----~')


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a version. `body` is its span without the clause's `number`; two units with the same `key` say the same:
    blanks, the width of letters and the shape of quotation marks do not count, and neither does the number."""

    span: Span
    body: Span
    number: str
    clause: int | None
    key: str


def levelled(text: str) -> str:
    """What counts of a text when two are compared."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text)).translate(_SIGNS)


def units_of(contract: Contract) -> tuple[Unit, ...]:
    """The whole text in pieces, in reading order; blank ones are left out."""
    text = contract.text
    clauses = {clause.span.start: index for index, clause in enumerate(contract.clauses)}
    numbering = {block.span.start: block.numbering for block in contract.document.blocks if block.numbering}
    cuts = sorted({*_block_cuts(contract), *clauses, len(text)})
    made = []
    for start, stop in pairwise(cuts):
        span = _trimmed(text, start, stop)
        if span.start == span.end:
            continue
        number = _number(contract, clauses.get(start), numbering.get(start), span)
        body = _trimmed(text, _skip(text, span.start + len(number), span.end) if number else span.start, span.end)
        key = levelled(body.of(text))
        if key or number:
            made.append(Unit(span, body, number, contract.clause_at(span.start), key))
    return tuple(made)


def _block_cuts(contract: Contract) -> Iterator[int]:
    wrapped = contract.document.format in _WRAPPED_FORMATS
    before: Block | None = None
    for block in contract.document.blocks:
        if before is None or not wrapped or not _runs_on(before, block, contract.text):
            yield block.span.start
        before = block


def _runs_on(before: Block, block: Block, text: str) -> bool:
    """Whether a line goes on in the next one."""
    if before.kind == "row" or block.kind != before.kind:
        return False
    words = before.span.of(text).rstrip()
    return len(words) >= _SHORT_LINE and _WHOLE.search(words) is None


def _number(contract: Contract, clause: int | None, generated: Span | None, span: Span) -> str:
    if clause is not None:
        number = contract.clauses[clause].number
        if contract.text.startswith(number, span.start):
            return number
    return generated.of(contract.text) if generated is not None and generated.start == span.start else ""


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _AFTER_NUMBER:
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
