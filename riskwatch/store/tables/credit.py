"""What a credit decision rests on beside signs and invoices: accounts, security, links between customers, and the log of
what people decided. Rows are only added, or ended."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, String, Table, Text, text

from riskwatch.store.tables.base import Moment, metadata

NOT_ENDED = "ended_at IS NULL"

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ref", String(80), nullable=False),
    Column("period_end", Date, nullable=False),
    Column("consolidated", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "ref", "id"),
)

securities = Table(
    "securities",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("ref", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("payload", Text, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", String(200)),
    Index(None, "ref"),
)

links = Table(
    "links",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("ref", String(80), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("other_ref", String(80), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", String(200)),
    Index(None, "other_ref"),
    Index(
        "uq_links_ref_kind_other_ref_in_force",
        "ref",
        "kind",
        "other_ref",
        unique=True,
        sqlite_where=text(NOT_ENDED),
        postgresql_where=text(NOT_ENDED),
    ),
)

credit_log = Table(
    "credit_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ref", String(80), nullable=False),
    Column("subject", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("detail", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Index(None, "ref"),
)
"""One line for each thing a person decided about a customer's credit; the database refuses to change or remove a line."""

standings = Table(
    "standings",
    metadata,
    Column("ref", String(80), primary_key=True),
    Column("branch", String(80), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("stated_cents", BigInteger),
    Column("owed_cents", BigInteger),
    Column("rank", Integer),
    Column("rank_before", Integer),
    Column("changed_at", Moment),
    Column("proposal", String(20)),
    Column("rise_from", Date),
    Index(None, "rank", "owed_cents"),
)
"""One row a customer, for lists and sums over all of them: the same facts stand in full in customers and assessments.
`rank` is that of the grade (0 for A, none before the first), `rank_before` the one before `changed_at`; `owed_cents` the
exposure at the last assessment, `stated_cents` the imported balance, both in `currency`."""
