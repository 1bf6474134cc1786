"""Asks the BODACC: one look is all announcements about a number, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterator

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, Reply

PAGE = 100
_MOST_PAGES = 10
_PATH = "/api/explore/v2.1/catalog/datasets/annonces-commerciales/records"


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the announcements; raises what `Web.get` raises. None at all is a good answer: nothing was published."""
    return Found(tuple(_pages(access, identifier)))


def _pages(access: Access, identifier: Identifier) -> Iterator[Reply]:
    found = 0
    for _ in range(_MOST_PAGES):
        reply = access.get(
            _PATH, where=f'registre="{identifier.id}"', order_by="dateparution desc", limit=PAGE, offset=found
        )
        yield reply
        count, total = _counts(reply)
        found += count
        if count == 0 or found >= total:
            return


def _counts(reply: Reply) -> tuple[int, int]:
    """How many announcements the page has, and how many there are; (0, 0) for anything that is not such a page."""
    try:
        content = json.loads(reply.body)
        return len(content["results"]), int(content["total_count"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return 0, 0
