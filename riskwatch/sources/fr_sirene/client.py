"""Asks the French directory of companies: one look is one search for the number."""

from __future__ import annotations

import json

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotModified, NotThere, Reply


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the record of a SIREN; raises what `Web.get` raises.

    The directory answers 200 with an empty list for a number that it does not know, and with a record without a state
    for one of which it knows nothing but the number (a phantom).
    """
    reply = access.get("/search", memory, q=identifier.id, page=1, per_page=1)
    if reply.http_status == 304:
        return NotModified()
    return NotThere(reply) if reply.http_status in (404, 410) or _knows_nothing(reply) else Found((reply,))


def _knows_nothing(reply: Reply) -> bool:
    try:
        results = json.loads(reply.body)["results"]
        return results == [] or (results[0]["etat_administratif"] is None and results[0]["nom_complet"] is None)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return False  # not the known shape: the reader says so
