"""The house itself: users and their sessions, policies and our own profile, drafts and what is accepted in them, leases and heartbeats.

The database keeps it that a finding of a contract is accepted at most once at a time; a revoked acceptance stays, for
the record.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, text

from riskwatch.store.tables.base import Moment, metadata

IN_FORCE = "revoked_at IS NULL"

users = Table(
    "users",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("email", String(200), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("subscribed", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Index(None, "user_id"),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("token_sha256", String(64), nullable=False, unique=True),
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("scopes", Text, nullable=False, server_default="read"),
)
"""`scopes` are words with blanks between them: read, orders."""

policies = Table(
    "policies",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

profiles = Table(
    "profiles",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

house_log = Table(
    "house_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("subject", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("at", Moment, nullable=False),
    Column("heading", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("series", String(36)),
    Column("version", Integer),
    Column("contract_key", String(64)),
    Index(None, "at"),
    Index(None, "sha256"),
    Index(None, "series"),
    Index(None, "contract_key"),
)

acceptances = Table(
    "acceptances",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("series", String(36), nullable=False),
    Column("draft_id", String(36), ForeignKey("drafts.id"), nullable=False),
    Column("fingerprint", String(80), nullable=False),
    Column("rule", String(20), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("owner", String(200), nullable=False),
    Column("until", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("revoked_by", String(200)),
    Index(None, "series"),
    Index(
        "uq_acceptances_series_fingerprint_in_force",
        "series",
        "fingerprint",
        unique=True,
        sqlite_where=text(IN_FORCE),
        postgresql_where=text(IN_FORCE),
    ),
)

signings = Table(
    "signings",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("draft_id", String(36), ForeignKey("drafts.id"), nullable=False),
    Column("series", String(36), nullable=False),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Column("revoked_at", Moment),
    Column("revoked_by", String(200)),
    Index(None, "at"),
    Index(
        "uq_signings_series_in_force",
        "series",
        unique=True,
        sqlite_where=text(IN_FORCE),
        postgresql_where=text(IN_FORCE),
    ),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(200), nullable=False),
    Column("until", Moment, nullable=False),
)

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("detail", Text, nullable=False, default=""),
)

reading_progress = Table(
    "reading_progress",
    metadata,
    Column("ticket", String(36), primary_key=True),
    Column("actor", String(200), primary_key=True),
    Column("page", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)
