"""Papers that leave the house, letters and stops: each step a new version, each version logged with the hash of the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Connection, Table, select, update

from riskwatch.domain.dunning import Letter
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.paper import PaperLine
from riskwatch.domain.stop import StopFile
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.chain import Chain

P = TypeVar("P", Letter, StopFile)


class PaperLog(Chain):
    """One chain for all papers of a kind. `kept` is the table they stand in, `key` the column that names one here,
    `called` what one is called."""

    key: ClassVar[str]
    kept: ClassVar[Table]
    called: ClassVar[str]

    def append(self, paper: Letter | StopFile, *, at: datetime, actor: str, reason: str) -> None:
        """Note the state of the paper and the hash of all it says."""
        line = {self.key: paper.id, "at": at, "actor": actor, "after": paper.state, "reason": reason}
        self._add({**line, "content_sha256": sha256_of(dump(paper))})

    def of(self, paper_id: str) -> tuple[PaperLine, ...]:
        """The lines of one paper, oldest first."""
        wanted = select(self.table).where(self.table.c[self.key] == paper_id).order_by(self.table.c.id)
        return tuple(
            PaperLine(row["at"], row["actor"], row["after"], row["reason"], row["content_sha256"], row["hash"])
            for row in self._rows(wanted)
        )

    def faults(self) -> Iterator[str]:
        """What is wrong with the chain, and papers that are not as they were logged last."""
        yield from super().faults()
        last = {
            row[self.key]: row["content_sha256"] for row in self._rows(select(self.table).order_by(self.table.c.id))
        }
        kept = {row["id"]: row["payload"] for row in self._rows(select(self.kept.c.id, self.kept.c.payload))}
        for paper_id, content in last.items():
            if paper_id not in kept:
                yield f"{self.called} {paper_id} is missing"
            elif not self._agrees(kept[paper_id], content):
                yield f"{self.called} {paper_id} was changed"

    def _agrees(self, payload: str, logged: str) -> bool:
        """Whether a paper, as it is stored, is what a line says of it."""
        return sha256_of(payload) == logged


class Papers(Repository, Generic[P]):
    """The papers of one kind. `moves` are the states each state may go to; a move that is not there is refused."""

    table: ClassVar[Table]
    kind: ClassVar[type]
    moves: ClassVar[Mapping[str, frozenset[str]]]
    called: ClassVar[Words]

    def __init__(self, connection: Connection, log: PaperLog) -> None:
        super().__init__(connection)
        self.log = log

    def get(self, paper_id: str) -> P:
        """Raises NotThere."""
        row = self._one(select(self.table.c.payload).where(self.table.c.id == paper_id))
        if row is None:
            raise NotThere(Words(f"没有{self.called.zh} {paper_id}。", f"There is no {self.called.en} {paper_id}."))
        return self._loaded(row["payload"])

    def change(self, changed: P, *, actor: str, reason: str, at: datetime) -> P:
        """Store the paper as its next version. Raises PolicyRefused for a move that does not exist, or when somebody else
        changed it meanwhile."""
        known = self.get(changed.id)
        if changed.state != known.state and changed.state not in self.moves[known.state]:
            raise PolicyRefused(
                Words(
                    f"{self.called.zh}没有这一步。",
                    f"A {self.called.en} that is {known.state} cannot become {changed.state}.",
                ),
                Words("请刷新页面，看它现在的状态。", "Load the page again and look at its state."),
            )
        following = replace(changed, version=changed.version + 1)
        same = (self.table.c.id == changed.id) & (self.table.c.version == changed.version)
        stored = {"state": following.state, "version": following.version, "payload": dump(following)}
        if not self._changed(update(self.table).where(same).values(**stored)):
            raise PolicyRefused(
                Words(
                    f"这份{self.called.zh}刚被别人改过，您的改动没有保存。",
                    f"Somebody changed this {self.called.en} just now; your change is not stored.",
                ),
                Words("请刷新页面后再改。", "Load the page again and change it there."),
            )
        self.log.append(following, at=at, actor=actor, reason=reason)
        return following

    def _all(self, customer_ref: str, *order: Any) -> tuple[P, ...]:
        wanted = select(self.table.c.payload).order_by(*order)
        if customer_ref:
            wanted = wanted.where(self.table.c.customer_ref == customer_ref)
        return tuple(self._loaded(row["payload"]) for row in self._rows(wanted))

    def _loaded(self, payload: str) -> P:
        found: P = load(payload, self.kind)
        return found


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
