"""Hits by name that people are asked about, and how far the feeds of the registers were read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_hits",
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("hit", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ref"], ["customers.ref"], name=op.f("fk_name_hits_ref"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ref", "source", "hit", name=op.f("pk_name_hits")),
    )
    op.create_index(op.f("ix_name_hits_state"), "name_hits", ["state"])
    op.create_table(
        "feed_positions",
        sa.Column("feed", sa.String(length=80), nullable=False),
        sa.Column("position", sa.String(length=200), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("feed", name=op.f("pk_feed_positions")),
    )


def downgrade() -> None:
    op.drop_table("feed_positions")
    op.drop_table("name_hits")
