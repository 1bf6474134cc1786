"""Stops of supply."""

from __future__ import annotations

from sqlalchemy import Connection

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.stop import STOP_MOVES, StopFile
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump
from riskwatch.store.repositories.papers import PaperLog, Papers
from riskwatch.store.tables.stops import stop_log, stops


class StopLog(PaperLog):
    table = stop_log
    fields = ("stop_id", "at", "actor", "after", "reason", "content_sha256")
    key, kept, called = "stop_id", stops, "stop"


class Stops(Papers[StopFile]):
    table, kind, moves = stops, StopFile, STOP_MOVES
    called = Words("停供案卷", "stop")

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, StopLog(connection))

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

    def of(self, customer_ref: str = "") -> tuple[StopFile, ...]:
        """Every stop of a customer, or of all, newest first."""
        return self._all(customer_ref, stops.c.proposed_at.desc(), stops.c.id)
