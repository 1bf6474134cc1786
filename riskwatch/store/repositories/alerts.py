"""Alerts: one per decision. What was raised, what became of it, and how it stood at any time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, insert, select, update

from riskwatch.domain.alert import CLOSED, MOVES, SEVERITIES, Alert, LogEntry, State
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load
from riskwatch.store.records import Raised
from riskwatch.store.repositories.alert_log import SEVERITY_RAISED, AlertLog
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.questions import alert_history, alerts

SYSTEM = "system"


class Alerts(Repository):
    """The state machine of alerts; every step leaves a line in the log."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._log = AlertLog(connection)

    def raise_or_update(self, alert: Alert, *, at: datetime, returned: bool = False) -> Raised:
        """Raise the alert, or bring the one with the same fingerprint up to date.

        New facts or a higher severity reopen a closed or snoozed alert and take back an acknowledgement; what is
        already in action stays there. `returned` says that a state which had gone came back, which reopens a resolved
        alert on the same facts. Nothing is written when nothing is new.
        """
        self._log.wait_for_turn()
        known = self.by_fingerprint(alert.fingerprint)
        if known is None:
            fresh = replace(alert, state="open")
            self._store_new(fresh, at)
            return Raised(fresh, "new alert")
        reason = _reason(known, alert, returned)
        if not reason:
            return Raised(known, "")
        state: State = "in_action" if known.state == "in_action" else "open"
        stored = replace(
            alert,
            id=known.id,
            state=state,
            raised_at=known.raised_at,
            grade_before=alert.grade_before if known.state in CLOSED else known.grade_before,
            limit_before=alert.limit_before if known.state in CLOSED else known.limit_before,
            because=tuple(dict.fromkeys((*alert.because, *known.because))),
            version=known.version + 1,
            reopened=known.reopened + (known.state in CLOSED),
            snooze_until=None,
            snooze_above=None,
            owner=known.owner,
            escalated=known.escalated if reason == "new fact" and known.state == "open" else 0,
        )
        self._write(stored, at)
        self._log.append(known.id, at=at, actor=SYSTEM, before=known.state, after=state, reason=reason)
        return Raised(stored, reason)

    def get(self, alert_id: str) -> Alert:
        """The alert; raises NotThere."""
        row = self._one(select(alerts.c.payload).where(alerts.c.id == alert_id))
        if row is None:
            raise NotThere(Words(f"没有编号为 {alert_id} 的预警。", f"There is no alert {alert_id}."))
        return load(row["payload"], Alert)

    def some(self, alert_ids: Sequence[str]) -> tuple[Alert, ...]:
        """Those of these alerts that there are, worst first, then newest."""
        rows = self._rows(select(alerts.c.payload).where(alerts.c.id.in_(alert_ids)))
        return _sorted(load(row["payload"], Alert) for row in rows)

    def by_fingerprint(self, fingerprint: str) -> Alert | None:
        """The alert that is not closed, else the last closed one."""
        row = self._one(
            select(alerts.c.payload)
            .where(alerts.c.fingerprint == fingerprint)
            .order_by(case((alerts.c.state.in_(CLOSED), 1), else_=0), alerts.c.updated_at.desc())
            .limit(1)
        )
        return load(row["payload"], Alert) if row else None

    def all(self, state: str = "", customer: str = "") -> tuple[Alert, ...]:
        """Alerts, worst first, then newest; `state` may be one of the states, "active" (not closed) or "" for all."""
        wanted: list[ColumnElement[bool]] = []
        if state == "active":
            wanted.append(alerts.c.state.not_in(CLOSED))
        elif state:
            wanted.append(alerts.c.state == state)
        if customer:
            wanted.append(alerts.c.ref == customer)
        rows = self._rows(select(alerts.c.payload).where(*wanted))
        return _sorted(load(row["payload"], Alert) for row in rows)

    def page(self, states: Collection[str], offset: int, limit: int) -> tuple[Alert, ...]:
        """Alerts in these states, the most expected loss to save first, then the worst, then the newest."""
        severity = case({name: place for place, name in enumerate(SEVERITIES)}, value=alerts.c.severity)
        found = select(alerts.c.payload).where(alerts.c.state.in_(states))
        ordered = found.order_by(
            func.coalesce(alerts.c.rank, 0).desc(), severity, alerts.c.raised_at.desc(), alerts.c.id
        )
        return tuple(load(row["payload"], Alert) for row in self._rows(ordered.offset(offset).limit(limit)))

    def counts(self) -> dict[str, int]:
        """How many alerts there are in each state."""
        rows = self._rows(select(alerts.c.state, func.count().label("number")).group_by(alerts.c.state))
        return {row["state"]: row["number"] for row in rows}

    def rank(self, ranks: Mapping[str, int]) -> None:
        """Keep the rank of these alerts."""
        if ranks:
            values = [{"of": alert_id, "to": place} for alert_id, place in ranks.items()]
            statement = update(alerts).where(alerts.c.id == bindparam("of")).values(rank=bindparam("to"))
            self._connection.execute(statement, values)

    def unranked(self) -> tuple[Alert, ...]:
        """Alerts that have no rank yet."""
        rows = self._rows(select(alerts.c.payload).where(alerts.c.rank.is_(None)))
        return _sorted(load(row["payload"], Alert) for row in rows)

    def urgent(self, refs: Sequence[str]) -> frozenset[str]:
        """Those of these customers about whom a critical alert is not closed."""
        wanted = (alerts.c.ref.in_(refs), alerts.c.severity == "critical", alerts.c.state.not_in(CLOSED))
        return frozenset(row["ref"] for row in self._rows(select(alerts.c.ref).where(*wanted)))

    def active_of(self, refs: Sequence[str]) -> tuple[Alert, ...]:
        """The alerts of these customers that are not closed, worst first, then newest."""
        rows = self._rows(select(alerts.c.payload).where(alerts.c.state.not_in(CLOSED), alerts.c.ref.in_(refs)))
        return _sorted(load(row["payload"], Alert) for row in rows)

    def at(self, moment: datetime) -> tuple[Alert, ...]:
        """Every alert as it stood at `moment`."""
        last = (
            select(func.max(alert_history.c.id).label("id"))
            .where(alert_history.c.at <= moment)
            .group_by(alert_history.c.alert_id)
        ).subquery()
        rows = self._rows(select(alert_history.c.payload).join(last, last.c.id == alert_history.c.id))
        return _sorted(load(row["payload"], Alert) for row in rows)

    def move(
        self,
        alert_id: str,
        to: State,
        *,
        actor: str,
        reason: str,
        at: datetime,
        snooze_until: date | None = None,
        snooze_above: Decimal | None = None,
    ) -> Alert:
        """Bring an alert into another state; raises PolicyRefused for a step the state machine does not have."""
        self._log.wait_for_turn()
        known = self.get(alert_id)
        if to not in MOVES[known.state]:
            raise PolicyRefused(
                Words(
                    f"预警 {alert_id} 目前是 {known.state}，不能改为 {to}。",
                    f"Alert {alert_id} is {known.state}; it cannot become {to}.",
                ),
                Words("请刷新页面：可能已有同事处理。", "Reload the page: a colleague may have dealt with it."),
            )
        asleep = to == "snoozed"
        moved = replace(
            known,
            state=to,
            snooze_until=snooze_until if asleep else None,
            snooze_above=snooze_above if asleep else None,
            owner=known.owner or (actor if to == "acknowledged" else ""),
            escalated=0,
        )
        self._write(moved, at)
        self._log.append(alert_id, at=at, actor=actor, before=known.state, after=to, reason=reason)
        return moved

    def assign(self, alert_id: str, owner: str, *, actor: str, reason: str, at: datetime) -> Alert:
        """Give an alert to somebody; its state stays."""
        self._log.wait_for_turn()
        known = self.get(alert_id)
        given = replace(known, owner=owner)
        self._write(given, at)
        self._log.append(alert_id, at=at, actor=actor, before=known.state, after=known.state, reason=reason)
        return given

    def hold(self, alert_id: str) -> Alert:
        """The alert, unchanged by others until this transaction ends; raises NotThere."""
        self._log.wait_for_turn()
        return self.get(alert_id)

    def escalate(self, alert_id: str, level: int, *, reason: str, at: datetime) -> Alert:
        """Take an alert to a level of the escalation chain; its state stays, and it may be told again."""
        known = self.hold(alert_id)
        taken = replace(known, escalated=level, version=known.version + 1)
        self._write(taken, at)
        self._log.append(alert_id, at=at, actor=SYSTEM, before=known.state, after=known.state, reason=reason)
        return taken

    def log(self, alert_id: str) -> tuple[LogEntry, ...]:
        """Everything that happened to an alert, oldest first."""
        return self._log.of(alert_id)

    def _store_new(self, alert: Alert, at: datetime) -> None:
        self._connection.execute(insert(alerts).values(id=alert.id, raised_at=alert.raised_at, **_columns(alert, at)))
        self._connection.execute(insert(alert_history).values(alert_id=alert.id, at=at, payload=dump(alert)))
        self._log.append(alert.id, at=at, actor=SYSTEM, before="", after=alert.state, reason="new alert")

    def _write(self, alert: Alert, at: datetime) -> None:
        self._connection.execute(update(alerts).where(alerts.c.id == alert.id).values(**_columns(alert, at)))
        self._connection.execute(insert(alert_history).values(alert_id=alert.id, at=at, payload=dump(alert)))


def _reason(known: Alert, raised: Alert, returned: bool) -> str:
    worse = SEVERITIES.index(raised.severity) < SEVERITIES.index(known.severity)
    new_facts = bool(set(raised.because) - set(known.because))
    if known.state in CLOSED and (worse or new_facts or (returned and known.state == "resolved")):
        return "reopened"
    if known.state in CLOSED:
        return ""
    if worse:
        return SEVERITY_RAISED
    return "new fact" if new_facts else ""


def _columns(alert: Alert, at: datetime) -> dict[str, object]:
    return {
        "fingerprint": alert.fingerprint,
        "ref": alert.customer_ref,
        "question": alert.question,
        "severity": alert.severity,
        "state": alert.state,
        "version": alert.version,
        "updated_at": at,
        "payload": dump(alert),
    }


def _sorted(found: Iterable[Alert]) -> tuple[Alert, ...]:
    return tuple(
        sorted(found, key=lambda alert: (SEVERITIES.index(alert.severity), -alert.raised_at.timestamp(), alert.id))
    )
