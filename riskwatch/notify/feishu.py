"""飞书 (Feishu, Lark) group robot: rich text, signed with the time, 100 messages a minute and 5 a second."""

from __future__ import annotations

from typing import Any

from riskwatch.domain.calendar import Clock
from riskwatch.domain.words import Words
from riskwatch.notify.fitting import Fitted, fitted
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.notify.robots import Address, Codes, Post, check_code, hand_over, mac, packed

TITLE = Words("飞书", "Feishu")
LIMIT = 18_000
"""Bytes of the document: the service takes 20 KB, and the signature needs some."""

CODES = Codes(
    names=("code", "StatusCode"),
    text="msg",
    # The robot's address is not valid; signature wrong or too old; address of the sender, keyword not allowed.
    permanent=frozenset({19001, 19021, 19022, 19024}),
)


class Feishu:
    """One robot of one group. Rich text with tags of its own: a customer's name can call nobody, as it could in text."""

    pace = Pace(100, 60, 0.2)

    def __init__(self, name: str, address: Address, post: Post, wall: Clock) -> None:
        self.name = name
        self._address = address
        self._post = post
        self._wall = wall

    def send(self, message: Message) -> Receipt:
        form = fitted(message, lambda form: len(packed(_document(form, message.language))) <= LIMIT)
        document = {**self._signature(), **_document(form, message.language)}
        said = hand_over(self._post, self._address.url, document, TITLE)
        check_code(said, CODES, TITLE, self._address.url)
        return Receipt(message.id)

    def _signature(self) -> dict[str, str]:
        """Time and HMAC-SHA256 of nothing under the key "seconds, line feed, secret", as the service defines it."""
        if not self._address.key:
            return {}
        moment = str(int(self._wall().timestamp()))
        return {"timestamp": moment, "sign": mac(f"{moment}\n{self._address.key}", "")}


def _document(form: Fitted, language: str) -> dict[str, Any]:
    open_it = Words("查看", "open").said(language)
    lines = [
        [{"tag": "text", "text": f"{item.text} "}, *([_link(open_it, item.url)] if item.url else [])]
        for item in form.items
    ]
    if form.more:
        lines.append([{"tag": "text", "text": f"{form.more} "}, _link(open_it, form.link)])
    post = {"title": form.head, "content": lines}
    return {
        "msg_type": "post",
        "content": {"post": {"zh_cn" if language.startswith("zh") else "en_us": post}},
    }


def _link(text: str, url: str) -> dict[str, str]:
    return {"tag": "a", "text": text, "href": url}
