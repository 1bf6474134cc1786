"""What readers chose to be told, when they are away, and which links of their mails they used."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

preferences = Table(
    "preferences",
    metadata,
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
)

absences = Table(
    "absences",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("delegate_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("begins", Date, nullable=False),
    Column("ends", Date, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("entered_by", String(200), nullable=False),
    Column("ended_at", Moment),
    Index(None, "ends"),
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
