"""Money is counted before it is spent, the budget of a month is never exceeded, and most of it gone is told once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from riskwatch.domain.errors import SourceClosed
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.paying import StoreTill
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.watching import start_paid_watches
from riskwatch.settings import Settings
from riskwatch.sources import load_sources
from riskwatch.sources.demo_registry import DemoRegistry, Fault
from riskwatch.sources.till import Product
from riskwatch.store import Store

RECORDINGS = Path(__file__).parent.parent / "recordings"
BOOK = "客户编号,客户名称,国家,编号类型,登记号,信用额度,欠款,币种\nC-9001,江阴砚溪机械有限公司,CN,uscc,91320282MA0DEM03XQ,600000,410000,CNY\n"
QCC = "cn_qcc"
CHEAP, DEAR = Product("dishonest", "/x", 50), Product("scan", "/y", 600)


@pytest.fixture
def settings_with(desk: Desk) -> Callable[..., Settings]:
    def make(**given: str) -> Settings:
        return replace(desk.settings, values={**desk.settings.values, **given})

    return make


@pytest.fixture
def till(desk: Desk, settings_with: Callable[..., Settings]) -> StoreTill:
    return StoreTill(desk.store, settings_with(SOURCE_CN_QCC_BUDGET="10"), desk.clock)


def spent(store: Store, month: str) -> tuple[int, int]:
    with store.reading() as unit:
        found = unit.spending.of(QCC, month)
    return found.fen, found.calls


def month(desk: Desk) -> str:
    return desk.clock().astimezone(desk.zone).strftime("%Y-%m")


def test_a_look_is_counted_whole_before_its_first_call(desk: Desk, till: StoreTill) -> None:
    with till.open(QCC, "uscc:X", [DEAR, CHEAP]) as bill:
        assert spent(desk.store, month(desk)) == (650, 2)
        bill.ask("scan")
        bill.settle("scan", billed="yes", order_no="ORDER-1")
    assert spent(desk.store, month(desk)) == (600, 1), "the second call was never made"
    with desk.store.reading() as unit:
        calls = {call.call: (call.state, call.billed, call.order_no) for call in unit.spending.calls(QCC)}
    assert calls == {"scan": ("made", "yes", "ORDER-1"), "dishonest": ("not_made", "unknown", "")}


def test_a_call_that_failed_on_the_way_stays_counted(desk: Desk, till: StoreTill) -> None:
    with pytest.raises(RuntimeError), till.open(QCC, "uscc:X", [CHEAP]) as bill:
        bill.ask("dishonest")
        raise RuntimeError
    assert spent(desk.store, month(desk)) == (50, 1)


def test_the_budget_is_a_hard_stop_and_begins_anew_next_month(desk: Desk, till: StoreTill, clock: Any) -> None:
    with till.open(QCC, "uscc:X", [DEAR]) as bill:
        bill.ask("scan")
    with pytest.raises(SourceClosed, match=r"has used ¥6\.00 of ¥10\.00"), till.open(QCC, "uscc:X", [DEAR]):
        pytest.fail("it must not be asked")
    assert spent(desk.store, month(desk)) == (600, 1)
    clock.move(days=40)
    with till.open(QCC, "uscc:X", [DEAR]) as bill:
        bill.ask("scan")


def test_many_at_once_never_spend_more_than_the_budget(desk: Desk, till: StoreTill) -> None:
    bought: list[int] = []

    def buy() -> None:
        try:
            with till.open(QCC, "uscc:X", [CHEAP]) as bill:
                bill.ask("dishonest")
                bought.append(1)
        except SourceClosed:
            pass

    threads = [threading.Thread(target=buy) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bought) == 20
    assert spent(desk.store, month(desk)) == (1000, 20)


def test_nothing_is_bought_without_a_budget_or_a_price(desk: Desk, settings_with: Callable[..., Settings]) -> None:
    nobody_said = StoreTill(desk.store, settings_with(), desk.clock)
    with pytest.raises(SourceClosed, match="No monthly budget"), nobody_said.open(QCC, "uscc:X", [CHEAP]):
        pytest.fail("it must not be asked")
    priceless = StoreTill(desk.store, settings_with(SOURCE_CN_QCC_BUDGET="10"), desk.clock)
    with pytest.raises(SourceClosed, match="price of register"), priceless.open(QCC, "x", [Product("register", "/z")]):
        pytest.fail("it must not be asked")


@pytest.fixture
def buying(desk: Desk, clock: Any, settings_with: Callable[..., Settings]) -> Callable[..., Desk]:
    """A desk with access to QCC on recordings, and one customer."""

    def make(url: str, budget: str) -> Desk:
        values = {
            "SOURCE_CN_QCC_URL": url, "SOURCE_CN_QCC_KEY": "k", "SOURCE_CN_QCC_SECRET": "s",
            "SOURCE_CN_QCC_BUDGET": budget, "SOURCE_CN_QCC_PRICE": "1.00",
        }  # fmt: skip
        ours = settings_with(**values)
        sources = load_sources(ours, clock, till=StoreTill(desk.store, ours, clock))
        made = replace(desk, settings=ours, sources={QCC: sources[QCC]})
        import_book(made, BOOK.encode(), "book.csv", actor="me")
        return made

    return make


def test_a_paid_look_goes_the_way_of_every_look(buying: Callable[..., Desk], clock: Any) -> None:
    with DemoRegistry(RECORDINGS, today=clock().date()) as registry:
        desk = buying(registry.url, "100")
        (first,) = poll_now(desk)
        assert {event.code for event in first.events} >= {"JUDGMENT_DISHONEST", "EQUITY_FROZEN", "ASSET_AUCTION"}
        assert first.raised is not None, "what lasts with floor E is asked even at the first look"
        cost, calls = spent(desk.store, month(desk))
        assert (cost, calls) == (100 + 50 + 50 + 600 + 50 + 50 + 50, 7)
        with desk.store.reading() as unit:
            watch = unit.watches.get("C-9001", QCC)
            orders = {call.order_no for call in unit.spending.calls(QCC)}
        assert watch is not None and watch.interval_s >= 7 * 86400
        assert "DEMO2026112000000000000000" in orders
        clock.move(days=8)
        registry.stage = 1
        (second,) = poll_now(desk)
        gone = {event.code: event.gone_since for event in second.events}
        assert gone["JUDGMENT_DISHONEST"] is not None, "off the list once is not the end"
        assert "JUDGMENT_ENFORCED" not in gone, "that list was not asked for"


def test_most_of_the_budget_gone_is_told_once_and_then_it_stops(buying: Callable[..., Desk], clock: Any) -> None:
    with DemoRegistry(RECORDINGS, today=clock().date()) as registry:
        desk = buying(registry.url, "11")
        poll_now(desk)
        with desk.store.reading() as unit:
            warnings = [alert for alert in unit.alerts.all() if alert.rule == "source_budget"]
        assert len(warnings) == 1
        assert "¥9.50" in warnings[0].explanation.en
        clock.move(days=1)
        poll_now(desk, everything=True)
        asked = len(registry.requests)
        poll_now(desk, everything=True)
        assert len(registry.requests) == asked, "the budget is used up: nothing is asked"


def test_a_customer_of_before_is_watched_when_access_is_bought(buying: Callable[..., Desk], desk: Desk) -> None:
    import_book(desk, BOOK.encode(), "book.csv", actor="me")
    with desk.store.reading() as unit:
        assert unit.watches.get("C-9001", QCC) is None, "a paid source is asked only where its key is set"
    bought = buying("http://127.0.0.1:1", "10")
    with bought.store.transaction() as unit:
        unit.watches.drop("C-9001", QCC)
    start_paid_watches(bought)
    with bought.store.reading() as unit:
        watch = unit.watches.get("C-9001", QCC)
    assert watch is not None and watch.active


def test_a_challenge_costs_what_was_asked_and_asks_a_person(buying: Callable[..., Desk], clock: Any) -> None:
    with DemoRegistry(RECORDINGS, today=clock().date()) as registry:
        registry.fault = Fault("challenge")
        desk = buying(registry.url, "100")
        (done,) = poll_now(desk)
        assert done.outcome.value == "declined"
        assert spent(desk.store, month(desk)) == (100, 1)
        with desk.store.reading() as unit:
            assert any(alert.question == "source" for alert in unit.alerts.all())
