"""Asking for money: letters with an append-only log, promises, calls and visits, what contracts say of late payment.

The database itself keeps it that a step of the ladder is written at most once for an invoice, so that a second click, or a
second process, writes nothing.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, text

from riskwatch.store.tables.base import Moment, metadata

IN_USE = "state != 'void'"

letters = Table(
    "letters",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("step", String(10), nullable=False),
    Column("anchor", String(80), nullable=False),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Index(
        "uq_letters_step_in_use",
        "customer_ref",
        "anchor",
        "step",
        unique=True,
        sqlite_where=text(IN_USE),
        postgresql_where=text(IN_USE),
    ),
    Index(None, "customer_ref"),
    Index(None, "state"),
)
"""No foreign key to the customers: the record of a debt outlives the portfolio."""

dunning_log = Table(
    "dunning_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("letter_id", String(36), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("after", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Index(None, "letter_id"),
)

promises = Table(
    "promises",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("due", Date, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "customer_ref"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "customer_ref"),
)

late_terms = Table(
    "late_terms",
    metadata,
    Column("customer_ref", String(80), primary_key=True),
    Column("contract_ref", String(200), primary_key=True),
    Column("payload", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", String(200), nullable=False),
)

clocks = Table(
    "clocks",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("customer_ref", String(80), nullable=False),
    Column("ends", Date, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "customer_ref"),
)
"""Periods that people entered; the others are reckoned from invoices, letters and events whenever they are asked for."""
