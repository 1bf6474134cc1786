"""JSON of what watching knows: proposals of identity, what was known on a day, who is blind."""

from __future__ import annotations

from riskwatch.exports.records import Json, moment, words
from riskwatch.watch.identity.match import Match


def match_object(match: Match, customer: str) -> Json:
    """A proposal with the parts of its score."""
    return {
        "ref": match.ref,
        "customer": customer,
        "identifier": {"scheme": match.identifier.scheme, "id": match.identifier.id},
        "name": match.name,
        "matched_name": match.by,
        "country": match.country or None,
        "listed_in": match.listed_in,
        "points": match.points,
        "parts": [{"kind": part.kind, "points": part.points, "says": words(part.says)} for part in match.parts],
        "state": match.state,
        "proposed_at": moment(match.at),
        "decided_at": moment(match.decided_at),
        "decided_by": match.decided_by or None,
        "reason": match.reason or None,
    }
