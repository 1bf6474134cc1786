"""Frees what a process that died was at, so that the next one takes it up."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.jobs.desk import Desk
from riskwatch.log import get_logger

_LOG = get_logger("poll")


@dataclass(frozen=True, slots=True)
class Swept:
    """What was let go: claims on watches, and sources whose lane stood closed."""

    claims: int
    sources: tuple[str, ...]


def sweep(desk: Desk) -> Swept:
    """Free claims and lanes whose lease is over. Their watches are still due: nothing of an unfinished look was stored."""
    with desk.store.transaction() as unit:
        swept = Swept(unit.watches.sweep(desk.wall()), unit.sources.sweep_lanes(desk.wall()))
    if swept.claims or swept.sources:
        _LOG.warning("taken from a process that died", claims=swept.claims, sources=", ".join(swept.sources))
    return swept
