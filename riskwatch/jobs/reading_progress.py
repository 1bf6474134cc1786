"""Lets a person who submitted a scan see how far its reading has come, whichever process answers the question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from riskwatch.drafts import Progress
from riskwatch.jobs.desk import Desk


@contextmanager
def told_under(desk: Desk, ticket: str, actor: str) -> Iterator[Progress | None]:
    """Whom to tell while a draft is being read; None where nobody waits (no `ticket`)."""
    if not ticket:
        yield None
        return

    def tell(page: int, pages: int) -> None:
        with desk.store.transaction() as unit:
            unit.reading_progress.tell(ticket, actor, page=page, pages=pages, at=desk.wall())

    try:
        yield tell
    finally:
        with desk.store.transaction() as unit:
            unit.reading_progress.done(ticket, actor)
