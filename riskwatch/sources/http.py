"""The one polite way in which RiskWatch asks a public source over HTTP.

TLS is verified, redirects to another host are refused, answers have a size and a time limit, cookies are not kept. A
short retry covers a connection that could not be made; longer waits are the scheduler's, by the due time it writes.
Proxies and a private certificate authority are taken from the environment (HTTPS_PROXY, NO_PROXY, REQUESTS_CA_BUNDLE)
as every tool of a company's network does; passwords from a .netrc file are not.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from http.cookiejar import DefaultCookiePolicy
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.exceptions import HTTPError

from riskwatch.domain.calendar import Clock
from riskwatch.domain.errors import ComeBackLater, SourceChanged
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.words import Words
from riskwatch.log import get_logger
from riskwatch.sources.gate import pass_gate
from riskwatch.sources.interface import NOTHING_REMEMBERED, Memory, Reply
from riskwatch.sources.verdict import REDIRECTS, changed, judge, moved

_LOG = get_logger("sources")
_NO_PROXY: dict[str, str | None] = {"http": None, "https": None, "all": None}
_CHUNK = 64 * 1024
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class _CountedRetry(Retry):
    """A request that is sent again because its answer broke off has been made twice, and is counted twice."""

    def increment(self, *args: Any, **given: Any) -> Self:
        again = super().increment(*args, **given)
        if again.read != self.read:
            pass_gate()
        return again


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much of one request: seconds to connect, between two bytes and altogether; bytes; redirects; seconds without
    a sign of life on a stream."""

    connect_s: float = 10
    read_s: float = 30
    whole_s: float = 120
    bytes: int = 20 * 1024 * 1024
    redirects: int = 3
    silence_s: float = 90


class Web:
    """One session for all sources; may be shared by threads."""

    def __init__(self, agent: str, clock: Clock, limits: Limits | None = None, *, again: bool = True) -> None:
        """`again` False: a connection that could not be made is not tried a second time; whoever asks does that."""
        self._clock = clock
        self._limits = limits or Limits()
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": agent, "Accept": "application/json"})
        self._session.auth = _no_password
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        # respect_retry_after_header would make urllib3 sleep inside the request: that wait is the scheduler's.
        # Without `again` nothing is tried twice, so that urllib3 has no reason to log an address.
        retry = _CountedRetry(
            total=None if again else 0, connect=2, read=1, redirect=0, status=0, other=0,
            backoff_factor=0.2, respect_retry_after_header=False, raise_on_status=False,
        )  # fmt: skip
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry, pool_maxsize=64))

    @property
    def now(self) -> datetime:
        """The time by the clock that retries count from."""
        return self._clock()

    def get(
        self,
        url: str,
        *,
        user: str = "",
        headers: Mapping[str, str] = NO_HEADERS,
        memory: Memory = NOTHING_REMEMBERED,
        kinds: Collection[str] = ("json",),
    ) -> Reply:
        """Ask for `url`; 200, 304, 404 and 410 come back as a Reply, everything else is raised (see `verdict`).

        `user` is the user name of HTTP Basic, without password. With a `memory` the request is conditional. `kinds` are
        the content types that are an answer.
        """
        asked, sent = url, {**headers, **_conditions(memory)}
        for _ in range(self._limits.redirects + 1):
            reply = self._once("GET", asked, user, sent)
            if reply.http_status not in REDIRECTS:
                return judge(reply, self._clock(), kinds)
            asked = _next_hop(asked, reply)
        raise changed(urlsplit(url).netloc, "redirects without end")

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str], kinds: Collection[str]) -> Reply:
        """Ask a service that takes its question as a document (SOAP). Never redirected; else as `get`."""
        reply = self._once("POST", url, "", headers, body)
        if reply.http_status in REDIRECTS:
            raise moved(urlsplit(url).netloc, reply.http_status, urlsplit(reply.headers.get("location", "")).netloc)
        return judge(reply, self._clock(), kinds)

    def hand_over(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> Reply:
        """Bring a document to an address that is itself a secret: the answer comes back whatever its status, and the
        address is not logged. Raises ComeBackLater when nobody answers, SourceChanged for an endless answer."""
        return self._once("POST", url, "", headers, body, secret=True)

    def stream(self, url: str, *, user: str, too_old: type[Exception]) -> Iterator[bytes]:
        """The pieces of an answer that does not end, as they arrive, until the other side hangs up.

        Raises `too_old` for 416, else what `get` raises; a silence of `Limits.silence_s` counts as a broken line.
        """
        parts = urlsplit(url)
        pass_gate()
        try:
            with self._session.get(
                url,
                auth=(user, "") if user else None,
                timeout=(self._limits.connect_s, self._limits.silence_s),
                allow_redirects=False,
                stream=True,
                proxies=_NO_PROXY if is_loopback(parts.hostname or "") else None,  # type: ignore[arg-type]
            ) as response:
                if response.status_code == 416:
                    raise too_old
                if response.status_code != 200:
                    judge(_reply(url, response, self._body(response, parts.netloc)), self._clock())
                    raise changed(parts.netloc, f"HTTP {response.status_code}")
                while chunk := response.raw.read1(_CHUNK, decode_content=True):
                    yield chunk
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _network(parts.netloc, error) from error

    def _once(
        self,
        method: str,
        url: str,
        user: str,
        headers: Mapping[str, str],
        data: bytes | None = None,
        *,
        secret: bool = False,
    ) -> Reply:
        parts = urlsplit(url)
        pass_gate()
        try:
            with self._session.request(
                method,
                url,
                data=data,
                headers=headers,
                auth=(user, "") if user else None,
                timeout=(self._limits.connect_s, self._limits.read_s),
                allow_redirects=False,
                stream=True,
                proxies=_NO_PROXY if is_loopback(parts.hostname or "") else None,  # type: ignore[arg-type]
            ) as response:
                reply = _reply(url, response, self._body(response, parts.netloc))
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _network(parts.netloc, error) from error
        path = "(secret)" if secret else parts.path
        _LOG.debug("asked", host=parts.hostname, path=path, status=reply.http_status, bytes=len(reply.body))
        return reply

    def _body(self, response: requests.Response, host: str) -> bytes:
        until = time.monotonic() + self._limits.whole_s
        body = bytearray()
        # read1 gives what has arrived: with iter_content a server that drips bytes would never meet the time limit.
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._limits.bytes:
                raise _too_large(host, self._limits.bytes)
            if time.monotonic() > until:
                raise requests.Timeout(f"not finished after {self._limits.whole_s} s")
        return bytes(body)


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Set as the session's credentials so that requests does not look for any in a .netrc file."""
    return request


def _conditions(memory: Memory) -> Mapping[str, str]:
    headers = {"If-None-Match": memory.etag, "If-Modified-Since": memory.last_modified}
    return {name: value for name, value in headers.items() if value}


def _reply(url: str, response: requests.Response, body: bytes) -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}
    etag, kind = headers.get("etag", ""), headers.get("content-type", "")
    return Reply(url, response.status_code, body, kind, etag, headers)


def _next_hop(url: str, reply: Reply) -> str:
    here = urlsplit(url)
    target = urljoin(url, reply.headers.get("location", ""))
    there = urlsplit(target)
    if (there.scheme, there.netloc) != (here.scheme, here.netloc):
        raise moved(here.netloc, reply.http_status, there.netloc)
    return target


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _network(host: str, error: Exception) -> ComeBackLater:
    # Only the kind of error: its text repeats the address and, behind some proxies, credentials.
    what = type(error).__name__
    words = Words(f"无法连接 {host}（{what}）。", f"{host} could not be reached ({what}).")
    return ComeBackLater(Outcome.NETWORK, words)


def _too_large(host: str, limit: int) -> SourceChanged:
    return changed(host, f"larger than {limit} bytes")
