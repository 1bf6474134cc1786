"""The invoices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invoices",
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("number", "customer_ref", name=op.f("pk_invoices")),
    )
    op.create_index(op.f("ix_invoices_customer_ref"), "invoices", ["customer_ref"], unique=False)
    op.create_index(op.f("ix_invoices_open_paid_on"), "invoices", ["open", "paid_on"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("invoices are records; restore a backup instead of going back")
