"""Stops of supply with their append-only log. The database keeps it that at most one stop of a contract is not over."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text, text

from riskwatch.store.tables.base import Moment, metadata

RUNS = "state NOT IN ('lifted', 'ended', 'rejected')"

stops = Table(
    "stops",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("contract_ref", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Index(
        "uq_stops_contract_running",
        "customer_ref",
        "contract_ref",
        unique=True,
        sqlite_where=text(RUNS),
        postgresql_where=text(RUNS),
    ),
    Index(None, "customer_ref"),
)

stop_log = Table(
    "stop_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("stop_id", String(36), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("after", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Index(None, "stop_id"),
)
