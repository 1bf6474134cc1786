"""Asks ARES: one look is the subject and its record in the public registers, if it has one."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotThere
from riskwatch.sources.verdict import ABSENT

_BASE = "/ekonomicke-subjekty-v-be/rest"


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch both; raises what `Web.get` raises. A subject that is in no court's register has a 404 among the replies."""
    subject = access.get(f"{_BASE}/ekonomicke-subjekty/{identifier.id}")
    if subject.http_status in ABSENT:
        return NotThere(subject)
    return Found((subject, access.get(f"{_BASE}/ekonomicke-subjekty-vr/{identifier.id}")))
