"""Forgets what nobody needs any more. Facts, evidence, decisions and the log are never forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from riskwatch.jobs.desk import Desk

LOOKS = timedelta(days=400)
"""A year and the weeks around it: the weekly mail of the same week last year can still be rebuilt."""

MESSAGES = timedelta(days=90)
SESSIONS = timedelta(days=30)
USED_LINKS = timedelta(days=30)
"""Longer than a link in a mail works."""

API_ANSWERS = timedelta(days=7)
"""A program that repeats a call does so within hours."""

READINGS = timedelta(days=1)
"""No draft takes that long to read: the process that read it has died."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    looks: int
    messages: int
    sessions: int
    api_answers: int = 0
    used_links: int = 0
    readings: int = 0


def forget_old(desk: Desk) -> Forgotten:
    """Delete old looks, urgent messages that ended, and sessions that are over."""
    now = desk.clock()
    with desk.store.transaction() as unit:
        return Forgotten(
            looks=unit.polls.forget(now - LOOKS),
            messages=unit.outbox.forget(now - MESSAGES),
            sessions=unit.sessions.forget(desk.wall() - SESSIONS),
            api_answers=unit.api_answers.forget_before(desk.wall() - API_ANSWERS),
            used_links=unit.used_links.forget(now - USED_LINKS),
            readings=unit.reading_progress.forget_before(desk.wall() - READINGS),
        )
