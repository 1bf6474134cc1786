"""What customers owe: one row an invoice."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Text

from riskwatch.store.tables.base import Moment, metadata

invoices = Table(
    "invoices",
    metadata,
    Column("number", String(80), primary_key=True),
    Column("customer_ref", String(80), primary_key=True),
    Column("open", Boolean, nullable=False),
    Column("paid_on", Date),
    Column("payload", Text, nullable=False),
    Column("extra", Text, nullable=False, default="{}"),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(200), nullable=False),
    Index(None, "customer_ref"),
    Index(None, "open", "paid_on"),
)
"""No foreign key to the customers: who is no longer watched still owes."""
