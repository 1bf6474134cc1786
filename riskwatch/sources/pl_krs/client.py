"""Asks the Polish court register: one look is the current extract, from whichever of the two registers has it."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotModified, NotThere
from riskwatch.sources.verdict import ABSENT

_REGISTERS = ("P", "S")
"""Businesses; associations and foundations."""


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch the extract; raises what `Web.get` raises."""
    for register in _REGISTERS:
        reply = access.get(f"/api/krs/OdpisAktualny/{identifier.id}", memory, rejestr=register, format="json")
        if reply.http_status == 304:
            return NotModified()
        if reply.http_status not in ABSENT:
            return Found((reply,))
    return NotThere(reply)
