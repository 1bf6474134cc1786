"""Alerts in the order of the expected loss that an answer can save; housekeeping reckons it for those that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alerts", sa.Column("rank", sa.BigInteger()))
    op.drop_index("ix_alerts_state", "alerts")
    op.create_index("ix_alerts_state_rank", "alerts", ["state", "rank"])


def downgrade() -> None:
    op.drop_index("ix_alerts_state_rank", "alerts")
    op.create_index("ix_alerts_state", "alerts", ["state"])
    op.drop_column("alerts", "rank")
