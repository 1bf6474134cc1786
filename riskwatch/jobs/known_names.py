"""What a customer is called, for sources that have no numbers."""

from __future__ import annotations

from riskwatch.store import Unit
from riskwatch.watch.facts import folded


def known_names(unit: Unit, ref: str) -> tuple[str, ...]:
    """What a customer is called: by its registers, by us, and what it was called before; each once."""
    customer = unit.customers.get(ref)
    views = [view for view in unit.snapshots.latest(ref).values() if view.match.confirmed]
    names = [view.legal_name for view in views]
    names += [customer.name] if customer else []
    names += [former for view in views for former in view.former_names]
    unique = {folded(name): name for name in reversed(names) if folded(name)}
    return tuple(reversed(unique.values()))
