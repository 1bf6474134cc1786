"""Running periods as a JSON object and as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from riskwatch.domain.clock import Clock
from riskwatch.domain.words import Words
from riskwatch.exports.ageing import Names

SCHEMA = "riskwatch.clocks/1"
_NONE = Words("没有临近的期间。用 --all 查看全部。", "No period ends soon. See all of them with --all.")
_LEFT = Words("还有{days}天", "{days} days left")
_OVER = Words("已过{days}天", "ended {days} days ago")


def clocks_object(clocks: Iterable[Clock], names: Names, today: date) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "as_of": today.isoformat(),
        "clocks": [
            {
                "id": clock.id,
                "kind": clock.kind.id,
                "customer": {"ref": clock.customer_ref, "name": names(clock.customer_ref)},
                "about": clock.about,
                "began": clock.began.isoformat(),
                "ends": clock.ends.isoformat(),
                "days_left": clock.left(today),
                "interruptions": [
                    {"on": each.on.isoformat(), "what": {"zh": each.what.zh, "en": each.what.en}}
                    for each in clock.interruptions
                ],
                "basis": list(clock.kind.basis),
                "assumed": {"zh": clock.assumed.zh, "en": clock.assumed.en} if clock.assumed else None,
            }
            for clock in clocks
        ],
    }


def clocks_text(clocks: Iterable[Clock], names: Names, today: date, language: str) -> str:
    """One period a line: the last day, what is left, whom and what it is about."""
    lines = []
    for clock in clocks:
        left = clock.left(today)
        said = (_LEFT if left >= 0 else _OVER).filled({"days": abs(left)}).said(language)
        lines.append(
            f"{clock.ends}  {said}  {clock.kind.title.said(language)}  {names(clock.customer_ref)}  {clock.about}"
        )
    return "\n".join(lines or [_NONE.said(language)]) + "\n"
