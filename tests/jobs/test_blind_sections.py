"""An answer that lacks what was there before: unknown, not removed."""

from __future__ import annotations

from typing import Any

from riskwatch.domain.outcome import Outcome
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.poll import poll_now
from riskwatch.sources.demo_registry import DemoRegistry, Fault
from riskwatch.store.records import said

GB = "gb_companies_house"


def test_a_part_that_cannot_be_read_is_suspicious_and_kept_as_last_seen(
    stocked: Desk, registry: DemoRegistry, clock: Any
) -> None:
    poll_now(stocked, customer="C-1001")
    with stocked.store.reading() as unit:
        officers = unit.snapshots.latest("C-1001")[GB].officers
    registry.fault = Fault("status", "404", path="/officers")
    clock.move(days=1)
    (done,) = poll_now(stocked, customer="C-1001")
    assert done.outcome is Outcome.SUSPICIOUS
    assert "(officers)" in said(done.detail).en
    assert done.events == ()
    with stocked.store.reading() as unit:
        assert unit.snapshots.latest("C-1001")[GB].officers == officers


def test_an_emptied_section_is_unknown_not_removed_but_insolvency_is_read(
    stocked: Desk, registry: DemoRegistry, clock: Any
) -> None:
    poll_now(stocked, customer="C-2001")
    with stocked.store.reading() as unit:
        officers = unit.snapshots.latest("C-2001")["no_brreg"].officers
    registry.stage = 2  # bankrupt, and the register drops the roles
    clock.move(days=1)
    (done,) = poll_now(stocked, customer="C-2001")
    assert done.outcome is Outcome.OK  # this register is known to do so: explained, not suspicious
    assert [event.code for event in done.events] == ["INSOLVENCY_OPEN"]
    with stocked.store.reading() as unit:
        view = unit.snapshots.latest("C-2001")["no_brreg"]
        assert view.status.normalised == "insolvent"
        assert view.officers == officers
