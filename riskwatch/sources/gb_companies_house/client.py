"""Asks UK Companies House: one look is the profile and what hangs on it.

Its answers are marked no-store, so there is nothing to be conditional on: every look asks for everything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.gb_companies_house.values import ESTABLISHMENTS, EXEMPTIONS, LINKED, STATEMENTS
from riskwatch.sources.interface import Answer, Found, Memory, NotThere, Reply
from riskwatch.sources.verdict import ABSENT

PAGE = 100
_MOST_PAGES = 10
_LISTS = ("officers", "charges", "persons-with-significant-control")


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the profile, insolvency, officers, charges, owners, the newest filings, and what else the profile links to.

    Raises what `Web.get` raises.
    """
    profile = access.get(f"/company/{identifier.id}")
    if profile.http_status in ABSENT:
        return NotThere(profile)
    replies = [profile, access.get(f"/company/{identifier.id}/insolvency")]
    for part in _LISTS:
        replies += _pages(access, f"/company/{identifier.id}/{part}")
    replies.append(access.get(f"/company/{identifier.id}/filing-history", items_per_page=PAGE))
    linked = _links(profile)
    if linked & set(LINKED[STATEMENTS]):
        replies += _pages(access, f"/company/{identifier.id}/{STATEMENTS}")
    for part in (EXEMPTIONS, ESTABLISHMENTS):
        if linked & set(LINKED[part]):
            replies.append(access.get(f"/company/{identifier.id}/{part}"))
    return Found(tuple(replies))


def _links(profile: Reply) -> set[str]:
    """The names of what the profile links to; none for anything that is not such a profile."""
    try:
        return set(json.loads(profile.body)["links"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return set()


def _pages(access: Access, path: str) -> Iterator[Reply]:
    """All pages of a list; the reader sees by the total whether something is missing."""
    start = 0
    for _ in range(_MOST_PAGES):
        reply = access.get(path, items_per_page=PAGE, start_index=start)
        yield reply
        count, total = _counts(reply)
        start += count
        if count == 0 or start >= total:
            return


def _counts(reply: Reply) -> tuple[int, int]:
    """How many items the page has, and how many there are; (0, 0) for anything that is not such a page."""
    try:
        content = json.loads(reply.body)
        total = content.get("total_results", content.get("total_count"))
        return len(content["items"]), int(total)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return 0, 0
