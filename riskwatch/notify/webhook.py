"""A webhook of one's own: JSON, signed with HMAC-SHA256 over the time and the body; see docs/notices.md."""

from __future__ import annotations

import hashlib
import hmac

from riskwatch.domain.calendar import Clock
from riskwatch.domain.words import Words
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.notify.robots import Address, Post, hand_over, packed

TITLE = Words("Webhook 接口", "The webhook")
TIME_HEADER = "X-RiskWatch-Timestamp"
SIGNATURE_HEADER = "X-RiskWatch-Signature"
VERSION = 1


class Webhook:
    """One address. It gets everything that there is to tell: a program has no limit of reading."""

    pace = Pace(60, 60)

    def __init__(self, name: str, address: Address, post: Post, wall: Clock) -> None:
        self.name = name
        self._address = address
        self._post = post
        self._wall = wall

    def send(self, message: Message) -> Receipt:
        body = packed(
            {
                "version": VERSION,
                "id": message.id,
                "at": message.at.isoformat(),
                "language": message.language,
                "subject": message.subject,
                "items": [{"text": item.text, "url": item.url} for item in message.items],
                "url": message.link,
            }
        )
        moment = str(int(self._wall().timestamp()))
        headers = {
            TIME_HEADER: moment,
            SIGNATURE_HEADER: signature(self._address.key, moment, body),
            "Idempotency-Key": message.id.strip("<>"),
        }
        hand_over(self._post, self._address.url, body, TITLE, headers)
        return Receipt(message.id)


def signature(key: str, moment: str, body: bytes) -> str:
    """`v1=` and HMAC-SHA256 in hexadecimal over the seconds since 1970, a full stop and the body."""
    return "v1=" + hmac.new(key.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
