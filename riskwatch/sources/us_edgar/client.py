"""Asks EDGAR: one look is the submissions of a registrant."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotModified, NotThere
from riskwatch.sources.verdict import ABSENT


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the newest submissions (a year of them, or a thousand); raises what `Web.get` raises.

    Who is no registrant is not there at all: most private companies are not, which says nothing about them.
    """
    reply = access.get(f"/submissions/CIK{identifier.id}.json", memory)
    if reply.http_status == 304:
        return NotModified()
    return NotThere(reply) if reply.http_status in ABSENT else Found((reply,))
