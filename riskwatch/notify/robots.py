"""What the robots of group chats have in common: a document goes to a secret address, a small JSON document comes back."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from riskwatch.domain.errors import DeliveryFailed
from riskwatch.domain.words import Words

LONGEST_WORD = 200
"""Characters of what the other side said that are kept."""

_PASSING = frozenset({408, 425, 429})


class Said(NamedTuple):
    """The answer to a document: status of HTTP and body."""

    status: int
    body: bytes


Post = Callable[[str, bytes, Mapping[str, str]], Said]
"""Hands a document to an address with headers. Raises DeliveryFailed (passing) when nobody answers."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a channel sends to. Neither the address nor the key shows in a representation."""

    url: str = field(repr=False)
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Codes:
    """How a service says in the body what HTTP does not: `names` of the code's field, the text's field, and the codes
    that will not go away by themselves. A code that is not known is tried again; the outbox gives up in time."""

    names: tuple[str, ...]
    text: str
    permanent: Collection[int]


def hand_over(post: Post, url: str, document: Any, title: Words, headers: Mapping[str, str] | None = None) -> Said:
    """Post a JSON document; raises DeliveryFailed for any status that is not 2xx."""
    body = document if isinstance(document, bytes) else packed(document)
    said = post(url, body, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})
    if not 200 <= said.status < 300:
        word = said.body[:LONGEST_WORD].decode("utf-8", "replace").strip()
        told = f"HTTP {said.status}" if not word.isascii() or "<" in word or not word else f"HTTP {said.status} {word}"
        raise refused(title, told, url, permanent=said.status < 500 and said.status not in _PASSING)
    return said


def check_code(said: Said, codes: Codes, title: Words, url: str) -> None:
    """Raises DeliveryFailed unless the body says that the message was taken."""
    try:
        answer = json.loads(said.body)
    except ValueError:
        answer = None
    code = next((answer[name] for name in codes.names if name in answer), None) if isinstance(answer, dict) else None
    if not isinstance(code, int):
        raise refused(title, "an answer that is not known", url, permanent=False)
    if code:
        text = str(answer.get(codes.text, ""))[:LONGEST_WORD]
        raise refused(title, f"{code} {text}".strip(), url, permanent=code in codes.permanent)


def refused(title: Words, what: str, url: str, *, permanent: bool) -> DeliveryFailed:
    """The failure in words; a part of the secret address that the other side repeats is taken out."""
    for part in url.replace("?", "/").replace("=", "/").replace("&", "/").split("/"):
        if len(part) >= 16:
            what = what.replace(part, "…")
    return DeliveryFailed(
        Words(f"{title.zh}没有接受消息（{what}）。", f"{title.en} did not take the message ({what})."),
        permanent=permanent,
    )


def packed(document: Any) -> bytes:
    """A document as JSON in UTF-8, as short as it goes: limits count bytes."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def mac(key: str, text: str) -> str:
    """HMAC-SHA256 in Base64, as the robots want it."""
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), hashlib.sha256)).decode()
