"""What a source is: how it is asked, what it answers, and what is known about it before it is asked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Protocol

from riskwatch.domain.snapshot import Identifier, RawReply, Snapshot
from riskwatch.domain.words import Words
from riskwatch.sources.till import Product


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last good look left behind for a conditional request; both empty: ask unconditionally."""

    etag: str = ""
    last_modified: str = ""

    def split(self, count: int) -> tuple[Memory, ...]:
        """The memory of each of `count` replies; forgotten altogether if it was kept for another number of them."""
        etags, dates = self.etag.split("\n"), self.last_modified.split("\n")
        return tuple(
            Memory(etags[place] if len(etags) == count else "", dates[place] if len(dates) == count else "")
            for place in range(count)
        )


NOTHING_REMEMBERED = Memory()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as it came. Names of `headers` are in lower case; `body` is unpacked but not decoded."""

    url: str
    http_status: int
    body: bytes
    content_type: str = ""
    etag: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Names the bytes in the evidence store."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def memory(self) -> Memory:
        return Memory(self.etag, self.headers.get("last-modified", ""))


@dataclass(frozen=True, slots=True)
class Found:
    """The source knows the company; `replies` belong together and are read together."""

    replies: tuple[Reply, ...]
    left: Memory | None = None

    @property
    def memory(self) -> Memory:
        """What to hand to the next look: what the client `left`, else the marks, where every reply came with one."""
        if self.left is not None:
            return self.left
        memories = [reply.memory for reply in self.replies]
        return Memory(_joined([memory.etag for memory in memories]), _joined([m.last_modified for m in memories]))


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing changed since the look that `Memory` is from."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """The source does not know the identifier (404), or has removed it for good (410)."""

    reply: Reply

    @property
    def removed(self) -> bool:
        """The company was there and has been taken out of the register's public data."""
        return self.reply.http_status == 410


Answer = Found | NotModified | NotThere


@dataclass(frozen=True, slots=True)
class SourceMeta:
    """What `source.yaml` says. `quota` requests in `window_s` seconds are what we allow ourselves, `min_gap_s` is the
    least time between two; one look costs `requests_per_look` of them. `expected_lag_h` is how old the data of a
    healthy source may be; `in_flight` looks are taken at the same time. `offers` are the signals it can show at all.
    `expects` names the members every first reply has. `timeless`: what is read depends on the replies alone, not on the
    day, so that the same replies need not be read again.
    `hours` are those in which it may be asked, in its own `time_zone`; the second may lie on the next day.
    A source that `needs_contact` refuses who does not say how to reach the operator. `key_in` and `kinds` are those of
    `Access`. A source that `asks_by_name` is told the company's names as well; `also` are further schemes that it takes,
    each with the form of its numbers. `products` are what a paid source sells; such a source is asked no more often than
    every `least_interval_s`, and only where its key is set.
    """

    title: Words
    publisher: str
    licence: str
    terms: str
    attribution: Words
    country: str
    scheme: str
    identifier_format: str
    base_url: str
    min_gap_s: float
    quota: int
    window_s: int
    expected_lag_h: int
    offers: frozenset[str]
    requests_per_look: int = 1
    in_flight: int = 1
    needs_key: bool = False
    expects: tuple[str, ...] = ()
    hours: tuple[time, time] | None = None
    time_zone: str = "UTC"
    key_in: str = ""
    kinds: tuple[str, ...] = ("json",)
    asks_by_name: bool = False
    needs_contact: bool = False
    also: Mapping[str, str] = field(default_factory=dict)
    timeless: bool = False
    products: tuple[Product, ...] = ()
    least_interval_s: int = 0

    @property
    def is_paid(self) -> bool:
        return bool(self.products)

    def accepts(self, identifier: Identifier) -> bool:
        """Whether this source can be asked about `identifier`: it takes the scheme, and the number is well formed."""
        form = {self.scheme: self.identifier_format, **self.also}.get(identifier.scheme)
        return form is not None and re.fullmatch(form, identifier.id) is not None


class Source(Protocol):
    """One public register. `name` is its folder and the provider of its snapshots."""

    @property
    def name(self) -> str: ...

    @property
    def meta(self) -> SourceMeta: ...

    def fetch(self, identifier: Identifier, memory: Memory, names: Sequence[str] = ()) -> Answer:
        """Ask the register; `names` are what the company is and was called, for a source that has no numbers.

        Raises ComeBackLater, SourceClosed or SourceChanged; see `Outcome` for what is stored.
        """

    def read(self, identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
        """Interpret the replies of one look; pure. Raises SourceChanged where the shape is not the known one."""


def raw_replies(replies: Sequence[Reply]) -> tuple[RawReply, ...]:
    """The references a snapshot keeps to the stored answers."""
    return tuple(RawReply(reply.url, reply.http_status, reply.sha256, reply.etag) for reply in replies)


def _joined(marks: Sequence[str]) -> str:
    return "\n".join(marks) if marks and all(marks) else ""
