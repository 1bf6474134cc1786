"""Ranks are kept with the alerts: set when one is raised, anew when the policy changes, and read page by page."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select, update

from riskwatch.domain.policy import Policy
from riskwatch.jobs.company import set_policy
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.ranking import rank_all
from riskwatch.store.tables.questions import alerts

FRESH = "number,customer_ref,issued,due,amount\nF-1,C-1002,2026-11-01,2026-12-31,80000\nF-2,C-1003,2026-11-01,2026-12-31,80000\n"
LATE = FRESH + "F-3,C-1002,2026-06-01,2026-09-08,9000\nF-4,C-1003,2026-06-01,2026-09-08,500000\n"


def ranks(desk: Desk) -> dict[str, int | None]:
    with desk.store.reading() as unit:
        rows = unit.connection.execute(select(alerts.c.ref, alerts.c.rank)).all()
    return {row.ref: row.rank for row in rows}


def test_questions_are_ranked_when_raised_and_read_in_that_order(stocked: Desk) -> None:
    for table in (FRESH, LATE):
        import_invoices(stocked, table.encode(), "i.csv", actor="me")
    found = ranks(stocked)
    assert (found["C-1003"] or 0) > (found["C-1002"] or 0) > 0
    with stocked.store.reading() as unit:
        assert [alert.customer_ref for alert in unit.alerts.page(("open",), 0, 50)] == ["C-1003", "C-1002"]
        assert [alert.customer_ref for alert in unit.alerts.page(("open",), 1, 1)] == ["C-1002"]
        assert unit.alerts.counts() == {"open": 2}


def test_another_policy_ranks_everything_anew_and_only_once(stocked: Desk) -> None:
    for table in (FRESH, LATE):
        import_invoices(stocked, table.encode(), "i.csv", actor="me")
    before = ranks(stocked)
    assert (rank_all(stocked), rank_all(stocked)) == (2, 0)
    assert ranks(stocked) == before
    doubled = replace(Policy(), owner="me", effective_from=stocked.today, loss_given_default=Decimal("0.90"))
    set_policy(stocked, doubled, actor="me", reason="our own losses")
    assert rank_all(stocked) == 2
    assert all(abs((ranks(stocked)[ref] or 0) - 2 * (place or 0)) <= 1 for ref, place in before.items())


def test_a_database_of_an_earlier_version_gets_its_ranks(stocked: Desk) -> None:
    for table in (FRESH, LATE):
        import_invoices(stocked, table.encode(), "i.csv", actor="me")
    rank_all(stocked)
    before = ranks(stocked)
    with stocked.store.transaction() as unit:
        unit.connection.execute(update(alerts).values(rank=None))
    assert rank_all(stocked) == 2
    assert ranks(stocked) == before
