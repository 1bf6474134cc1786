"""Drafts are versions of a contract; findings of a contract can be accepted.

Drafts from before are the first version of their own contract; the next one with the same number and parties follows
the latest of them.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

from riskwatch.store.tables.base import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("series", sa.String(length=36), nullable=True))
    op.add_column("drafts", sa.Column("version", sa.Integer(), nullable=True))
    op.add_column("drafts", sa.Column("contract_key", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_drafts_series"), "drafts", ["series"], unique=False)
    op.create_index(op.f("ix_drafts_contract_key"), "drafts", ["contract_key"], unique=False)
    _number_older_drafts()
    op.create_table(
        "acceptances",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("series", sa.String(length=36), nullable=False),
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.Column("revoked_by", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_acceptances_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptances")),
    )
    op.create_index(op.f("ix_acceptances_series"), "acceptances", ["series"], unique=False)
    op.create_index(
        "uq_acceptances_series_fingerprint_in_force",
        "acceptances",
        ["series", "fingerprint"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("acceptances are records; restore a backup instead of going back")


def _number_older_drafts() -> None:
    drafts = sa.table(
        "drafts",
        *(sa.column(name) for name in ("id", "payload", "series", "version", "contract_key")),
    )
    connection = op.get_bind()
    for number in connection.execute(sa.select(drafts.c.id)).scalars().all():
        payload = connection.execute(sa.select(drafts.c.payload).where(drafts.c.id == number)).scalar_one()
        connection.execute(
            sa.update(drafts)
            .where(drafts.c.id == number)
            .values(series=number, version=1, contract_key=_key(json.loads(payload)))
        )


def _key(draft: dict[str, Any]) -> str | None:
    """As the store made it when this migration was written."""
    names = sorted({_folded(party["name"]) for party in draft["parties"] if party["name"].strip()})
    number = _folded(draft["number"])
    if not number or len(names) < 2:
        return None
    return hashlib.sha256("\x1f".join((draft["side"], number, *names)).encode()).hexdigest()


def _folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split()).casefold()
