"""What a person decided on an alert."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on an alert, and why. `choice` is approved or rejected; `step` the step of the ladder.

    `rule` is the check behind the proposal and `proposed` the limit that it named, as they were on that day.
    """

    id: str
    alert_id: str
    ref: str
    at: datetime
    actor: str
    role: str
    choice: Literal["approved", "rejected"]
    step: str
    reason: str
    limit: Decimal | None = None
    currency: str = "CNY"
    rule: str = ""
    proposed: Decimal | None = None
