"""Pages that people hand in, and what calls of paid services cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("matched", sa.String(length=10), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
    )
    op.create_index(op.f("ix_captures_ref"), "captures", ["ref"], unique=False)
    op.create_index(op.f("ix_captures_sha256"), "captures", ["sha256"], unique=False)
    op.create_table(
        "paid_calls",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("call", sa.String(length=80), nullable=False),
        sa.Column("price_fen", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("billed", sa.String(length=10), nullable=False),
        sa.Column("order_no", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paid_calls")),
    )
    op.create_index(op.f("ix_paid_calls_source_month"), "paid_calls", ["source", "month"], unique=False)
    op.create_table(
        "spending",
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("spent_fen", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("warned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("source", "month", name=op.f("pk_spending")),
    )


def downgrade() -> None:
    raise NotImplementedError("who took a page and what was paid are records; restore a backup instead of going back")
