"""The authoring desk: everything that a check may import.

A contract check is a function from a `Matter` to answers (`Hit`, `NotApplicable`, `NotJudged`), a company check
one from a `History` to signs. Both are pure: no clock, no network, no database.
"""

from __future__ import annotations

from riskwatch.contract import reasons
from riskwatch.contract.checking import contract_check
from riskwatch.contract.conditions.patterns import sentence_around
from riskwatch.contract.credit_sale import is_sale, sells_on_credit
from riskwatch.contract.incorporated import missing_documents
from riskwatch.contract.register import register_note, same_name, same_person, watched_parties
from riskwatch.contract.wording import Passage, Wording, first, wording_of
from riskwatch.domain.contract import Clause, Contract, Found, Party, Period, Rate, Role, SignatureBlock, Table, Term
from riskwatch.domain.document import Span
from riskwatch.domain.money import Money
from riskwatch.domain.rule import Answer, Confidence, Hit, Matter, NotApplicable, NotJudged, Severity
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words

__all__ = [
    "Answer",
    "Clause",
    "Confidence",
    "Contract",
    "Found",
    "Hit",
    "Matter",
    "Money",
    "NotApplicable",
    "NotJudged",
    "Party",
    "Passage",
    "Period",
    "Rate",
    "Role",
    "Severity",
    "SignatureBlock",
    "Snapshot",
    "Span",
    "Table",
    "Term",
    "Wording",
    "Words",
    "contract_check",
    "first",
    "is_sale",
    "missing_documents",
    "reasons",
    "register_note",
    "same_name",
    "same_person",
    "sells_on_credit",
    "sentence_around",
    "watched_parties",
    "wording_of",
]
