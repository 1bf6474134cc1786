"""`phrase`: words that stand in the contract, in clauses of some kind, unless the sentence takes them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskwatch.contract.conditions.patterns import compile_all, found, matches, sentence_around
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Answer, Hit, Judge, Matter


def phrase(
    patterns: Sequence[str],
    *,
    within: Sequence[str] = (),
    unless: Sequence[str] = (),
    nowhere: Sequence[str] = (),
) -> Judge:
    """Hits for each match of `patterns`.

    `within` limits to clauses of these kinds; `unless` are patterns that, in the same sentence, take the finding back;
    `nowhere` patterns that do so anywhere in the text.
    """
    wanted, exceptions, absent = compile_all(patterns), compile_all(unless), compile_all(nowhere)
    kinds = frozenset(within)

    def judge(matter: Matter) -> Iterator[Answer]:
        text = matter.contract.text
        if absent and matches(absent, text):
            return
        for span in found(wanted, text):
            if kinds and not _stands_in(matter.contract, span, kinds):
                continue
            if exceptions and matches(exceptions, sentence_around(text, span).of(text)):
                continue
            yield Hit(_trimmed(text, span))

    return judge


def _stands_in(contract: Contract, span: Span, kinds: frozenset[str]) -> bool:
    """Also true where no clause was recognised at all: a lone sentence is judged as what it says."""
    index = contract.clause_at(span.start)
    if index is None:
        return not contract.clauses
    while index is not None:
        clause = contract.clauses[index]
        if clause.kind in kinds or clause.kinds & kinds:
            return True
        index = clause.parent
    return False


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
