"""Which register facts the findings of drafts rest on, and which of them changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.judgements import draft_facts, reviews


@dataclass(frozen=True, slots=True)
class UsedFact:
    """A finding of a draft rests on `fact` as `provider` told it of `identifier`: `value` that day."""

    draft_id: str
    fingerprint: str
    provider: str
    identifier: str
    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Review:
    """A finding has to be looked at again: the fact it rests on changed from `before` to `after`."""

    draft_id: str
    fingerprint: str
    fact: str
    before: str
    after: str
    at: datetime


class Reviews(Repository):
    def use(self, facts: Iterable[UsedFact]) -> None:
        """Keep what findings rest on."""
        self._put_all(draft_facts, [asdict(fact) for fact in facts])

    def using(self, provider: str, identifier: str) -> tuple[UsedFact, ...]:
        """The findings that rest on what a source says of a company."""
        wanted = select(draft_facts).where(draft_facts.c.identifier == identifier, draft_facts.c.provider == provider)
        return tuple(UsedFact(**row) for row in self._rows(wanted))

    def open(self, review: Review) -> None:
        self._put(reviews, asdict(review))

    def close(self, draft_id: str, fingerprint: str, fact: str) -> None:
        """The fact is again what it was."""
        self._connection.execute(
            delete(reviews).where(
                reviews.c.draft_id == draft_id, reviews.c.fingerprint == fingerprint, reviews.c.fact == fact
            )
        )

    def of(self, draft_id: str) -> tuple[Review, ...]:
        """What has to be looked at again in a draft, newest change first."""
        wanted = select(reviews).where(reviews.c.draft_id == draft_id)
        rows = self._rows(wanted.order_by(reviews.c.at.desc(), reviews.c.fingerprint, reviews.c.fact))
        return tuple(Review(**row) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many findings have to be looked at again, by draft."""
        number = func.count(func.distinct(reviews.c.fingerprint)).label("number")
        return {
            row["draft_id"]: row["number"]
            for row in self._rows(select(reviews.c.draft_id, number).group_by(reviews.c.draft_id))
        }
