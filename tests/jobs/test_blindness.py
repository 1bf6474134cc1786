"""Whom nobody sees, how much money stands there, and which signs nothing can show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from riskwatch import catalogue
from riskwatch.domain.calendar import Week
from riskwatch.domain.money import Money
from riskwatch.jobs.blindness import board_at
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_build import build
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.sign_sight import sign_sights
from riskwatch.settings import load_settings
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.watch.sign_table import SIGN_NAMES
from riskwatch.watch.unseen import WHY_UNSEEN


def test_money_that_nobody_watches_comes_first(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    poll_now(stocked)
    with stocked.store.reading() as unit:
        board = board_at(stocked, unit, clock.now)
    assert [(spot.customer.ref, spot.degree) for spot in board.spots] == [("C-4001", "no_number")]
    assert board.unwatched == (Money(Decimal(10_000)),)
    clock.move(days=20)
    with stocked.store.reading() as unit:
        board = board_at(stocked, unit, clock.now)
    assert [spot.customer.ref for spot in board.spots][:2] == ["C-3001", "C-1001"]
    assert {spot.degree for spot in board.spots} == {"unseen", "no_number"}
    owed = sum((spot.customer.exposure.amount for spot in board.spots if spot.customer.exposure), Decimal(0))
    assert board.unwatched == (Money(owed),)
    assert board.partly == ()


def test_the_weekly_mail_says_what_is_owed_unseen(stocked: Desk, registry: DemoRegistry, clock: Any) -> None:
    poll_now(stocked)
    with stocked.store.reading() as unit:
        digest = build(stocked, unit, Week.of(stocked.today), stocked.zone)
    assert digest.unseen == (Money(Decimal(10_000)),)


def test_every_sign_of_every_check_is_in_the_table() -> None:
    raised = {kind.id for check in catalogue.company_checks() for kind in (check.kind, *check.kind.variants.values())}
    assert raised <= set(SIGN_NAMES)


def test_a_key_makes_signs_visible_and_what_has_no_check_is_not(desk: Desk) -> None:
    without = replace(desk, settings=load_settings({}), checks=catalogue.company_checks())
    states = {sign.id: sign for sign in sign_sights(without)}
    assert list(states) == list(SIGN_NAMES)
    assert states["MGT20"].state == "no_check"
    assert states["OWN15"].state == "seen"
    assert (states["REC03"].state, states["REC06"].checks) == ("seen", ("broken_promise",))
    assert states["OWN01"].checks == ("dishonest_debtor",)
    assert states["OWN01"].state != "no_check"
    assert [states[number].state for number in ("REC07", "REC16", "MGT21", "OTH06")] == ["seen"] * 3 + ["by_hand"]
    assert {sign.id for sign in states.values() if sign.state == "no_check"} == set(WHY_UNSEEN)
    assert all((sign.why is None) == bool(sign.checks) for sign in states.values())
    house = "UK Companies House"
    assert house in [title.en for title in states["OWN20"].locked]
    keyed = replace(without, settings=load_settings({"RISKWATCH_SOURCE_GB_COMPANIES_HOUSE_KEY": "k"}))
    assert house in [title.en for title in {sign.id: sign for sign in sign_sights(keyed)}["OWN20"].asked]
