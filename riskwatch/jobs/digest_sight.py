"""What a report says of its own eyes: the checks made, the sources that were blind, the customers whom nobody sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from riskwatch.domain.words import Words
from riskwatch.jobs.blindness import Board
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_content import BlindLine, CheckLine, UnseenLine
from riskwatch.jobs.sight import Sight
from riskwatch.jobs.source_titles import source_title
from riskwatch.store import Unit
from riskwatch.store.records import said

NOT_IN_TIME = Words("未按时查询。", "Not looked up in time.")


def checks(desk: Desk, unit: Unit, since: datetime, until: datetime) -> tuple[CheckLine, ...]:
    """The looks of the period at each source."""
    found = unit.polls.by_source(since, until)
    return tuple(
        CheckLine(name, source_title(desk, name), looks, good) for name, (looks, good) in sorted(found.items())
    )


def blind_lines(desk: Desk, sights: Iterable[Sight]) -> tuple[BlindLine, ...]:
    """The sources that did not really see some of our customers."""
    by_source: dict[str, list[Sight]] = defaultdict(list)
    for sight in sights:
        if sight.blind:
            by_source[sight.source].append(sight)
    lines = []
    for source, unseen in sorted(by_source.items()):
        seen = [sight.last_ok_at for sight in unseen if sight.last_ok_at is not None]
        why = next((said(sight.detail) for sight in unseen if sight.detail), NOT_IN_TIME)
        refs = tuple(sorted(sight.ref for sight in unseen))
        lines.append(BlindLine(source, source_title(desk, source), len(refs), max(seen, default=None), why, refs))
    return tuple(lines)


def unseen_lines(board: Board) -> tuple[UnseenLine, ...]:
    """The customers whom no source sees, most money first."""
    return tuple(
        UnseenLine(spot.customer.ref, spot.degree, spot.customer.exposure) for spot in board.spots if spot.unwatched
    )
