"""Any service that the library Apprise knows (BSD-2-Clause, an extra): Telegram, Matrix, ntfy, Teams, Discord and many more."""

from __future__ import annotations

import logging
from typing import Any

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.notify.fitting import Fitted, fitted, plain
from riskwatch.notify.interface import Message, Pace, Receipt
from riskwatch.notify.robots import Address, refused

_CALLS_NOBODY = "\u2060"
"""A word joiner behind each @: many services call whoever's name follows, and a customer may be named like somebody."""


RESERVE = 64
"""Characters that the library may add to title and body."""


class Apprise:
    """One address of the library. Which service it leads to decides how long a message may be; longer ones are summed up."""

    pace = Pace(20, 60)
    """No service says how much it takes through a library; this is what the strictest robots of chats take."""

    def __init__(self, name: str, address: Address) -> None:
        self.name = name
        self._address = address
        self._service, self._sender = _opened(address.url)

    def send(self, message: Message) -> Receipt:
        title = _safe(message.subject) if len(message.subject) <= self._service.title_maxlen else ""
        form = fitted(message, lambda form: self._fits(title, _body(form, titled=bool(title))))
        try:
            taken = self._sender.notify(body=_body(form, titled=bool(title)), title=title, body_format="text")
        except Exception as error:  # each service is a plug-in by other people
            raise self._refused(type(error).__name__) from error
        if not taken:
            raise self._refused("no answer, or a refusal")
        return Receipt(message.id)

    def _fits(self, title: str, body: str) -> bool:
        lines: int = self._service.body_max_line_count
        most: int = self._service.body_maxlen
        if lines and body.count("\n") >= lines:
            return False
        return len(title) + len(body) + RESERVE <= most

    def _refused(self, what: str) -> Exception:
        service = str(self._service.service_name)
        return refused(Words(f"Apprise（{service}）", f"Apprise ({service})"), what, self._address.url, permanent=False)


def is_known(url: str) -> bool:
    """Whether the library knows a service with such an address; raises SettingsWrong without the library."""
    return _library().Apprise.instantiate(url, suppress_exceptions=True) is not None


def _opened(url: str) -> tuple[Any, Any]:
    """The service behind an address, and what sends to it. Nothing is kept on disk, and what does not fit is split, not cut."""
    library = _library()
    asset = library.AppriseAsset(app_id="RiskWatch", app_desc="RiskWatch", async_mode=False, storage_mode="memory")
    service = library.Apprise.instantiate(url, asset=asset)
    service.overflow_mode = library.OverflowMode.SPLIT
    sender = library.Apprise(asset=asset)
    sender.add(service)
    return service, sender


def _library() -> Any:
    """Imported only where a channel needs it. It would log addresses, which are secrets, and is kept quiet."""
    try:
        import apprise
    except ImportError:
        raise SettingsWrong(
            Words("没有安装 apprise 组件。", "The extra apprise is not installed."),
            Words(
                '在源码目录运行 make apprise，或执行 pip install "riskwatch[apprise]"。',
                'Run make apprise in the source folder, or pip install "riskwatch[apprise]".',
            ),
        ) from None
    logging.getLogger("apprise").disabled = True
    return apprise


def _body(form: Fitted, *, titled: bool) -> str:
    text = plain(form)
    return _safe(text.removeprefix(form.head).lstrip("\n") if titled else text)


def _safe(text: str) -> str:
    return text.replace("@", f"@{_CALLS_NOBODY}")
