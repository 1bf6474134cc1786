"""Mail over a real SMTP server: what it looks like on the wire, and which failures are permanent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest

from riskwatch.domain.errors import DeliveryFailed, SettingsWrong
from riskwatch.notify.interface import Message, message_id
from riskwatch.notify.mail import MailChannel, compose
from riskwatch.notify.smtp_url import Relay, read_relay

MESSAGE = Message(
    id=message_id("a" * 64, "example.org"),
    to="reader@example.com",
    subject="RiskWatch 风险周报 2026-W47：1 件紧急｜常州榆廷建设工程有限公司 停止供货",
    text="一项决定等你处理。\n" + "很长的一行" * 200 + "\n.\n",
    html="<p>一项决定等你处理。</p>",
    at=datetime(2026, 11, 23, 0, 0, tzinfo=UTC),
    unsubscribe="https://riskwatch.example/unsubscribe/x",
)


@pytest.fixture
def channel(mailbox: Any) -> MailChannel:
    return MailChannel(read_relay(mailbox.url), "RiskWatch <riskwatch@example.org>")


def test_a_mail_arrives_as_it_was_written(channel: MailChannel, mailbox: Any) -> None:
    receipt = channel.send(MESSAGE)
    (envelope,) = mailbox.mails
    mail = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == ["reader@example.com"]
    assert receipt.provider_id == mail["Message-ID"] == f"<{'a' * 64}@example.org>"
    assert mail["Subject"] == MESSAGE.subject
    assert mail["Date"].datetime == MESSAGE.at
    assert mail["List-Unsubscribe"] == "<https://riskwatch.example/unsubscribe/x>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = mail.iter_parts()  # type: ignore[attr-defined]
    assert text.get_content().splitlines() == MESSAGE.text.splitlines()
    assert html.get_content().strip() == MESSAGE.html


def test_the_same_message_is_the_same_bytes(channel: MailChannel) -> None:
    assert compose(MESSAGE, channel.sender).as_bytes() == compose(MESSAGE, channel.sender).as_bytes()


def test_no_line_is_too_long_for_the_wire(channel: MailChannel) -> None:
    assert max(map(len, compose(MESSAGE, channel.sender).as_bytes().split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    ("answer", "permanent"),
    [("550 no such user", True), ("553 bad name", True), ("452 mailbox full", False), ("421 try later", False)],
)
def test_a_refusal_knows_whether_it_is_permanent(
    channel: MailChannel, mailbox: Any, answer: str, permanent: bool
) -> None:
    mailbox.answers = {"reader@example.com": answer}
    with pytest.raises(DeliveryFailed) as failed:
        channel.send(MESSAGE)
    assert failed.value.permanent is permanent
    assert answer[:3] in failed.value.message.en
    assert mailbox.mails == []


def test_nobody_there_is_a_passing_failure() -> None:
    with pytest.raises(DeliveryFailed) as failed:
        MailChannel(Relay("127.0.0.1", 1), "a@example.org").send(MESSAGE)
    assert not failed.value.permanent


def test_an_address_that_cannot_be_written_is_permanent(channel: MailChannel) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        channel.send(replace(MESSAGE, to="读者@例子.cn"))
    assert failed.value.permanent


def test_a_line_break_in_a_subject_cannot_add_a_header(channel: MailChannel) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        channel.send(replace(MESSAGE, subject="x\r\nBcc: everybody@example.com"))


def test_starttls_is_not_silently_left_out(mailbox: Any) -> None:
    """The server offers no TLS: the mail is not sent in the clear instead."""
    with pytest.raises(DeliveryFailed):
        MailChannel(read_relay(f"{mailbox.url}?starttls=1"), "a@example.org").send(MESSAGE)
    assert mailbox.mails == []


@pytest.mark.parametrize(
    ("url", "relay"),
    [
        ("smtp://mail.example.com", Relay("mail.example.com", 25)),
        ("smtp://mail.example.com:587?starttls=1", Relay("mail.example.com", 587, starttls=True)),
        ("smtps://u%40x:p%3Aw@mail.example.com", Relay("mail.example.com", 465, tls=True, user="u@x", password="p:w")),
    ],
)
def test_the_address_of_a_relay(url: str, relay: Relay) -> None:
    assert read_relay(url) == relay
    assert relay.password not in repr(relay) or not relay.password


@pytest.mark.parametrize(
    "url", ["host", "http://u:secret@x", "smtp://", "smtp://u:secret@h:port", "smtp://u:secret@h?tls=1"]
)
def test_what_is_no_relay_is_refused_without_telling_the_password(url: str) -> None:
    with pytest.raises(SettingsWrong) as refused:
        read_relay(url)
    assert "secret" not in str(refused.value)
