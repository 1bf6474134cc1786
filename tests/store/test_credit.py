"""Accounts, security, links, standings and the log of credit decisions, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.security import Link, Security
from riskwatch.domain.words import Words
from riskwatch.store import Store

FIRST = Accounts("C-1", date(2025, 12, 31), "CNY", total_assets=Decimal("12.50"), places={"ebit": "row 2"})
DAY = timedelta(days=1)


def assessment(grade: Grade, owed: int | None = None, rise_from: date | None = None) -> Assessment:
    exposure = None if owed is None else Money(Decimal(owed))
    return Assessment(
        grade, Decimal(1), Decimal(99), Decimal(1), date(2026, 11, 24), (), exposure=exposure, rise_from=rise_from
    )


def test_a_correction_replaces_the_year_and_the_past_stays(store: Store, now: datetime) -> None:
    older = replace(FIRST, period_end=date(2024, 12, 31))
    group = replace(FIRST, consolidated=True)
    corrected = replace(FIRST, total_assets=Decimal(13))
    with store.transaction() as unit:
        for each in (older, FIRST, group):
            unit.accounts.add(each, at=now, actor="me")
        unit.accounts.add(corrected, at=now + DAY, actor="me")
        assert unit.accounts.of("C-1") == (group, corrected, older)
        assert unit.accounts.of("C-1", now) == (group, FIRST, older)
        assert unit.accounts.all() == {"C-1": (group, corrected, older)}
        unit.accounts.add(corrected, at=now + 2 * DAY, actor="me", withdrawn=True)
        assert unit.accounts.of("C-1") == (group, older)
        assert [each for _, each in unit.accounts.versions("C-1")] == [older, group]


def test_security_counts_until_it_is_ended(store: Store, now: datetime) -> None:
    given = Security("s1", "C-1", "deposit", Money(Decimal(5)), date(2026, 1, 1))
    with store.transaction() as unit:
        unit.securities.add(given, at=now, actor="me")
        assert unit.securities.of("C-1") == (given,)
        assert unit.securities.end("s1", at=now + DAY, actor="me") == given
        assert unit.securities.end("s1", at=now + DAY, actor="me") is None
        assert unit.securities.of("C-1") == ()
        assert unit.securities.of("C-1", now) == (given,)


def test_a_link_is_there_once_and_may_come_back(store: Store, now: datetime) -> None:
    link = Link("C-1", "parent", "C-2", "register extract")
    with store.transaction() as unit:
        assert unit.links.add(link, at=now, actor="me")
        assert not unit.links.add(link, at=now, actor="me")
        assert (unit.links.of("C-1"), unit.links.to("C-2"), unit.links.to("C-1")) == ((link,), (link,), ())
        assert unit.links.end(link, at=now + DAY, actor="me")
        assert not unit.links.end(link, at=now + DAY, actor="me")
        assert unit.links.add(link, at=now + DAY, actor="me")
        assert unit.links.of("C-1", now) == (link,)


def test_the_log_tells_what_was_decided_and_cannot_be_rewritten(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.credit_log.append("C-1", "limit", Words("额度", "limit"), at=now, actor="me", reason="why")
        unit.credit_log.append("C-1", "rise", Words("上调", "rise"), at=now + DAY, actor="me")
        assert [(step.subject, step.said.zh, step.reason) for step in unit.credit_log.of("C-1")] == [
            ("rise", "上调", ""), ("limit", "额度", "why"),
        ]  # fmt: skip
        assert list(unit.credit_log.faults()) == []
    for statement in ("UPDATE credit_log SET reason = 'x'", "DELETE FROM credit_log"):
        with pytest.raises(DatabaseError, match="append-only"), store.transaction() as unit:
            unit.connection.execute(text(statement))


def test_standings_list_the_worst_and_most_money_first(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        for ref, name, branch, exposure in (
            ("C-1", "Alpha", "East", 5), ("C-2", "Beta 50%", "East", 7), ("C-3", "甲公司", "West", None),
        ):  # fmt: skip
            owed = None if exposure is None else Money(Decimal(exposure))
            unit.customers.save(Customer(ref, name, branch=branch, exposure=owed), at=now, by="me")
        unit.assessments.add("C-1", assessment(Grade.B), at=now)
        unit.assessments.add("C-2", assessment(Grade.D, 9, date(2026, 12, 1)), at=now)
        unit.assessments.add("C-1", assessment(Grade.D), at=now + DAY)
        assert unit.standings.page("", 0, 10) == ("C-2", "C-1", "C-3")
        assert unit.standings.page("", 1, 1) == ("C-1",)
        assert unit.standings.page("east", 0, 9) == ("C-2", "C-1")
        assert unit.standings.page("50%", 0, 9) == ("C-2",)
        assert unit.standings.page("甲", 0, 9) == ("C-3",)
        assert unit.standings.count() == 3
        assert (unit.standings.worse_since(now + DAY), unit.standings.worse_since(now + 2 * DAY)) == (1, 0)
        assert unit.standings.page("", 0, 9, date(2026, 12, 1)) == ("C-2",)
        assert unit.standings.page("", 0, 9, date(2026, 11, 30)) == ()
        (east,) = unit.standings.branches()
        assert (east.branch, east.owed, east.customers) == ("East", Money(Decimal(14)), 2)
        assert unit.standings.owed()["C-2"] == Money(Decimal(9))
        unit.customers.remove("C-2")
        assert unit.standings.page("", 0, 9) == ("C-1", "C-3")
