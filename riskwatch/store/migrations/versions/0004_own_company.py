"""Our own company in versions, and an append-only log of its changes and those of the policy.

The loan prime rate of a policy becomes a table by day: a rate stored without one counts from the day it was stored.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFUSED = "the log of the house is append-only"


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_profiles")),
    )
    op.create_table(
        "house_log",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_log")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_house_log_previous_hash")),
        sa.UniqueConstraint("hash", name=op.f("uq_house_log_hash")),
    )
    _guard()
    _date_the_rates()


def downgrade() -> None:
    raise NotImplementedError("the log of the house is a record; restore a backup instead of going back")


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_house_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER house_log_append_only BEFORE UPDATE OR DELETE ON house_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_house_change()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER house_log_no_{action.lower()} BEFORE {action} ON house_log "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )


def _date_the_rates() -> None:
    policies = sa.table("policies", sa.column("version"), sa.column("at", Moment()), sa.column("payload"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(policies)).mappings().all():
        payload = json.loads(row["payload"])
        rate = payload.get("lpr_1y")
        if isinstance(rate, dict):
            continue
        payload["lpr_1y"] = {} if rate is None else {row["at"].date().isoformat(): rate}
        text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        connection.execute(sa.update(policies).where(policies.c.version == row["version"]).values(payload=text))
