"""Slack incoming webhook: text, one message a second. The service answers with words and the status of HTTP."""

from __future__ import annotations

from riskwatch.domain.words import Words
from riskwatch.notify.fitting import Fitted, fitted
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.notify.robots import Address, Post, hand_over, refused

TITLE = Words("Slack 频道", "Slack")
LIMIT = 4000
"""Characters, which Slack recommends as the most; longer text it cuts by itself."""


class Slack:
    """One incoming webhook, which belongs to one channel there."""

    pace = Pace(60, 60, 1.0)

    def __init__(self, name: str, address: Address, post: Post) -> None:
        self.name = name
        self._address = address
        self._post = post

    def send(self, message: Message) -> Receipt:
        form = fitted(message, lambda form: len(_text(form)) <= LIMIT)
        document = {"text": _text(form), "unfurl_links": False}
        said = hand_over(self._post, self._address.url, document, TITLE)
        if said.body.strip() != b"ok":
            raise refused(TITLE, "an answer that is not known", self._address.url, permanent=False)
        return Receipt(message.id)


def _text(form: Fitted) -> str:
    lines = [_safe(form.head)]
    for item in form.items:
        lines += ["", _safe(item.text), *([f"<{item.url}>"] if item.url else [])]
    if form.more:
        lines += ["", f"{_safe(form.more)} <{form.link}>"]
    return "\n".join(lines)


def _safe(text: str) -> str:
    """Without the three signs that mean something there: `<!channel>` in a customer's name calls nobody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
