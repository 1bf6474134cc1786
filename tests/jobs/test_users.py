"""Who may sign in: roles, passwords, sessions that end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from riskwatch.domain.errors import NotThere, PolicyRefused, SettingsWrong
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.sessions import SESSION, sign_in, sign_out, signed_in
from riskwatch.jobs.users import add_user, change_user, first_admin
from riskwatch.jobs.zones import zone_of
from riskwatch.store.records import User


def test_the_first_admin_is_made_once_with_a_password_of_its_own(desk: Desk) -> None:
    made = first_admin(desk)
    assert made is not None
    user, password = made
    assert (user.role, user.subscribed) == ("admin", True)
    assert len(password) >= 12
    assert sign_in(desk, user.email, password) is not None
    assert first_admin(desk) is None


def test_a_session_opens_and_ends(desk: Desk, reader: Callable[..., User], clock: Any) -> None:
    user = reader()
    opened = sign_in(desk, "MANAGER@example.com", "long enough")
    assert opened is not None
    assert signed_in(desk, opened[1]) == user
    assert signed_in(desk, "guess") is None
    sign_out(desk, opened[1])
    assert signed_in(desk, opened[1]) is None
    second = sign_in(desk, "manager@example.com", "long enough")
    assert second is not None
    clock.move(seconds=SESSION.total_seconds())
    assert signed_in(desk, second[1]) is None


@pytest.mark.parametrize(
    ("email", "password"), [("manager@example.com", "wrong password"), ("nobody@example.com", "long enough")]
)
def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    desk: Desk, reader: Callable[..., User], email: str, password: str
) -> None:
    reader()
    assert sign_in(desk, email, password) is None


def test_the_stored_password_is_a_slow_hash(desk: Desk, reader: Callable[..., User]) -> None:
    assert reader().password_hash.startswith("$argon2id$")


@pytest.mark.parametrize("change", [{"password": "another one 1"}, {"role": "sales"}, {"active": False}])
def test_what_matters_for_access_ends_all_sessions(
    desk: Desk, reader: Callable[..., User], change: dict[str, Any]
) -> None:
    user = reader()
    opened = sign_in(desk, user.email, "long enough")
    assert opened is not None
    change_user(desk, user.id, **change)
    assert signed_in(desk, opened[1]) is None


def test_a_closed_account_cannot_sign_in(desk: Desk, reader: Callable[..., User]) -> None:
    user = reader()
    change_user(desk, user.id, active=False)
    assert sign_in(desk, user.email, "long enough") is None


def test_the_last_admin_stays(desk: Desk) -> None:
    made = first_admin(desk)
    assert made is not None
    for change in ({"role": "sales"}, {"active": False}):
        with pytest.raises(PolicyRefused):
            change_user(desk, made[0].id, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        {"email": "no address"}, {"role": "king"}, {"password": "short"}, {"language": "fr"},
        {"time_zone": "Mars/Olympus"}, {"time_zone": "../etc/passwd"},
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(desk: Desk, given: dict[str, Any]) -> None:
    values: dict[str, Any] = {"email": "a@example.com", "name": "A", "role": "sales", "password": "long enough"}
    with pytest.raises(SettingsWrong):
        add_user(desk, **{**values, **given})
    with desk.store.reading() as unit:
        assert unit.users.count() == 0


def test_an_address_has_one_account(desk: Desk, reader: Callable[..., User]) -> None:
    reader()
    with pytest.raises(PolicyRefused):
        add_user(desk, email="Manager@example.com", name="B", role="sales", password="long enough")
    with pytest.raises(NotThere):
        change_user(desk, "nobody", name="x")


def test_a_broken_zone_falls_back_to_the_house(desk: Desk, reader: Callable[..., User]) -> None:
    user = replace(reader(), time_zone="Mars/Olympus")
    assert str(zone_of(user, "Europe/London")) == "Europe/London"
    assert str(zone_of(user, "also/broken")) == "UTC"


def test_who_subscribes_at_first(desk: Desk) -> None:
    made = [add_user(desk, email=f"{r}@x.org", name=r, role=r, password="long enough") for r in ("sales", "admin")]  # type: ignore[arg-type]
    assert [user.subscribed for user in made] == [False, True]
    assert made[0].created_at - desk.clock() == timedelta(0)
