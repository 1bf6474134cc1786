"""Alerts with their history, decisions and hash-chained log; the outbox; the frozen weekly mails.

Two promises are kept by the database itself: at most one alert of a fingerprint is not closed, and a message has one
row per dedupe key.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, text

from riskwatch.store.tables.base import Moment, metadata

NOT_CLOSED = "state NOT IN ('resolved', 'dismissed')"

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("ref", String(80), nullable=False),
    Column("question", String(20), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("state", String(12), nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("rank", BigInteger),
    Index(
        "uq_alerts_fingerprint_not_closed",
        "fingerprint",
        unique=True,
        sqlite_where=text(NOT_CLOSED),
        postgresql_where=text(NOT_CLOSED),
    ),
    Index(None, "ref"),
    Index(None, "state", "rank"),
)
"""`rank` is the expected loss that an answer can save, in millionths of the policy's first limit; none before it is reckoned."""

alert_history = Table(
    "alert_history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("alert_id", String(36), ForeignKey("alerts.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "alert_id", "at"),
)

alert_log = Table(
    "alert_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("alert_id", String(36), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("before", String(12), nullable=False),
    Column("after", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Index(None, "alert_id"),
)

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("length", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("alert_id", String(36), ForeignKey("alerts.id"), nullable=False),
    Column("ref", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "alert_id"),
    Index(None, "ref"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("reader", String(200), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("dedupe_key", String(64), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("payload", Text, nullable=False),
    Column("frozen", Text),
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("claim_token", String(64)),
    Column("claim_until", Moment),
    Column("provider_id", Text, nullable=False, default=""),
    Column("sent_at", Moment),
    Column("last_error", Text, nullable=False, default=""),
    Index(None, "state", "not_before"),
)

digests = Table(
    "digests",
    metadata,
    Column("reader", String(200), primary_key=True),
    Column("period", String(10), primary_key=True),
    Column("cut_off", Moment, nullable=False),
    Column("built_at", Moment, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("payload", Text, nullable=False),
)

told = Table(
    "told",
    metadata,
    Column("alert_id", String(36), primary_key=True),
    Column("reader", String(36), primary_key=True),
    Column("at", Moment, nullable=False),
)
"""Who was sent word of which alert, in whatever mail; kept when the messages themselves are forgotten."""
