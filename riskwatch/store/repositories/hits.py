"""Hits by name: one row for each customer, source and hit, with what people said to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, select

from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.hits import name_hits
from riskwatch.watch.hits import HitState, KeptHit


class Hits(Repository):
    """A rejected hit stays rejected."""

    def propose(self, kept: KeptHit) -> bool:
        """Ask about a hit that nobody was asked about; whether it is new."""
        if self.get(kept.ref, kept.source, kept.hit.ref) is not None:
            return False
        self._write(kept)
        return True

    def get(self, ref: str, source: str, hit: str) -> KeptHit | None:
        row = self._one(select(name_hits.c.payload).where(*_about(ref, source), name_hits.c.hit == hit))
        return load(row["payload"], KeptHit) if row else None

    def answers(self, ref: str, source: str) -> Mapping[str, HitState]:
        """The state of every hit that the source had for a customer."""
        rows = self._rows(select(name_hits.c.hit, name_hits.c.state).where(*_about(ref, source)))
        return {row["hit"]: row["state"] for row in rows}

    def decide(self, kept: KeptHit, state: HitState, *, actor: str, reason: str, at: datetime) -> KeptHit:
        decided = replace(kept, state=state, decided_by=actor, reason=reason, decided_at=at)
        self._write(decided)
        return decided

    def open(self) -> tuple[KeptHit, ...]:
        """Hits that wait for an answer, the most alike first."""
        order = (name_hits.c.points.desc(), name_hits.c.ref, name_hits.c.source, name_hits.c.hit)
        rows = self._rows(select(name_hits.c.payload).where(name_hits.c.state == "proposed").order_by(*order))
        return tuple(load(row["payload"], KeptHit) for row in rows)

    def _write(self, kept: KeptHit) -> None:
        self._put(
            name_hits,
            {
                "ref": kept.ref,
                "source": kept.source,
                "hit": kept.hit.ref,
                "state": kept.state,
                "points": kept.hit.points,
                "payload": dump(kept),
                "at": kept.at,
            },
        )


def _about(ref: str, source: str) -> tuple[ColumnElement[bool], ...]:
    return name_hits.c.ref == ref, name_hits.c.source == source
