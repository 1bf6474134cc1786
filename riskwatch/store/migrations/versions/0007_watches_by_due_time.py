"""Watches are found by due time and by claim without passing over the others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_watches_source_next_due_at"), table_name="watches")
    op.create_index(
        "ix_watches_due",
        "watches",
        ["source", "next_due_at", "ref"],
        unique=False,
        sqlite_where=sa.text("active = 1"),
        postgresql_where=sa.text("active"),
    )
    op.create_index(
        "ix_watches_claimed",
        "watches",
        ["claim_token"],
        unique=False,
        sqlite_where=sa.text("claim_token IS NOT NULL"),
        postgresql_where=sa.text("claim_token IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_watches_claimed", table_name="watches")
    op.drop_index("ix_watches_due", table_name="watches")
    op.create_index(op.f("ix_watches_source_next_due_at"), "watches", ["source", "next_due_at"], unique=False)
