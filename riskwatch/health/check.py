"""What the doctor says about one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riskwatch.domain.words import Words

State = Literal["ok", "warning", "broken"]
NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `hint` says what to do when it is not ok."""

    name: str
    state: State
    says: Words
    hint: Words = NOTHING
