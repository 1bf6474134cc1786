"""Where in the contract a finding about something missing is shown: at the clause its words name, else at the end."""

from __future__ import annotations

from riskwatch.domain.contract import Clause, Contract
from riskwatch.domain.rule import Finding


def line_of_missing(finding: Finding, contract: Contract) -> int:
    """Index of the block below which the missing thing belongs.

    The place's words name a clause by number or title, or a matter that a clause deals with; "heading" means above the
    first clause, "signature block" the place where the parties sign.
    """
    blocks = contract.document.blocks
    last = max(len(blocks) - 1, 0)
    words = finding.place.words
    if words.en == "heading":
        first = contract.clauses[0].span.start if contract.clauses else 0
        return _block(contract, max(first - 1, 0))
    if words.en == "signature block":
        return _block(contract, contract.signatures[0].span.start - 1) if contract.signatures else last
    clause = _named(contract, words.zh) or _named(contract, words.en)
    if clause is not None:
        return _block(contract, max(clause.span.end - 1, clause.span.start))
    return _block(contract, contract.clauses[-1].span.end - 1) if contract.clauses else last


def _named(contract: Contract, words: str) -> Clause | None:
    """The clause whose number or title stands in `words`; the longest name wins, so 第十五条 is not taken for 第五条."""
    best, length = None, 0
    for clause in contract.clauses:
        for name in (clause.number, clause.title):
            if len(name) > max(length, 1) and name in words:
                best, length = clause, len(name)
    return best


def _block(contract: Contract, position: int) -> int:
    """Index of the block that holds the character at `position`."""
    index = 0
    for number, block in enumerate(contract.document.blocks):
        if block.span.start > position:
            break
        index = number
    return index
