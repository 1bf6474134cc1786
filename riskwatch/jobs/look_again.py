"""The loop back: a register fact that changed re-opens exactly the findings of drafts that rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from riskwatch.domain.rule import Report
from riskwatch.domain.snapshot import Snapshot
from riskwatch.store import Unit
from riskwatch.store.repositories.reviews import Review, UsedFact
from riskwatch.watch.facts_used import fact_line


def note_facts(unit: Unit, draft_id: str, report: Report) -> None:
    """Keep which register facts the findings of a draft rest on, with what they said that day."""
    unit.reviews.use(_used(draft_id, report))


def look_again(unit: Unit, view: Snapshot, at: datetime) -> int:
    """Hold a new view against what findings rest on; returns how many facts are not what they were."""
    changed = 0
    for used in unit.reviews.using(view.provider, str(view.subject)):
        now = fact_line(view, used.fact)
        if now == used.value:
            unit.reviews.close(used.draft_id, used.fingerprint, used.fact)
        else:
            unit.reviews.open(Review(used.draft_id, used.fingerprint, used.fact, used.value, now, at))
            changed += 1
    return changed


def _used(draft_id: str, report: Report) -> Iterator[UsedFact]:
    views = {(view.provider, str(view.subject)): view for view in report.matter.snapshots.values()}
    for finding in report.findings:
        note = finding.registry or {}
        view = views.get((note.get("provider", ""), note.get("identifier", "")))
        for fact in note.get("facts", "").split() if view else ():
            assert view is not None
            yield UsedFact(draft_id, finding.fingerprint, view.provider, str(view.subject), fact, fact_line(view, fact))
