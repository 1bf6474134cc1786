"""Periods that people entered: guarantee, registration, insurer's notice and the like."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clocks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clocks")),
    )
    op.create_index(op.f("ix_clocks_customer_ref"), "clocks", ["customer_ref"])


def downgrade() -> None:
    op.drop_table("clocks")
