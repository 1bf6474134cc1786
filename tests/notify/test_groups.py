"""Channels to groups against a local server: what is sent, how it is signed, which answers are final, what is never told."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import structlog

from riskwatch import log
from riskwatch.bootstrap import channels
from riskwatch.domain.errors import DeliveryFailed, SettingsWrong
from riskwatch.jobs.channels import group_channels, route_of
from riskwatch.notify.interface import Channel, Item, Message, message_id
from riskwatch.notify.webhook import signature
from riskwatch.settings import load_settings

ANSWERS = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
SECRET = "a1b2c3d4e5f6a7b8c9d0"
KEY = "SECkey-of-the-robot"
KEYED = ("webhook", "dingtalk", "feishu")
KINDS = tuple(ANSWERS)
MESSAGE = Message(
    id=message_id("b" * 64, "localhost"),
    to="",
    subject="RiskWatch：常州榆廷建设工程有限公司 B→E，建议停止供货，另有 1 件",
    text="",
    html="",
    at=NOW,
    link="https://riskwatch.example/alerts",
    items=(
        Item("【紧急】常州榆廷建设工程有限公司：进入破产程序。", "https://riskwatch.example/alerts/1"),
        Item("【紧急】Harrowmere <!channel> & <at user_id=\"all\"></at>: liquidation.", "https://riskwatch.example/alerts/2"),
    ),
)  # fmt: skip
CROWD = replace(
    MESSAGE,
    items=tuple(
        Item(f"【紧急】客户{n:04}有限公司：进入破产程序，请停止供货。", f"https://riskwatch.example/alerts/{n}")
        for n in range(900)
    ),
)


def channel(kind: str, url: str, **given: str) -> Channel:
    values = {f"RISKWATCH_{kind.upper()}_URL": f"{url}/hook/{SECRET}?access_token={SECRET}"}
    if kind in KEYED:
        values[f"RISKWATCH_{kind.upper()}_KEY"] = KEY
    settings = load_settings({**values, **given})
    return group_channels(settings, lambda: NOW, lambda: NOW)[kind]


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in ANSWERS.items() for name in names])
def test_an_answer_is_taken_for_what_it_is(robot: Any, kind: str, name: str) -> None:
    final = robot.says(kind, name)
    if name.startswith("taken"):
        assert channel(kind, robot.url).send(MESSAGE).provider_id == MESSAGE.id
        return
    with pytest.raises(DeliveryFailed) as failed:
        channel(kind, robot.url).send(MESSAGE)
    assert failed.value.permanent is final
    assert SECRET not in f"{failed.value.message.zh}{failed.value.message.en}"
    assert len(robot.got) == 1, "the outbox tries again, the channel does not, and a redirect is not followed"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_said_and_nobody_is_called(robot: Any, kind: str) -> None:
    robot.says(kind, "taken")
    channel(kind, robot.url).send(MESSAGE)
    body = robot.got[-1][2].decode()
    assert "常州榆廷建设工程有限公司" in body
    assert "https://riskwatch.example/alerts/2" in body
    assert "<!channel>" not in body or kind != "slack"
    if kind == "feishu":
        tags = [part["tag"] for line in robot.document["content"]["post"]["zh_cn"]["content"] for part in line]
        assert set(tags) == {"text", "a"}
    if kind in ("wecom", "dingtalk"):
        assert robot.document["msgtype"] == "text"


@pytest.mark.parametrize(
    ("kind", "most"), [("wecom", 2048), ("dingtalk", 20_000), ("feishu", 20_000), ("slack", 3 * 4000)]
)
def test_what_is_too_much_is_counted_and_linked(robot: Any, kind: str, most: int) -> None:
    robot.says(kind, "taken")
    channel(kind, robot.url).send(CROWD)
    body = robot.got[-1][2].decode()
    text = robot.document["text"] if kind == "slack" else robot.document.get("text", {}).get("content", body)
    assert len(text.encode()) <= most
    told = re.findall(r"alerts/(\d+)", text)
    assert told == [str(number) for number in range(len(told))], "the worst, in order, none left out in between"
    assert len(told) > 10
    assert text.count("请停止供货。") == len(told), "no item is cut"
    assert f"另有 {900 - len(told)} 件：" in text
    assert re.search(r"https://riskwatch\.example/alerts(?!/)", text)


def test_a_subject_that_is_too_long_gives_way_to_the_count(robot: Any) -> None:
    robot.says("wecom", "taken")
    channel("wecom", robot.url).send(replace(CROWD, subject="很长的名称" * 500))
    assert robot.document["text"]["content"].startswith("RiskWatch\n")


def test_a_webhook_gets_all_of_it_signed(robot: Any) -> None:
    robot.says("webhook", "taken")
    channel("webhook", robot.url).send(CROWD)
    _, headers, body = robot.got[-1]
    assert len(robot.document["items"]) == 900
    signed = hmac.new(KEY.encode(), headers["x-riskwatch-timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert headers["x-riskwatch-signature"] == f"v1={signed}"
    assert headers["x-riskwatch-timestamp"] == str(int(NOW.timestamp()))
    assert headers["idempotency-key"] == MESSAGE.id.strip("<>")
    assert signature("other key", headers["x-riskwatch-timestamp"], body) != headers["x-riskwatch-signature"]


def test_dingtalk_signs_the_time_in_the_address(robot: Any) -> None:
    robot.says("dingtalk", "taken")
    channel("dingtalk", robot.url).send(MESSAGE)
    query = parse_qs(urlsplit(robot.got[-1][0]).query)
    moment = str(int(NOW.timestamp() * 1000))
    signed = hmac.new(KEY.encode(), f"{moment}\n{KEY}".encode(), hashlib.sha256).digest()
    assert query == {"access_token": [SECRET], "timestamp": [moment], "sign": [base64.b64encode(signed).decode()]}


def test_feishu_signs_the_time_in_the_document(robot: Any) -> None:
    robot.says("feishu", "taken")
    channel("feishu", robot.url).send(MESSAGE)
    moment = str(int(NOW.timestamp()))
    signed = hmac.new(f"{moment}\n{KEY}".encode(), b"", hashlib.sha256).digest()
    assert robot.document["timestamp"] == moment
    assert robot.document["sign"] == base64.b64encode(signed).decode()


def test_nobody_there_is_a_passing_failure_and_no_word_of_the_address(capfd: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    try:
        log.configure("debug")
        for kind in KINDS:
            with pytest.raises(DeliveryFailed) as failed:
                channel(kind, "http://127.0.0.1:1").send(MESSAGE)
            assert not failed.value.permanent
            assert SECRET not in str(failed.value.message)
    finally:
        structlog.configure(**before)
    told = capfd.readouterr()
    assert SECRET not in told.out + told.err
    assert KEY not in told.out + told.err


def test_the_log_does_not_tell_the_address(robot: Any, capfd: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    try:
        log.configure("debug")
        for kind in KINDS:
            robot.says(kind, "taken")
            channel(kind, robot.url).send(MESSAGE)
    finally:
        structlog.configure(**before)
    told = capfd.readouterr()
    assert SECRET not in told.out + told.err


@pytest.mark.parametrize(
    "given",
    [
        {"WECOM_URL": f"ftp://x/{SECRET}"},
        {"WECOM_URL": f"http://chat.example/{SECRET}"},
        {"WECOM_URL": f"https://user:{SECRET}@chat.example/"},
        {"WECOM_KEY": SECRET},
        {"WECOM_URL": f"https://chat.example/{SECRET}", "WECOM_KEY": "none is taken"},
        {"WEBHOOK_URL": f"https://chat.example/{SECRET}"},
        {"SLACK_URL": f"https://chat.example/{SECRET}", "SLACK_SEVERITY": "loud"},
        {"SLACK_URL": f"https://chat.example/{SECRET}", "SLACK_LANGUAGE": "fr"},
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_not_repeated(given: Mapping[str, str]) -> None:
    settings = load_settings({f"RISKWATCH_{name}": value for name, value in given.items()})
    with pytest.raises(SettingsWrong) as refused:
        channels(settings)
    said = f"{refused.value.message.en}{refused.value.hint.en}{refused.value.message.zh}{refused.value.hint.zh}"
    assert SECRET not in said
    assert "RISKWATCH_" in said


def test_a_second_group_of_a_kind_has_a_name_and_a_route() -> None:
    url = f"https://chat.example/{SECRET}"
    given = {
        "WECOM_URL": url,
        "WECOM_EAST_URL": url,
        "WECOM_EAST_BRANCHES": "华东， 华北",
        "WECOM_EAST_SEVERITY": "High",
    }
    settings = load_settings({f"RISKWATCH_{name}": value for name, value in given.items()})
    assert set(channels(settings)) == {"wecom", "wecom-east"}
    assert route_of(settings, "wecom-east").branches == {"华东", "华北"}
    assert route_of(settings, "wecom-east").severity == "high"
    assert route_of(settings, "wecom").severity == "critical"
