"""What readers chose to be told, and when not."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

preferences = Table(
    "preferences",
    metadata,
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
)

used_links = Table(
    "used_links",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("user_id", String(36), nullable=False),
    Column("alert_id", String(36), nullable=False),
    Column("answer", String(12), nullable=False),
    Column("at", Moment, nullable=False),
)
"""The links of mails by which somebody answered: each works once."""
