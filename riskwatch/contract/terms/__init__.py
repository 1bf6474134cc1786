"""The facts of a contract: one file per kind of term, each pure, each with exact places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskwatch.contract.terms import (
    amount_words,
    amounts,
    blanks,
    contacts,
    dates,
    earnest,
    guarantee,
    identifiers,
    late_payment,
    lengths,
    payment,
    penalties,
    percents,
    periods,
    references,
)
from riskwatch.contract.terms.kinds import KINDS
from riskwatch.contract.terms.page import Page, page_of
from riskwatch.contract.terms.presence import present
from riskwatch.domain.contract import Clause, Party, Term
from riskwatch.domain.document import Document

__all__ = ["KINDS", "find_terms", "present"]


def find_terms(
    document: Document, clauses: Sequence[Clause], parties: Sequence[Party], language: str
) -> tuple[Term, ...]:
    """Every fact of `document` in reading order; kinds are those of KINDS. Odd text gives fewer facts, never an error."""
    page = page_of(document, clauses, parties, language)
    return tuple(sorted(_all(page), key=lambda term: (term.span, term.kind)))


def _all(page: Page) -> Iterator[Term]:
    shares = percents.percents(page)
    sums = amounts.sums(page)
    spans = lengths.lengths(page)
    yield from (
        page.term("percent", share.value, share.start, share.end, detail={"sign": share.sign}) for share in shares
    )
    yield from _amounts(page, sums)
    yield from late_payment.find(page, shares, sums, spans)
    yield from penalties.find(page, shares, sums)
    yield from earnest.find(page, shares, sums, spans)
    yield from periods.find(page, spans, shares)
    yield from payment.find(page, shares, spans)
    yield from guarantee.find(page)
    yield from dates.find(page)
    yield from identifiers.find(page)
    yield from contacts.find(page)
    yield from blanks.find(page)
    yield from references.find(page)


def _amounts(page: Page, sums: Sequence[amounts.Sum]) -> Iterator[Term]:
    words = amount_words.worded(page)
    partner = amount_words.pairs(page, sums, words)
    back = {figure: word for word, figure in partner.items()}
    for index, each in enumerate(sums):
        total, label, tax = amounts.label_of(page, each.start, each.end)
        other = words[back[index]] if index in back else None
        detail = {"label": label, "tax": tax, "pair": _span(page, other)}
        yield page.term("amount.total" if total else "amount", each.money, each.start, each.end, detail=detail)
    for index, word in enumerate(words):
        figures = sums[partner[index]] if index in partner else None
        detail = {"style": word.style, "pair": _span(page, figures)}
        yield page.term("amount.words", word.money, word.start, word.end, detail=detail)


def _span(page: Page, piece: amounts.Sum | amount_words.Worded | None) -> str:
    if piece is None:
        return ""
    span = page.condensed.span(piece.start, piece.end)
    return f"{span.start}:{span.end}"
