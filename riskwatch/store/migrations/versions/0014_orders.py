"""Orders, bills and deposits; releases and holds; what the API answered, and what its tokens may do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _documents()
    for name, extra in (("releases", ["order_number"]), ("holds", [])):
        op.create_table(
            name,
            sa.Column("id", sa.String(length=36), nullable=False),
            sa.Column("customer_ref", sa.String(length=80), nullable=False),
            *(sa.Column(column, sa.String(length=80), nullable=False) for column in extra),
            sa.Column("at", Moment(), nullable=False),
            sa.Column("payload", sa.Text(), nullable=False),
            sa.Column("ended_at", Moment(), nullable=True),
            sa.Column("ended_by", sa.String(length=200), nullable=True),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        )
        columns = ["customer_ref", *extra]
        op.create_index(op.f(f"ix_{name}_{'_'.join(columns)}"), name, columns)
    op.create_table(
        "api_answers",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request_sha256", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_api_answers_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_api_answers")),
    )
    with op.batch_alter_table("api_tokens") as table:
        table.add_column(sa.Column("scopes", sa.Text(), nullable=False, server_default="read"))


def downgrade() -> None:
    with op.batch_alter_table("api_tokens") as table:
        table.drop_column("scopes")
    for name in ("api_answers", "holds", "releases", "positions", "orders"):
        op.drop_table(name)


def _documents() -> None:
    kept = (
        ("payload", sa.Text()),
        ("extra", sa.Text()),
        ("saved_at", Moment()),
        ("saved_by", sa.String(length=200)),
    )
    op.create_table(
        "orders",
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("deliver_on", sa.Date(), nullable=True),
        *(sa.Column(name, kind, nullable=False) for name, kind in kept),
        sa.Column("answer", sa.String(length=10), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.Column("checked_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("number", "customer_ref", name=op.f("pk_orders")),
    )
    op.create_index(op.f("ix_orders_customer_ref"), "orders", ["customer_ref"])
    op.create_index(op.f("ix_orders_state_answer"), "orders", ["state", "answer"])
    op.create_table(
        "positions",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("customer_ref", sa.String(length=80), nullable=False),
        *(sa.Column(name, kind, nullable=False) for name, kind in kept),
        sa.PrimaryKeyConstraint("kind", "number", "customer_ref", name=op.f("pk_positions")),
    )
    op.create_index(op.f("ix_positions_customer_ref"), "positions", ["customer_ref"])
