"""Asks GLEIF: one look is one request."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotModified, NotThere
from riskwatch.sources.verdict import ABSENT


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the LEI record; raises what `Web.get` raises."""
    reply = access.get(f"/api/v1/lei-records/{identifier.id}", memory)
    if reply.http_status == 304:
        return NotModified()
    if reply.http_status in ABSENT:
        return NotThere(reply)
    return Found((reply,))
