"""Writes the result of one look in one transaction: snapshot, events, assessment, alert and messages, or none of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from riskwatch.domain.event import Event
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs import circuit
from riskwatch.jobs.assess import assess_customer
from riskwatch.jobs.cadence import cadences
from riskwatch.jobs.circle import note_hooks
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.hits import with_answers
from riskwatch.jobs.look_again import look_again
from riskwatch.jobs.looking import Look
from riskwatch.jobs.paying import warn_of_budget
from riskwatch.jobs.routine import after_good_look
from riskwatch.jobs.source_alerts import source_answers, source_failed
from riskwatch.jobs.watching import interval_for, next_due
from riskwatch.store import Unit
from riskwatch.store.codec import dump
from riskwatch.store.records import Poll, Raised, Watch
from riskwatch.watch.absence import not_found
from riskwatch.watch.diff import diff
from riskwatch.watch.known import last_known
from riskwatch.watch.suspicion import thin_sections
from riskwatch.watch.vocabulary import fact_words

FIRST_RETRY_S = 300
LEAST_RETRY_S = 60
LONGEST_RETRY_S = 24 * 3600
ABSENT_RETRY_S = 3600
"""A number that was not found is looked up again soon; only the second time it counts as a fact."""


class ClaimLost(Exception):
    """Somebody else took the watch over meanwhile (we were too slow); nothing of this look is stored."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a look: its outcome, the events that were new or changed, the alert it raised or changed."""

    watch: Watch
    outcome: Outcome
    events: tuple[Event, ...]
    raised: Raised | None
    detail: str = ""


def record(desk: Desk, watch: Watch, token: str, look: Look) -> Recorded:
    """Store a look; raises ClaimLost, and stores nothing, when the claim `token` is no longer ours."""
    with desk.store.transaction() as unit:
        return record_in(desk, unit, watch, token, look)


def record_in(desk: Desk, unit: Unit, watch: Watch, token: str, look: Look) -> Recorded:
    """The same within the caller's transaction. A source that is not among the desk's is one whose pages are handed in."""
    customer = unit.customers.hold(watch.ref)
    before = unit.snapshots.latest(watch.ref).get(watch.source)
    if before is not None and look.snapshot is not None and before.subject != look.snapshot.subject:
        before = None  # the customer goes by another number now: nothing to compare with
    look = with_answers(unit, watch, look)
    outcome, found = _take_in(unit, watch, look, before)
    events = unit.events.add(watch.ref, found, at=look.at)
    detail = _detail(look, before, outcome)
    raised = None
    if customer is not None and (events or (look.snapshot is not None and before is None)):
        _, raised = assess_customer(desk, unit, customer, look.at, events)
    if watch.source in desk.sources:
        _source_state(desk, unit, watch, outcome, look)
        if desk.sources[watch.source].meta.is_paid and outcome.good:
            warn_of_budget(desk, unit, watch.source, look.at)
        changes = _next(desk, unit, watch, look, outcome, events) | {"last_detail": detail}
    else:
        changes = _next_page(desk, unit, watch, look, outcome, events) | {"last_detail": detail}
    interval = changes.get("interval_s", watch.interval_s)
    unit.polls.add(Poll(watch.ref, watch.source, look.at, outcome.value, detail, len(events), interval))
    if not unit.watches.finish(watch, token, **changes):
        raise ClaimLost(f"{watch.ref} at {watch.source}")
    return Recorded(watch, outcome, events, raised, detail)


def _detail(look: Look, before: Snapshot | None, outcome: Outcome) -> str:
    """What to tell people about an ending, as stored text; "" when there is nothing to tell."""
    words = look.detail
    if outcome is Outcome.SUSPICIOUS and before is not None and look.snapshot is not None:
        names = [fact_words(section) for section in sorted(thin_sections(before, look.snapshot))]
        zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
        words = Words(
            f"答复中少了以前有的内容（{zh}），这部分保留上次所见；其余内容照常读取。",
            f"The answer lacks what was there before ({en}): kept as last seen. The rest is read as usual.",
        )
    return dump(words) if words.en else ""


def _take_in(unit: Unit, watch: Watch, look: Look, before: Snapshot | None) -> tuple[Outcome, tuple[Event, ...]]:
    """Keep the view, if there is one; returns the final outcome and the events that follow from it."""
    if look.snapshot is not None:
        return _compare(unit, watch, look.snapshot, before, look.snapshot.fetched_at)
    if look.unchanged:
        unit.snapshots.confirm(watch.ref, watch.source, look.at)
        return look.outcome, _found_again(unit, watch, look.at)
    second_time = watch.last_outcome == Outcome.NOT_FOUND.value
    if look.outcome is Outcome.NOT_FOUND and second_time and look.evidence is not None:
        return look.outcome, (not_found(watch.identifier, watch.source, look.at, look.evidence),)
    return look.outcome, ()


def _compare(
    unit: Unit, watch: Watch, after: Snapshot, before: Snapshot | None, at: datetime
) -> tuple[Outcome, tuple[Event, ...]]:
    thin = thin_sections(before, after) if before is not None else frozenset()
    outcome = Outcome.SUSPICIOUS if thin else Outcome.OK
    view = last_known(before, after) if before is not None else after
    if before is not None and _same(before, view):
        unit.snapshots.confirm(watch.ref, watch.source, at)
    else:
        unit.snapshots.add(watch.ref, view, outcome)
        note_hooks(unit, watch.ref, view)
        look_again(unit, view, at)
    return outcome, (*_found_again(unit, watch, at), *_not_told_elsewhere(unit, watch, diff(before, after)))


def _not_told_elsewhere(unit: Unit, watch: Watch, found: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events without the ends of facts that another source still lists: one register dropping a record does not
    make the others wrong."""
    ending = [event for event in found if (not event.live and event.ended_on) or event.gone_since]
    if not ending:
        return found
    others = (view for name, view in unit.snapshots.latest(watch.ref).items() if name != watch.source)
    told = {event.id for view in others for event in diff(None, view) if event.live and not event.gone_since}
    return tuple(event for event in found if event not in ending or event.id not in told)


def _same(before: Snapshot, after: Snapshot) -> bool:
    """Whether a view says the same as the last one, whenever and in whatever bytes it came."""
    timeless = replace(after, fetched_at=before.fetched_at, raw=before.raw, source_updated_at=before.source_updated_at)
    return dump(timeless) == dump(before)


def _found_again(unit: Unit, watch: Watch, at: datetime) -> tuple[Event, ...]:
    absent = (e for e in unit.events.of(watch.ref) if e.code == "NOT_FOUND" and e.source == watch.source and e.live)
    return tuple(event.ended(at.date()) for event in absent)


def _source_state(desk: Desk, unit: Unit, watch: Watch, outcome: Outcome, look: Look) -> None:
    known = unit.sources.state(watch.source)
    detail = dump(look.detail) if look.detail.en else ""
    state = circuit.after(known, outcome, watch.ref, look.at, detail=detail, retry_at=look.retry_at)
    if state != known:
        unit.sources.save(state)
    if state.state == "open":
        source_failed(desk, unit, state, look.at)
    elif state.last_ok_at == look.at:
        source_answers(unit, watch.source, look.at)


def _next(
    desk: Desk, unit: Unit, watch: Watch, look: Look, outcome: Outcome, events: tuple[Event, ...]
) -> dict[str, Any]:
    """The new due time and counters of the watch."""
    if not outcome.good:
        changes: dict[str, Any] = {"last_at": look.at, "last_outcome": outcome.value}
        fails = watch.fail_count + 1
        due = _retry(desk, watch, look, outcome, fails)
        if look.snapshot is not None:  # read, but thin: the next look must be a whole one
            changes |= {"etag": "", "last_modified": "", "content_hash": ""}
        return changes | {"fail_count": fails, "next_due_at": due}
    news = _is_news(events)
    changes = after_good_look(desk, watch, look, cadences(desk, unit, [watch.ref])[watch.ref], news=news)
    if news:
        others_due = next_due(look.at, changes["interval_s"], desk.chance)
        unit.watches.hasten(watch.ref, changes["interval_s"], others_due, tuple(desk.sources))
    return changes


def _is_news(events: tuple[Event, ...]) -> bool:
    return any(not event.baseline for event in events)


def _next_page(
    desk: Desk, unit: Unit, watch: Watch, look: Look, outcome: Outcome, events: tuple[Event, ...]
) -> dict[str, Any]:
    """When a person has to take the next page of a site; it was seen when it was taken, not when it was handed in."""
    changes: dict[str, Any] = {"last_at": look.at, "last_outcome": outcome.value}
    if look.snapshot is None:
        return changes | {"fail_count": watch.fail_count + 1}
    if _is_news(events):
        known = cadences(desk, unit, [watch.ref])[watch.ref]
        soon = interval_for(known.grade, urgent=known.urgent, lively=True, quiet=0, stake=known.stake)
        unit.watches.hasten(watch.ref, soon, next_due(look.at, soon, desk.chance), tuple(desk.sources))
    seen = look.snapshot.fetched_at
    return changes | {
        "last_ok_at": seen,
        "fail_count": 0,
        "next_due_at": seen + timedelta(seconds=watch.interval_s),
    }


def _retry(desk: Desk, watch: Watch, look: Look, outcome: Outcome, fails: int) -> datetime:
    """Full jitter under a doubling ceiling; never before the time the source named."""
    if outcome in (Outcome.DECLINED, Outcome.MOVED):
        return next_due(look.at, LONGEST_RETRY_S, desk.chance)
    if outcome is Outcome.NOT_FOUND:
        wait = ABSENT_RETRY_S if fails == 1 else max(ABSENT_RETRY_S, min(LONGEST_RETRY_S, watch.interval_s))
        return next_due(look.at, wait, desk.chance)
    if outcome is Outcome.SUSPICIOUS and desk.sources[watch.source].meta.is_paid:
        return next_due(look.at, desk.sources[watch.source].meta.least_interval_s, desk.chance)
    if outcome is Outcome.SUSPICIOUS:
        return next_due(look.at, min(ABSENT_RETRY_S * 2 ** min(fails, 5), LONGEST_RETRY_S), desk.chance)
    ceiling = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2 ** min(fails - 1, 10))
    due = look.at + timedelta(seconds=desk.chance.uniform(LEAST_RETRY_S, ceiling))
    return max(due, look.retry_at or due)
