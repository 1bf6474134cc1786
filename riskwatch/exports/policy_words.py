"""Values of the credit policy as people read them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from riskwatch.domain.money import Money
from riskwatch.domain.policy import ApprovedException
from riskwatch.domain.position import UNKNOWN, Range
from riskwatch.domain.security import SECURITY_KINDS
from riskwatch.domain.words import Words
from riskwatch.exports.positions import POSITIONS
from riskwatch.rulebook.house.parameters import UNITS, Parameter
from riskwatch.rulebook.house.writing import PERCENTS

YES, NO = Words("是", "yes"), Words("否", "no")
_SECURITY: dict[str, Words] = {str(kind): words for kind, words in SECURITY_KINDS.items()}
PEOPLE: dict[str, Words] = {
    "owner": Words("负责人", "whoever looks after it"),
    "sales": Words("销售", "sales"),
    "credit_manager": Words("信用经理", "credit managers"),
    "admin": Words("管理员", "administrators"),
}
"""Whom the escalation chain names by what they are."""
NAMES: dict[str, Words] = {**PEOPLE, **POSITIONS, UNKNOWN: Words("等级未知", "grade unknown"), **_SECURITY}
_DAYS = ("days_by_grade", "days_by_goods")
_EXCEPTION = Words(
    "{contract}（到 {until}，{by}批准：{reason}）", "{contract} (until {until}, approved by {by}: {reason})"
)
_TARGET = Words("先提{position}", "propose {position} first")
_LOWEST = Words("最低 {positions}", "at least {positions}")


def value_words(parameter: Parameter, value: Any) -> Words:
    """A value of this parameter with its unit; a dash for none."""
    return Words(_said(parameter, value, "zh"), _said(parameter, value, "en"))


def _said(parameter: Parameter, value: Any, language: str) -> str:
    if isinstance(value, Mapping):
        pairs = (
            f"{_one(parameter, key, language)} {_said(parameter, one, language)}" for key, one in sorted(value.items())
        )
        return " · ".join(pairs) or "—"
    if isinstance(value, tuple | list):
        return " · ".join(_one(parameter, each, language) for each in value) or "—"
    unit = UNITS["days"] if parameter.kind in _DAYS else UNITS.get(parameter.kind)
    return " ".join(filter(None, (_one(parameter, value, language), unit.said(language) if unit else "")))


def _one(parameter: Parameter, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return (YES if value else NO).said(language)
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:,f}"
    if isinstance(value, Decimal):
        return f"{(value * 100).normalize():f}%" if parameter.kind in PERCENTS else f"{value:,f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, ApprovedException):
        given = {"contract": value.contract, "until": value.until, "by": value.approved_by, "reason": value.reason}
        return _EXCEPTION.filled(given).said(language)
    if isinstance(value, Range):
        target = _TARGET.filled({"position": _name(value.target, language)}).said(language) if value.target else ""
        lowest = " ".join(f"{_name(key, language)} {_name(one, language)}" for key, one in sorted(value.lowest.items()))
        asked = _LOWEST.filled({"positions": lowest}).said(language) if lowest else ""
        return ("，" if language == "zh" else ", ").join(filter(None, (target, asked)))
    return _name(str(value), language)


def _name(word: str, language: str) -> str:
    return NAMES[word].said(language) if word in NAMES else word
