"""Which register number a customer without one may have: proposals from names, and what people say to them.

A name proves nothing. Only a person who confirms, or an import that brings the number, ties a customer to a company;
until then it is watched nowhere and no fact about the proposed company counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs.book import tie
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.reasons import given_reason
from riskwatch.store import Unit
from riskwatch.store.repositories.judgements import Judgement
from riskwatch.watch.identity.match import Match, MatchState
from riskwatch.watch.identity.proposing import Company, Proposal, Wanted, propose

MATCHED = "matched"
"""Heartbeat whose detail is the last day on which the names were looked for among what is stored."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a search brought: customers without a number, companies read, proposals that are new."""

    customers: int
    companies: int
    new: int


def find_matches(desk: Desk, companies: Iterable[Company]) -> Looked:
    """Look for the customers without a register number among `companies`; keeps the proposals that nobody rejected."""
    with desk.store.reading() as unit:
        wanted = [Wanted(c.ref, c.name, c.country) for c in unit.customers.all() if c.identifier is None]
    counted = _Counted(companies)
    found = propose(wanted, counted) if wanted else {}
    now = desk.clock()
    with desk.store.transaction() as unit:
        new = unit.matches.propose(
            Match(
                ref=ref,
                identifier=proposal.company.identifier,
                name=proposal.company.name,
                by=proposal.by,
                points=proposal.score.total,
                parts=proposal.score.parts,
                at=now,
                country=proposal.company.country,
                listed_in=proposal.company.listed_in,
            )
            for ref, proposal in _each(found)
        )
    return Looked(len(wanted), counted.number, new)


def find_among_stored(desk: Desk) -> Looked:
    """Look among the companies whose register facts are stored."""
    with desk.store.reading() as unit:
        known = list(stored_companies(desk, unit))
    return find_matches(desk, known)


def find_daily(desk: Desk) -> bool:
    """Once a day: names that came since may be those of companies seen meanwhile. Whether it was time."""
    today = desk.today.isoformat()
    with desk.store.reading() as unit:
        done = unit.heartbeats.get(MATCHED)
    if done is not None and done.detail == today:
        return False
    find_among_stored(desk)
    with desk.store.transaction() as unit:
        unit.heartbeats.beat(MATCHED, wall=desk.wall(), detail=today)
    return True


def stored_companies(desk: Desk, unit: Unit) -> Iterator[Company]:
    """Every company of which a snapshot is stored, with its former names."""
    for _, snapshot in unit.snapshots.everyone():
        if snapshot.legal_name:
            source = desk.sources.get(snapshot.provider)
            country = source.meta.country if source else ""
            yield Company(
                snapshot.subject,
                snapshot.legal_name,
                snapshot.former_names + _trading_names(snapshot),
                "" if country == "XX" else country,
                snapshot.provider,
            )


def confirm(desk: Desk, ref: str, identifier: Identifier, *, actor: str, reason: str) -> Customer:
    """The customer is this company: it gets the number and is watched from now on.

    Raises PolicyRefused without a reason or when another customer has the number, NotThere for no such proposal.
    """
    words, now = given_reason(reason), desk.clock()
    with desk.store.transaction() as unit:
        match = _open(unit, ref, identifier)
        customer = tie(desk, unit, _customer(unit, ref), identifier, actor=actor)
        _decided(unit, match, "confirmed", Judgement("identity", ref, str(identifier), now, actor, "confirmed", words))
        unit.matches.settle(ref)
    return customer


def reject(desk: Desk, ref: str, identifier: Identifier, *, actor: str, reason: str) -> Match:
    """The customer is not this company, and will not be proposed as it again. Raises PolicyRefused, NotThere."""
    words, now = given_reason(reason), desk.clock()
    with desk.store.transaction() as unit:
        match = _open(unit, ref, identifier)
        line = Judgement("identity", ref, str(identifier), now, actor, "rejected", words)
        return _decided(unit, match, "rejected", line)


def _decided(unit: Unit, match: Match, state: MatchState, line: Judgement) -> Match:
    unit.judgements.append(line)
    return unit.matches.decide(match, state, actor=line.actor, reason=line.reason, at=line.at)


def _open(unit: Unit, ref: str, identifier: Identifier) -> Match:
    match = unit.matches.get(ref, identifier)
    if match is None:
        raise NotThere(
            Words(
                f"没有把客户 {ref} 与 {identifier} 对应的建议。", f"{identifier} is not proposed for customer {ref}."
            ),
            Words("先运行 riskwatch customers match。", "Run riskwatch customers match first."),
        )
    if match.state != "proposed":
        raise PolicyRefused(
            Words("这条建议已经处理过。", "This proposal has been answered already."),
            Words("请刷新页面。", "Reload the page."),
        )
    return match


def _customer(unit: Unit, ref: str) -> Customer:
    customer = unit.customers.get(ref)
    if customer is None:
        raise NotThere(Words(f"没有编号为 {ref} 的客户。", f"There is no customer {ref}."))
    return customer


def _trading_names(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(name.name for name in snapshot.names if name.kind in ("trading", "translated"))


def _each(found: Mapping[str, tuple[Proposal, ...]]) -> Iterator[tuple[str, Proposal]]:
    for ref, proposals in found.items():
        yield from ((ref, proposal) for proposal in proposals)


class _Counted:
    """Counts what is read through it."""

    def __init__(self, companies: Iterable[Company]) -> None:
        self._companies = companies
        self.number = 0

    def __iter__(self) -> Iterator[Company]:
        for company in self._companies:
            self.number += 1
            yield company
