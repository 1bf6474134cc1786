"""What writing calls of the API were answered, so that a call that is sent twice is done once."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.orders import api_answers


class KeptAnswer(NamedTuple):
    request_sha256: str
    status: int
    body: str


class ApiAnswers(Repository):
    def get(self, user_id: str, key: str) -> KeptAnswer | None:
        """The answer that a user's call of this key had."""
        wanted = (api_answers.c.user_id == user_id, api_answers.c.key == key)
        row = self._one(select(api_answers).where(*wanted))
        return KeptAnswer(row["request_sha256"], row["status"], row["body"]) if row else None

    def keep(self, user_id: str, key: str, answer: KeptAnswer, *, at: datetime) -> bool:
        """Keep an answer; False when another call with this key was faster."""
        return self._insert_if_new(api_answers, {"user_id": user_id, "key": key, **answer._asdict(), "at": at})

    def forget_before(self, moment: datetime) -> int:
        """Drop answers older than that; returns how many."""
        return self._changed(delete(api_answers).where(api_answers.c.at < moment))
