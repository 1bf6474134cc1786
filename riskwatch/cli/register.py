"""The stored register facts for `riskwatch check`, when there is a database to ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

from riskwatch.bootstrap import build
from riskwatch.cli.context import settings
from riskwatch.jobs.check import Snapshots
from riskwatch.jobs.drafts import snapshots_for


@contextmanager
def stored_snapshots(wanted: bool) -> Iterator[tuple[Snapshots | None, date | None]]:
    """A look-up of stored snapshots and the day of the check; nothing where no database was made yet.

    A database that was never made is not made by linting a draft.
    """
    if not wanted or not settings().database_file_exists:
        yield None, None
        return
    desk = build(settings())
    try:
        if desk.store.up_to_date():
            yield partial(snapshots_for, desk), desk.clock().astimezone(desk.zone).date()
        else:
            yield None, None
    finally:
        desk.store.close()
