"""One draft, read whole: layout first, then the typed facts that stand on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from riskwatch.contract import terms
from riskwatch.contract.layout import (
    annexes,
    clauses,
    disputes,
    head,
    law,
    mentions,
    moments,
    parties_en,
    parties_zh,
    tables,
)
from riskwatch.contract.layout.language import language_of
from riskwatch.contract.layout.sheet import Sheet, sheet_of
from riskwatch.contract.uncollected import uncollected
from riskwatch.domain.contract import Clause, Contract, Found, Party, Role, SignatureBlock, Term
from riskwatch.domain.document import Document

T = TypeVar("T")
_FEW_BLANKS = 3


class _Careful:
    """Runs one reader after the other; one that loses its way leaves its default, and that is remembered."""

    def __init__(self) -> None:
        self.lost = False

    def __call__(self, reader: Callable[[], T], default: T) -> T:
        try:
            return reader()
        except (ValueError, IndexError, KeyError, AttributeError, TypeError, RecursionError):
            self.lost = True
            return default


@uncollected
def read_contract(document: Document) -> Contract:
    """The contract in `document`. Never raises for odd text: what cannot be read is missing and `layout_failed` says so."""
    language = language_of(document.text)
    careful = _Careful()
    sheet = sheet_of(document, language)
    contract = Contract(document, language)
    contract = careful(lambda: _with_layout(contract, sheet, careful), contract)
    contract = careful(lambda: _with_terms(contract), contract)
    return replace(contract, filled=_filled(contract), layout_failed=careful.lost)


def _with_layout(contract: Contract, sheet: Sheet, careful: _Careful) -> Contract:
    language = contract.language
    no_clauses: tuple[Clause, ...] = ()
    tree = careful(lambda: clauses.clauses_of(sheet, language), no_clauses)
    read_parties = parties_zh.parties_of if language == "zh" else parties_en.parties_of
    nobody: tuple[tuple[Party, ...], tuple[SignatureBlock, ...]] = ((), ())
    parties, signatures = careful(lambda: read_parties(sheet, tree), nobody)
    parties = careful(lambda: mentions.with_mentions(sheet, parties, tree), parties)
    running = [block.span for block in contract.document.blocks if block.kind in ("header", "footer")]
    title = careful(lambda: head.title_of(sheet, language, running), None)
    no_law: tuple[str, Found[str] | None] = ("", None)
    code, place = careful(lambda: law.law_of(sheet, language, parties), no_law)
    agreed = careful(lambda: moments.agreement_date(sheet, language, signatures), None)
    return replace(
        contract,
        kind=_kind(head.kind_of(title.value if title else "", sheet.flat, language), parties),
        title=title,
        number=careful(lambda: head.number_of(sheet, language), None),
        parties=parties,
        signatures=signatures,
        clauses=tree,
        tables=careful(lambda: tables.tables_of(sheet), ()),
        annexes=careful(lambda: annexes.annexes_of(sheet, language), ()),
        agreement_date=agreed,
        effective_date=careful(lambda: moments.effective_date(sheet, language, agreed), None),
        place=careful(lambda: head.place_of(sheet, language), None),
        law=code,
        law_place=place,
        term=careful(lambda: moments.term_of(sheet, language), None),
        dispute=careful(lambda: disputes.dispute_of(sheet, language, tree), contract.dispute),
    )


def _kind(said: str, parties: tuple[Party, ...]) -> str:
    """A paper without a telling title that has a seller and a buyer is a sale."""
    sides = {party.role for party in parties}
    return "sale" if said == "other" and {Role.SELLER, Role.BUYER} <= sides else said


def _with_terms(contract: Contract) -> Contract:
    facts: tuple[Term, ...] = terms.find_terms(contract.document, contract.clauses, contract.parties, contract.language)
    known = replace(contract, terms=facts)
    return replace(known, present=terms.present(known))


def _filled(contract: Contract) -> bool:
    """Both sides named, and a price there or hardly a blank left: a framework or an order on a price list has no price."""
    sides = (contract.party(Role.SELLER), contract.party(Role.BUYER))
    if any(party is None or party.name is None for party in sides):
        return False
    if any(term.kind.startswith(("amount", "price")) for term in contract.terms):
        return True
    blanks = sum(term.kind == "blank" and term.detail.get("fillable") != "later" for term in contract.terms)
    return blanks <= _FEW_BLANKS
