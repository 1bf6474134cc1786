"""Asks The Gazette: one look is a search for the company's number and one for each of its names, newest notices first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.gb_gazette.values import stem
from riskwatch.sources.interface import NOTHING_REMEMBERED, Answer, Found, Memory, Reply

PAGE = 100
PATH = "/insolvency/notice/data.json"
_CORPORATE = 24
_MOST_PAGES = 3
_MOST_NAMES = 2


def look(access: Access, identifier: Identifier, memory: Memory, names: Sequence[str] = ()) -> Answer:
    """Fetch the corporate insolvency notices in which the number or a name stands; raises what `Web.get` raises.

    None at all is a good answer: nothing was published.
    """
    asked = dict.fromkeys([identifier.id, *(stem(name) for name in names[:_MOST_NAMES])])
    return Found(tuple(reply for text in asked if text for reply in _pages(access, text)))


def _pages(access: Access, text: str) -> Iterator[Reply]:
    for page in range(1, _MOST_PAGES + 1):
        query: dict[str, str | int] = {
            "categorycode": _CORPORATE,
            "sort-by": "latest-date",
            "results-page-size": PAGE,
            "results-page": page,
        }
        reply = access.get(PATH, NOTHING_REMEMBERED, text=text, **query)
        yield reply
        if page * PAGE >= _total(reply):
            return


def _total(reply: Reply) -> int:
    """How many notices there are; 0 for anything that is not such an answer."""
    try:
        return int(json.loads(reply.body)["f:total"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return 0
