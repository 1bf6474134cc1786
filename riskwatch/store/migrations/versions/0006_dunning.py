"""Letters that ask for money with their append-only log, promises, calls and visits, terms of late payment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

IN_USE = "state != 'void'"
REFUSED = "the log of letters is append-only"


def upgrade() -> None:
    _letters()
    _log()
    _records()
    _guard()


def downgrade() -> None:
    raise NotImplementedError("letters that were sent are a record; restore a backup instead of going back")


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("anchor", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_index(
        "uq_letters_step_in_use",
        "letters",
        ["customer_ref", "anchor", "step"],
        unique=True,
        sqlite_where=sa.text(IN_USE),
        postgresql_where=sa.text(IN_USE),
    )
    op.create_index(op.f("ix_letters_customer_ref"), "letters", ["customer_ref"])
    op.create_index(op.f("ix_letters_state"), "letters", ["state"])


def _log() -> None:
    op.create_table(
        "dunning_log",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter_id", sa.String(length=36), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("after", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dunning_log")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_dunning_log_previous_hash")),
        sa.UniqueConstraint("hash", name=op.f("uq_dunning_log_hash")),
    )
    op.create_index(op.f("ix_dunning_log_letter_id"), "dunning_log", ["letter_id"])


def _records() -> None:
    op.create_table(
        "promises",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_customer_ref"), "promises", ["customer_ref"])
    op.create_table(
        "contacts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_customer_ref"), "contacts", ["customer_ref"])
    op.create_table(
        "late_terms",
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("contract_ref", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("customer_ref", "contract_ref", name=op.f("pk_late_terms")),
    )


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_letter_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER dunning_log_append_only BEFORE UPDATE OR DELETE ON dunning_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_letter_change()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER dunning_log_no_{action.lower()} BEFORE {action} ON dunning_log "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
