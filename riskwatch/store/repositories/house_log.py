"""The append-only log of what the house decided about itself: every version of its policy and of its own profile."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.house import house_log, policies, profiles

_KEPT = {"policy": policies, "profile": profiles}


class HouseLog(Chain):
    """Each line holds the hash of the version it is about, so that a version changed later is noticed."""

    table = house_log
    fields = ("subject", "version", "at", "actor", "reason", "content_sha256")

    def append(self, subject: str, version: int, payload: str, *, at: datetime, actor: str, reason: str) -> None:
        """Note that this version of the policy or of the profile was put in force, by whom and why."""
        line = {"subject": subject, "version": version, "at": at, "actor": actor, "reason": reason}
        self._add({**line, "content_sha256": _sha256(payload)})

    def faults(self) -> Iterator[str]:
        """What is wrong with the chain, and with the versions that it names."""
        yield from super().faults()
        for row in self._rows(select(house_log).order_by(house_log.c.id)):
            table = _KEPT[row["subject"]]
            kept = self._one(select(table.c.payload).where(table.c.version == row["version"]))
            if kept is None:
                yield f"version {row['version']} of the {row['subject']} is missing"
            elif _sha256(kept["payload"]) != row["content_sha256"]:
                yield f"version {row['version']} of the {row['subject']} was changed"


def _sha256(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()
