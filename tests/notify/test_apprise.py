"""The channel through the library Apprise: two of its services against a local server."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from riskwatch.domain.errors import DeliveryFailed, SettingsWrong
from riskwatch.health import settings_table
from riskwatch.jobs.channels import group_channels
from riskwatch.notify.interface import Channel, Item, Message, message_id
from riskwatch.settings import load_settings

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
SECRET = "a1b2c3d4e5f6a7b8c9d0"
NTFY_MOST = 7800
MESSAGE = Message(
    id=message_id("b" * 64, "localhost"), to="", subject="RiskWatch：常州榆廷建设工程有限公司，建议停止供货", text="", html="",
    at=NOW, link="https://riskwatch.example/alerts",
    items=(Item("【紧急】@everyone 贸易有限公司：进入破产程序。", "https://riskwatch.example/alerts/1"),),
)  # fmt: skip


def opened(url: str) -> Channel:
    return group_channels(load_settings({"RISKWATCH_APPRISE_URL": url}), lambda: NOW, lambda: NOW)["apprise"]


@pytest.fixture
def document(robot: Any) -> Callable[[], dict[str, Any]]:
    return lambda: dict(robot.document)


def test_a_message_arrives(robot: Any, document: Callable[[], dict[str, Any]]) -> None:
    receipt = opened(robot.url.replace("http", "json") + f"/{SECRET}").send(MESSAGE)
    assert receipt.provider_id == MESSAGE.id
    sent = document()
    assert sent["title"] == MESSAGE.subject
    assert "贸易有限公司：进入破产程序。" in sent["message"]
    assert "https://riskwatch.example/alerts/1" in sent["message"]
    assert MESSAGE.subject not in sent["message"]
    assert "@everyone" not in sent["message"]  # it calls nobody


def test_a_long_message_is_summed_up_not_cut(robot: Any) -> None:
    many = tuple(
        Item(f"【紧急】客户{n:04}有限公司：进入破产程序，请停止供货。", f"https://riskwatch.example/alerts/{n}")
        for n in range(900)
    )
    opened(robot.url.replace("http", "ntfy") + "/alerts").send(replace(MESSAGE, items=many))
    assert len(robot.got) == 1
    sent = robot.got[0][2].decode()
    assert len(sent) <= NTFY_MOST
    assert sent.rstrip().endswith("https://riskwatch.example/alerts")
    told = sent.count("进入破产程序，请停止供货。")
    assert told > 50
    assert f"另有 {900 - told} 件" in sent


@pytest.mark.parametrize("status", [400, 401, 500])
def test_a_refusal_is_tried_again_and_tells_no_secret(
    robot: Any, status: int, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    robot.answer = (status, SECRET.encode())
    channel = opened(robot.url.replace("http://", f"json://user:{SECRET}@"))
    with pytest.raises(DeliveryFailed, match="Apprise") as caught:
        channel.send(MESSAGE)
    assert not caught.value.permanent
    said = capfd.readouterr()
    for told in (str(caught.value), caught.value.message.zh, repr(channel), said.out, said.err, caplog.text):
        assert SECRET not in told


def test_a_server_that_is_gone_is_a_passing_failure() -> None:
    with pytest.raises(DeliveryFailed) as caught:
        opened(f"json://127.0.0.1:1/{SECRET}").send(MESSAGE)
    assert not caught.value.permanent


@pytest.mark.parametrize("url", [f"nothing://{SECRET}", SECRET, f"https://[{SECRET}"])
def test_an_address_that_the_library_does_not_know_is_said_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingsWrong, match="RISKWATCH_APPRISE_URL") as caught:
        opened(url)
    assert SECRET not in f"{caught.value} {caught.value.message.zh} {caught.value.hint.zh}"


def test_the_address_is_shown_nowhere() -> None:
    lines = settings_table(load_settings({"RISKWATCH_APPRISE_URL": f"json://example.com/{SECRET}"}))
    assert SECRET not in repr(lines)
    assert any(line.name == "RISKWATCH_APPRISE_URL" for line in lines)


def test_the_library_is_loaded_for_a_channel_alone_and_said_when_it_is_missing() -> None:
    program = (
        "import sys\n"
        "from riskwatch.bootstrap import channels\n"
        "from riskwatch.settings import load_settings\n"
        "channels(load_settings({}))\n"
        "assert 'apprise' not in sys.modules\n"
        "sys.modules['apprise'] = None\n"  # what an import finds where it is not installed
        "channels(load_settings({'RISKWATCH_APPRISE_URL': 'json://example.com'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "The extra apprise is not installed." in done.stderr
    assert "make apprise" in done.stderr
