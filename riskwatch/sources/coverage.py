"""Which signals a look really checked (registry-sources, section 3): not looked at is never clean."""

from __future__ import annotations

from collections.abc import Mapping

from riskwatch.domain.event import SIGNALS
from riskwatch.domain.snapshot import Coverage


def covered(signals: Mapping[str, frozenset[str]], states: Mapping[str, Coverage]) -> dict[str, Coverage]:
    """The coverage of every signal. `signals` names per section of a source what it can show; `states` how each
    section came out. A signal shown by several sections is as good as the best of them."""
    order: tuple[Coverage, ...] = ("checked", "stale", "failed", "not_entitled", "not_offered")
    found: dict[str, Coverage] = {}
    for signal in SIGNALS:
        seen = [states[section] for section, shown in signals.items() if signal in shown]
        found[signal] = min(seen, key=order.index, default="not_offered")
    return found
