"""Exact bytes of replies and files, named by their SHA-256 and checked against it whenever they are read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import RowMapping, func, select

from riskwatch.domain.errors import NotThere, RiskWatchError
from riskwatch.domain.words import Words
from riskwatch.store.records import Proof
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.facts import evidence


class EvidenceDamaged(RiskWatchError):
    """Stored bytes no longer have the hash they are named by."""


class EvidenceStore(Repository):
    """Content-addressed, compressed, only added to."""

    def put(self, body: bytes, content_type: str, url: str, *, at: datetime) -> str:
        """Keep the bytes (once, however often they come) and return their SHA-256."""
        name = hashlib.sha256(body).hexdigest()
        values = {
            "sha256": name,
            "body": zlib.compress(body, 6),
            "size": len(body),
            "content_type": content_type,
            "url": url,
            "stored_at": at,
        }
        self._insert_if_new(evidence, values)
        return name

    def get(self, sha256: str) -> Proof:
        """The stored bytes; raises NotThere, or EvidenceDamaged when they no longer match their name."""
        row = self._one(select(evidence).where(evidence.c.sha256 == sha256))
        if row is None:
            raise NotThere(Words(f"没有编号为 {sha256} 的存档。", f"No stored reply is named {sha256}."))
        return _proof(row)

    def has(self, sha256: str) -> bool:
        return self._one(select(evidence.c.sha256).where(evidence.c.sha256 == sha256)) is not None

    def damaged(self) -> Iterator[str]:
        """Names of stored bytes that no longer match their name."""
        for name in [row["sha256"] for row in self._rows(select(evidence.c.sha256).order_by(evidence.c.sha256))]:
            try:
                self.get(name)
            except EvidenceDamaged:
                yield name

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(evidence)).scalar_one()


def _proof(row: RowMapping) -> Proof:
    try:
        body = zlib.decompress(row["body"])
    except zlib.error:
        body = None
    if body is None or hashlib.sha256(body).hexdigest() != row["sha256"]:
        raise EvidenceDamaged(
            Words(
                f"存档 {row['sha256']} 已损坏，不能作为证据。", f"Stored reply {row['sha256']} is damaged: no proof."
            ),
            Words("请从备份恢复，并运行 riskwatch verify。", "Restore it from a backup, then run riskwatch verify."),
        )
    return Proof(row["sha256"], body, row["content_type"], row["url"], row["stored_at"])
