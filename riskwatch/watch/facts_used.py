"""A register fact as one line of text, to tell whether it is still what a finding rested on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from riskwatch.domain.snapshot import Snapshot


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(sorted(part for part in parts if part))


_LINES: dict[str, Callable[[Snapshot], str]] = {
    "names": lambda view: view.legal_name,
    "status": lambda view: " / ".join(word for word in (view.status.raw, view.status.raw_detail) if word),
    "officers": lambda view: _listed(f"{o.name} ({o.role})" for o in view.officers or () if o.until is None),
    "owners": lambda view: _listed(
        f"{o.name} {o.share_min or ''}".strip() for o in view.owners or () if o.until is None
    ),
    "addresses": lambda view: _listed(a.text for a in view.addresses or () if a.kind == "registered"),
    "capital": lambda view: f"{view.capital.amount} {view.capital.currency}" if view.capital else "",
    "charges": lambda view: _listed(
        f"{c.holder} {c.created_on or ''}" for c in view.charges or () if c.status == "outstanding"
    ),
    "notices": lambda view: _listed(f"{n.kind} {n.reason}" for n in view.notices or () if n.removed_on is None),
    "insolvency": lambda view: _listed(f"{c.kind} {c.stage}" for c in view.insolvency or () if c.ended_on is None),
    "filings": lambda view: _listed(f"{f.kind} {f.period_end or ''}" for f in view.filings or ()),
}
FACT_LINES = frozenset(_LINES)
"""The facts that a finding may say it rests on."""


def fact_line(view: Snapshot, fact: str) -> str:
    """What the register says of a fact, the same text for the same content whatever the order of its rows."""
    return _LINES[fact](view)
