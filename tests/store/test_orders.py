"""Orders, positions, releases, holds and kept answers, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order, Position
from riskwatch.domain.order_check import Ground, Hold, Release
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.store import Store
from riskwatch.store.records import User, Watch
from riskwatch.store.repositories.api_answers import KeptAnswer

FIVE = Money(Decimal(5))
FIRST = Order("SO-1", "C-1", FIVE, date(2026, 11, 1), date(2026, 12, 9))
SECOND = Order("SO-2", "C-1", FIVE, date(2026, 11, 2))
OTHER = Order("SO-1", "C-2", FIVE, deliver_on=date(2026, 12, 1))
DAY = timedelta(days=1)


def test_open_orders_stand_held_ones_first_then_by_delivery(store: Store, now: datetime) -> None:
    closed = Order("SO-3", "C-1", FIVE, state="closed")
    with store.transaction() as unit:
        unit.orders.save([(each, {}) for each in (FIRST, SECOND, OTHER, closed)], at=now, by="me")
        ground = Ground("hold", "no", Words("停", "held"))
        unit.orders.answered(FIRST, "no", [ground], now)
        unit.orders.answered(OTHER, "yes", [], now)
        found = unit.orders.open()
        assert [(each.order.number, each.order.customer_ref, each.answer) for each in found] == [
            ("SO-1", "C-1", "no"), ("SO-2", "C-1", None), ("SO-1", "C-2", "yes"),
        ]  # fmt: skip
        assert (found[0].grounds, found[0].checked_at) == ((ground,), now)
        assert [each.order.number for each in unit.orders.open(customer="C-1", offset=1)] == ["SO-2"]
        assert unit.orders.open("prepaid") == ()
        assert unit.orders.counts() == {"no": 1, "": 1, "yes": 1}
        assert unit.orders.of("C-1") == (FIRST, SECOND, closed)
        assert unit.orders.customers_with_open() == ("C-1", "C-2")


def test_an_order_is_new_changed_or_the_same_and_keeps_its_answer(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.orders.compare(FIRST, {}) == "new"
        unit.orders.save([(FIRST, {"note": "x"})], at=now, by="me")
        unit.orders.answered(FIRST, "yes", [], now)
        assert unit.orders.compare(FIRST, {"note": "x"}) == "same"
        assert unit.orders.compare(FIRST, {}) == "changed"
        assert unit.orders.compare(replace(FIRST, prepaid=FIVE), {"note": "x"}) == "changed"
        unit.orders.save([(replace(FIRST, prepaid=FIVE), {})], at=now, by="me")
        assert unit.orders.open()[0].answer == "yes"
        assert unit.orders.get("SO-1", "C-9") is None


def test_a_file_of_positions_replaces_those_of_its_kinds(store: Store, now: datetime) -> None:
    deposit, bill = Position("deposit", "1", "C-1", FIVE), Position("bank_bill", "1", "C-2", FIVE)
    with store.transaction() as unit:
        changed = unit.positions.replace_all({"deposit", "bank_bill"}, [(deposit, {}), (bill, {})], at=now, by="me")
        assert changed == {"C-1", "C-2"}
        assert unit.positions.compare(deposit, {}) == "same"
        more = replace(deposit, amount=Money(Decimal(6)))
        assert unit.positions.replace_all({"deposit"}, [(more, {})], at=now, by="me") == {"C-1"}
        assert unit.positions.replace_all({"deposit"}, [(more, {})], at=now, by="me") == set()
        assert (unit.positions.of("C-1"), unit.positions.of("C-2")) == ((more,), (bill,))
        assert unit.positions.replace_all({"deposit"}, [], at=now, by="me") == {"C-1"}
        assert unit.positions.of("C-1") == ()


def test_releases_and_holds_end_and_stay_ended(store: Store, now: datetime) -> None:
    first = Release("r1", "C-1", "SO-1", FIVE, date(2026, 12, 1), "me", "why", now)
    second = replace(first, id="r2", at=now + DAY)
    held = Hold("h1", "C-1", "me", "why", now)
    with store.transaction() as unit:
        unit.releases.add(first)
        unit.releases.add(second)
        assert unit.releases.latest("C-1", "SO-1") == second
        assert unit.releases.end("r2", at=now, by="me")
        assert not unit.releases.end("r2", at=now, by="me")
        assert unit.releases.latest("C-1", "SO-1") == first
        assert unit.releases.latest("C-1", "SO-2") is None
        unit.holds.add(held)
        assert unit.holds.of("C-1") == (held,)
        assert unit.holds.end("h1", at=now, by="me")
        assert unit.holds.of("C-1") == ()


def test_the_first_answer_under_a_key_is_kept(store: Store, now: datetime) -> None:
    answer = KeptAnswer("a" * 64, 200, "{}")
    with store.transaction() as unit:
        unit.users.save(User("u1", "a@example.com", "a", "admin", "x", "en", "UTC", False, now))
        assert unit.api_answers.get("u1", "k") is None
        assert unit.api_answers.keep("u1", "k", answer, at=now)
        assert not unit.api_answers.keep("u1", "k", answer._replace(body="other"), at=now)
        assert unit.api_answers.get("u1", "k") == answer
        assert unit.api_answers.forget_before(now) == 0
        assert unit.api_answers.forget_before(now + DAY) == 1


def test_customers_nobody_saw_for_too_long_are_counted_once(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        for ref, seen, interval in (
            ("C-1", now, 86_400),
            ("C-2", now - 5 * DAY, 86_400),
            ("C-3", now - 5 * DAY, 864_000),
        ):
            company = Identifier("gb_coh", f"0123456{ref[-1]}")
            unit.customers.save(Customer(ref, ref, identifier=company), at=now, by="me")
            for source in ("one", "two"):
                unit.watches.add(Watch(ref, source, company, interval, seen, now, last_ok_at=seen))
        unit.customers.save(Customer("C-4", "nobody looks"), at=now, by="me")
        allowed = lambda source, interval_s: timedelta(seconds=interval_s) + DAY  # noqa: E731
        assert unit.watches.count_stale(now, allowed) == 1
        assert unit.watches.count_stale(now + 30 * DAY, allowed) == 3
        assert (unit.watches.count_watched(), unit.customers.count_nameless()) == (3, 1)
        assert {watch.ref for watch in unit.watches.of_many(["C-1", "C-3"])} == {"C-1", "C-3"}
