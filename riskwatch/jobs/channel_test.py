"""Sends a test message through one channel, at once and past the outbox: the sender waits for the answer."""

from __future__ import annotations

import secrets

from riskwatch.domain.errors import NotThere, PolicyRefused, SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.channels import chats, route_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.pacing import seconds_to_wait
from riskwatch.notify.interface import Item, Message, Receipt, message_id
from riskwatch.notify.mail import MailChannel


def send_test(desk: Desk, name: str, to: str = "") -> Receipt:
    """Send a test message; `to` is the mail address for the channel `mail`, the others know theirs.

    Raises NotThere for a channel that is not set up, PolicyRefused when it must rest first, DeliveryFailed.
    """
    channel = desk.channels.get(name)
    if channel is None:
        there = ", ".join(desk.channels) or "–"
        raise NotThere(
            Words(f"没有设置渠道 {name}。", f"The channel {name} is not set up."),
            Words(f"已设置：{there}", f"Set up: {there}"),
        )
    if isinstance(channel, MailChannel) and not to:
        raise SettingsWrong(Words("请给出收件地址（--to）。", "Say to which address (--to)."))
    wait = seconds_to_wait(desk, channel)
    if wait:
        raise PolicyRefused(
            Words(f"该渠道已达到服务方的频率上限，请在 {wait:.0f} 秒后再试。",
                  f"The channel has reached the provider's limit; try again in {wait:.0f} seconds.")
        )  # fmt: skip
    return channel.send(_message(desk, name, to))


def _message(desk: Desk, name: str, to: str) -> Message:
    chat = name in chats(desk)
    language = route_of(desk.settings, name).language if chat else desk.settings.language
    url = desk.settings["PUBLIC_URL"].rstrip("/")
    subject = Words("RiskWatch：测试消息", "RiskWatch: test message").said(language)
    text = Words(f"渠道 {name} 可以收到消息，无需处理。", f"The channel {name} works. Nothing to do.").said(language)
    return Message(
        id=message_id(f"test-{secrets.token_hex(16)}", getattr(desk.channels[name], "domain", "localhost")),
        to=to,
        subject=subject,
        text=f"{text}\n{url}\n",
        html=f"<p>{text}</p>",
        at=desk.clock(),
        language=language,
        link=f"{url}/alerts" if chat else "",
        items=(Item(text, url),),
    )
