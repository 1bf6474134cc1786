"""Hits by name: what people said to them decides whether they are facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from riskwatch.domain.snapshot import NameHit, Snapshot

HitState = Literal["proposed", "confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class KeptHit:
    """A hit that a person is, or was, asked about: does it concern the customer `ref`?"""

    ref: str
    source: str
    hit: NameHit
    at: datetime
    state: HitState = "proposed"
    decided_at: datetime | None = None
    decided_by: str = ""
    reason: str = ""


def answered(snapshot: Snapshot, answers: Mapping[str, HitState]) -> Snapshot:
    """The snapshot with confirmed hits among its facts and without rejected ones; the rest stays a question."""
    told: dict[str, list[Any]] = {"insolvency": [], "notices": [], "sanctions": []}
    open_hits = []
    for hit in snapshot.hits:
        state = answers.get(hit.ref, "proposed")
        if state == "proposed":
            open_hits.append(hit)
        elif state == "confirmed":
            for section, fact in (("insolvency", hit.case), ("notices", hit.notice), ("sanctions", hit.sanction)):
                if fact is not None:
                    told[section].append(fact)
    sections: dict[str, Any] = {
        section: (*(getattr(snapshot, section) or ()), *facts) for section, facts in told.items() if facts
    }
    return replace(snapshot, hits=tuple(open_hits), **sections)
