"""The test button of the System page: for administrators, and it says what became of the message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from riskwatch.domain.errors import DeliveryFailed
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.notify.interface import Message, Receipt

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]


class Group:
    name = "wecom"

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.broken = False

    def send(self, message: Message) -> Receipt:
        if self.broken:
            raise DeliveryFailed(Words("93000 地址无效。", "93000 invalid address."), permanent=True)
        self.messages.append(message)
        return Receipt(message.id)


@pytest.fixture
def group() -> Group:
    return Group()


@pytest.fixture
def desk(desk: Desk, group: Group) -> Desk:
    values = {**desk.settings.values, "WECOM_URL": "https://chat.example/secret-of-the-group"}
    return replace(desk, settings=replace(desk.settings, values=values), channels={"wecom": group})


def test_an_administrator_sends_a_test_message(browser: Browser, token: Token, group: Group) -> None:
    visitor = browser("admin")
    page = visitor.get("/system").get_data(as_text=True)
    assert "/system/channels/wecom/test" in page
    assert "secret-of-the-group" not in page
    form = {"csrf_token": token(visitor, "/account")}
    answer = visitor.post("/system/channels/wecom/test", data=form, follow_redirects=True)
    assert answer.status_code == 200
    assert "wecom" in answer.get_data(as_text=True)
    (message,) = group.messages
    assert message.items[0].text
    group.broken = True
    refused = visitor.post("/system/channels/wecom/test", data=form)
    assert refused.status_code == 502
    assert "93000" in refused.get_data(as_text=True)


def test_nobody_else_does(browser: Browser, token: Token, group: Group) -> None:
    for role in ("sales", "credit_manager"):
        visitor = browser(role)
        form = {"csrf_token": token(visitor, "/account")}
        assert visitor.post("/system/channels/wecom/test", data=form).status_code == 403
    assert group.messages == []


def test_a_channel_that_is_not_there_is_said(browser: Browser, token: Token) -> None:
    visitor = browser("admin")
    form = {"csrf_token": token(visitor, "/account")}
    assert visitor.post("/system/channels/feishu/test", data=form).status_code == 404
