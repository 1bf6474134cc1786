"""Values that people type into forms."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal, InvalidOperation

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


def time_typed(text: str) -> time | None:
    """A time as 20:00, None for nothing. Raises PolicyRefused for anything else, a time with a zone too: the reader has one."""
    if not text.strip():
        return None
    try:
        found = time.fromisoformat(text.strip())
        if found.tzinfo is not None:
            raise ValueError("a zone")
        return found
    except ValueError:
        raise PolicyRefused(
            Words(f"{text!r} 不是时间。", f"{text!r} is no time of day."), Words("例如 20:00。", "Write it like 20:00.")
        ) from None


def number_typed(text: str) -> Decimal:
    """A number that is not negative, with or without thousands separators. Raises PolicyRefused for anything else."""
    try:
        found = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found < 0:
        raise PolicyRefused(
            Words(f"{text!r} 不是数字。", f"{text!r} is not a number."),
            Words("只写数字，例如 400000 或 0.0005。", "Write digits only, such as 400000 or 0.0005."),
        )
    return found
