"""Asks CourtListener: one look is a search of the bankruptcy dockets for each name of the company."""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import NOTHING_REMEMBERED, Answer, Found, Memory

PATH = "/api/rest/v4/search/"
_MOST_NAMES = 2


def look(access: Access, identifier: Identifier, memory: Memory, names: Sequence[str] = ()) -> Answer:
    """Fetch the newest dockets; raises what `Web.get` raises.

    None is an answer that says little: the archive has only what its users contributed.
    """
    asked = dict.fromkeys(name.replace('"', " ").strip() for name in names[:_MOST_NAMES]) or {str(identifier): None}
    query = {"type": "r", "order_by": "dateFiled desc", "federal_court": "bankruptcy"}
    return Found(tuple(access.get(PATH, NOTHING_REMEMBERED, q=f'caseName:"{name}"', **query) for name in asked))
