"""Reports of days and months beside those of weeks."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("digests") as table:
        table.drop_constraint(op.f("uq_digests_reader_cut_off"), type_="unique")
        table.alter_column("week", new_column_name="period", type_=sa.String(length=10), existing_type=sa.String(8))
    _rename_in_contents("week", "period")
    _rename_in_messages("week", "period")


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM digests WHERE period NOT LIKE '%W%'"))
    _rename_in_messages("period", "week")
    _rename_in_contents("period", "week")
    with op.batch_alter_table("digests") as table:
        table.alter_column("period", new_column_name="week", type_=sa.String(length=8), existing_type=sa.String(10))
        table.create_unique_constraint(op.f("uq_digests_reader_cut_off"), ["reader", "cut_off"])


def _rename_in_contents(old: str, new: str) -> None:
    """The content of a report names its period; its hash is that of the text as it is stored."""
    connection = op.get_bind()
    for reader, of, payload in connection.execute(sa.text("SELECT reader, period, payload FROM digests")).fetchall():
        text = _renamed(payload, old, new)
        connection.execute(
            sa.text("UPDATE digests SET payload = :text, sha256 = :sha WHERE reader = :reader AND period = :of"),
            {"text": text, "sha": hashlib.sha256(text.encode()).hexdigest(), "reader": reader, "of": of},
        )


def _rename_in_messages(old: str, new: str) -> None:
    """Messages that wait name the report they carry."""
    connection = op.get_bind()
    for row_id, payload in connection.execute(
        sa.text("SELECT id, payload FROM outbox WHERE kind = 'digest'")
    ).fetchall():
        connection.execute(
            sa.text("UPDATE outbox SET payload = :text WHERE id = :id"),
            {"text": _renamed(payload, old, new), "id": row_id},
        )


def _renamed(text: str, old: str, new: str) -> str:
    content = json.loads(text)
    if old in content:
        content[new] = content.pop(old)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
