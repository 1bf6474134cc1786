"""What readers chose to be told. Whoever decides and had unsubscribed goes on being told nothing at once; the others never were."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

DECIDERS = ("admin", "credit_manager")
NOTHING_AT_ONCE = json.dumps({"at_once": "never", "sources": False})


def upgrade() -> None:
    preferences = op.create_table(
        "preferences",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_preferences_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_preferences")),
    )
    users = sa.table("users", sa.column("id"), sa.column("role"), sa.column("subscribed", sa.Boolean()))
    left = sa.select(users.c.id).where(users.c.role.in_(DECIDERS), users.c.subscribed.is_(False))
    now = datetime.now(UTC)
    rows = [{"user_id": row.id, "at": now, "payload": NOTHING_AT_ONCE} for row in op.get_bind().execute(left).all()]
    if rows:
        op.bulk_insert(preferences, rows)


def downgrade() -> None:
    op.drop_table("preferences")
