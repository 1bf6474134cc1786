"""Looking at what is due: whoever has the lane to a source looks, within its budget, and stores what was seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs import circuit
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.lane import LEASE, Lane, open_lane
from riskwatch.jobs.lookers import Looked, Lookers
from riskwatch.jobs.looking import Look, look
from riskwatch.jobs.opening import is_open
from riskwatch.jobs.recording import ClaimLost, Recorded, record
from riskwatch.jobs.routine import is_routine, record_routine
from riskwatch.jobs.spending import LONGEST_WAIT_S
from riskwatch.log import get_logger
from riskwatch.sources.gate import gated
from riskwatch.store import Unit
from riskwatch.store.records import Watch

_LOG = get_logger("poll")

Progress = Callable[[Recorded], None]
Stop = Callable[[], bool]


def due_sources(desk: Desk) -> tuple[str, ...]:
    """Sources with due watches that may be asked now: within their hours, and with a closed circuit."""
    now = desk.clock()
    with desk.store.reading() as unit:
        names = [name for name in desk.sources if _may_ask(desk, unit, name)]
        return unit.watches.due_sources(now, names)


def poll_due(
    desk: Desk, source: str, progress: Progress | None = None, limit: int = 100, stop: Stop = lambda: False
) -> int:
    """Look at the due watches of one source, longest due first, unless another process is doing so; returns how many.

    Ends at `limit` looks, when nothing more is due, when the source is to be left alone or its budget takes too long,
    and after the looks that are under way when `stop` says so.
    """
    with open_lane(desk, source) as lane:
        return _Round(desk, lane, progress, limit, stop).run() if lane else 0


class _Round:
    """One process at one source: keeps as many looks under way as may be, and stores them as they end."""

    def __init__(self, desk: Desk, lane: Lane, progress: Progress | None, limit: int, stop: Stop) -> None:
        self._desk = desk
        self._lane = lane
        self._progress = progress
        self._left = limit
        self._stop = stop
        self._in_flight = desk.sources[lane.source].meta.in_flight
        self._more = True
        self._looked = 0

    def run(self) -> int:
        with Lookers(self._desk, self._lane.spending, self._in_flight) as lookers:
            while True:
                self._send(lookers)
                if not lookers.under_way:
                    return self._looked
                for recorded in record_all(self._desk, self._lane, lookers.gather()):
                    self._looked += 1
                    if self._progress is not None:
                        self._progress(recorded)

    def _send(self, lookers: Lookers) -> None:
        """Send the next looks off; waits for the budget while nothing else is under way."""
        waited = 0.0
        while self._more and not self._stop():
            free = min(self._lane.spending.ahead - lookers.under_way, self._left)
            if free < min(self._left, self._in_flight):
                return
            claimed, wait = self._claim(free)
            for watch in claimed:
                lookers.send(watch)
            self._left -= len(claimed)
            self._more = self._left > 0 and (bool(claimed) or wait > 0)
            if wait and lookers.under_way:
                return
            if wait and waited + wait > LONGEST_WAIT_S:
                self._more = False
            elif wait:
                self._desk.pause(wait)
                waited += wait

    def _claim(self, number: int) -> tuple[Sequence[Watch], float]:
        """Claim due watches and pay for their looks, both or none: the watches, and the seconds to wait for the
        budget. Neither when nothing is due, the source is to be left alone, or the lane is no longer ours."""
        desk, lane = self._desk, self._lane
        try:
            with desk.store.transaction() as unit:
                if not lane.take(unit) or not _may_ask(desk, unit, lane.source):
                    return (), 0.0
                claimed = unit.watches.claim_due(
                    lane.source, lane.token, now=desk.clock(), wall=desk.wall(), lease=LEASE, limit=number
                )
                wait = lane.spending.take(unit, len(claimed)) if claimed else 0.0
                if wait:
                    raise _NotYet(wait)
                return claimed, 0.0
        except _NotYet as not_yet:
            return (), not_yet.wait


class _NotYet(Exception):
    """Undoes a claim whose looks the budget does not allow yet."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait


def record_all(desk: Desk, lane: Lane, looks: Sequence[Looked]) -> list[Recorded]:
    """Store looks that have ended: the routine ones together, each other one by itself. What became of them; a look
    whose claim was lost meanwhile is not among them, and nothing of it is stored."""
    routine = [looked for looked in looks if is_routine(*looked)]
    kept = set(record_routine(desk, lane.source, lane.token, routine))
    done = [Recorded(watch, look.outcome, (), None) for watch, look in routine if watch.ref in kept]
    for watch, _ in routine:
        if watch.ref not in kept:
            _LOG.warning("claim lost", customer=watch.ref, source=watch.source)
    for watch, seen in looks:
        if not is_routine(watch, seen):
            done += _record_one(desk, lane, watch, seen)
    return done


def _record_one(desk: Desk, lane: Lane, watch: Watch, seen: Look) -> list[Recorded]:
    try:
        return [record(desk, watch, lane.token, seen)]
    except ClaimLost:
        _LOG.warning("claim lost", customer=watch.ref, source=watch.source)
        return []


def poll_now(
    desk: Desk,
    source: str | None = None,
    customer: str | None = None,
    everything: bool = False,
    progress: Progress | None = None,
) -> tuple[Recorded, ...]:
    """Look now, in the foreground: what is due, or every watch if `everything`, or those of one customer or source.

    Naming a customer looks at it whether due or not, but never outside the hours that a source allows. Raises NotThere
    for an unknown customer or source.
    """
    done: list[Recorded] = []

    def note(recorded: Recorded) -> None:
        done.append(recorded)
        if progress is not None:
            progress(recorded)

    _check_names(desk, source, customer)
    if not everything and customer is None:
        for name in (source,) if source else due_sources(desk):
            poll_due(desk, name, note, limit=100_000)
        return tuple(done)
    for watch in _chosen(desk, source, customer):
        recorded = _poll_watch(desk, watch, named=customer is not None)
        if recorded is not None:
            note(recorded)
    return tuple(done)


def _poll_watch(desk: Desk, watch: Watch, *, named: bool) -> Recorded | None:
    with open_lane(desk, watch.source, wait=True) as lane:
        claimed = _claim(desk, lane, watch, named=named) if lane else None
        if lane is None or claimed is None or not lane.spending.wait():
            return None
        with gated(lane.spending.ticket()):
            seen = look(desk, claimed, desk.clock())
        return next(iter(record_all(desk, lane, [(claimed, seen)])), None)


def _chosen(desk: Desk, source: str | None, customer: str | None) -> list[Watch]:
    with desk.store.reading() as unit:
        watches = unit.watches.of(customer) if customer else unit.watches.all()
    return [w for w in watches if w.active and w.source in desk.sources and source in (None, w.source)]


def _check_names(desk: Desk, source: str | None, customer: str | None) -> None:
    if source is not None and source not in desk.sources:
        known = ", ".join(desk.sources)
        raise NotThere(
            Words(f"没有名为 {source} 的来源。", f"There is no source {source}."),
            Words(f"可用的来源：{known}", f"Known sources: {known}"),
        )
    if customer is not None:
        with desk.store.reading() as unit:
            if unit.customers.get(customer) is None:
                raise NotThere(Words(f"没有编号为 {customer} 的客户。", f"There is no customer {customer}."))


def _claim(desk: Desk, lane: Lane, watch: Watch, *, named: bool) -> Watch | None:
    """Claim one watch, due or not; None when somebody else holds it, outside the source's hours, and, unless the customer
    was `named`, when its circuit is open."""
    if not is_open(desk.sources[watch.source].meta, desk.clock()):
        _LOG.info("outside its hours", source=watch.source)
        return None
    with desk.store.transaction() as unit:
        if not (named or _may_ask(desk, unit, watch.source)):
            return None
        if not unit.watches.claim(watch, lane.token, at=desk.wall(), lease=LEASE):
            return None
        return unit.watches.get(watch.ref, watch.source)


def _may_ask(desk: Desk, unit: Unit, source: str) -> bool:
    """Whether a source may be asked now: within its hours, and with a circuit that lets something through."""
    now = desk.clock()
    return is_open(desk.sources[source].meta, now) and circuit.may_ask(unit.sources.state(source), now)
