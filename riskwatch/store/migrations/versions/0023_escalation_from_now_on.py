"""Where questions wait already, their working hours up the escalation chain count from this upgrade, not from months ago."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().execute(sa.text("SELECT 1 FROM alerts WHERE state = 'open' LIMIT 1")).first() is None:
        return
    heartbeats = sa.table("heartbeats", sa.column("name"), sa.column("at", Moment()), sa.column("detail"))
    op.execute(heartbeats.insert().values(name="escalation", at=datetime.now(UTC), detail=""))


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM heartbeats WHERE name = 'escalation'"))
