"""Asks the Norwegian register: one look is the entity and its roles."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory, NotModified, NotThere, Reply
from riskwatch.sources.verdict import ABSENT


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch entity and roles; raises what `Web.get` raises. No roles at all is a 404 among the replies."""
    path = f"/enhetsregisteret/api/enheter/{identifier.id}"
    for_entity, for_roles = memory.split(2)
    entity = access.get(path, for_entity)
    if entity.http_status in ABSENT:
        return NotThere(entity)
    roles = access.get(f"{path}/roller", for_roles)
    if entity.http_status == 304 and roles.http_status == 304:
        return NotModified()
    return Found((_whole(access, path, entity), _whole(access, f"{path}/roller", roles)))


def _whole(access: Access, path: str, reply: Reply) -> Reply:
    """One of the two changed: the other is needed as well, since a snapshot is read from both."""
    return access.get(path) if reply.http_status == 304 else reply
