"""What a line of the policy's table is made of."""

from __future__ import annotations

from typing import Literal, NamedTuple

from riskwatch.domain.words import Words

Kind = Literal[
    "days", "workdays", "months", "count", "whole", "times", "points", "share", "per_day", "per_year", "money",
    "money_by_currency", "flag", "grade", "grades", "days_by_grade", "factor_by_grade", "points_by_grade",
    "days_by_goods", "share_by_security", "sums_by_branch", "dated_rates", "exceptions", "hour", "hours_by_person", "position",
    "position_by_grade", "positions_by_rule",
]  # fmt: skip


class Parameter(NamedTuple):
    """One line of the table. `name` is the field of `Policy` and of the file; `rules` are the codes that ask for it;
    `example` shows how a value is written that nobody would guess."""

    name: str
    kind: Kind
    title: Words
    rules: tuple[str, ...] = ()
    example: str = ""


class Group(NamedTuple):
    title: Words
    parameters: tuple[Parameter, ...]


def parameter(name: str, kind: Kind, zh: str, en: str, rules: str = "", example: str = "") -> Parameter:
    """A line; `rules` are codes with blanks between them."""
    return Parameter(name, kind, Words(zh, en), tuple(rules.split()), example)
