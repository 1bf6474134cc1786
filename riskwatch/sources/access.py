"""The way to one source: its host, its key, and nothing of the others'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode, urlsplit

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.sources.http import Web, is_loopback
from riskwatch.sources.interface import NOTHING_REMEMBERED, Memory, Reply
from riskwatch.sources.till import NoTill, Product, Till

_ACCEPTED = {"json": "application/json", "xml": "application/xml, text/xml", "plain": "text/plain"}


@dataclass(frozen=True, slots=True)
class Access:
    """Asks paths of one source. `base` is scheme and host; the key never shows in a representation or a log.

    `key_in` is how the source wants its key: "" as the user name of HTTP Basic, else a header such as
    "Authorization: Token {key}". `kinds` are the content types that are an answer of it. `has_contact` tells
    whether our agent name says how the operator can be reached. A paid source has a second `secret`, the `products` that
    are bought, and a `till` that counts them; `name` is the source's own.
    """

    web: Web
    base: str
    key: str = field(default="", repr=False)
    key_in: str = ""
    kinds: tuple[str, ...] = ("json",)
    has_contact: bool = False
    name: str = ""
    secret: str = field(default="", repr=False)
    till: Till = field(default_factory=NoTill)
    products: Mapping[str, Product] = field(default_factory=dict)

    @property
    def is_exposed(self) -> bool:
        """Whether requests leave this machine without TLS."""
        parts = urlsplit(self.base)
        return parts.scheme == "http" and not is_loopback(parts.hostname or "")

    def get(self, path: str, memory: Memory = NOTHING_REMEMBERED, **query: str | int) -> Reply:
        """Ask for a path, with `query` in the order given; see `Web.get` for what comes back."""
        address = f"{self.base}{path}" + (f"?{urlencode(query)}" if query else "")
        user = "" if self.key_in else self.key
        return self.web.get(address, user=user, headers=self._headers(), memory=memory, kinds=self.kinds)

    def stream(self, path: str, *, too_old: type[Exception], **query: str) -> Iterator[bytes]:
        """The pieces of an answer that does not end; see `Web.stream`."""
        address = f"{self.base}{path}" + (f"?{urlencode(query)}" if query else "")
        return self.web.stream(address, user=self.key, too_old=too_old)

    def buy(
        self, product: Product, query: Mapping[str, str], hidden: Mapping[str, str], headers: Mapping[str, str]
    ) -> Reply:
        """Call a paid product. What is `hidden` travels in the address but shows nowhere; the reply's address ends in
        the name of the product, for paths differ between contracts."""
        address = f"{self.base}{product.path}"
        sent = f"{address}?{urlencode({**hidden, **query})}"
        reply = self.web.get(sent, headers={**self._headers(), **headers}, kinds=self.kinds)
        return replace(reply, url=f"{address}?{urlencode(query)}#{product.name}")

    def post(self, path: str, body: bytes, content_type: str, action: str = "") -> Reply:
        """Put a question that is a document; `action` for a service that wants its SOAPAction named."""
        named = {"SOAPAction": f'"{action}"'} if action else {}
        headers = {"Content-Type": content_type, **named, **self._headers()}
        return self.web.post(f"{self.base}{path}", body, headers=headers, kinds=self.kinds)

    def _headers(self) -> dict[str, str]:
        accepted = ", ".join(_ACCEPTED.get(kind, kind) for kind in self.kinds)
        headers = {} if self.kinds == ("json",) else {"Accept": accepted}
        if self.key and self.key_in:
            name, _, value = self.key_in.partition(": ")
            headers[name] = value.format(key=self.key)
        return headers


def base_address(name: str, own: str, usual: str) -> str:
    """Scheme and host to ask: `own` from the settings, else the source's `usual` one. Paths stay the source's.

    Raises SettingsWrong if `own` is no http(s) address, or carries a password (addresses are logged and stored).
    """
    if not own:
        return usual
    parts = urlsplit(own)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        setting = f"RISKWATCH_SOURCE_{name.upper()}_URL"
        raise SettingsWrong(
            Words(f"{setting} 的值不是网址。", f"{setting} is not the address of a server."),
            Words("例如 https://registry.example:8443", "Write it like https://registry.example:8443"),
        )
    return f"{parts.scheme}://{parts.netloc}"
