"""Both languages: every message is translated, and the choice holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.locale import upkeep
from riskwatch.web import create_app

Browser = Callable[[str], FlaskClient]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def test_the_catalogue_holds_exactly_the_messages_in_use() -> None:
    used = {message if isinstance(message, str) else message[0] for message in upkeep.used()}
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in upkeep.stored() if message.id}
    places = {(key if isinstance(key, str) else key[0]): place for key, place in upkeep.used().items()}
    assert {message: places[message] for message in used - known} == {}
    assert known - used == set(), "no longer used; run: python -m riskwatch.locale.upkeep"


def test_every_message_is_translated_with_its_placeholders() -> None:
    for message in upkeep.stored():
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert all(strings), f"not translated: {ids[0]}"
        assert set(PLACEHOLDER.findall(ids[-1])) >= set(PLACEHOLDER.findall(strings[0])), ids[0]
        assert set(PLACEHOLDER.findall(strings[0])) >= set(PLACEHOLDER.findall(ids[-1])) - {"num"}, ids[0]


def test_the_catalogue_is_sorted_so_that_merges_are_easy() -> None:
    catalogue = upkeep.brought_up_to_date(upkeep.stored())
    assert upkeep.written(catalogue) == upkeep.CATALOGUE.read_bytes()


def test_chinese_has_full_width_punctuation() -> None:
    for message in upkeep.stored():
        for string in [message.string] if isinstance(message.string, str) else message.string or ():
            assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?!\w)", string), string


def test_a_visitor_gets_the_language_of_the_house(anyone: FlaskClient) -> None:
    page = anyone.get("/login").get_data(as_text=True)
    assert '<html lang="zh-Hans-CN">' in page
    assert "登录" in page


def test_the_switch_holds_and_leads_back(anyone: FlaskClient) -> None:
    answer = anyone.get("/language/en?next=/login")
    assert answer.headers["Location"] == "/login"
    page = anyone.get("/login").get_data(as_text=True)
    assert '<html lang="en-GB">' in page
    assert "Sign in" in page
    anyone.get("/language/zh")
    assert "登录" in anyone.get("/login").get_data(as_text=True)


def test_the_switch_leads_to_no_other_site(anyone: FlaskClient) -> None:
    assert anyone.get("/language/en?next=https://evil.example/").headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(anyone: FlaskClient) -> None:
    assert "Set-Cookie" not in anyone.get("/language/fr").headers


def test_a_users_preference_counts_until_they_switch(browser: Browser) -> None:
    client = browser("sales")
    assert "Customers" in client.get("/customers").get_data(as_text=True)
    client.get("/language/zh")
    assert "客户" in client.get("/customers").get_data(as_text=True)


@pytest.mark.parametrize(
    "page", ["/", "/drafts", "/customers", "/customers/C-1007", "/alerts/a1", "/account", "/system"]
)
def test_chinese_pages_are_chinese(browser: Browser, alert: Alert, page: str) -> None:
    client = browser("admin")
    client.get("/language/zh")
    text = re.sub(r"<[^>]+>", " ", client.get(page).get_data(as_text=True))
    for word in ("Customer", "Grade", "Store", "Approve", "Exposure", "Timeline", "Proposal"):
        assert not re.search(rf"\b{word}\b", text), word


def test_pages_say_that_the_clock_is_set(desk: Desk) -> None:
    fixed = {**desk.settings.values, "NOW": "2026-11-24T09:30:00+08:00"}
    settings = replace(desk.settings, values=fixed)
    assert isinstance(settings.fixed_now, datetime)
    page = create_app(replace(desk, settings=settings)).test_client().get("/login").get_data(as_text=True)
    assert "时钟固定在2026-11-24 09:30" in page


def test_no_word_of_a_clock_while_it_runs(anyone: FlaskClient) -> None:
    assert "时钟固定" not in anyone.get("/login").get_data(as_text=True)
