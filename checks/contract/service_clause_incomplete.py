"""EVD002: a service clause that lacks one of the five things which make it work."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    SERVICE_ELEMENTS,
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Span,
    Words,
    contract_check,
    elements_present,
    service_clause,
)

_NO_CLAUSE = Words("合同没有送达条款（见 EVD001）", "there is no service clause (see EVD001)")
_ASKED_IN_ENGLISH = frozenset({"deemed_receipt"})


@contract_check()
def service_clause_incomplete(matter: Matter) -> Iterator[Answer]:
    """Names the elements that the clause lacks; English clauses are asked only for deemed receipt."""
    contract = matter.contract
    anchor = service_clause(contract)
    if anchor is None:
        yield NotApplicable(_NO_CLAUSE)
        return
    lacking = _lacking(contract, anchor)
    if not lacking:
        return
    yield Hit(
        anchor,
        values={
            "lacking": Words("、".join(one.zh for one in lacking), ", ".join(one.en for one in lacking)),
            "count": len(lacking),
        },
    )


def _lacking(contract: Contract, clause: Span) -> list[Words]:
    present = elements_present(contract, clause)
    return [
        words
        for name, words, _ in SERVICE_ELEMENTS
        if name not in present and (contract.language == "zh" or name in _ASKED_IN_ENGLISH)
    ]
