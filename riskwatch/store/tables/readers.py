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
