"""The demo: a newcomer sees one customer turned red overnight, with proof, and a week's mail that has something to tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from riskwatch import catalogue, resources
from riskwatch.domain.calendar import Week
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.uscc import is_uscc
from riskwatch.jobs import demo
from riskwatch.jobs.ageing import receivables
from riskwatch.jobs.demo import load_demo
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import digest_for
from riskwatch.jobs.playing import demo_day, playing
from riskwatch.jobs.sessions import sign_in
from riskwatch.jobs.users import first_admin
from riskwatch.settings import load_settings
from riskwatch.sources import load_sources
from riskwatch.store import open_store

# Both sides of Monday's cut-off, and as far from it as can be: the last week's mail must have something to tell on each.
MORNINGS = ("2026-11-23T07:00", "2026-11-23T09:00", "2026-11-29T23:30")


def desk_at(folder: Path, now: datetime) -> Desk:
    settings = load_settings({"RISKWATCH_DATA_DIR": str(folder)})
    store = open_store(settings.database_url)
    store.migrate()
    return Desk(
        store, catalogue.rule_set(), catalogue.statutes(), catalogue.company_checks(), load_sources(settings), {},
        lambda: now, settings, wall=lambda: now, chance=Random(3),
    )  # fmt: skip


@pytest.fixture(params=MORNINGS, scope="module")
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    now = datetime.fromisoformat(f"{request.param}+08:00").astimezone(UTC)
    desk = desk_at(tmp_path_factory.mktemp("demo"), now)
    first_admin(desk)
    load_demo(desk)
    yield desk
    desk.store.close()


def test_one_customer_turned_red_overnight_with_a_stored_reply_as_proof(world: Desk) -> None:
    with world.store.reading() as unit:
        alert = next(a for a in unit.alerts.all("open") if a.customer_ref == "C-2001")
        assert (alert.proposal, alert.grade_before, alert.grade_after) == ("stop_supply", "C", "E")
        assert (world.clock() - alert.raised_at).total_seconds() < 24 * 3600
        events = [event for key in alert.because if (event := unit.events.get(key))]
        assert events
        for event in events:
            assert event.evidence.sha256 == unit.evidence.get(event.evidence.sha256).sha256
        assert list(unit.alert_log.faults()) == []


def test_it_has_a_company_and_a_credit_policy_of_its_own(world: Desk) -> None:
    with world.store.reading() as unit:
        profile, policy = unit.profiles.current(), unit.policies.latest()
    assert profile is not None
    assert is_uscc(profile.number("uscc"))
    assert profile.accounts
    assert [template.name for template in profile.templates] == ["标准销售合同（本公司范本）.docx"]
    assert policy is not None
    assert policy.policy.lpr_1y


def test_nothing_of_it_happened_in_the_future(world: Desk) -> None:
    now = world.clock()
    with world.store.reading() as unit:
        for _, event in unit.events.all():
            assert event.first_seen <= now
            assert event.event_date is None or event.event_date <= event.first_seen.astimezone(world.zone).date()
        assert all(alert.raised_at <= now for alert in unit.alerts.all())


def test_nobody_is_blind_and_every_look_was_answered(world: Desk) -> None:
    content = digest_for(world, _admin(world), _last_week(world))
    assert content.blind == ()
    assert content.looks > 20


def test_the_last_week_has_something_to_tell(world: Desk) -> None:
    content = digest_for(world, _admin(world), _last_week(world))
    assert content.decide
    assert content.new or content.in_action
    assert content.worse


def test_the_running_week_shows_the_night(world: Desk) -> None:
    zone = world.zone
    now = world.clock().astimezone(zone)
    this = Week.of(now.date())
    running = this if now >= this.begins(zone) else this.previous
    assert "C-2001" in [line.ref for line in digest_for(world, _admin(world), running).decide]


def test_what_the_customers_owe_is_their_exposure_and_shows_every_age_up_to_half_a_year(world: Desk) -> None:
    found = receivables(world)
    (book,) = found.ageing.currencies
    assert {row.key: row.total for row in book.customers} == {
        ref: customer.exposure for ref, customer in found.customers.items()
    }
    assert [stage for stage, amount in book.all.stages.items() if amount.amount] == ["M0", "M1", "M2", "M3", "M4"]
    assert book.all.disputed.amount > 0
    assert book.all.days_beyond_terms is not None
    assert found.ageing.later == ()


def test_the_demo_is_loaded_once(world: Desk) -> None:
    with world.store.reading() as unit:
        before = (len(unit.alerts.all()), len(unit.events.all()), len(unit.drafts.all()), unit.users.count())
    assert not load_demo(world).loaded
    with world.store.reading() as unit:
        after = (len(unit.alerts.all()), len(unit.events.all()), len(unit.drafts.all()), unit.users.count())
    assert after == before


def test_later_looks_go_to_the_demos_registers(world: Desk) -> None:
    assert demo_day(world.settings) == world.clock().astimezone(world.zone).date()
    with playing(world.settings) as settings:
        assert settings.source_url("no_brreg").startswith("http://127.0.0.1:")


def test_the_made_up_people_can_sign_in(tmp_path: Path) -> None:
    desk = desk_at(tmp_path, datetime(2026, 11, 24, 1, 30, tzinfo=UTC))
    loaded = load_demo(desk)
    assert [made.role for made in loaded.sign_ins] == ["sales", "credit_manager"]
    assert all(sign_in(desk, made.email, made.password) for made in loaded.sign_ins)
    assert loaded.customers == 13
    assert loaded.drafts == len([*resources.data("demo").glob("*.docx"), *resources.data("demo").glob("*.pdf")])
    desk.store.close()


def test_the_demo_is_not_mixed_into_a_real_book(stocked: Desk) -> None:
    with pytest.raises(PolicyRefused, match="data of its own"):
        load_demo(stocked)


def test_a_demo_that_was_broken_off_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_at(tmp_path, datetime(2026, 11, 24, 1, 30, tzinfo=UTC))

    def broken(*_: Any) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(demo, "_submit_drafts", broken)
        with pytest.raises(KeyboardInterrupt):
            load_demo(desk)
    again = load_demo(desk)
    assert again.loaded
    assert sign_in(desk, again.sign_ins[0].email, again.sign_ins[0].password) is not None
    with desk.store.reading() as unit:
        assert sum(a.customer_ref == "C-2001" for a in unit.alerts.all()) == 1
    desk.store.close()


def _admin(desk: Desk) -> Any:
    with desk.store.reading() as unit:
        user = unit.users.by_email("admin@localhost")
    assert user is not None
    return user


def _last_week(desk: Desk) -> Week:
    now = desk.clock().astimezone(desk.zone)
    week = Week.of(now.date()).previous
    return week if week.cut_off(desk.zone) <= now else week.previous
