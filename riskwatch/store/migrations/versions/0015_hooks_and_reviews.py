"""What customers have in common with each other, and findings of drafts that rest on register facts that changed since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hooks",
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", "source", "kind", "key", name=op.f("pk_hooks")),
    )
    op.create_index(op.f("ix_hooks_kind_key"), "hooks", ["kind", "key"])
    op.create_table(
        "reviews",
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("fact", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_reviews_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "fingerprint", "fact", name=op.f("pk_reviews")),
    )
    op.create_table(
        "draft_facts",
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("provider", sa.String(length=80), nullable=False),
        sa.Column("identifier", sa.String(length=120), nullable=False),
        sa.Column("fact", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_draft_facts_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "fingerprint", "fact", name=op.f("pk_draft_facts")),
    )
    op.create_index(op.f("ix_draft_facts_identifier_provider"), "draft_facts", ["identifier", "provider"])


def downgrade() -> None:
    op.drop_table("draft_facts")
    op.drop_table("reviews")
    op.drop_table("hooks")
