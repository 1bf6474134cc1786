"""What is said about facts: which company a name stands for, that something a source said is wrong, what customers have in
common, and which findings of drafts rest on facts that changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

matches = Table(
    "matches",
    metadata,
    Column("ref", String(80), ForeignKey("customers.ref", ondelete="CASCADE"), primary_key=True),
    Column("id_scheme", String(20), primary_key=True),
    Column("id_value", String(80), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("points", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "state"),
)

judgement_log = Table(
    "judgement_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    Column("ref", String(80), nullable=False),
    Column("key", String(120), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("choice", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Index(None, "ref"),
    Index(None, "kind", "key"),
)

hooks = Table(
    "hooks",
    metadata,
    Column("ref", String(80), primary_key=True),
    Column("source", String(80), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("label", Text, nullable=False),
    Column("role", Text, nullable=False),
    Index(None, "kind", "key"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("draft_id", String(36), ForeignKey("drafts.id"), primary_key=True),
    Column("fingerprint", String(80), primary_key=True),
    Column("fact", String(40), primary_key=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

draft_facts = Table(
    "draft_facts",
    metadata,
    Column("draft_id", String(36), ForeignKey("drafts.id"), primary_key=True),
    Column("fingerprint", String(80), primary_key=True),
    Column("fact", String(40), primary_key=True),
    Column("provider", String(80), nullable=False),
    Column("identifier", String(120), nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "identifier", "provider"),
)
