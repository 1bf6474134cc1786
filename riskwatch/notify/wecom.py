"""企业微信 (WeCom) group robot: plain text of at most 2,048 bytes, 20 messages a minute."""

from __future__ import annotations

from riskwatch.domain.words import Words
from riskwatch.notify.fitting import plain_within
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.notify.robots import Address, Codes, Post, check_code, hand_over

TITLE = Words("企业微信", "WeCom")
LIMIT = 2048
CODES = Codes(
    names=("errcode",),
    text="errmsg",
    # Bad parameter or type, nothing in it, too long; the robot's address is wrong, stopped, or out of the group.
    permanent=frozenset({40008, 40058, 44004, 45002, 93000, 93004, 93008}),
)


class WeCom:
    """One robot of one group. Text rather than Markdown: Markdown would read `<@name>` in a customer's name as a call."""

    pace = Pace(20, 60)

    def __init__(self, name: str, address: Address, post: Post) -> None:
        self.name = name
        self._address = address
        self._post = post

    def send(self, message: Message) -> Receipt:
        document = {"msgtype": "text", "text": {"content": plain_within(message, LIMIT)}}
        said = hand_over(self._post, self._address.url, document, TITLE)
        check_code(said, CODES, TITLE, self._address.url)
        return Receipt(message.id)
