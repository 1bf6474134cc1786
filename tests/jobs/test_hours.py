"""A source that wants to be asked at night is asked at night."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from riskwatch.domain.outcome import Outcome
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import due_sources, poll_now
from riskwatch.jobs.sight import is_blind
from riskwatch.jobs.watching import DAY
from riskwatch.sources.demo_registry import DemoRegistry

GB = "gb_companies_house"


def test_outside_its_hours_a_source_is_not_asked_and_nobody_is_called_blind(
    stocked: Desk, registry: DemoRegistry, clock: Any
) -> None:
    source = stocked.sources[GB]
    night = replace(source, meta=replace(source.meta, hours=(time(21), time(7)), time_zone="Europe/London"))
    desk = replace(stocked, sources={GB: night})
    clock.now = clock.now.replace(hour=12)
    assert due_sources(desk) == ()
    assert poll_now(desk, everything=True) == ()
    assert poll_now(desk, customer="C-1001") == ()
    clock.now = clock.now.replace(hour=22)
    assert due_sources(desk) == (GB,)
    assert poll_now(desk, customer="C-1001")[0].outcome is Outcome.OK
    with desk.store.reading() as unit:
        watch = unit.watches.of("C-1001")[0]
    late = clock.now + timedelta(hours=52)
    open_always = replace(stocked, sources={GB: source})
    assert is_blind(open_always, watch, watch.last_ok_at, late, interval_s=DAY)
    assert not is_blind(desk, watch, watch.last_ok_at, late + timedelta(hours=6), interval_s=DAY)
