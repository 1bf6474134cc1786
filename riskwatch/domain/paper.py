"""What papers that leave the house have in common: every step of one is a line of an append-only log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of the log; `after` is the state the paper was in then, `content_sha256` names it as it was."""

    at: datetime
    actor: str
    after: str
    reason: str
    content_sha256: str
    hash: str
