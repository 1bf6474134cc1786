"""The push stream of Companies House: one JSON object after another, for as long as the connection holds.

An object may come in pieces, several may come at once without a line break, and empty lines say only that the line is
alive. Which company an event is about stands in its address, not always in its data.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.sources.access import Access
from riskwatch.sources.verdict import changed

PATHS = ("/companies", "/filings", "/insolvency-cases", "/charges")
"""What tells that a company's record changed; officers and owners come to notice through their filings."""

_COMPANY = re.compile(r"/company/([0-9A-Z]{8})(?:/|$)")
_LARGEST = 4 * 1024 * 1024


class TimepointTooOld(Exception):
    """The stream no longer has what came after our time point (416): whoever is watched must be looked at."""


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """`number` is the company's, "" for an event about no company; `timepoint` where to go on from."""

    number: str
    timepoint: int
    kind: str


class Splitter:
    """Puts the pieces of a stream together and takes the objects out."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._json = json.JSONDecoder()
        self._text = ""

    def feed(self, chunk: bytes) -> Iterator[dict[str, object]]:
        """The objects that are whole now. Raises SourceChanged for what can never become one."""
        self._text += self._decode(chunk)
        while self._text:
            self._text = self._text.lstrip()
            if not self._text:
                return
            try:
                found, end = self._json.raw_decode(self._text)
            except ValueError:
                if self._text[0] != "{" or len(self._text) > _LARGEST:
                    raise changed("stream", "no JSON") from None
                return  # the rest comes with the next chunk
            self._text = self._text[end:]
            if not isinstance(found, dict):
                raise changed("stream", "no object")
            yield found


def read_event(content: dict[str, object]) -> StreamEvent:
    """The event of an object. Raises SourceChanged for one without a time point."""
    event = content.get("event")
    timepoint = event.get("timepoint") if isinstance(event, dict) else None
    if not isinstance(timepoint, int) or isinstance(timepoint, bool):
        raise changed("stream", "no timepoint")
    match = _COMPANY.search(str(content.get("resource_uri", "")))
    return StreamEvent(match[1] if match else "", timepoint, str(content.get("resource_kind", "")))


def listen(access: Access, path: str, timepoint: str) -> Iterator[StreamEvent | None]:
    """The events after `timepoint` ("" from now on); None for a sign of life without one.

    Ends when the other side hangs up. Raises TimepointTooOld, and what `Web.stream` raises.
    """
    splitter = Splitter()
    query = {"timepoint": timepoint} if timepoint else {}
    for chunk in access.stream(path, too_old=TimepointTooOld, **query):
        alive = True
        for content in splitter.feed(chunk):
            alive = False
            yield read_event(content)
        if alive:
            yield None
