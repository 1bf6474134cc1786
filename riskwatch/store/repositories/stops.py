"""Stops of supply, each version logged with the hash of the whole file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select, update

from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.stop import STOP_MOVES, StopFile, StopLine
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.stops import stop_log, stops


class StopLog(Chain):
    """One chain across all stops."""

    table = stop_log
    fields = ("stop_id", "at", "actor", "after", "reason", "content_sha256")

    def append(self, stop: StopFile, *, at: datetime, actor: str, reason: str) -> None:
        line = {"stop_id": stop.id, "at": at, "actor": actor, "after": stop.state, "reason": reason}
        self._add({**line, "content_sha256": _sha256(dump(stop))})

    def of(self, stop_id: str) -> tuple[StopLine, ...]:
        """The lines of one stop, oldest first."""
        wanted = select(stop_log).where(stop_log.c.stop_id == stop_id).order_by(stop_log.c.id)
        return tuple(
            StopLine(row["at"], row["actor"], row["after"], row["reason"], row["content_sha256"], row["hash"])
            for row in self._rows(wanted)
        )

    def faults(self) -> Iterator[str]:
        """What is wrong with the chain, and stops whose file is not the one that was logged last."""
        yield from super().faults()
        last = {row["stop_id"]: row["content_sha256"] for row in self._rows(select(stop_log).order_by(stop_log.c.id))}
        kept = {row["id"]: row["payload"] for row in self._rows(select(stops.c.id, stops.c.payload))}
        for stop_id, content in last.items():
            if stop_id not in kept:
                yield f"stop {stop_id} is missing"
            elif _sha256(kept[stop_id]) != content:
                yield f"the file of stop {stop_id} was changed"


class Stops(Repository):
    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.log = StopLog(connection)

    def add(self, stop: StopFile, *, reason: str) -> None:
        """Keep a new stop. Raises PolicyRefused when one of the same contract is not over."""
        values = {
            "id": stop.id,
            "customer_ref": stop.customer_ref,
            "contract_ref": stop.contract_ref,
            "state": stop.state,
            "version": stop.version,
            "proposed_at": stop.proposed_at,
            "payload": dump(stop),
        }
        if not self._insert_if_new(stops, values):
            raise PolicyRefused(
                Words("该合同已有一份未了结的停供案卷。", "A stop under this contract is running already."),
                Words("在那份案卷里继续。", "Go on in that file."),
            )
        self.log.append(stop, at=stop.proposed_at, actor=stop.proposed_by, reason=reason)

    def change(self, changed: StopFile, *, actor: str, reason: str, at: datetime) -> StopFile:
        """Store the next version. Raises PolicyRefused for a move that does not exist, or when somebody was faster."""
        known = self.get(changed.id)
        if changed.state != known.state and changed.state not in STOP_MOVES[known.state]:
            raise PolicyRefused(
                Words("停供案卷没有这一步。", f"A stop that is {known.state} cannot become {changed.state}."),
                Words("请刷新页面，看它现在的状态。", "Load the page again and look at its state."),
            )
        following = replace(changed, version=changed.version + 1)
        same = (stops.c.id == changed.id) & (stops.c.version == changed.version)
        stored = {"state": following.state, "version": following.version, "payload": dump(following)}
        if not self._changed(update(stops).where(same).values(**stored)):
            raise PolicyRefused(
                Words(
                    "这份案卷刚被别人改过，您的改动没有保存。",
                    "Somebody changed this file just now; your change is not stored.",
                ),
                Words("请刷新页面后再改。", "Load the page again."),
            )
        self.log.append(following, at=at, actor=actor, reason=reason)
        return following

    def get(self, stop_id: str) -> StopFile:
        """Raises NotThere."""
        row = self._one(select(stops.c.payload).where(stops.c.id == stop_id))
        if row is None:
            raise NotThere(
                Words(f"没有停供案卷 {stop_id}。", f"There is no stop {stop_id}."),
                Words("在停供页面里查找。", "Look on the page of stops."),
            )
        return load(row["payload"], StopFile)

    def of(self, customer_ref: str = "") -> tuple[StopFile, ...]:
        """Every stop of a customer, or of all, newest first."""
        wanted = select(stops.c.payload).order_by(stops.c.proposed_at.desc(), stops.c.id)
        if customer_ref:
            wanted = wanted.where(stops.c.customer_ref == customer_ref)
        return tuple(load(row["payload"], StopFile) for row in self._rows(wanted))


def _sha256(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()
