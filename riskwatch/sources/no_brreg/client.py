"""Asks the Norwegian register: one look is the entity, its roles and its sub-units."""

from __future__ import annotations

import json
from collections.abc import Iterator

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import NOTHING_REMEMBERED, Answer, Found, Memory, NotModified, NotThere, Reply
from riskwatch.sources.verdict import ABSENT

_API = "/enhetsregisteret/api"
_PAGE = 100
_MOST_PAGES = 100
"""The register gives out no more than 10 000 rows of one question."""


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Fetch entity, roles and sub-units; raises what `Web.get` raises. No roles at all is a 404 among the replies.

    Where the sub-units fill more than one page, nothing is asked conditionally: the first page alone does not tell of the
    others.
    """
    path = f"{_API}/enheter/{identifier.id}"
    for_entity, for_roles, for_units = memory.split(3)
    entity = access.get(path, for_entity)
    if entity.http_status in ABSENT:
        return NotThere(entity)
    roles = access.get(f"{path}/roller", for_roles)
    units = _units(access, identifier, 0, for_units)
    if {entity.http_status, roles.http_status, units.http_status} == {304}:
        return NotModified()
    if units.http_status == 304:
        units = _units(access, identifier, 0)
    more = _further(access, identifier, units)
    return Found((_whole(access, path, entity), _whole(access, f"{path}/roller", roles), units, *more))


def _whole(access: Access, path: str, reply: Reply) -> Reply:
    """One of them changed: the others are needed as well, since a snapshot is read from all."""
    return access.get(path) if reply.http_status == 304 else reply


def _units(access: Access, identifier: Identifier, page: int, memory: Memory = NOTHING_REMEMBERED) -> Reply:
    return access.get(f"{_API}/underenheter", memory, overordnetEnhet=identifier.id, size=_PAGE, page=page)


def _further(access: Access, identifier: Identifier, first: Reply) -> Iterator[Reply]:
    """The pages after the first; the reader sees by the total whether something is missing."""
    for page in range(1, min(_pages(first), _MOST_PAGES)):
        yield _units(access, identifier, page)


def _pages(reply: Reply) -> int:
    """How many pages there are; 1 for anything that is not such a page."""
    try:
        return int(json.loads(reply.body)["page"]["totalPages"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return 1
