"""Stops of supply with their append-only log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

RUNS = "state NOT IN ('lifted', 'ended', 'rejected')"
REFUSED = "the log of stops is append-only"


def upgrade() -> None:
    op.create_table(
        "stops",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("contract_ref", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("proposed_at", Moment(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stops")),
    )
    op.create_index(
        "uq_stops_contract_running",
        "stops",
        ["customer_ref", "contract_ref"],
        unique=True,
        sqlite_where=sa.text(RUNS),
        postgresql_where=sa.text(RUNS),
    )
    op.create_index(op.f("ix_stops_customer_ref"), "stops", ["customer_ref"])
    op.create_table(
        "stop_log",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stop_id", sa.String(length=36), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stop_log")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_stop_log_previous_hash")),
        sa.UniqueConstraint("hash", name=op.f("uq_stop_log_hash")),
    )
    op.create_index(op.f("ix_stop_log_stop_id"), "stop_log", ["stop_id"])
    _guard()


def downgrade() -> None:
    raise NotImplementedError("a stop that was served is a record; restore a backup instead of going back")


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_stop_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER stop_log_append_only BEFORE UPDATE OR DELETE ON stop_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_stop_change()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER stop_log_no_{action.lower()} BEFORE {action} ON stop_log "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
