"""What was seen: evidence, snapshots, events with their versions and sightings, assessments. Rows are only added."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from riskwatch.store.tables.base import Moment, metadata

evidence = Table(
    "evidence",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("stored_at", Moment, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ref", String(80), nullable=False),
    Column("source", String(80), nullable=False),
    Column("fetched_at", Moment, nullable=False),
    Column("confirmed_at", Moment, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "ref", "source", "id"),
)

events = Table(
    "events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("ref", String(80), nullable=False),
    Column("code", String(40), nullable=False),
    Column("source", String(80), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("event_date", Date),
    Column("baseline", Boolean, nullable=False),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "ref", "first_seen"),
)

event_versions = Table(
    "event_versions",
    metadata,
    Column("event_id", String(64), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("event_id", String(64), ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("source", String(80), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("seen_at", Moment, nullable=False),
    UniqueConstraint("event_id", "source", "sha256"),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ref", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("grade", String(1), nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "ref", "at"),
)
