"""What became of a simulation: what was found of what happened, how late, what was made up, what it cost."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles

from riskwatch.domain.event import Event
from riskwatch.jobs.desk import Desk
from riskwatch.store.repositories.polls import GOOD
from simulate.pipeline import SOURCE
from simulate.world import Truth, World

SLACK = timedelta(minutes=15)
"""A look takes a while: what changes in the middle of one may be seen by it or by the next."""


@dataclass
class Result:
    """`missed` and `doubled` events, events and mails that were made up or lost, and requests beyond the budget."""

    polls: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    delays: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    happened: Counter[str] = field(default_factory=Counter)
    unseeable: Counter[str] = field(default_factory=Counter)
    missed: list[Truth] = field(default_factory=list)
    made_up: list[Event] = field(default_factory=list)
    doubled: int = 0
    false_alerts: list[str] = field(default_factory=list)
    mails_lost: int = 0
    mails_twice: int = 0
    requests: int = 0
    throttled: int = 0
    most_in_window: int = 0
    kills: int = 0
    faults: tuple[str, ...] = ()


def judge(desk: Desk, world: World, folder: Path, kills: int) -> Result:
    """Compare what is stored with what happened."""
    result = Result(kills=kills)
    with desk.store.reading() as unit:
        result.faults = tuple(unit.alert_log.faults())
        customers = unit.customers.all()
        events = {c.ref: unit.events.of(c.ref) for c in customers}
        looks = {c.ref: sorted(unit.polls.of(c.ref, 100_000), key=lambda poll: poll.at) for c in customers}
        alerts = unit.alerts.all()
        sent = Counter((folder / "mails").read_text().split()) if (folder / "mails").exists() else Counter()
        rows = [row for row in unit.outbox.all(limit=100_000) if row.state == "sent"]
    result.polls = sum(len(polls) for polls in looks.values())
    result.outcomes = Counter(poll.outcome for polls in looks.values() for poll in polls)
    good = {ref: [poll.at for poll in polls if poll.outcome in GOOD] for ref, polls in looks.items()}
    _compare(result, world, events, good)
    troubled = {truth.number for truth in world.truths}
    result.false_alerts = [a.customer_ref for a in alerts if a.customer_ref and a.customer_ref[1:] not in troubled]
    result.mails_lost = sum(row.provider_id not in sent for row in rows)
    result.mails_twice = sum(number > 1 for number in sent.values())
    _spending(result, folder / "requests", desk.sources[SOURCE].meta.window_s)
    return result


def _compare(
    result: Result, world: World, events: dict[str, tuple[Event, ...]], good: dict[str, list[datetime]]
) -> None:
    found = {(ref, event.code, event.natural_key): event for ref, stored in events.items() for event in stored}
    result.doubled = sum(len(stored) for stored in events.values()) - len(found)
    for truth in world.truths:
        ref = f"C{truth.number}"
        result.happened[truth.kind] += 1
        event = found.pop((ref, truth.code, truth.key), None)
        if event is not None:
            result.delays[truth.kind].append((event.first_seen - truth.begins).total_seconds() / 3600)
        elif _seeable(truth, good[ref]):
            result.missed.append(truth)
        else:
            result.unseeable[truth.kind] += 1
    result.made_up = [event for event in found.values() if not event.baseline and not _follows(event, world)]


def _seeable(truth: Truth, good: list[datetime]) -> bool:
    """Whether there was a good look well inside the time in which the register showed it."""
    place = bisect_left(good, truth.begins + SLACK)
    return place < len(good) and (truth.ends is None or good[place] < truth.ends - SLACK)


def _follows(event: Event, world: World) -> bool:
    """Whether an event only says the same as one of the world in another way: the status beside the case."""
    company = world.companies[event.subject.id]
    return event.code == "INSOLVENCY_OPEN" and event.natural_key == "status" and company.order is not None


def _spending(result: Result, log: Path, window_s: float) -> None:
    times = []
    for line in log.read_text().splitlines():
        at, status, _ = line.split(" ", 2)
        times.append(float(at))
        result.throttled += status == "429"
    times.sort()
    result.requests = len(times)
    result.most_in_window = max((bisect_left(times, at + window_s) - i for i, at in enumerate(times)), default=0)


def lines(result: Result, quota: int, window_s: int, companies: int, days: int) -> list[str]:
    """The report."""
    bad = {name: number for name, number in sorted(result.outcomes.items()) if name not in GOOD}
    said = [
        f"{companies} companies, {days} days, {result.polls} looks, {result.requests} requests, {result.kills} kills by "
        "SIGKILL",
        f"looks that failed: {', '.join(f'{name} {number}' for name, number in bad.items()) or 'none'}",
        f"{'event':<24} happened  found  not seeable  missed   delay in hours: median, 90 %, longest",
    ]
    for kind in sorted(result.happened):
        delays = sorted(result.delays[kind]) or [0.0]
        median, late = (
            (quantiles(delays, n=10, method="inclusive")[4], quantiles(delays, n=10, method="inclusive")[8])
            if len(delays) > 1
            else delays * 2
        )
        missed = sum(truth.kind == kind for truth in result.missed)
        said.append(
            f"{kind:<24} {result.happened[kind]:>8} {len(result.delays[kind]):>6} {result.unseeable[kind]:>12} {missed:>7}"
            f"   {median:>6.1f} {late:>6.1f} {delays[-1]:>6.1f}"
        )
    said.append(
        f"missed {len(result.missed)}, doubled {result.doubled}, made up {len(result.made_up)}, "
        f"alerts about companies that had nothing {len(result.false_alerts)}, faults of the log {len(result.faults)}"
    )
    said.append(
        f"mails confirmed but never sent {result.mails_lost}, sent twice with one Message-ID {result.mails_twice}"
    )
    said.append(
        f"most requests in any {window_s} s: {result.most_in_window} of {quota} allowed; throttled by the register: "
        f"{result.throttled}"
    )
    return said
