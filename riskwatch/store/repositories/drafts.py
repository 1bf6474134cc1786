"""Drafts that were examined, with what was found that day; several may be versions of one contract."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, insert, select

from riskwatch.domain.errors import NotThere
from riskwatch.domain.rule import Past, Severity
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load, text_of
from riskwatch.store.contract_key import contract_key
from riskwatch.store.records import DraftLine, StoredDraft
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.house import drafts

_UNSAID = Words("", "")
_LINE = (
    drafts.c.id, drafts.c.file, drafts.c.actor, drafts.c.at, drafts.c.heading, drafts.c.series, drafts.c.version,
)  # fmt: skip


class Drafts(Repository):
    def add(self, draft: StoredDraft) -> None:
        counts = {severity: draft.count(severity) for severity in ("error", "warning", "info")}
        found = [[each.fingerprint, each.rule, each.severity.value] for each in draft.findings]
        heading = {"title": draft.title, "number": draft.number, "counts": counts, "found": found}
        self._connection.execute(
            insert(drafts).values(
                id=draft.id,
                file=draft.file,
                sha256=draft.sha256,
                actor=draft.actor,
                at=draft.at,
                heading=text_of(heading),
                payload=dump(draft),
                series=draft.own_series,
                version=draft.version,
                contract_key=contract_key(draft.side, draft.number, (party.name for party in draft.parties)),
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
        return self._lines(*([drafts.c.actor == actor] if actor else []), limit=limit)

    def between(self, since: datetime, until: datetime) -> tuple[DraftLine, ...]:
        """Those submitted after `since` and not after `until`, without their texts, newest first."""
        return self._lines(drafts.c.at > since, drafts.c.at <= until)

    def versions(self, series: str) -> tuple[DraftLine, ...]:
        """All versions of a contract, newest first."""
        return self._lines(drafts.c.series == series)

    def latest_of(self, key: str) -> DraftLine | None:
        """The latest draft with that `contract_key`."""
        return next(iter(self._lines(drafts.c.contract_key == key, limit=1)), None)

    def line(self, draft_id: str) -> DraftLine | None:
        """One draft as a list shows it."""
        return next(iter(self._lines(drafts.c.id == draft_id)), None)

    def hold(self, series: str) -> None:
        """Let nobody else change this contract until the end of the transaction."""
        self._one(select(drafts.c.id).where(drafts.c.id == series).with_for_update())

    def by_file(self, sha256: str) -> tuple[str, ...]:
        """Ids of the examinations of the same file, newest first."""
        rows = self._rows(select(drafts.c.id).where(drafts.c.sha256 == sha256).order_by(drafts.c.at.desc()))
        return tuple(row["id"] for row in rows)

    def _lines(self, *wanted: ColumnElement[bool], limit: int | None = None) -> tuple[DraftLine, ...]:
        order = (drafts.c.at.desc(), drafts.c.version.desc(), drafts.c.id)
        return tuple(_line(row) for row in self._rows(select(*_LINE).where(*wanted).order_by(*order).limit(limit)))


def _line(row: RowMapping) -> DraftLine:
    heading = json.loads(row["heading"])
    found = heading.get("found")
    return DraftLine(
        id=row["id"],
        file=row["file"],
        title=heading["title"],
        number=heading["number"],
        actor=row["actor"],
        at=row["at"],
        counts=heading["counts"],
        series=row["series"] or row["id"],
        version=row["version"] or 1,
        found=None
        if found is None
        else tuple(Past(mark, rule, Severity(grave), _UNSAID, "") for mark, rule, grave in found),
    )
