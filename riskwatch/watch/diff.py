"""From two snapshots of one company at one source to dated events."""

from __future__ import annotations

from riskwatch.domain.event import Event
from riskwatch.domain.snapshot import Snapshot
from riskwatch.watch import listed
from riskwatch.watch.coverage import LISTS, NOT_ASKED, coverage_of
from riskwatch.watch.evidence import proof
from riskwatch.watch.facts import Comparison, Fact, Section
from riskwatch.watch.known import blind_sections, last_known
from riskwatch.watch.sections import (
    addresses,
    branches,
    capital,
    charges,
    enforcement,
    filings,
    names,
    notices,
    officers,
    owners,
    sanctions,
    standing,
)

SECTIONS: dict[str, Section] = {
    "status": standing.status_facts,
    "insolvency": standing.case_facts,
    "names": names.facts,
    "capital": capital.facts,
    "addresses": addresses.facts,
    "officers": officers.facts,
    "owners": owners.facts,
    "filings": filings.facts,
    "charges": charges.facts,
    "notices": notices.facts,
    "enforcement": enforcement.facts,
    "sanctions": sanctions.facts,
    "branches": branches.facts,
}


def diff(before: Snapshot | None, after: Snapshot) -> tuple[Event, ...]:
    """What `after` says that `before` did not, and what has ended since; in a fixed order, without a clock.

    `before` None is the first look: only what still counts comes out, as baseline. A section seen for the first time
    later is baseline too. A section that was lost, failed or stale says nothing: neither gains nor losses. The end of
    a fact is the same event (same id) with `live` False and `ended_on` set. An answer that was matched by a name alone
    says nothing: it is a proposal for a person.
    """
    if not after.match.confirmed:
        return ()
    blind: frozenset[str] = frozenset()
    if before is not None:
        _same_company(before, after)
        blind = blind_sections(before, after)
        after = last_known(before, after)
    found: dict[str, Event] = {}
    for section, facts in SECTIONS.items():
        if section in blind:
            continue
        first = before is None or _first_look(section, before)
        comparison = Comparison(None if first else before, after)
        for fact in facts(comparison):
            event = _event(fact, after, baseline=first or _first_asked(section, fact, before))
            found.setdefault(event.id, event)
    return tuple(found.values())


def _first_look(section: str, before: Snapshot) -> bool:
    return section in LISTS and getattr(before, section) is None


def _first_asked(section: str, fact: Fact, before: Snapshot | None) -> bool:
    """Whether the list that a fact stands in was not asked for at the last look."""
    code = fact.listed or fact.code
    return section in listed.SECTIONS and before is not None and coverage_of(before, code) in NOT_ASKED


def _event(fact: Fact, after: Snapshot, *, baseline: bool) -> Event:
    return Event(
        subject=after.subject,
        code=fact.code,
        natural_key=fact.key,
        source=after.provider,
        first_seen=after.fetched_at,
        evidence=proof(after, fact.section),
        event_date=fact.on,
        published=fact.published,
        before=fact.before,
        after=fact.after,
        live=fact.live,
        ended_on=fact.ended_on,
        baseline=baseline,
        state=fact.state,
        detail=fact.detail,
        amount=fact.amount,
        gone_since=fact.gone_since,
    )


def _same_company(before: Snapshot, after: Snapshot) -> None:
    if (before.provider, before.subject) != (after.provider, after.subject):
        raise ValueError(f"cannot compare {before.provider} {before.subject} with {after.provider} {after.subject}")
