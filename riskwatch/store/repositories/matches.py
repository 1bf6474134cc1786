"""Which companies a customer's name may stand for, and what people said to that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, select

from riskwatch.domain.snapshot import Identifier
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.judgements import matches
from riskwatch.watch.identity.match import Match, MatchState


class Matches(Repository):
    """One row for each customer and company; a rejected pair stays rejected."""

    def propose(self, proposals: Iterable[Match]) -> int:
        """Keep proposals that nobody has answered; returns how many are new. An open one is brought up to date."""
        new = 0
        for match in proposals:
            known = self.get(match.ref, match.identifier)
            if known is None or known.state == "proposed":
                self._write(match)
                new += known is None
        return new

    def get(self, ref: str, identifier: Identifier) -> Match | None:
        row = self._one(select(matches.c.payload).where(*_about(ref, identifier)))
        return load(row["payload"], Match) if row else None

    def decide(self, match: Match, state: MatchState, *, actor: str, reason: str, at: datetime) -> Match:
        decided = replace(match, state=state, decided_by=actor, reason=reason, decided_at=at)
        self._write(decided)
        return decided

    def settle(self, ref: str) -> None:
        """The customer has its number: what is still open is no question any more."""
        for match in self._all(matches.c.ref == ref, matches.c.state == "proposed"):
            self._write(replace(match, state="settled"))

    def open(self) -> tuple[Match, ...]:
        """Proposals that wait for an answer, by customer, best first."""
        return self._all(matches.c.state == "proposed")

    def of(self, ref: str) -> tuple[Match, ...]:
        """Every proposal for a customer, best first."""
        return self._all(matches.c.ref == ref)

    def _all(self, *wanted: ColumnElement[bool]) -> tuple[Match, ...]:
        order = (matches.c.ref, matches.c.points.desc(), matches.c.id_scheme, matches.c.id_value)
        rows = self._rows(select(matches.c.payload).where(*wanted).order_by(*order))
        return tuple(load(row["payload"], Match) for row in rows)

    def _write(self, match: Match) -> None:
        self._put(
            matches,
            {
                "ref": match.ref,
                "id_scheme": match.identifier.scheme,
                "id_value": match.identifier.id,
                "state": match.state,
                "points": match.points,
                "payload": dump(match),
                "at": match.at,
            },
        )


def _about(ref: str, identifier: Identifier) -> tuple[ColumnElement[bool], ...]:
    return (
        matches.c.ref == ref,
        matches.c.id_scheme == identifier.scheme,
        matches.c.id_value == identifier.id,
    )
