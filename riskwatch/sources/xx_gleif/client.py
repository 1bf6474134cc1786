"""Asks GLEIF: one look is the record, its parents or why there are none, and the newest lines of its change log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import NOTHING_REMEMBERED, Answer, Found, Memory, NotModified, NotThere, Reply
from riskwatch.sources.verdict import ABSENT
from riskwatch.sources.xx_gleif.values import CHANGE_LOG, EXCEPTION, PARENTS, RELATIONSHIP

_NEWEST = {"page[number]": 1, "page[size]": 100}
"""Lines of the change log: a renewal writes two, a record that is rewritten as a whole some forty."""


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the record and what it links to; raises what `Web.get` raises.

    Everything at GLEIF is of one golden copy a day, which every answer names: while the record is unmodified, so is the
    rest.
    """
    path = f"/api/v1/lei-records/{identifier.id}"
    record = access.get(path, memory)
    if record.http_status == 304:
        return NotModified()
    if record.http_status in ABSENT:
        return NotThere(record)
    replies = [record, *(access.get(f"{path}/{part}") for part in _parts(record))]
    return Found((*replies, access.get(f"{path}/{CHANGE_LOG}", NOTHING_REMEMBERED, **_NEWEST)), left=record.memory)


def _parts(record: Reply) -> Iterator[str]:
    """Where the parents are, by the links of the record: a relationship and the parent's record, or the exception."""
    relationships = _relationships(record)
    for parent in PARENTS:
        side = relationships.get(parent)
        links = side.get("links") if isinstance(side, dict) else None
        if not isinstance(links, dict):
            continue
        if "lei-record" in links:
            yield f"{parent}{RELATIONSHIP}"
            yield parent
        elif "reporting-exception" in links:
            yield f"{parent}{EXCEPTION}"


def _relationships(record: Reply) -> dict[str, Any]:
    """The links of a record; none for anything that is no such record."""
    try:
        found = json.loads(record.body)["data"]["relationships"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
