"""Drafts that were examined, with what was found that day."""

from __future__ import annotations

import json

from sqlalchemy import insert, select

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load, text_of
from riskwatch.store.records import DraftLine, StoredDraft
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import drafts


class Drafts(Repository):
    def add(self, draft: StoredDraft) -> None:
        counts = {severity: draft.count(severity) for severity in ("error", "warning", "info")}
        heading = {"title": draft.title, "number": draft.number, "counts": counts}
        self._connection.execute(
            insert(drafts).values(
                id=draft.id,
                file=draft.file,
                sha256=draft.sha256,
                actor=draft.actor,
                at=draft.at,
                heading=text_of(heading),
                payload=dump(draft),
            )
        )

    def get(self, draft_id: str) -> StoredDraft:
        """The draft; raises NotThere."""
        row = self._one(select(drafts.c.payload).where(drafts.c.id == draft_id))
        if row is None:
            raise NotThere(Words(f"没有编号为 {draft_id} 的合同草稿。", f"There is no draft {draft_id}."))
        return load(row["payload"], StoredDraft)

    def all(self, limit: int = 200, actor: str = "") -> tuple[DraftLine, ...]:
        """Drafts without their texts, newest first; those of one person, if `actor` is given."""
        columns = (drafts.c.id, drafts.c.file, drafts.c.actor, drafts.c.at, drafts.c.heading)
        wanted = [drafts.c.actor == actor] if actor else []
        rows = self._rows(select(*columns).where(*wanted).order_by(drafts.c.at.desc(), drafts.c.id).limit(limit))
        return tuple(
            DraftLine(id=row["id"], file=row["file"], actor=row["actor"], at=row["at"], **json.loads(row["heading"]))
            for row in rows
        )

    def by_file(self, sha256: str) -> tuple[str, ...]:
        """Ids of the examinations of the same file, newest first."""
        rows = self._rows(select(drafts.c.id).where(drafts.c.sha256 == sha256).order_by(drafts.c.at.desc()))
        return tuple(row["id"] for row in rows)
