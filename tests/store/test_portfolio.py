"""Customers, watches, sources: claims and budgets hold, whoever asks at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from sqlalchemy.exc import IntegrityError

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Identifier
from riskwatch.store import Store
from riskwatch.store.records import Poll, SourceState, Watch
from riskwatch.store.repositories.sources import Budget

LEASE = timedelta(minutes=10)


@pytest.fixture
def watch(store: Store, now: datetime) -> Watch:
    identifier = Identifier("gb_coh", "01234567")
    made = Watch("C-1", "gb_companies_house", identifier, 3600, created_at=now, next_due_at=now)
    with store.transaction() as unit:
        unit.customers.save(Customer("C-1", "Example Ltd", identifier=identifier), at=now, by="me")
        assert unit.watches.add(made)
    return made


def together(work: Callable[[int], object], count: int = 6) -> list[object]:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


def test_a_customer_is_saved_found_and_replaced(store: Store, now: datetime) -> None:
    customer = Customer("C-1", "甲有限公司", identifier=Identifier("uscc", "X1"), credit_limit=Money(Decimal("1.10")))
    with store.transaction() as unit:
        unit.customers.save(customer, at=now, by="me", extra={"备注": "老客户"})
        unit.customers.save(replace(customer, branch="华东"), at=now, by="me")
    with store.reading() as unit:
        assert unit.customers.get("C-1") == replace(customer, branch="华东")
        assert unit.customers.by_identifier(Identifier("uscc", "X1")) is not None
        assert [c.ref for c in unit.customers.by_name("甲有限公司")] == ["C-1"]
        assert unit.customers.by_number("x1")[0].ref == "C-1"
        assert unit.customers.unknown_columns("C-1") == {"备注": "老客户"}
        assert unit.customers.get("C-2") is None


def test_one_company_cannot_be_two_customers(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.customers.save(Customer("C-1", "甲", identifier=Identifier("uscc", "X1")), at=now, by="me")
    with pytest.raises(IntegrityError), store.transaction() as unit:
        unit.customers.save(Customer("C-2", "甲", identifier=Identifier("uscc", "X1")), at=now, by="me")


def test_customers_without_a_number_do_not_collide(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.customers.save(Customer("C-1", "甲"), at=now, by="me")
        unit.customers.save(Customer("C-2", "乙"), at=now, by="me")
        assert unit.customers.count() == 2


def test_what_breaks_in_a_transaction_leaves_nothing(store: Store, now: datetime) -> None:
    with pytest.raises(RuntimeError), store.transaction() as unit:
        unit.customers.save(Customer("C-1", "甲"), at=now, by="me")
        raise RuntimeError
    with store.reading() as unit:
        assert unit.customers.all() == ()


def test_a_watch_is_claimed_by_one_only(store: Store, watch: Watch, now: datetime) -> None:
    def claim(number: int) -> bool:
        with store.transaction() as unit:
            return unit.watches.claim(watch, f"token {number}", at=now, lease=LEASE)

    assert together(claim).count(True) == 1


def test_a_claim_ends_with_its_lease(store: Store, watch: Watch, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.watches.claim(watch, "dead", at=now, lease=LEASE)
        assert not unit.watches.claim(watch, "next", at=now + timedelta(minutes=9), lease=LEASE)
        assert unit.watches.claim(watch, "next", at=now + LEASE, lease=LEASE)
        assert not unit.watches.finish(watch, "dead", last_outcome="ok")
    with store.reading() as unit:
        known = unit.watches.get("C-1", "gb_companies_house")
        assert known is not None
        assert (known.claim_token, known.last_outcome) == ("next", "")


def test_a_finished_watch_is_no_longer_due(store: Store, watch: Watch, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.watches.claim(watch, "t", at=now, lease=LEASE)
        assert unit.watches.finish(watch, "t", next_due_at=now + timedelta(hours=1), last_outcome="ok")
        assert unit.watches.claim_due(watch.source, "t2", now=now, wall=now, lease=LEASE, limit=1) == ()
        names = ("no_brreg", "gb_companies_house")
        assert unit.watches.due_sources(now, names) == ()
        assert unit.watches.due_sources(now + timedelta(hours=1), names) == ("gb_companies_house",)


def test_due_watches_are_claimed_together_longest_due_first_and_never_twice(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        for number in range(12):
            ref, due = f"C-{number:02}", now - timedelta(minutes=number)
            unit.customers.save(Customer(ref, "Example Ltd"), at=now, by="me")
            unit.watches.add(Watch(ref, "s", Identifier("gb_coh", f"{number:08}"), 60, created_at=now, next_due_at=due))
        unit.watches.drop("C-11", "s")

    def claim(number: int) -> list[str]:
        with store.transaction() as unit:
            claimed = unit.watches.claim_due("s", f"t{number}", now=now, wall=now, lease=LEASE, limit=2)
            return [watch.ref for watch in claimed]

    assert claim(0) == ["C-10", "C-09"]
    refs = [ref for refs in together(lambda number: claim(number + 1)) for ref in refs]  # type: ignore[attr-defined]
    assert sorted(refs) == [f"C-{number:02}" for number in range(9)]
    with store.transaction() as unit:
        unit.watches.renew("t0", wall=now + LEASE / 2, lease=LEASE)
        assert unit.watches.sweep(now + LEASE) == 9
        assert unit.watches.held("s", ["C-10", "C-09", "C-00"], "t0") == {"C-10", "C-09"}
        unit.watches.give_back("t0")
        assert unit.watches.held("s", ["C-10", "C-09"], "t0") == frozenset()
        assert len(unit.watches.claim_due("s", "t", now=now, wall=now, lease=LEASE, limit=100)) == 11


def test_many_looks_are_finished_with_one_statement(store: Store, watch: Watch, now: datetime) -> None:
    with store.transaction() as unit:
        unit.watches.claim(watch, "t", at=now, lease=LEASE)
        unit.watches.finish_all(watch.source, {"C-1": {"quiet_count": 3, "next_due_at": now + LEASE}})
        kept = unit.watches.get("C-1", watch.source)
        assert kept is not None
        assert (kept.quiet_count, kept.next_due_at, kept.claim_token, kept.interval_s) == (3, now + LEASE, None, 3600)
        with pytest.raises(ValueError, match="identifier"):
            unit.watches.finish_all(watch.source, {"C-1": {"identifier": "x"}})


def test_a_stopped_watch_goes_on_and_a_changed_number_starts_anew(store: Store, watch: Watch, now: datetime) -> None:
    with store.transaction() as unit:
        assert not unit.watches.add(watch)
        unit.watches.drop("C-1", watch.source)
        assert unit.watches.due_sources(now, [watch.source]) == ()
        assert unit.watches.add(watch)
        unit.watches.claim(watch, "t", at=now, lease=LEASE)
        unit.watches.finish(watch, "t", last_outcome="ok", etag="x")
        assert unit.watches.add(replace(watch, identifier=Identifier("gb_coh", "07654321")))
        known = unit.watches.get("C-1", watch.source)
    assert known is not None
    assert (known.etag, known.identifier.id) == ("", "07654321")


def test_a_watch_has_no_other_columns(store: Store, watch: Watch) -> None:
    with pytest.raises(ValueError, match="claim_token"), store.transaction() as unit:
        unit.watches.finish(watch, "t", claim_token="mine")


def test_hasten_never_delays(store: Store, watch: Watch, now: datetime) -> None:
    with store.transaction() as unit:
        unit.watches.hasten("C-1", 60, now + timedelta(hours=3), (watch.source,))
        assert unit.watches.get("C-1", watch.source) == watch


@pytest.mark.parametrize(("quota", "window", "gap"), [(30, 60, 1.0), (300, 300, 0.2), (1, 10, 0.0), (5, 3600, 0.0)])
def test_a_budget_is_never_exceeded_in_any_window(
    store: Store, now: datetime, quota: int, window: int, gap: float
) -> None:
    budget, taken, moment = Budget(gap, quota, window), list[datetime](), now
    with store.transaction() as unit:
        while len(taken) < min(40, quota * 3):
            wait = unit.sources.take_token("s", budget, wall=moment)
            if wait == 0.0:
                taken.append(moment)
            else:
                moment += timedelta(seconds=wait)
    for index, first in enumerate(taken):
        inside = [t for t in taken[index:] if (t - first).total_seconds() < window]
        assert len(inside) <= quota
    gaps = [(b - a).total_seconds() for a, b in pairwise(taken)]
    assert min(gaps) >= gap - 1e-5


def test_a_look_of_several_requests_costs_as_many(store: Store, now: datetime) -> None:
    budget = Budget(0.0, 30, 60)
    with store.transaction() as unit:
        assert unit.sources.take_token("s", budget, wall=now, cost=6) == 0.0
        wait = unit.sources.take_token("s", budget, wall=now, cost=1)
    assert wait > 6


@pytest.mark.parametrize(("cost", "at_once", "late"), [(6, 6, 5), (1, 16, 31), (6, 12, 23)])
def test_what_is_asked_late_stays_within_the_budget(
    store: Store, now: datetime, cost: int, at_once: int, late: int
) -> None:
    """Requests are made up to `late` after they were taken, as late as they can be: the worst there is."""
    budget, taken, moment = Budget(0.0, 120, 60, at_once, late), list[datetime](), now
    with store.transaction() as unit:
        while len(taken) < 500:
            wait = unit.sources.take_token("s", budget, wall=moment, cost=cost)
            if wait == 0.0:
                taken += [moment] * cost
            else:
                moment += timedelta(seconds=wait)
    asked = [*([now] * late), *taken]  # each request goes out when the one `late` places behind it is taken
    made = [max(mine, then) for mine, then in zip(asked, asked[late:], strict=False)]
    for index, first in enumerate(made):
        assert sum((t - first).total_seconds() < 60 for t in made[index : index + 200]) <= 120


def test_a_token_is_taken_by_one_only(store: Store, now: datetime) -> None:
    def take(_: int) -> float:
        with store.transaction() as unit:
            return unit.sources.take_token("s", Budget(5.0, 100, 60), wall=now)

    assert together(take).count(0.0) == 1


def test_a_lane_belongs_to_one_until_it_is_left_or_over(store: Store, now: datetime) -> None:
    def take(number: int) -> bool:
        with store.transaction() as unit:
            return unit.sources.take_lane("s", f"t{number}", wall=now, lease=LEASE)

    won = together(take)
    assert won.count(True) == 1
    winner = f"t{won.index(True)}"
    with store.transaction() as unit:
        assert unit.sources.take_lane("s", winner, wall=now, lease=LEASE)
        assert not unit.sources.take_lane("s", "other", wall=now, lease=LEASE)
        unit.sources.leave_lane("s", "other")
        assert not unit.sources.take_lane("s", "other", wall=now, lease=LEASE)
        unit.sources.leave_lane("s", winner)
        assert unit.sources.take_lane("s", "other", wall=now, lease=LEASE)
        assert unit.sources.take_lane("s", "third", wall=now + LEASE, lease=LEASE)
        assert unit.sources.sweep_lanes(now + LEASE) == ()
        assert unit.sources.sweep_lanes(now + LEASE + LEASE) == ("s",)
        assert unit.sources.take_lane("s", "fourth", wall=now, lease=LEASE)


def test_the_gap_holds_for_whoever_has_the_lane_next(store: Store, now: datetime) -> None:
    budget = Budget(5.0, 1000, 60)
    with store.transaction() as unit:
        assert unit.sources.take_lane("s", "first", wall=now, lease=LEASE)
        assert unit.sources.take_token("s", budget, wall=now) == 0.0
        last = now + timedelta(seconds=30)  # the requests of a look come after its token was taken
        unit.sources.leave_lane("s", "first", last_request=last.timestamp())
        assert unit.sources.take_token("s", budget, wall=last) == pytest.approx(5.0, abs=0.001)


def test_the_state_of_a_source_comes_back_and_leaves_its_budget_alone(store: Store, now: datetime) -> None:
    state = SourceState("s", "open", 5, ("C-1", "C-2"), "network", "detail", now, now + LEASE, now)
    with store.transaction() as unit:
        assert unit.sources.state("s") == SourceState("s")
        unit.sources.take_token("s", Budget(60.0, 10, 60), wall=now)
        unit.sources.save(state)
        assert unit.sources.state("s") == state
        assert unit.sources.take_token("s", Budget(60.0, 10, 60), wall=now) > 0
        assert unit.sources.all() == (state,)


def test_looks_are_counted_in_their_window(store: Store, now: datetime) -> None:
    hour = timedelta(hours=1)
    with store.transaction() as unit:
        for number, outcome in enumerate(("ok", "network", "ok")):
            unit.polls.add(Poll("C-1", "s", now + number * hour, outcome))
        assert unit.polls.by_source(now, now + 2 * hour) == {"s": (2, 1)}
        assert [poll.outcome for poll in unit.polls.taken("s", now, now + 2 * hour, 0, 9)] == ["ok", "network"]
        assert [poll.outcome for poll in unit.polls.taken("s", now, now + 2 * hour, 1, 9)] == ["network"]
        assert unit.polls.last_good(now + hour) == {("C-1", "s"): now}
        assert unit.polls.last_any(now + hour)[("C-1", "s")].outcome == "network"
        assert [poll.outcome for poll in unit.polls.of("C-1", 2)] == ["ok", "network"]
        assert unit.polls.forget(now + hour) == 1
