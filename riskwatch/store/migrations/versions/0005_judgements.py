"""Proposals of which company a name stands for, and an append-only log of what people said about facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REFUSED = "the log of judgements is append-only"


def upgrade() -> None:
    op.create_table(
        "matches",
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("id_scheme", sa.String(length=20), nullable=False),
        sa.Column("id_value", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["ref"], ["customers.ref"], name=op.f("fk_matches_ref"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ref", "id_scheme", "id_value", name=op.f("pk_matches")),
    )
    op.create_index(op.f("ix_matches_state"), "matches", ["state"])
    op.create_table(
        "judgement_log",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement_log")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_judgement_log_previous_hash")),
        sa.UniqueConstraint("hash", name=op.f("uq_judgement_log_hash")),
    )
    op.create_index(op.f("ix_judgement_log_ref"), "judgement_log", ["ref"])
    op.create_index(op.f("ix_judgement_log_kind_key"), "judgement_log", ["kind", "key"])
    _guard()


def downgrade() -> None:
    raise NotImplementedError("the log of judgements is a record; restore a backup instead of going back")


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_judgement_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER judgement_log_append_only BEFORE UPDATE OR DELETE ON judgement_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_judgement_change()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgement_log_no_{action.lower()} BEFORE {action} ON judgement_log "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
