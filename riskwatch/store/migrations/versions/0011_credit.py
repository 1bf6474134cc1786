"""Annual accounts, security, links between customers, and the append-only log of credit decisions."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

REFUSED = "the log of credit decisions is append-only"


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("consolidated", sa.Boolean(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_ref_id"), "accounts", ["ref", "id"])
    op.create_table(
        "securities",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_securities")),
    )
    op.create_index(op.f("ix_securities_ref"), "securities", ["ref"])
    _links()
    op.create_table(
        "credit_log",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_log")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_credit_log_previous_hash")),
        sa.UniqueConstraint("hash", name=op.f("uq_credit_log_hash")),
    )
    op.create_index(op.f("ix_credit_log_ref"), "credit_log", ["ref"])
    _guard()
    _standings()
    _stand_all()


def downgrade() -> None:
    raise NotImplementedError("the log of credit decisions is a record; restore a backup instead of going back")


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("other_ref", sa.String(length=80), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_other_ref"), "links", ["other_ref"])
    op.create_index(
        "uq_links_ref_kind_other_ref_in_force",
        "links",
        ["ref", "kind", "other_ref"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_credit_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER credit_log_append_only BEFORE UPDATE OR DELETE ON credit_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_credit_change()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER credit_log_no_{action.lower()} BEFORE {action} ON credit_log "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )


def _standings() -> None:
    op.create_table(
        "standings",
        sa.Column("ref", sa.String(length=80), nullable=False),
        sa.Column("branch", sa.String(length=80), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("stated_cents", sa.BigInteger(), nullable=True),
        sa.Column("owed_cents", sa.BigInteger(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("rank_before", sa.Integer(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=True),
        sa.Column("proposal", sa.String(length=20), nullable=True),
        sa.Column("rise_from", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_standings")),
    )
    op.create_index(op.f("ix_standings_rank_owed_cents"), "standings", ["rank", "owed_cents"])


def _stand_all() -> None:
    """One row for each customer, with its last grade and the one before."""
    connection = op.get_bind()
    customers = sa.table("customers", sa.column("ref"), sa.column("payload"))
    assessments = sa.table(
        "assessments", sa.column("id"), sa.column("ref"), sa.column("at", Moment()), sa.column("payload")
    )
    standings = sa.table(
        "standings",
        *(sa.column(name) for name in ("ref", "branch", "currency", "stated_cents", "owed_cents", "rank")),
        *(sa.column(name) for name in ("rank_before", "proposal")),
        sa.column("changed_at", Moment()),
    )
    rows: dict[str, dict[str, Any]] = {}
    for row in connection.execute(sa.select(customers)).mappings().all():
        customer = json.loads(row["payload"])
        rows[row["ref"]] = {
            "ref": row["ref"],
            "branch": customer.get("branch", ""),
            "currency": customer.get("currency", "CNY"),
            "stated_cents": _cents(customer.get("exposure")),
            "owed_cents": None,
            "rank": None,
            "rank_before": None,
            "changed_at": None,
            "proposal": None,
        }
    for row in connection.execute(sa.select(assessments).order_by(assessments.c.id)).mappings().all():
        known = rows.get(row["ref"])
        if known is not None:
            _stand(known, json.loads(row["payload"]), row["at"])
    if rows:
        connection.execute(sa.insert(standings), list(rows.values()))


def _stand(known: dict[str, Any], assessment: dict[str, Any], at: Any) -> None:
    rank = "ABCDE".index(assessment["grade"])
    if known["rank"] is not None and known["rank"] != rank:
        known.update(rank_before=known["rank"], changed_at=at)
    known.update(rank=rank, proposal=assessment.get("proposal"), owed_cents=_cents(assessment.get("exposure")))


def _cents(money: dict[str, str] | None) -> int | None:
    return None if money is None else int(Decimal(money["amount"]) * 100)
