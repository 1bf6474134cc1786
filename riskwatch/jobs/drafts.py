"""Submitting a draft: the file is kept, examined, and what was found that day is stored with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Literal
from uuid import uuid4

from riskwatch.contract.law import Choice
from riskwatch.domain.contract import Contract, Party, Role
from riskwatch.domain.customer import Customer
from riskwatch.domain.document import Document
from riskwatch.domain.policy import Standing
from riskwatch.domain.rule import Report
from riskwatch.domain.snapshot import Snapshot
from riskwatch.drafts import read_draft
from riskwatch.drafts.limits import limits_of
from riskwatch.exports import json_report
from riskwatch.jobs.check import CheckOptions, Known, check_document
from riskwatch.jobs.company import own_profile, policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.look_again import note_facts
from riskwatch.jobs.reading_progress import told_under
from riskwatch.jobs.versions import BY_NUMBER, as_version
from riskwatch.store import Unit
from riskwatch.store.records import PartyLine, StoredDraft


def submit_draft(
    desk: Desk,
    data: bytes,
    filename: str,
    *,
    actor: str,
    side: Literal["auto", "seller", "buyer"] = "auto",
    law: Choice = "auto",
    filled: Literal["auto", "yes", "no"] = "auto",
    follows: str = BY_NUMBER,
    ticket: str = "",
) -> StoredDraft:
    """Examine a draft and keep file and result. Raises DraftUnreadable, and keeps nothing, when it cannot be read in full.

    `follows` is the id of the version before, `BY_NUMBER` to find it by contract number and parties, or "" for none.
    `ticket` is where the reading of a scan says how far it has come.
    """
    limits = limits_of(desk.settings)
    with told_under(desk, ticket, actor) as progress:
        document = read_draft(data, filename, limits, apart="all", progress=progress)
    rejected = partial(read_draft, data, filename, limits, "rejected", apart="all")
    options = CheckOptions(side=side, law=law, filled=filled)
    report = check_document(document, desk.rules, options, known_to(desk), rejected)
    with desk.store.transaction() as unit:
        unit.evidence.put(data, document.format, filename, at=desk.clock())
        draft = as_version(unit, _stored(desk, unit, document, report, actor), follows)
        unit.drafts.add(draft)
        note_facts(unit, draft.id, report)
    return draft


def known_to(desk: Desk) -> Known:
    """What the house knows beside a draft: day, policy, our company, the stored register facts and our own books."""
    with desk.store.reading() as unit:
        policy, profile = policy_in_force(desk, unit, desk.today), own_profile(desk, unit)
    return Known(
        today=desk.today,
        policy=policy,
        profile=profile,
        snapshots=partial(snapshots_for, desk),
        standing=partial(standing_of, desk),
    )


def snapshots_for(desk: Desk, contract: Contract) -> Mapping[Role, Snapshot]:
    """The stored register facts of those parties that are watched customers with a confirmed identifier.

    A party is recognised by its identifier, else by exactly one customer of exactly its name.
    """
    found: dict[Role, Snapshot] = {}
    with desk.store.reading() as unit:
        for party in contract.parties:
            customer = watched(unit, party)
            if customer is None or party.role in found:
                continue
            snapshot = main_snapshot(unit, customer)
            if snapshot is not None:
                found[party.role] = snapshot
    return found


def standing_of(desk: Desk, contract: Contract) -> Standing | None:
    """Grade, limit and exposure of the buyer, when it is a watched customer; None when our books do not know it."""
    buyer = contract.party(Role.BUYER)
    with desk.store.reading() as unit:
        customer = watched(unit, buyer) if buyer else None
        if customer is None:
            return None
        assessment = unit.assessments.latest(customer.ref)
    grade = assessment.grade if assessment else None
    return Standing(grade, customer.credit_limit, customer.exposure, new=False)


def watched(unit: Unit, party: Party) -> Customer | None:
    """The customer a party is; None when it is none, or when more than one could be meant."""
    for written in party.identifiers:
        numbered = unit.customers.by_number("".join(written.value.split()))
        if len(numbered) == 1:
            return numbered[0]
    if party.name is None:
        return None
    named = [customer for customer in unit.customers.by_name(party.name.value) if customer.identifier is not None]
    return named[0] if len(named) == 1 else None


def main_snapshot(unit: Unit, customer: Customer) -> Snapshot | None:
    """The customer's snapshot from its own register: the one asked by its confirmed identifier."""
    latest = unit.snapshots.latest(customer.ref)
    own = [snapshot for snapshot in latest.values() if snapshot.subject == customer.identifier]
    return max(own, key=lambda snapshot: snapshot.fetched_at, default=None)


def _stored(desk: Desk, unit: Unit, document: Document, report: Report, actor: str) -> StoredDraft:
    contract = report.matter.contract
    rendered = json_report.render(report)
    return StoredDraft(
        id=str(uuid4()),
        file=document.file,
        sha256=document.sha256,
        format=document.format,
        actor=actor,
        at=desk.clock(),
        side=report.matter.side,
        law=str(rendered["options"]["law"]),
        filled=report.matter.filled,
        language=contract.language,
        title=contract.title.value if contract.title else "",
        number=contract.number.value if contract.number else "",
        parties=tuple(_party_line(unit, party, report) for party in contract.parties),
        text=document.text,
        blocks=document.blocks,
        findings=report.findings,
        passed=report.passed,
        not_applicable=report.not_applicable,
        not_judged=report.not_judged,
        suppressed=report.suppressed,
        rules_version=report.rules_version,
        rules_count=report.rules_count,
        pages=document.pages,
        report=rendered,
        stands=report.stands,
        recognised=document.recognised,
        seals=document.seals,
    )


def _party_line(unit: Unit, party: Party, report: Report) -> PartyLine:
    customer = watched(unit, party)
    snapshot = report.matter.snapshots.get(party.role) if customer else None
    return PartyLine(
        role=party.role.value,
        label=party.label,
        name=party.name.value if party.name else "",
        customer_ref=customer.ref if customer else "",
        checked_at=snapshot.fetched_at if snapshot else None,
        status=snapshot.status.normalised if snapshot else "",
    )
