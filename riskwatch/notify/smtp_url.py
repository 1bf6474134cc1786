"""Reads RISKWATCH_SMTP_URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words

EXAMPLE = Words(
    "例如 smtp://user:password@mail.example.com:587?starttls=1 或 smtps://user:password@mail.example.com",
    "Write it like smtp://user:password@mail.example.com:587?starttls=1 or smtps://user:password@mail.example.com.",
)


@dataclass(frozen=True, slots=True)
class Relay:
    """A mail relay. The password never shows in a representation."""

    host: str
    port: int
    tls: bool = False
    starttls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)


def read_relay(url: str) -> Relay:
    """The relay of an address; raises SettingsWrong, without repeating what was given."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise _wrong() from None
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if parts.scheme not in ("smtp", "smtps") or not host or set(query) - {"starttls"}:
        raise _wrong()
    tls = parts.scheme == "smtps"
    return Relay(
        host=host,
        port=port or (465 if tls else 25),
        tls=tls,
        starttls=query.get("starttls", "0") not in ("0", "no", "false", ""),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _wrong() -> SettingsWrong:
    return SettingsWrong(
        Words("RISKWATCH_SMTP_URL 不是邮件服务器地址。", "RISKWATCH_SMTP_URL is not the address of a mail relay."),
        EXAMPLE,
    )
