"""The append-only log of dunning letters: who wrote, approved and sent which text, when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from riskwatch.domain.dunning import Letter
from riskwatch.store.codec import load
from riskwatch.store.repositories.chain import Chain
from riskwatch.store.tables.dunning import dunning_log, letters


@dataclass(frozen=True, slots=True)
class DunningLine:
    """One line of the log; `content_sha256` names the text as it was at that moment."""

    at: datetime
    actor: str
    after: str
    reason: str
    content_sha256: str
    hash: str


class DunningLog(Chain):
    table = dunning_log
    fields = ("letter_id", "at", "actor", "after", "reason", "content_sha256")

    def append(self, letter: Letter, *, at: datetime, actor: str, reason: str) -> None:
        """Note the letter's state and the hash of its text."""
        line = {"letter_id": letter.id, "at": at, "actor": actor, "after": letter.state, "reason": reason}
        self._add({**line, "content_sha256": _sha256(letter.text)})

    def of(self, letter_id: str) -> tuple[DunningLine, ...]:
        """The lines of one letter, oldest first."""
        wanted = select(dunning_log).where(dunning_log.c.letter_id == letter_id).order_by(dunning_log.c.id)
        return tuple(
            DunningLine(row["at"], row["actor"], row["after"], row["reason"], row["content_sha256"], row["hash"])
            for row in self._rows(wanted)
        )

    def faults(self) -> Iterator[str]:
        """What is wrong with the chain, and letters whose text is not the one that was logged last."""
        yield from super().faults()
        last = {
            row["letter_id"]: row["content_sha256"]
            for row in self._rows(select(dunning_log).order_by(dunning_log.c.id))
        }
        kept = {row["id"]: row["payload"] for row in self._rows(select(letters.c.id, letters.c.payload))}
        for letter_id, content in last.items():
            if letter_id not in kept:
                yield f"letter {letter_id} is missing"
            elif _sha256(load(kept[letter_id], Letter).text) != content:
                yield f"the text of letter {letter_id} was changed"


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
