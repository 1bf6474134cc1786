"""Which contracts were signed, and what was still wrong with them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("series", sa.String(length=36), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("revoked_at", Moment()),
        sa.Column("revoked_by", sa.String(length=200)),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_signings_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signings")),
    )
    op.create_index(op.f("ix_signings_at"), "signings", ["at"])
    op.create_index(
        "uq_signings_series_in_force",
        "signings",
        ["series"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("signings")
