"""Dated facts, each once; a changed fact is a new version of the same event, a second look a further sighting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlalchemy import func, insert, select, update

from riskwatch.domain.event import Event
from riskwatch.store.codec import dump, load
from riskwatch.store.records import Sighting
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.facts import event_versions, events, sightings


class Events(Repository):
    """Events by their key. What was seen first stays: first look, its proof, baseline or news."""

    def add(self, ref: str, seen: Iterable[Event], *, at: datetime) -> tuple[Event, ...]:
        """Keep the events; returns those that are new, and those that came back or changed, as they are stored now."""
        return tuple(stored for event in seen if (stored := self._add_one(ref, event, at)) is not None)

    def of(self, ref: str) -> tuple[Event, ...]:
        """Every event of a customer, oldest first sight first."""
        rows = self._rows(
            select(events.c.payload).where(events.c.ref == ref).order_by(events.c.first_seen, events.c.id)
        )
        return tuple(load(row["payload"], Event) for row in rows)

    def at(self, ref: str, moment: datetime) -> tuple[Event, ...]:
        """The events of a customer as they were known at `moment`."""
        last = (
            select(event_versions.c.event_id, func.max(event_versions.c.version).label("version"))
            .where(event_versions.c.at <= moment)
            .group_by(event_versions.c.event_id)
        ).subquery()
        rows = self._rows(
            select(event_versions.c.payload)
            .join(last, (last.c.event_id == event_versions.c.event_id) & (last.c.version == event_versions.c.version))
            .join(events, events.c.id == event_versions.c.event_id)
            .where(events.c.ref == ref)
            .order_by(events.c.first_seen, events.c.id)
        )
        return tuple(load(row["payload"], Event) for row in rows)

    def versions(self, ref: str) -> tuple[tuple[datetime, Event], ...]:
        """Every version of every event of a customer with the moment it was stored, oldest first."""
        rows = self._rows(
            select(event_versions.c.at, event_versions.c.payload)
            .join(events, events.c.id == event_versions.c.event_id)
            .where(events.c.ref == ref)
            .order_by(event_versions.c.at, event_versions.c.event_id, event_versions.c.version)
        )
        return tuple((row["at"], load(row["payload"], Event)) for row in rows)

    def get(self, event_id: str) -> Event | None:
        row = self._one(select(events.c.payload).where(events.c.id == event_id))
        return load(row["payload"], Event) if row else None

    def all(self, limit: int = 1000) -> tuple[tuple[str, Event], ...]:
        """(customer number, event), newest first sight first."""
        rows = self._rows(
            select(events.c.ref, events.c.payload).order_by(events.c.first_seen.desc(), events.c.id).limit(limit)
        )
        return tuple((row["ref"], load(row["payload"], Event)) for row in rows)

    def coded(self, codes: Iterable[str]) -> tuple[tuple[str, Event], ...]:
        """(customer number, event) of these codes, oldest first sight first."""
        wanted = select(events.c.ref, events.c.payload).where(events.c.code.in_(sorted(codes)))
        rows = self._rows(wanted.order_by(events.c.first_seen, events.c.id))
        return tuple((row["ref"], load(row["payload"], Event)) for row in rows)

    def owner(self, event_id: str) -> str | None:
        """The customer number an event belongs to."""
        row = self._one(select(events.c.ref).where(events.c.id == event_id))
        return row["ref"] if row else None

    def sightings(self, event_id: str) -> tuple[Sighting, ...]:
        """Every stored reply the event was seen in, oldest first."""
        columns = (sightings.c.event_id, sightings.c.source, sightings.c.sha256, sightings.c.seen_at)
        rows = self._rows(select(*columns).where(sightings.c.event_id == event_id).order_by(sightings.c.id))
        return tuple(Sighting(**row) for row in rows)

    def judge(self, event: Event, state: Literal["live", "wrong"], *, at: datetime) -> Event:
        """A person's word on a fact: a new version of it, from now on."""
        judged = replace(event, state=state)
        self._write_version(judged, at)
        return judged

    def _add_one(self, ref: str, event: Event, at: datetime) -> Event | None:
        known = self.get(event.id)
        stored = event if known is None else _merged(known, event)
        if known is None:
            self._connection.execute(
                insert(events).values(
                    id=event.id, ref=ref, first_seen=event.first_seen, baseline=event.baseline, version=0,
                    **_columns(event),
                )
            )  # fmt: skip
        if stored != known:
            self._write_version(stored, at)
        self._insert_if_new(
            sightings,
            {
                "event_id": event.id,
                "source": event.source,
                "sha256": event.evidence.sha256,
                "seen_at": event.evidence.fetched_at,
            },
        )
        return stored if stored != known else None

    def _write_version(self, event: Event, at: datetime) -> None:
        version = self._connection.execute(
            update(events)
            .where(events.c.id == event.id)
            .values(version=events.c.version + 1, **_columns(event))
            .returning(events.c.version)
        ).scalar_one()
        self._connection.execute(
            insert(event_versions).values(event_id=event.id, version=version, at=at, payload=dump(event))
        )


def _columns(event: Event) -> dict[str, object]:
    return {
        "code": event.code,
        "source": event.source,
        "event_date": event.event_date,
        "state": event.state,
        "payload": dump(event),
    }


def _merged(known: Event, seen: Event) -> Event:
    """The known event with what changed about it; one that a person found wrong stays as it is."""
    if known.state == "wrong":
        return known
    return replace(
        known,
        after=seen.after,
        detail=seen.detail or known.detail,
        event_date=seen.event_date or known.event_date,
        published=seen.published or known.published,
        live=seen.live,
        ended_on=seen.ended_on,
        state=seen.state,
        amount=seen.amount or known.amount,
        gone_since=seen.gone_since,
    )
