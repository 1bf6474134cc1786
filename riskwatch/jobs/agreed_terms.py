"""What the checked drafts say of late payment, offered to a person: a draft is not yet the contract that was signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.contract.deal.charges import charges
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.customer import Customer
from riskwatch.domain.deal import Charge
from riskwatch.domain.dunning import LateTerms
from riskwatch.jobs.grouping import grouped
from riskwatch.jobs.stored_report import contract_of
from riskwatch.store import Unit
from riskwatch.store.records import DraftLine, StoredDraft

LOOKED_THROUGH = 2_000
"""The newest drafts; a contract under which money is owed was checked among them."""


@dataclass(frozen=True, slots=True)
class OfferedTerms:
    """Terms as the newest draft of a contract has them, and the words they were read from."""

    terms: LateTerms
    draft_id: str
    file: str
    version: int
    quote: str


def offered_terms(unit: Unit, customer: Customer, contracts: Iterable[str]) -> tuple[OfferedTerms, ...]:
    """For each of these contract numbers what its newest draft with this customer says, where it says a rate for each day
    on the overdue sum. Any other charge (a lump sum, a monthly rate, a margin over a market rate) a person has to enter."""
    wanted = frozenset(contracts)
    if not wanted:
        return ()
    drafts = grouped(unit.drafts.all(LOOKED_THROUGH), lambda line: line.number)
    found = (_offered(number, _newest(unit, customer, drafts[number])) for number in sorted(wanted))
    return tuple(each for each in found if each is not None)


def _newest(unit: Unit, customer: Customer, lines: Iterable[DraftLine]) -> StoredDraft | None:
    drafts = (unit.drafts.get(line.id) for line in lines)
    return next((draft for draft in drafts if _with(draft, customer)), None)


def _with(draft: StoredDraft, customer: Customer) -> bool:
    return any(customer.ref == party.customer_ref or customer.name == party.name for party in draft.parties)


def _offered(number: str, draft: StoredDraft | None) -> OfferedTerms | None:
    if draft is None:
        return None
    contract = contract_of(draft)
    charge = next((charge for charge in charges(contract) if _daily(charge)), None)
    if charge is None or charge.rate is None:
        return None
    cap = charge.cap if isinstance(charge.cap, Decimal) else None
    return OfferedTerms(
        LateTerms(number, charge.rate.value, _clause(contract, charge), cap),
        draft.id,
        draft.file,
        draft.version,
        charge.span.of(contract.document.text).strip(),
    )


def _daily(charge: Charge) -> bool:
    rate = charge.rate
    late = charge.payer is Role.BUYER and charge.breach == "payment"
    return late and rate is not None and rate.unit == "day" and rate.base in ("", "overdue") and rate.multiple is None


def _clause(contract: Contract, charge: Charge) -> str:
    """Number and title of the clause."""
    index = contract.clause_at(charge.span.start)
    if index is None:
        return ""
    clause = contract.clauses[index]
    return f"{clause.number} {clause.title}".strip()
