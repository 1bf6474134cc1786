"""Hits by name that people are asked about, and how far the feeds of the registers were read."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

name_hits = Table(
    "name_hits",
    metadata,
    Column("ref", String(80), ForeignKey("customers.ref", ondelete="CASCADE"), primary_key=True),
    Column("source", String(40), primary_key=True),
    Column("hit", String(120), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("points", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "state"),
)

feed_positions = Table(
    "feed_positions",
    metadata,
    Column("feed", String(80), primary_key=True),
    Column("position", String(200), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", Text, nullable=False),
)
