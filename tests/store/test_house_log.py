"""Versions of our company and of the policy: what is in force, and a log that shows every change behind its back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from riskwatch.domain.policy import ApprovedException, Grade, Policy
from riskwatch.domain.profile import Account, Profile, Template
from riskwatch.domain.snapshot import Identifier
from riskwatch.store import Store, migrate, open_store
from riskwatch.store.tables.house import house_log, policies, profiles

DAY = timedelta(days=1)
OURS = Profile(
    names=("苏州远通电器有限公司",),
    identifiers=(Identifier("uscc", "91110000600037341L"),),
    accounts=(Account("苏州远通电器有限公司", "中国银行苏州分行", "0012345678901234"),),
    size="small",
    size_since=date(2025, 12, 31),
    templates=(Template("terms.docx", "第一条 供货。"),),
)


def test_a_profile_comes_back_as_it_was_and_the_last_one_counts(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.profiles.current() is None
        assert unit.profiles.add(OURS, actor="me", reason="first", at=now) == 1
        moved = replace(OURS, address="苏州市工业园区1号")
        assert unit.profiles.add(moved, actor="you", reason="moved", at=now + DAY) == 2
        assert unit.profiles.current() == moved
        assert [(kept.version, kept.actor, kept.profile) for kept in unit.profiles.history()] == [
            (1, "me", OURS),
            (2, "you", moved),
        ]


def test_a_policy_with_a_day_ahead_waits_for_it(store: Store, now: datetime) -> None:
    today = now.date()
    with store.transaction() as unit:
        first = unit.policies.add(Policy(effective_from=today, owner="王敏"), actor="me", reason="start", at=now)
        ahead = Policy(
            effective_from=today + DAY,
            owner="王敏",
            lpr_1y={date(2026, 1, 20): Decimal("0.031")},
            approved_exceptions=(ApprovedException("X-1", today, "李总", "已投保"),),
            title_not_needed_grades=(Grade.A,),
        )
        later = unit.policies.add(ahead, actor="me", reason="next", at=now)
        assert unit.policies.in_force(today) == first
        assert unit.policies.in_force(today + DAY) == later == replace(ahead, version=3)
        latest = unit.policies.latest()
        assert latest is not None
        assert latest.policy == later


@pytest.fixture
def changed_twice(store: Store, now: datetime) -> Store:
    with store.transaction() as unit:
        unit.profiles.add(OURS, actor="me", reason="first", at=now)
        unit.policies.add(Policy(owner="王敏"), actor="you", reason="start", at=now)
        assert list(unit.house_log.faults()) == []
    return store


def test_the_database_refuses_to_change_the_log(changed_twice: Store) -> None:
    for statement in (update(house_log).values(reason="never mind"), delete(house_log)):
        with pytest.raises(DBAPIError, match="append-only"), changed_twice.transaction() as unit:
            unit.connection.execute(statement)


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (update(profiles).values(payload='{"names":[]}'), ["version 1 of the profile was changed"]),
        (delete(policies), ["version 2 of the policy is missing"]),
    ],
)
def test_a_version_changed_behind_the_log_is_found(changed_twice: Store, tampering: object, found: list[str]) -> None:
    with changed_twice.transaction() as unit:
        unit.connection.execute(tampering)  # type: ignore[call-overload]
    with changed_twice.reading() as unit:
        assert list(unit.house_log.faults()) == found


def test_a_rate_stored_without_a_day_counts_from_the_day_it_was_stored(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/old.db")
    config = migrate.config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for version, rate in ((2, '"0.0310"'), (3, "null")):
            connection.execute(
                text("INSERT INTO policies VALUES (:version, '2026-03-02 08:00:00', 'me', 'why', :payload)"),
                {"version": version, "payload": f'{{"version":{version},"lpr_1y":{rate}}}'},
            )
    store.migrate()
    with store.reading() as unit:
        first, second = (kept.policy for kept in unit.policies.history())
    store.close()
    assert first.lpr_1y == {date(2026, 3, 2): Decimal("0.0310")}
    assert second.lpr_1y == {}
