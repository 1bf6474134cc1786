"""Letters that ask for money."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from riskwatch.domain.dunning import LETTER_MOVES, Letter
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump
from riskwatch.store.repositories.papers import PaperLog, Papers, sha256_of
from riskwatch.store.tables.dunning import dunning_log, letters


class LetterLog(PaperLog):
    table = dunning_log
    fields = ("letter_id", "at", "actor", "after", "reason", "content_sha256")
    key, kept, called = "letter_id", letters, "letter"

    def _agrees(self, payload: str, logged: str) -> bool:
        """The first lines name the hash of the text alone: they speak for the text still. Every text ends its last line, which
        a stored letter never does, so that no text can be taken for a whole letter."""
        return super()._agrees(payload, logged) or sha256_of(_text(payload)) == logged


class Letters(Papers[Letter]):
    table, kind, moves = letters, Letter, LETTER_MOVES
    called = Words("函件", "letter")

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, LetterLog(connection))

    def add(self, letter: Letter) -> bool:
        """Keep a new letter and log it; False when that step was written for that invoice already."""
        values = {
            "id": letter.id,
            "customer_ref": letter.customer_ref,
            "step": letter.step,
            "anchor": letter.anchor,
            "state": letter.state,
            "version": letter.version,
            "created_at": letter.created_at,
            "payload": dump(letter),
        }
        if not self._insert_if_new(letters, values):
            return False
        self.log.append(letter, at=letter.created_at, actor=letter.author, reason="written")
        return True

    def of(self, customer_ref: str = "") -> tuple[Letter, ...]:
        """Every letter of a customer, or of all, oldest first."""
        return self._all(customer_ref, letters.c.created_at, letters.c.id)


def _text(payload: str) -> str:
    """The text of a stored letter; nothing where there is none."""
    try:
        text = json.loads(payload)["text"]
    except (ValueError, TypeError, KeyError):
        return ""
    return text if isinstance(text, str) and text.endswith("\n") else ""
