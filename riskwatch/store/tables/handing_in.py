"""What people handed in, and what was paid for: pages with who took them, calls of paid services with their price."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String(64), nullable=False),
    Column("ref", String(80), nullable=False),
    Column("source", String(80), nullable=False),
    Column("file", Text, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("matched", String(10), nullable=False),
    Column("taken_at", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "ref"),
    Index(None, "sha256"),
)

paid_calls = Table(
    "paid_calls",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("source", String(80), nullable=False),
    Column("month", String(7), nullable=False),
    Column("at", Moment, nullable=False),
    Column("subject", String(80), nullable=False),
    Column("call", String(80), nullable=False),
    Column("price_fen", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("billed", String(10), nullable=False),
    Column("order_no", String(120), nullable=False, default=""),
    Index(None, "source", "month"),
)

spending = Table(
    "spending",
    metadata,
    Column("source", String(80), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("spent_fen", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("warned", Boolean, nullable=False),
)
"""One row a source and month: the sum that the next call is held against in one conditional update."""
