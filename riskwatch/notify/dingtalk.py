"""钉钉 (DingTalk) group robot: plain text, signed with the time, 20 messages a minute."""

from __future__ import annotations

from urllib.parse import urlencode

from riskwatch.domain.calendar import Clock
from riskwatch.domain.words import Words
from riskwatch.notify.fitting import plain_within
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.notify.robots import Address, Codes, Post, check_code, hand_over, mac

TITLE = Words("钉钉", "DingTalk")
LIMIT = 18_000
"""Bytes of text: the whole document may have 20,000."""

CODES = Codes(
    names=("errcode",),
    text="errmsg",
    # Parameters; the group is gone; token or robot unknown or stopped; type; signature, keyword or address of the
    # sender not allowed; a link, a word or a picture that is not allowed.
    permanent=frozenset(
        {40035, 43004, 300005, 310000, 400013, 400014, 400101, 400102, 400105, 400106, 430101, 430102, 430103}
    ),
)


class DingTalk:
    """One robot of one group. Without a key the robot must be protected by a keyword or by address."""

    pace = Pace(20, 60)

    def __init__(self, name: str, address: Address, post: Post, wall: Clock) -> None:
        self.name = name
        self._address = address
        self._post = post
        self._wall = wall

    def send(self, message: Message) -> Receipt:
        document = {"msgtype": "text", "text": {"content": plain_within(message, LIMIT)}}
        said = hand_over(self._post, self._signed(), document, TITLE)
        check_code(said, CODES, TITLE, self._address.url)
        return Receipt(message.id)

    def _signed(self) -> str:
        """The address with time and signature: HMAC-SHA256 of "milliseconds, line feed, key" under the key."""
        url, key = self._address.url, self._address.key
        if not key:
            return url
        moment = str(int(self._wall().timestamp() * 1000))
        query = urlencode({"timestamp": moment, "sign": mac(key, f"{moment}\n{key}")})
        return f"{url}{'&' if '?' in url else '?'}{query}"
