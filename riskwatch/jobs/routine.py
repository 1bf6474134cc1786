"""Looks that found nothing new: most of them. They are stored together, with a handful of statements for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riskwatch.jobs import circuit
from riskwatch.jobs.cadence import Cadence, cadences
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.lookers import Looked
from riskwatch.jobs.looking import Look
from riskwatch.jobs.source_alerts import source_answers
from riskwatch.jobs.watching import LIVELY, interval_for, next_due
from riskwatch.store import Unit
from riskwatch.store.records import Poll, Watch
from riskwatch.store.repositories.polls import GOOD


def is_routine(watch: Watch, look: Look) -> bool:
    """Whether a look says what the last good one said, and that one was the last: only times and counters move."""
    return look.unchanged and watch.last_outcome in GOOD


def record_routine(desk: Desk, source: str, token: str, looks: Sequence[Looked]) -> tuple[str, ...]:
    """Store routine looks at different customers in one transaction. Returns the customers whose claim was still ours;
    of the others nothing is stored."""
    if not looks:
        return ()
    with desk.store.transaction() as unit:
        held = unit.watches.held(source, [watch.ref for watch, _ in looks], token)
        ours = [(watch, look) for watch, look in looks if watch.ref in held]
        if ours:
            _store(desk, unit, source, ours)
    return tuple(watch.ref for watch, _ in ours)


def _store(desk: Desk, unit: Unit, source: str, looks: Sequence[Looked]) -> None:
    refs = [watch.ref for watch, _ in looks]
    pace = cadences(desk, unit, refs)
    changes = {watch.ref: after_good_look(desk, watch, look, pace[watch.ref]) for watch, look in looks}
    unit.snapshots.confirm_all(source, {watch.ref: look.at for watch, look in looks})
    unit.polls.add(
        *(
            Poll(w.ref, source, look.at, look.outcome.value, interval_s=changes[w.ref]["interval_s"])
            for w, look in looks
        )
    )
    unit.watches.finish_all(source, changes)
    _source_works(unit, source, looks)


def after_good_look(desk: Desk, watch: Watch, look: Look, pace: Cadence, *, news: bool = False) -> dict[str, Any]:
    """What becomes of a watch after a good look: counters, and when the next one is due."""
    lively_until = look.at + LIVELY if news else watch.lively_until
    quiet = 0 if news else watch.quiet_count + 1
    lively = lively_until is not None and lively_until > look.at
    usual = interval_for(pace.grade, urgent=pace.urgent, lively=lively, quiet=quiet, stake=pace.stake)
    interval = max(usual, desk.sources[watch.source].meta.least_interval_s)
    return {
        "last_at": look.at,
        "last_outcome": look.outcome.value,
        "last_ok_at": look.at,
        "last_detail": "",
        "fail_count": 0,
        "quiet_count": quiet,
        "lively_until": lively_until,
        "interval_s": interval,
        "next_due_at": next_due(look.at, interval, desk.chance),
        "etag": look.memory.etag,
        "last_modified": look.memory.last_modified,
        "content_hash": look.mark,
    }


def _source_works(unit: Unit, source: str, looks: Sequence[Looked]) -> None:
    watch, last = max(looks, key=lambda looked: looked[1].at)
    known = unit.sources.state(source)
    state = circuit.after(known, last.outcome, watch.ref, last.at)
    if state != known:
        unit.sources.save(state)
        source_answers(unit, source, last.at)
