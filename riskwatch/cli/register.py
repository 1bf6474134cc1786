"""What is known beside a draft, for `riskwatch check`, when there is a database to ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from riskwatch.cli.context import settings
from riskwatch.jobs.check import NOTHING_KNOWN, Known


@contextmanager
def known_beside(wanted: bool) -> Iterator[Known]:
    """Stored register facts, our own books and the day of the check; nothing where no database was made yet.

    A database that was never made is not made by linting a draft.
    """
    if not wanted or not settings().database_file_exists:
        yield NOTHING_KNOWN
        return
    from riskwatch.bootstrap import build  # here: nearly all of the house, and most lints need none of it
    from riskwatch.jobs.drafts import snapshots_for, standing_of

    desk = build(settings())
    try:
        if desk.store.up_to_date():
            with desk.store.reading() as unit:
                policy = unit.policies.current()
            today = desk.today
            yield Known(today, policy, desk.profile, partial(snapshots_for, desk), partial(standing_of, desk))
        else:
            yield NOTHING_KNOWN
    finally:
        desk.store.close()
