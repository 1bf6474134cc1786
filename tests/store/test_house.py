"""Outbox, users, sessions, policies, drafts, digests, leases, heartbeats."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from riskwatch.domain.errors import NotThere
from riskwatch.domain.policy import Policy
from riskwatch.store import Store
from riskwatch.store.records import StoredDraft, User

LEASE = timedelta(minutes=5)
Add = Callable[..., bool]


def user(**given: Any) -> User:
    values: dict[str, Any] = {
        "id": "u1", "email": "a@example.com", "name": "A", "role": "admin", "password_hash": "h", "language": "zh",
        "time_zone": "Asia/Shanghai", "subscribed": True, "created_at": datetime.fromisoformat("2026-11-24T00:00:00+00:00"),
    }  # fmt: skip
    return User(**{**values, **given})


@pytest.fixture
def queue(store: Store, now: datetime) -> Add:
    def add(key: str = "k1", **given: Any) -> bool:
        values: dict[str, Any] = {
            "reader": "u1", "channel": "mail", "dedupe_key": key, "kind": "immediate", "payload": {"alerts": []}, "at": now,
        }  # fmt: skip
        with store.transaction() as unit:
            return unit.outbox.add(**{**values, **given})

    return add


def row_id(store: Store, key: str = "k1") -> str:
    with store.reading() as unit:
        row = unit.outbox.by_key(key)
    assert row is not None
    return row.id


def test_a_second_message_of_the_same_key_is_impossible(store: Store, queue: Add) -> None:
    with ThreadPoolExecutor(5) as pool:
        assert list(pool.map(lambda _: queue(), range(5))).count(True) == 1
    with store.reading() as unit:
        assert len(unit.outbox.all()) == 1


def test_a_message_is_claimed_by_one(store: Store, now: datetime, queue: Add) -> None:
    queue()
    name = row_id(store)

    def claim(number: int) -> bool:
        with store.transaction() as unit:
            return unit.outbox.claim(name, f"t{number}", wall=now, lease=LEASE) is not None

    with ThreadPoolExecutor(5) as pool:
        assert list(pool.map(claim, range(5))).count(True) == 1


def test_a_claim_that_ran_out_is_taken_over_with_the_finished_message(store: Store, now: datetime, queue: Add) -> None:
    queue()
    name = row_id(store)
    with store.transaction() as unit:
        first = unit.outbox.claim(name, "dead", wall=now, lease=LEASE)
        assert first is not None
        assert first.attempts == 1
        assert unit.outbox.freeze(name, "dead", {"subject": "同一封"})
        assert unit.outbox.due(now=now, wall=now) == ()
        assert [row.id for row in unit.outbox.due(now=now, wall=now + LEASE)] == [name]
        second = unit.outbox.claim(name, "next", wall=now + LEASE, lease=LEASE)
        assert second is not None
        assert (second.attempts, second.frozen) == (2, {"subject": "同一封"})
        assert not unit.outbox.freeze(name, "dead", {"subject": "another"})
        assert not unit.outbox.renew(name, "dead", wall=now, lease=LEASE)
        assert not unit.outbox.fail(name, "dead", "x", retry_at=None)


def test_what_was_handed_over_is_sent_even_if_the_claim_was_lost(store: Store, now: datetime, queue: Add) -> None:
    queue()
    name = row_id(store)
    with store.transaction() as unit:
        unit.outbox.claim(name, "slow", wall=now, lease=LEASE)
        unit.outbox.claim(name, "next", wall=now + LEASE, lease=LEASE)
        assert unit.outbox.confirm(name, "slow", at=now, provider_id="<m>")
        assert not unit.outbox.confirm(name, "next", at=now)
        row = unit.outbox.get(name)
    assert row is not None
    assert (row.state, row.provider_id, row.sent_at) == ("sent", "<m>", now)


def test_a_passing_failure_waits_and_a_permanent_one_stays(store: Store, now: datetime, queue: Add) -> None:
    queue("k1")
    queue("k2")
    with store.transaction() as unit:
        for key, retry_at in (("k1", now + LEASE), ("k2", None)):
            row = unit.outbox.by_key(key)
            assert row is not None
            unit.outbox.claim(row.id, "t", wall=now, lease=LEASE)
            assert unit.outbox.fail(row.id, "t", "no", retry_at=retry_at)
        assert unit.outbox.due(now=now, wall=now) == ()
        assert [row.dedupe_key for row in unit.outbox.due(now=now + LEASE, wall=now)] == ["k1"]
        assert [row.dedupe_key for row in unit.outbox.all("failed")] == ["k2"]


def test_a_message_that_waits_can_take_others_along_until_it_is_on_its_way(
    store: Store, now: datetime, queue: Add
) -> None:
    queue(not_before=now + LEASE)
    with store.transaction() as unit:
        (waiting,) = unit.outbox.waiting("u1", "mail", "immediate", now)
        assert unit.outbox.waiting("u2", "mail", "immediate", now) == ()
        assert unit.outbox.waiting("u1", "mail", "immediate", now + LEASE) == ()
        assert unit.outbox.extend(waiting.id, {"alerts": [1, 2]})
        unit.outbox.claim(waiting.id, "t", wall=now, lease=LEASE)
        assert not unit.outbox.extend(waiting.id, {"alerts": []})
        assert unit.outbox.expire(waiting.id, "t", "too late")
        row = unit.outbox.get(waiting.id)
    assert row is not None
    assert (row.state, row.payload) == ("expired", {"alerts": [1, 2]})


def test_old_urgent_messages_are_forgotten_and_weekly_ones_never(store: Store, now: datetime, queue: Add) -> None:
    for key, kind in (("k1", "immediate"), ("k2", "digest")):
        queue(key, kind=kind)
        with store.transaction() as unit:
            row = unit.outbox.by_key(key)
            assert row is not None
            unit.outbox.claim(row.id, "t", wall=now, lease=LEASE)
            unit.outbox.confirm(row.id, "t", at=now)
    with store.transaction() as unit:
        assert unit.outbox.forget(now + LEASE) == 1
        assert [row.dedupe_key for row in unit.outbox.all()] == ["k2"]


def test_users_are_found_by_address_whatever_its_case(store: Store) -> None:
    with store.transaction() as unit:
        unit.users.save(user(email="Anna@Example.com"))
        assert unit.users.by_email(" anna@example.COM ") == user(email="anna@example.com")
        assert unit.users.count() == 1


def test_a_session_ends_by_time_by_revocation_and_with_its_user(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.users.save(user())
        for token in ("a" * 64, "b" * 64):
            unit.sessions.add(token, "u1", at=now, expires_at=now + LEASE)
        assert unit.sessions.user("a" * 64, now) == user()
        assert unit.sessions.user("a" * 64, now + LEASE) is None
        assert unit.sessions.revoke("a" * 64, at=now)
        assert unit.sessions.user("a" * 64, now) is None
        unit.users.save(user(active=False))
        assert unit.sessions.user("b" * 64, now) is None
        unit.users.save(user())
        assert unit.sessions.revoke_all("u1", at=now) == 1
        assert unit.sessions.forget(now + LEASE + LEASE) == 2


def test_policies_are_versions(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.policies.in_force(now.date()) is None
        second = unit.policies.add(replace(Policy(), news_max_age_days=30), actor="me", reason="tighter", at=now)
        assert (second.version, unit.policies.in_force(now.date())) == (2, second)
        third = unit.policies.add(Policy(), actor="me", reason="back", at=now + LEASE)
        assert third.version == 3
        assert unit.policies.at(now) == second
        assert unit.policies.at(now - LEASE) == Policy()
        assert [(kept.actor, kept.reason) for kept in unit.policies.history()] == [("me", "tighter"), ("me", "back")]


def test_a_week_is_frozen_once_for_each_reader(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.digests.add("u1", "2026-W47", '{"a":1}', cut_off=now, at=now)
        assert not unit.digests.add("u1", "2026-W47", '{"a":2}', cut_off=now, at=now)
        assert unit.digests.add("u2", "2026-W47", '{"a":3}', cut_off=now, at=now)
        assert unit.digests.get("u1", "2026-W47") == '{"a":1}'
        assert unit.digests.get("u1", "2026-W46") is None
        assert unit.digests.periods("u1") == ("2026-W47",)


def test_a_draft_comes_back_whole_and_is_listed_without_its_text(store: Store, now: datetime) -> None:
    draft = StoredDraft(
        id="d1", file="合同.docx", sha256="a" * 64, format="docx", actor="me", at=now, side="seller", law="CN", filled=True,
        language="zh", title="购销合同", number="XS-1", parties=(), text="正文", blocks=(), findings=(), passed=("PTY001",),
        not_applicable=(), not_judged=(), suppressed=(), rules_version="v", rules_count=1, report={"schema": "x", "n": None},
    )  # fmt: skip
    with store.transaction() as unit:
        unit.drafts.add(draft)
        assert unit.drafts.get("d1") == draft
        line = unit.drafts.all()[0]
        assert (line.title, line.counts) == ("购销合同", {"error": 0, "warning": 0, "info": 0})
        assert unit.drafts.all(actor="you") == ()
        assert unit.drafts.by_file("a" * 64) == ("d1",)
        with pytest.raises(NotThere):
            unit.drafts.get("d2")


def test_a_lease_has_one_holder_at_a_time(store: Store, now: datetime) -> None:
    def take(number: int) -> bool:
        with store.transaction() as unit:
            return unit.leases.take("scheduler", f"p{number}", wall=now, lease=LEASE)

    with ThreadPoolExecutor(5) as pool:
        won = list(pool.map(take, range(5)))
    assert won.count(True) == 1
    holder = f"p{won.index(True)}"
    with store.transaction() as unit:
        assert unit.leases.holder("scheduler", now) == holder
        assert unit.leases.take("scheduler", holder, wall=now, lease=LEASE)
        assert not unit.leases.renew("scheduler", "other", wall=now, lease=LEASE)
        assert unit.leases.take("scheduler", "other", wall=now + LEASE, lease=LEASE)
        assert not unit.leases.renew("scheduler", holder, wall=now, lease=LEASE)
        unit.leases.give_up("scheduler", holder)
        assert unit.leases.holder("scheduler", now + LEASE) == "other"


def test_a_heart_beats(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.heartbeats.get("tick") is None
        unit.heartbeats.beat("tick", wall=now, detail="p1")
        unit.heartbeats.beat("tick", wall=now + LEASE)
        beat = unit.heartbeats.get("tick")
        assert beat is not None
        assert (beat.at, beat.detail) == (now + LEASE, "")
        assert unit.heartbeats.all() == (beat,)
