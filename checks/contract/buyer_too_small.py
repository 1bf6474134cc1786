"""PTY010: the register, or the contract itself, shows a buyer that is too young or too thin for this contract."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    NotJudged,
    PartNotJudged,
    Party,
    Role,
    Severity,
    Snapshot,
    Words,
    called_and_unpaid,
    contract_check,
    few_people,
    guarantees,
    no_credit_given,
    reasons,
    register_note,
    stated_means,
    thin,
    watched_parties,
    wording_of,
    young,
)

PLACE = Words("首部", "heading")
BY_CREDIT = Words("以信用证付款", "paid by letter of credit")
OF_A_GROUP = Words(
    "买方是上市或国有企业，登记有集团母公司", "the buyer is listed or state-owned, and the register shows its group"
)
THIN = {
    "micro-entity": Words("只报微型企业账目", "micro-entity accounts"),
    "dormant": Words("账目为休眠公司", "dormant accounts"),
}
BACKED = (
    r"{B}[^。；\n]{0,30}?(?:上市公司|国有(?:独资|控股|全资)?(?:企业|公司)|国企|央企|中央企业)",
    r"\b{B}\b[^.;\n]{0,40}?\b(?:listed|publicly traded|state-owned)\b",
)


@contract_check("parties", unless=no_credit_given)
def buyer_too_small(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if {term.value for term in contract.terms_of("payment.method")} == {"letter_of_credit"}:
        yield NotApplicable(BY_CREDIT)
        return
    party, snapshot = contract.party(Role.BUYER), None
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
        elif found[0].role is Role.BUYER:
            snapshot = found[1]
    if snapshot is not None and _backed(contract, snapshot):
        yield NotApplicable(OF_A_GROUP)
        return
    yield from _judged(matter, party, snapshot)
    if snapshot is None:
        yield PartNotJudged(reasons.NO_SNAPSHOT) if stated_means(matter) else NotJudged(reasons.NO_SNAPSHOT)


def _judged(matter: Matter, party: Party | None, snapshot: Snapshot | None) -> Iterator[Hit]:
    registered = _registered(matter, snapshot) if snapshot is not None else []
    stated = stated_means(matter)
    facts = [*registered, *(words for words, _ in stated)]
    if not facts:
        return
    grave = len(facts) > 1 and not guarantees(matter.contract)
    name = party.name if party else None
    yield Hit(
        name.span if name and registered else stated[0][1].span if stated else None,
        variant="" if registered else "stated",
        values={
            "party": name.value if name else party.label if party else "",
            "facts": Words("、".join(fact.zh for fact in facts), ", ".join(fact.en for fact in facts)),
            "day": snapshot.fetched_at.date().isoformat() if snapshot else "",
        },
        severity=Severity.ERROR if grave else None,
        place=PLACE,
        related=tuple(passage.span for _, passage in stated[0 if registered else 1 :]),
        registry=register_note(snapshot, "capital", "filings", "owners")
        if snapshot is not None and registered
        else None,
    )


def _registered(matter: Matter, snapshot: Snapshot) -> list[Words]:
    """What the register says; a fact that the source does not offer is simply not counted."""
    today = matter.today or snapshot.fetched_at.date()
    said = (
        young(snapshot, today, matter.policy.young_company_months),
        thin(matter.contract, snapshot, matter.policy.capital_ratio),
        few_people(snapshot),
        called_and_unpaid(snapshot, today),
    )
    facts = [fact for fact in said if fact is not None]
    accounts = [filing for filing in snapshot.filings or () if filing.kind == "accounts" and filing.raw]
    if accounts and (filed := THIN.get(accounts[0].raw)):
        facts.append(filed)
    return facts


def _backed(contract: Contract, snapshot: Snapshot) -> bool:
    """The contract calls the buyer listed or state-owned, and the register names the company that stands over it."""
    above = any(owner.until is None and owner.kind in ("company", "legal_person") for owner in snapshot.owners or ())
    return above and wording_of(contract).says(*BACKED)
