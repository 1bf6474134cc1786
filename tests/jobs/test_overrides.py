"""Releases and decisions are read from the store with the rule they went against, and judged as of a moment."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.jobs import alerts
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.orders import import_orders, release
from riskwatch.jobs.overrides import override_report, rule_title
from riskwatch.store.records import User

ORDERS = "订单号,客户编号,金额,下单日期,交货日期\nSO-1,C-1003,250000,2026-11-01,2026-12-01\n"
HEAD = "number,customer_ref,issued,due,amount,paid,paid_on,contract_ref\n"


@pytest.fixture
def manager(reader: Callable[..., User]) -> User:
    return reader()


def report_of(desk: Desk, moment: Any = None) -> Any:
    with desk.store.reading() as unit:
        return override_report(desk, unit, moment or desk.clock())


def test_a_release_keeps_the_ground_and_its_order_tells_the_end(stocked: Desk, manager: User, clock: Any) -> None:
    import_orders(stocked, ORDERS.replace("250000", "350000").encode(), "o.csv", actor="me")
    release(stocked, "C-1003", "SO-1", stocked.today, manager, "the insurer agreed")
    released_at = clock.now
    clock.move(days=10)
    due = stocked.today + timedelta(days=20)
    row = f"F-1,C-1003,{stocked.today},{due},350000,"
    import_invoices(stocked, f"{HEAD}{row},,SO-1\n".encode(), "i.csv", actor="me")
    (one,) = report_of(stocked).overrides
    assert (one.override.against, one.override.by, one.after.verdict) == (("over_limit",), manager.email, "open")
    clock.move(days=120)
    (one,) = report_of(stocked).overrides
    assert (one.after.verdict, one.lost.amount) == ("lost", Decimal(350_000))
    assert report_of(stocked, released_at - timedelta(seconds=1)).overrides == ()
    import_invoices(stocked, f"{HEAD}{row}350000,{due},SO-1\n".encode(), "i.csv", actor="me")
    assert report_of(stocked).overrides[0].after.verdict == "paid"


def test_a_rejected_proposal_and_a_higher_limit_are_overrides_until_decided_again(
    stocked: Desk, manager: User, clock: Any
) -> None:
    fresh = f"{HEAD}F-1,C-1002,2026-11-01,2026-12-31,80000,,,\n"
    import_invoices(stocked, fresh.encode(), "i.csv", actor="me")
    old = f"{HEAD}F-2,C-1002,2026-06-01,{stocked.today - timedelta(days=40)},9000,,,\n"
    import_invoices(stocked, old.encode(), "i.csv", actor="me")
    with stocked.store.reading() as unit:
        (asked,) = unit.alerts.all("active", "C-1002")
    assert asked.proposal == "cut_limit"
    alerts.decide(stocked, asked.id, manager, "rejected", "they promised to pay")
    (one,) = report_of(stocked).overrides
    assert (one.override.kind, one.override.against) == ("rejection", (asked.rule,))
    assert rule_title(stocked, asked.rule).en == "Money overdue"
    clock.move(days=5)
    alerts.reopen(stocked, asked.id, manager, "they did not")
    assert asked.limit_after is not None
    alerts.decide(stocked, asked.id, manager, "approved", "half of it", asked.limit_after + 1)
    found = {each.override.kind: each.override.until for each in report_of(stocked).overrides}
    assert found == {"rejection": stocked.today, "higher_limit": stocked.today + timedelta(days=90)}
    clock.move(days=1)
    alerts.reopen(stocked, asked.id, manager, "once more")
    alerts.decide(stocked, asked.id, manager, "approved", "as proposed", asked.limit_after)
    assert len(report_of(stocked).overrides) == 2, "to follow the proposal is no override"
