"""Security for our claims, and the links between customers. A row that was ended stays, with when and by whom."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Table, insert, or_, select, update

from riskwatch.domain.security import Link, Security
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.credit import links, securities


class Securities(Repository):
    def add(self, security: Security, *, at: datetime, actor: str) -> None:
        self._connection.execute(
            insert(securities).values(
                id=security.id, ref=security.customer_ref, at=at, actor=actor, payload=dump(security)
            )
        )

    def end(self, security_id: str, *, at: datetime, actor: str) -> Security | None:
        """Take a security back; None when there is none of that id in force."""
        row = self._one(select(securities).where(securities.c.id == security_id, securities.c.ended_at.is_(None)))
        if row is None:
            return None
        self._connection.execute(
            update(securities).where(securities.c.id == security_id).values(ended_at=at, ended_by=actor)
        )
        return load(row["payload"], Security)

    def of(self, ref: str, moment: datetime | None = None) -> tuple[Security, ...]:
        """The securities of a customer, as they were known at `moment` (now when none is given), in order of entry."""
        rows = self._rows(
            select(securities.c.payload)
            .where(securities.c.ref == ref, *_known(securities, moment))
            .order_by(securities.c.at, securities.c.id)
        )
        return tuple(load(row["payload"], Security) for row in rows)


class Links(Repository):
    def add(self, link: Link, *, at: datetime, actor: str) -> bool:
        """Keep a link; False when it is there already."""
        return self._insert_if_new(
            links,
            {
                "id": str(uuid4()),
                "ref": link.customer_ref,
                "kind": link.kind,
                "other_ref": link.other_ref,
                "note": link.note,
                "at": at,
                "actor": actor,
            },
        )

    def end(self, link: Link, *, at: datetime, actor: str) -> bool:
        """Take a link back; False when there is none in force."""
        ended = update(links).where(
            links.c.ref == link.customer_ref,
            links.c.kind == link.kind,
            links.c.other_ref == link.other_ref,
            links.c.ended_at.is_(None),
        )
        return self._changed(ended.values(ended_at=at, ended_by=actor)) > 0

    def of(self, ref: str, moment: datetime | None = None) -> tuple[Link, ...]:
        """Whom a customer depends on."""
        return self._many(links.c.ref == ref, moment)

    def to(self, other_ref: str, moment: datetime | None = None) -> tuple[Link, ...]:
        """Who depends on a customer."""
        return self._many(links.c.other_ref == other_ref, moment)

    def _many(self, wanted: ColumnElement[bool], moment: datetime | None) -> tuple[Link, ...]:
        columns = (links.c.ref, links.c.kind, links.c.other_ref, links.c.note)
        rows = self._rows(select(*columns).where(wanted, *_known(links, moment)).order_by(links.c.at, links.c.id))
        return tuple(Link(row["ref"], row["kind"], row["other_ref"], row["note"]) for row in rows)


def _known(table: Table, moment: datetime | None) -> tuple[ColumnElement[bool], ...]:
    if moment is None:
        return (table.c.ended_at.is_(None),)
    return table.c.at <= moment, or_(table.c.ended_at.is_(None), table.c.ended_at > moment)
