"""Values that people type into forms."""

from __future__ import annotations

from datetime import date

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words


def day_typed(text: str) -> date:
    """A day as 2026-12-01. Raises PolicyRefused for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PolicyRefused(
            Words(f"{text!r} 不是日期。", f"{text!r} is not a date."),
            Words("例如 2026-12-01。", "Write it like 2026-12-01."),
        ) from None
