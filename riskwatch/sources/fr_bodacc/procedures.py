"""From the judgments of the BODACC, in their order, to insolvency cases with a stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from riskwatch.domain.snapshot import InsolvencyCase
from riskwatch.sources.fr_bodacc.announcements import Announcement
from riskwatch.sources.fr_bodacc.natures import Effect, effect, procedure

EXPIRES = timedelta(days=3653)
"""A procedure nothing was announced of for ten years is over, whether or not its end was announced."""


def cases(
    judgments: Iterable[Announcement], today: date
) -> tuple[tuple[InsolvencyCase, ...], tuple[Announcement, ...]]:
    """The cases, oldest first, and the judgments whose nature is not known.

    A case keeps the id of the announcement that began it; a conversion moves it to another stage, which then started on
    the day of that judgment.
    """
    found: list[InsolvencyCase] = []
    unknown: list[Announcement] = []
    current: InsolvencyCase | None = None
    last: Announcement | None = None
    for judgment in judgments:
        done = _effect(judgment)
        if done is None:
            unknown.append(judgment)
        elif done == "closed":
            if current is not None:
                found.append(_closed(current, judgment))
                current = None
        elif done != "none":
            current = _moved(current, judgment, done)
        last = judgment
    if current is not None:
        stale = last is not None and today - last.day > EXPIRES
        found.append(
            replace(current, stage="closed", raw=f"{current.raw}; nothing for ten years") if stale else current
        )
    return tuple(found), tuple(unknown)


def _effect(judgment: Announcement) -> Effect | None:
    return "rescue" if judgment.sort == "rescue" else effect(judgment.nature, judgment.text)


def _moved(current: InsolvencyCase | None, judgment: Announcement, stage: Literal["open", "rescue"]) -> InsolvencyCase:
    if current is not None and current.stage == stage:
        return current  # extended to further assets or debtors: the same procedure
    return InsolvencyCase(
        ref=current.ref if current else judgment.ref,
        kind=procedure(judgment.nature, judgment.text) if judgment.sort != "rescue" else judgment.family,
        stage=stage,
        court=judgment.court,
        started_on=judgment.on,
        published_on=judgment.published,
        raw=judgment.nature or judgment.family,
    )


def _closed(case: InsolvencyCase, judgment: Announcement) -> InsolvencyCase:
    return replace(
        case, stage="closed", ended_on=judgment.on or judgment.published, raw=f"{case.raw}; {judgment.nature}"
    )
