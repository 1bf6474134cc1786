"""PTY010: the register shows a buyer that is too young or too thin for this contract."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Role,
    Severity,
    Snapshot,
    Words,
    contract_check,
    guarantees,
    no_credit_given,
    register_note,
    thin,
    watched_parties,
    young,
)

PLACE = Words("首部", "heading")
BY_CREDIT = Words("以信用证付款", "paid by letter of credit")
THIN = {
    "micro-entity": Words("只报微型企业账目", "micro-entity accounts"),
    "dormant": Words("账目为休眠公司", "dormant accounts"),
}


@contract_check("registry", "parties", unless=no_credit_given)
def buyer_too_small(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    methods = {term.value for term in contract.terms_of("payment.method")}
    if methods == {"letter_of_credit"}:
        yield NotApplicable(BY_CREDIT)
        return
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
            continue
        party, snapshot = found
        if party.role is not Role.BUYER:
            continue
        facts = _facts(matter, snapshot)
        if facts:
            grave = len(facts) > 1 and not guarantees(contract)
            yield Hit(
                party.name.span if party.name else None,
                values={
                    "party": party.name.value if party.name else party.label,
                    "facts": Words("、".join(fact.zh for fact in facts), ", ".join(fact.en for fact in facts)),
                    "day": snapshot.fetched_at.date().isoformat(),
                },
                severity=Severity.ERROR if grave else None,
                place=PLACE,
                registry=register_note(snapshot),
            )


def _facts(matter: Matter, snapshot: Snapshot) -> list[Words]:
    """What the register says; a fact that the source does not offer is simply not counted."""
    today = matter.today or snapshot.fetched_at.date()
    said = (
        young(snapshot, today, matter.policy.young_company_months),
        thin(matter.contract, snapshot, matter.policy.capital_ratio),
    )
    facts = [fact for fact in said if fact is not None]
    accounts = [filing for filing in snapshot.filings or () if filing.kind == "accounts" and filing.raw]
    if accounts and (filed := THIN.get(accounts[0].raw)):
        facts.append(filed)
    return facts
