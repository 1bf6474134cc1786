"""`missing`: something a contract of this kind should have and has not (rule book, section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskwatch.contract.conditions.patterns import compile_all, matches
from riskwatch.contract.incorporated import missing_documents
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.rule import Answer, Hit, Judge, Matter, NotJudged
from riskwatch.domain.words import Words

PARTY_FIELDS = ("name", "identifier", "address", "legal_representative", "phone", "email", "account")
ELSEWHERE = Words(
    "无法判断：合同并入的《{document}》未随附",
    "cannot tell: {document}, which the contract incorporates, was not supplied",
)


def missing(
    *,
    place: Words,
    present: Sequence[str] = (),
    terms: Sequence[str] = (),
    clauses: Sequence[str] = (),
    synonyms: Sequence[str] = (),
    annex: bool = False,
) -> Judge:
    """One hit without words when none of the given things is there.

    `present` are keys of `Contract.present`, `terms` kinds of facts, `clauses` kinds of clauses, `synonyms` patterns
    searched in the whole text, annexes and all. When a document that the contract incorporates is not at hand and
    `annex` says that the thing may stand there, the answer is "cannot tell", never "missing".
    """
    patterns = compile_all(synonyms)

    def judge(matter: Matter) -> Iterator[Answer]:
        contract = matter.contract
        if _there(contract, present, terms, clauses) or (patterns and matches(patterns, contract.text)):
            return
        yield (elsewhere(contract) if annex else None) or Hit(None, place=place)

    return judge


def elsewhere(contract: Contract) -> NotJudged | None:
    """ "Cannot tell", when a document that the contract incorporates was not supplied: the thing may stand there."""
    documents = missing_documents(contract)
    return NotJudged(ELSEWHERE.filled({"document": documents[0]})) if documents else None


def missing_party_field(field: str, role: Role | None, *, place: Words) -> Judge:
    """A hit for each named party (in `role`, if given) whose `field` is not there."""

    def judge(matter: Matter) -> Iterator[Answer]:
        for party in matter.contract.parties:
            if party.name is None or (role is not None and party.role is not role):
                continue
            if not getattr(party, field):
                yield Hit(party.name.span, values={"party": party.name.value, "label": party.label}, place=place)

    return judge


def _there(contract: Contract, present: Sequence[str], terms: Sequence[str], clauses: Sequence[str]) -> bool:
    if any(contract.present.get(key) for key in present):
        return True
    if terms and next(contract.terms_of(*terms), None) is not None:
        return True
    return bool(clauses) and next(contract.clauses_on(*clauses), None) is not None
