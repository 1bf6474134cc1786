"""The desk for commands that need the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from riskwatch.bootstrap import build
from riskwatch.cli.context import settings
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.playing import playing
from riskwatch.settings import Settings

ACTOR = "command line"


@contextmanager
def open_desk(clock_at: datetime | None = None) -> Iterator[Desk]:
    """The desk on a database that is there and up to date; raises SettingsWrong otherwise.

    In a demo world the sources are played from recordings, so that no made-up number is asked of a real register.
    """
    with playing(settings()) as effective:
        desk = _built(effective, clock_at)
        try:
            if not desk.store.up_to_date():
                raise SettingsWrong(
                    Words(
                        "数据库还没有建立，或是旧版本。", "The database is not set up, or is older than this version."
                    ),
                    Words("先运行 riskwatch init。", "Run riskwatch init first."),
                )
            yield desk
        finally:
            desk.store.close()


def _built(effective: Settings, clock_at: datetime | None) -> Desk:
    return build(effective, (lambda: clock_at) if clock_at else None)
