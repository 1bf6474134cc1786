"""Holds the portfolio against a sanctions file that the user brings: by number it is a fact, by name a question."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import CompanyStatus, Identifier, Name, NameHit, RawReply, Sanction, Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import assess_customer
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.known_names import known_names
from riskwatch.rulebook.register_numbers import COUNTRY_OF
from riskwatch.sources.coverage import covered
from riskwatch.sources.sanction_lists import PROVIDER, Listed, bare, read_line
from riskwatch.store.repositories.feeds import FeedPosition
from riskwatch.watch.diff import diff
from riskwatch.watch.hits import KeptHit, answered
from riskwatch.watch.identity.index import NameIndex
from riskwatch.watch.identity.proposing import best_among
from riskwatch.watch.known import last_known

MOST_BAD_LINES = 20
LEAST_LINES = 1


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screening brought: lines read, entities on lists, customers found by number and by name, lines that are no
    entity."""

    lines: int
    listed: int
    by_number: int
    by_name: int
    bad: int


@dataclass
class _Found:
    """What the file has on each customer."""

    entries: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    hits: dict[str, dict[str, NameHit]] = field(default_factory=lambda: defaultdict(dict))
    lines: int = 0
    listed: int = 0
    bad: int = 0


def screen(desk: Desk, lines: Iterable[bytes], name: str, progress: Callable[[int], None] | None = None) -> Screened:
    """Read the file once, line by line, and store what it has on each customer that has a register number.

    Raises ImportRefused, and stores nothing, for a file that is none of entities: what is broken must not look clean.
    """
    with desk.store.reading() as unit:
        customers = [customer for customer in unit.customers.all() if customer.identifier is not None]
        names = {customer.ref: known_names(unit, customer.ref) for customer in customers}
    digest = hashlib.sha256()
    found = _read(_hashed(lines, digest, progress), customers, names)
    if found.bad > MOST_BAD_LINES or found.lines - found.bad < LEAST_LINES:
        raise ImportRefused(
            Words(f"“{name}”不是 OpenSanctions 的实体文件。", f"{name} is no file of OpenSanctions entities."),
            Words("请下载 entities.ftm.json。", "Download entities.ftm.json of the data set."),
        )
    raw = RawReply(f"file:{name}", 200, digest.hexdigest())
    for customer in customers:
        _store(desk, customer, found, raw)
    with desk.store.transaction() as unit:
        unit.feeds.keep(FeedPosition(PROVIDER, digest.hexdigest(), desk.clock(), f"{name}: {found.lines}"))
    by_name = sum(bool(hits) for hits in found.hits.values())
    return Screened(found.lines, found.listed, len(found.entries), by_name, found.bad)


def _hashed(lines: Iterable[bytes], digest: hashlib._Hash, progress: Callable[[int], None] | None) -> Iterator[bytes]:
    for line in lines:
        digest.update(line)
        if progress is not None:
            progress(len(line))
        yield line


def _read(lines: Iterable[bytes], customers: list[Customer], names: dict[str, tuple[str, ...]]) -> _Found:
    numbers = {(each.identifier.scheme, bare(each.identifier.id)): each for each in customers if each.identifier}
    owners = [(customer, name) for customer in customers for name in names[customer.ref]]
    index, texts = NameIndex(name for _, name in owners), [name for _, name in owners]
    found = _Found()
    for line in lines:
        if not line.strip():
            continue
        found.lines += 1
        try:
            entity = read_line(line)
        except (ValueError, RecursionError):
            found.bad += 1
            continue
        if entity is not None:
            found.listed += 1
            known = _by_number(entity, numbers)
            for ref in known:
                found.entries[ref].append(entity)
            _by_name(entity, index, texts, owners, known, found)
    return found


def _by_number(entity: Listed, numbers: dict[tuple[str, str], Customer]) -> set[str]:
    """Customers whose number the entity has: told by its kind, or by the country that gives such numbers."""
    refs = set()
    for scheme, number in entity.numbers:
        schemes = [scheme] if scheme else [each for each, country in COUNTRY_OF.items() if country in entity.countries]
        refs |= {customer.ref for each in schemes if (customer := numbers.get((each, number)))}
    return refs


def _by_name(
    entity: Listed,
    index: NameIndex,
    texts: list[str],
    owners: list[tuple[Customer, str]],
    known: set[str],
    found: _Found,
) -> None:
    for name in entity.names:
        best = best_among(name, index, texts)
        if best is None:
            continue
        customer, points = owners[best[0]][0], best[1].total
        earlier = found.hits[customer.ref].get(entity.ref)
        if customer.ref not in known and (earlier is None or earlier.points < points):
            says = f"{', '.join(entity.lists)}: {', '.join(entity.topics)} ({', '.join(sorted(entity.countries))})"
            entry = entity.entries()[0]
            found.hits[customer.ref][entity.ref] = NameHit(
                entity.ref, name, says, points, entity.since, entity.url, sanction=entry
            )


def _store(desk: Desk, customer: Customer, found: _Found, raw: RawReply) -> None:
    """Keep what the file has on a customer, with the events, the grade and the alert that follow."""
    assert customer.identifier is not None
    now = desk.clock()
    with desk.store.transaction() as unit:
        held = unit.customers.hold(customer.ref)
        before = unit.snapshots.latest(customer.ref).get(PROVIDER)
        if before is not None and before.subject != customer.identifier:
            before = None
        entries = _entries(found.entries.get(customer.ref, ()), before)
        hits = tuple(found.hits.get(customer.ref, {}).values())
        for hit in hits:
            unit.hits.propose(KeptHit(customer.ref, PROVIDER, hit, now))
        seen = _snapshot(customer.identifier, customer.name, entries, hits, raw, now)
        after = answered(seen, unit.hits.answers(customer.ref, PROVIDER))
        view = after if before is None else last_known(before, after)
        unit.snapshots.add(customer.ref, view, Outcome.OK)
        events = unit.events.add(customer.ref, diff(before, after), at=now)
        if held is not None and events:
            assess_customer(desk, unit, held, now, events)


def _entries(entities: Iterable[Listed], before: Snapshot | None) -> tuple[Sanction, ...]:
    """The list entries; an entity that was merged keeps the id under which we knew it."""
    known = {entry.ref for entry in (before.sanctions if before else None) or ()}
    return tuple(
        entry
        for entity in entities
        for entry in entity.entries(next((ref for ref in sorted(known & entity.former)), ""))
    )


def _snapshot(
    subject: Identifier,
    name: str,
    entries: tuple[Sanction, ...],
    hits: tuple[NameHit, ...],
    raw: RawReply,
    at: datetime,
) -> Snapshot:
    return Snapshot(
        provider=PROVIDER,
        subject=subject,
        fetched_at=at,
        names=(Name(name),),
        status=CompanyStatus("", "unknown"),
        sanctions=entries,
        hits=hits,
        coverage=covered({"lists": frozenset({"SANCTIONED"})}, {"lists": "checked"}),
        raw=(raw,),
    )
