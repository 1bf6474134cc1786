"""Asks the Finnish business information system: one look is one request."""

from __future__ import annotations

import json

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotModified, NotThere, Reply
from riskwatch.sources.verdict import ABSENT


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the record of a business id; raises what `Web.get` raises. An unknown one gives an empty list."""
    reply = access.get("/opendata-ytj-api/v3/companies", memory, businessId=identifier.id)
    if reply.http_status == 304:
        return NotModified()
    return NotThere(reply) if reply.http_status in ABSENT or _is_empty(reply) else Found((reply,))


def _is_empty(reply: Reply) -> bool:
    try:
        content = json.loads(reply.body)
        return bool(content["companies"] == [] and content["totalResults"] == 0)
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
