"""Fits a message to a group into what a channel takes: the worst first and whole, the rest counted and linked, no word cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riskwatch.domain.words import Words
from riskwatch.notify.interface import Item, Message

NAME = "RiskWatch"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is sent: the head, the items that fit, how many more there are in words ("" for none), and the link to all."""

    head: str
    items: tuple[Item, ...]
    more: str
    link: str


def fitted(message: Message, fits: Callable[[Fitted], bool]) -> Fitted:
    """The longest form that `fits`. A head that is too long even alone gives way to our name and the count."""
    for head in (message.subject, NAME):
        for shown in range(len(message.items), -1, -1):
            form = _form(message, head, shown)
            if fits(form):
                return form
    return _form(message, NAME, 0)


def plain(form: Fitted) -> str:
    """The form as plain text, an address behind each item."""
    lines = [form.head]
    for item in form.items:
        lines += ["", item.text, *([item.url] if item.url else [])]
    if form.more:
        lines += ["", f"{form.more} {form.link}"]
    return "\n".join(lines)


def plain_within(message: Message, limit: int) -> str:
    """The message as plain text of at most `limit` bytes of UTF-8."""
    return plain(fitted(message, lambda form: len(plain(form).encode()) <= limit))


def _form(message: Message, head: str, shown: int) -> Fitted:
    hidden = len(message.items) - shown
    if not hidden:
        return Fitted(head, message.items, "", message.link)
    words = (
        Words(f"另有 {hidden} 件：", f"and {hidden} more:")
        if shown
        else Words(f"共 {hidden} 件：", f"{hidden} in all:")
    )
    return Fitted(head, message.items[:shown], words.said(message.language), message.link)
