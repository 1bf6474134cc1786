"""Who was told of which alert, so that a correction reaches everybody; tokens for programs that ask the API."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told",
        sa.Column("alert_id", sa.String(length=36), nullable=False),
        sa.Column("reader", sa.String(length=36), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("alert_id", "reader", name=op.f("pk_told")),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_api_tokens_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_api_tokens_token_sha256")),
    )
    _remember_the_told()


def downgrade() -> None:
    op.drop_table("api_tokens")
    op.drop_table("told")


def _remember_the_told() -> None:
    """Messages that were sent before this table was there and are still kept."""
    outbox = sa.table(
        "outbox", sa.column("kind"), sa.column("state"), sa.column("reader"), sa.column("payload"),
        sa.column("sent_at", Moment()),
    )  # fmt: skip
    told = sa.table("told", sa.column("alert_id"), sa.column("reader"), sa.column("at", Moment()))
    sent = sa.select(outbox).where(outbox.c.kind == "immediate", outbox.c.state == "sent")
    known: dict[tuple[str, str], object] = {}
    for row in op.get_bind().execute(sent).mappings().all():
        for item in json.loads(row["payload"])["alerts"]:
            known.setdefault((item["alert"], row["reader"]), row["sent_at"])
    if known:
        rows = [{"alert_id": alert, "reader": reader, "at": at} for (alert, reader), at in known.items()]
        op.get_bind().execute(sa.insert(told), rows)
