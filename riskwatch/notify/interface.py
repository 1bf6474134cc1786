"""What a channel is: it hands one finished message over, or says whether trying again makes sense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a message to a group tells, and where to act on it."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a channel takes a message: `quota` in any `window_s` seconds, `min_gap_s` between two."""

    quota: int
    window_s: float
    min_gap_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Message:
    """A finished message to one reader. `id` is stable: the same message handed over again carries the same one.

    `link` leads to the page where the reader can act; `unsubscribe` stops this kind of mail to this reader, "" where it
    cannot be stopped. `items`, worst first, are what a message to a chat is written from: a channel that takes less than
    all of them names the worst and links to the rest.
    """

    id: str
    to: str
    subject: str
    text: str
    html: str
    at: datetime
    language: str = "zh"
    link: str = ""
    unsubscribe: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the other side said. `provider_id` names the message there."""

    provider_id: str
    detail: str = ""


class Channel(Protocol):
    """One way to reach people. `name` is what outbox rows call it."""

    name: str

    def send(self, message: Message) -> Receipt:
        """Hand the message over; raises DeliveryFailed, which knows whether the failure is permanent."""


def message_id(dedupe_key: str, domain: str) -> str:
    """The Message-ID of a mail, derived from the key of its outbox row."""
    return f"<{dedupe_key}@{domain}>"
