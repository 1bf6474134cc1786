"""The contract as it is told to machines: the `contract` part of `riskwatch.report/1`."""

from __future__ import annotations

from riskwatch.contract.deal import deal_of
from riskwatch.domain.contract import Clause, Contract, Found, Party, Period, Rate, Role, SignatureBlock, Term
from riskwatch.domain.money import Money
from riskwatch.exports.json_deal import deal_object
from riskwatch.exports.json_values import Json, number_text, span_object


def contract_object(contract: Contract) -> Json:
    """Everything read from the contract that integrations rely on; what was not found is null."""
    return {
        "title": _value(contract.title),
        "number": _value(contract.number),
        "parties": [_party(party) for party in contract.parties],
        "agreement_date": contract.agreement_date.value.isoformat() if contract.agreement_date else None,
        "effective_date": contract.effective_date.value.isoformat() if contract.effective_date else None,
        "place": _value(contract.place),
        "total_amount": _total(contract),
        "payment_days": _payment_days(contract),
        "late_penalty": _late_penalty(contract),
        "governing_law": contract.law or None,
        "governing_law_place": _value(contract.law_place),
        "term": _value(contract.term),
        "present": dict(sorted(contract.present.items())),
        "dispute_resolution": {"kind": contract.dispute.kind, "body": contract.dispute.body},
        "service_addresses": [_service_address(contract, term) for term in _service_terms(contract)],
        "deal": deal_object(deal_of(contract)),
        "clauses": [_clause(clause) for clause in contract.clauses],
    }


def _value(found: Found[str] | None) -> str | None:
    return None if found is None else found.value


def _party(party: Party) -> Json:
    return {
        "role": party.role.value,
        "label": party.label,
        "name": _value(party.name),
        "identifier": party.identifier,
        "legal_representative": _value(party.legal_representative),
        "agent": _value(party.agent),
        "address": _value(party.address),
        "span": span_object(party.name.span if party.name else party.span),
        "signature": None if party.signature is None else _signature(party.signature),
    }


def _signature(block: SignatureBlock) -> Json:
    return {
        "name": _value(block.name),
        "signatory": _value(block.signatory),
        "seal": _value(block.seal),
        "span": span_object(block.span),
    }


def _total(contract: Contract) -> Json | None:
    for term in contract.terms_of("amount.total"):
        if isinstance(term.value, Money):
            return {"value": term.value.plain(), "currency": term.value.currency, "span": span_object(term.span)}
    return None


def _payment_days(contract: Contract) -> int | None:
    """The longest credit term of the buyer: the one that the seller has to live with."""
    days = [term.value.days for term in contract.terms_of("payment.days") if isinstance(term.value, Period)]
    return max(days, default=None)


def _late_penalty(contract: Contract) -> Json | None:
    for term in contract.terms_of("late_payment.rate"):
        if isinstance(term.value, Rate) and term.who in (None, Role.BUYER):
            return {"rate_per_day": number_text(term.value.per_day), "span": span_object(term.span)}
    return None


def _service_terms(contract: Contract) -> list[Term]:
    return [term for term in contract.terms_of("address") if term.detail.get("service") == "yes"]


def _service_address(contract: Contract, term: Term) -> Json:
    party = contract.party(term.who) if term.who else None
    return {"party": party.label if party else None, "address": str(term.value), "span": span_object(term.span)}


def _clause(clause: Clause) -> Json:
    return {"number": clause.number, "title": clause.title, "kind": clause.kind, "span": span_object(clause.span)}
