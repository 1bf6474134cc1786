"""Which stored reply proves a fact."""

from __future__ import annotations

from riskwatch.domain.event import Evidence
from riskwatch.domain.snapshot import RawReply, Snapshot

_PATHS = {
    "officers": ("/officers", "/roller"),
    "owners": ("/persons-with-significant-control", "-parent"),
    "charges": ("/charges",),
    "insolvency": ("/insolvency",),
    "strike_off": ("/filing-history",),
    "branches": ("/uk-establishments", "/underenheter"),
}
"""Words in the address of the reply that carries a section; everything else stands in the first reply."""


def proof(snapshot: Snapshot, section: str) -> Evidence:
    """The first good reply that shows the section, else the first reply at all."""
    good = [reply for reply in snapshot.raw if reply.http_status == 200] or list(snapshot.raw)
    if not good:
        return Evidence("", snapshot.fetched_at)
    reply = next((reply for reply in good if _carries(reply, section)), good[0])
    return Evidence(reply.sha256, snapshot.fetched_at, reply.url)


def _carries(reply: RawReply, section: str) -> bool:
    return any(path in reply.url for path in _PATHS.get(section, ()))
