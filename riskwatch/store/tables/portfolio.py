"""The watched portfolio: customers, what is watched where, and every look that was taken."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from riskwatch.store.tables.base import Moment, metadata

customers = Table(
    "customers",
    metadata,
    Column("ref", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("id_scheme", String(20)),
    Column("id_value", String(80)),
    Column("payload", Text, nullable=False),
    Column("extra", Text, nullable=False, default="{}"),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(200), nullable=False),
    UniqueConstraint("id_scheme", "id_value"),
    Index(None, "name"),
)

watches = Table(
    "watches",
    metadata,
    Column("ref", String(80), ForeignKey("customers.ref", ondelete="CASCADE"), primary_key=True),
    Column("source", String(80), primary_key=True),
    Column("id_scheme", String(20), nullable=False),
    Column("id_value", String(80), nullable=False),
    Column("interval_s", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_due_at", Moment, nullable=False),
    Column("last_at", Moment),
    Column("last_ok_at", Moment),
    Column("last_outcome", String(20), nullable=False, default=""),
    Column("last_detail", Text, nullable=False, default=""),
    Column("fail_count", Integer, nullable=False, default=0),
    Column("quiet_count", Integer, nullable=False, default=0),
    Column("lively_until", Moment),
    Column("etag", Text, nullable=False, default=""),
    Column("last_modified", Text, nullable=False, default=""),
    Column("content_hash", String(64), nullable=False, default=""),
    Column("claim_token", String(64)),
    Column("claim_until", Moment),
    Column("active", Boolean, nullable=False, default=True),
    # Watches that were stopped, or that nobody holds, are not even passed over: a tick costs the same with a million.
    Index(
        "ix_watches_due",
        "source",
        "next_due_at",
        "ref",
        sqlite_where=text("active = 1"),
        postgresql_where=text("active"),
    ),
    Index(
        "ix_watches_claimed",
        "claim_token",
        sqlite_where=text("claim_token IS NOT NULL"),
        postgresql_where=text("claim_token IS NOT NULL"),
    ),
)

polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ref", String(80), nullable=False),
    Column("source", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("detail", Text, nullable=False, default=""),
    Column("news", Integer, nullable=False, default=0),
    Column("interval_s", Integer, nullable=False, default=0),
    Index(None, "at"),
    Index(None, "ref", "source", "at"),
)

sources = Table(
    "sources",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("state", String(10), nullable=False, default="closed"),
    Column("fail_count", Integer, nullable=False, default=0),
    Column("failed_refs", Text, nullable=False, default="[]"),
    Column("last_outcome", String(20), nullable=False, default=""),
    Column("last_detail", Text, nullable=False, default=""),
    Column("opened_at", Moment),
    Column("retry_at", Moment),
    Column("last_ok_at", Moment),
    Column("lane_token", String(64)),
    Column("lane_until", Moment),
    Column("next_arrival", Float(53), nullable=False, default=0.0),
    Column("last_request", Float(53), nullable=False, default=0.0),
)
