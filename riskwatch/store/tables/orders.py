"""Orders and the other documents of the exposure; releases and holds; answers that the API gave."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

orders = Table(
    "orders",
    metadata,
    Column("number", String(80), primary_key=True),
    Column("customer_ref", String(80), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("deliver_on", Date),
    Column("payload", Text, nullable=False),
    Column("extra", Text, nullable=False, default="{}"),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(200), nullable=False),
    Column("answer", String(10)),
    Column("grounds", Text),
    Column("checked_at", Moment),
    Index(None, "customer_ref"),
    Index(None, "state", "answer"),
)
"""`answer` and `grounds` are what the last check said of an open order, so that a hold is seen before picking."""

positions = Table(
    "positions",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("number", String(80), primary_key=True),
    Column("customer_ref", String(80), primary_key=True),
    Column("payload", Text, nullable=False),
    Column("extra", Text, nullable=False, default="{}"),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(200), nullable=False),
    Index(None, "customer_ref"),
)

releases = Table(
    "releases",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("order_number", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", String(200)),
    Index(None, "customer_ref", "order_number"),
)

holds = Table(
    "holds",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", String(200)),
    Index(None, "customer_ref"),
)

api_answers = Table(
    "api_answers",
    metadata,
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("request_sha256", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What a writing call was answered under its Idempotency-Key: the same call again gets the same answer."""
