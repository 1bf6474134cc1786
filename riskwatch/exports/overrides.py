"""Overrides and what became of them, as JSON and as a table for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from riskwatch.domain.money import Money
from riskwatch.domain.override import (
    KIND_WORDS,
    VERDICT_WORDS,
    VERDICTS,
    JudgedOverride,
    OverrideReport,
    OverrideTally,
)
from riskwatch.domain.words import Words
from riskwatch.exports.records import day, sums_object, words
from riskwatch.exports.widths import width

Json = dict[str, Any]
SCHEMA = "riskwatch.overrides/1"
Title = Callable[[str], Words]
"""What a rule is called."""
FEW_WORDS = Words("样本太少，不宜比较", "too few to compare")
UNKNOWN_WORDS = Words("尚无结果", "no end known yet")
_HEADS = (
    Words("次数", "overrides"),
    Words("已有结果", "known"),
    *(VERDICT_WORDS[verdict] for verdict in ("paid", "late", "lost")),
    Words("未按期收回的比例（95%区间）", "share that ended badly, 95 %"),
    Words("放出", "let out"),
    Words("其中未按期收回", "of it late or lost"),
)
_PEOPLE, _RULES = Words("按决定人", "By person"), Words("按规则", "By rule")
_NONE = Words("没有放行，也没有否决提案。", "Nothing was released against a ground, and no proposal was overridden.")


def overrides_object(report: OverrideReport, title: Title) -> Json:
    """Amounts and shares are text; `share` is null while no end is known."""
    return {
        "schema": SCHEMA,
        "overrides": [_one(each) for each in report.overrides],
        "all": _tally(report.all),
        "people": [{"person": each.key, **_tally(each)} for each in report.people],
        "rules": [{"rule": each.key, "title": words(title(each.key)), **_tally(each)} for each in report.rules],
    }


def overrides_lines(report: OverrideReport, title: Title, language: str) -> Iterator[str]:
    """Two tables: by person, by rule."""
    if not report.overrides:
        yield _NONE.said(language)
        return
    yield from _table(_PEOPLE, report.people, lambda key: key, language)
    yield ""
    yield from _table(_RULES, report.rules, lambda key: title(key).said(language), language)


def interval_words(tally: OverrideTally) -> Words:
    """The interval in per cent, with a word where the number is small; never a share without it."""
    if tally.interval is None:
        return UNKNOWN_WORDS
    low, high = (_percent(bound) for bound in tally.interval)
    text = f"{low}–{high}%"
    return Words(f"{text}，{FEW_WORDS.zh}", f"{text}, {FEW_WORDS.en}") if tally.few else Words(text, text)


def _table(head: Words, tallies: Sequence[OverrideTally], name: Callable[[str], str], language: str) -> Iterator[str]:
    rows = [[head.said(language), *(each.said(language) for each in _HEADS)]]
    rows += [[name(each.key), *_cells(each, language)] for each in tallies]
    columns = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, columns, strict=True))
        yield "  ".join(padded).rstrip()


def _cells(tally: OverrideTally, language: str) -> list[str]:
    return [
        str(len(tally.overrides)),
        str(tally.known),
        *(str(tally.count(verdict)) for verdict in ("paid", "late", "lost")),
        interval_words(tally).said(language),
        _sums(tally.let_out),
        _sums(tally.lost),
    ]


def _sums(money: tuple[Money, ...]) -> str:
    return ", ".join(map(str, money)) or "—"


def _percent(share: Decimal) -> str:
    return f"{share * 100:.0f}"


def _tally(tally: OverrideTally) -> Json:
    return {
        "count": len(tally.overrides),
        "known": tally.known,
        **{verdict: tally.count(verdict) for verdict in VERDICTS},
        "ended_badly": tally.interval and {"low": f"{tally.interval[0]:.3f}", "high": f"{tally.interval[1]:.3f}"},
        "few": tally.few,
        "let_out": sums_object(tally.let_out),
        "lost": sums_object(tally.lost),
    }


def _one(each: JudgedOverride) -> Json:
    made = each.override
    return {
        "kind": made.kind,
        "says": words(KIND_WORDS[made.kind]),
        "customer": made.customer_ref,
        "order": made.number or None,
        "alert": made.alert_id or None,
        "on": day(made.on),
        "by": made.by,
        "reason": made.reason,
        "against": list(made.against),
        "verdict": each.after.verdict,
        "known_on": day(each.after.known_on),
        "let_out": each.let_out.plain(),
        "lost": each.lost.plain(),
        "currency": made.currency,
    }
