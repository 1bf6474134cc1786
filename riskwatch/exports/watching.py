"""JSON of what watching knows: proposals of identity, what was known on a day, who is blind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from riskwatch.domain.alert import Alert
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words
from riskwatch.exports import records
from riskwatch.exports.grade import grade_object
from riskwatch.exports.records import Json, day, moment, words
from riskwatch.watch.identity.match import Match

KNOWN_SCHEMA = "riskwatch.known/1"


def match_object(match: Match, customer: str) -> Json:
    """A proposal with the parts of its score."""
    return {
        "ref": match.ref,
        "customer": customer,
        "identifier": {"scheme": match.identifier.scheme, "id": match.identifier.id},
        "name": match.name,
        "matched_name": match.by,
        "country": match.country or None,
        "listed_in": match.listed_in,
        "points": match.points,
        "parts": [{"kind": part.kind, "points": part.points, "says": words(part.says)} for part in match.parts],
        "state": match.state,
        "proposed_at": moment(match.at),
        "decided_at": moment(match.decided_at),
        "decided_by": match.decided_by or None,
        "reason": match.reason or None,
    }


def known_object(
    customer: Customer,
    on: date,
    at: datetime,
    *,
    assessment: Assessment | None,
    events: Iterable[Event],
    snapshots: Mapping[str, Snapshot],
    alerts: Iterable[Alert],
    seen: Mapping[str, tuple[datetime | None, bool]],
) -> Json:
    """What was known of a customer on a day. `seen` tells for each source when it last answered, and whether that was
    too long ago."""
    return {
        "schema": KNOWN_SCHEMA,
        "ref": customer.ref,
        "name": customer.name,
        "on": day(on),
        "known_at": moment(at),
        "grade": None if assessment is None else grade_object(assessment, customer),
        "events": [records.event_object(event, customer.ref) for event in events],
        "registers": {name: snapshot_object(snapshot) for name, snapshot in snapshots.items()},
        "alerts": [
            {
                "id": a.id,
                "proposal": a.proposal,
                "state": a.state,
                "severity": a.severity,
                "raised_at": moment(a.raised_at),
            }
            for a in alerts
        ],
        "seen": {name: {"last_ok_at": moment(when), "blind": blind} for name, (when, blind) in seen.items()},
    }


def money(amount: Money | None) -> Json | None:
    """An amount with its currency."""
    return None if amount is None else {"amount": amount.plain(), "currency": amount.currency}


def sight_object(source: str, last_ok_at: datetime | None, outcome: str, blind: bool) -> Json:
    """When a source last really answered about a customer."""
    return {"source": source, "last_ok_at": moment(last_ok_at), "last_outcome": outcome or None, "blind": blind}


SignRow = tuple[str, Words, str, tuple[str, ...], tuple[Words, ...], tuple[Words, ...], tuple[Words, ...], Words | None]
"""A sign: id, name, state, its checks, sources that are asked, what is handed in as a file, sources without a key, and why no
check raises it."""


def signs_object(rows: Iterable[SignRow]) -> list[Json]:
    """Every sign of the table and what can show it."""
    return [
        {
            "sign": number,
            "name": words(name),
            "state": state,
            "checks": list(checks),
            "asked": [words(each) for each in asked],
            "by_hand": [words(each) for each in by_hand],
            "needs_key": [words(each) for each in locked],
            "why": words(why) if why else None,
        }
        for number, name, state, checks, asked, by_hand, locked, why in rows
    ]


def snapshot_object(snapshot: Snapshot) -> Json:
    """A register's view with everything in it. null: not checked; []: checked and clean."""
    found: Json = _data(snapshot)
    return found


def _data(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _data(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_data(inner) for inner in value]
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return str(value) if isinstance(value, Decimal) else value
