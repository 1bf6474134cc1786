"""What the file of the credit policy may hold: the schema is made from the table of parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from riskwatch.domain.policy import ApprovedException, Policy
from riskwatch.domain.position import ACCEPTABLE, UNKNOWN, Range
from riskwatch.domain.security import SECURITY_KINDS
from riskwatch.rulebook.house.parameters import PARAMETERS, Kind, Parameter
from riskwatch.rulebook.house.values import (
    GRADES,
    Amount,
    Day,
    Flag,
    GradeField,
    Multiple,
    Points,
    Share,
    Sum,
    Whole,
)
from riskwatch.rulebook.strict_fields import Strict, one_of

_NOT_EMPTY = validate.Length(min=1)
_CURRENCY = validate.Regexp(r"[A-Z]{3}\Z", error="{input!r} is no currency; write it as CNY, USD or EUR")
_PERSON = validate.Regexp(
    r"(owner|sales|credit_manager|admin|[^@\s]+@[^@\s]+)\Z",
    error="{input!r} is nobody; write owner, sales, credit_manager, admin or a mail address",
)
_LONGEST_CHAIN = 400
"""Working hours, about ten weeks."""
_CODE = validate.Regexp(r"[A-Z]{3}[0-9]{3}\Z", error="{input!r} is no code of a rule, such as PAY004")
_DEFAULT = Policy()
_WEIGHTS = ("weight_accounts", "weight_payments", "weight_register")
_RISING = (
    ("statutory_days_public", "statutory_days_public_max"),
    ("late_rate_info_per_year", "late_rate_warning_per_year"),
    ("visible_min_days", "latent_min_days"),
)


class _Exception(Strict):
    contract = fields.String(required=True, validate=_NOT_EMPTY)
    until = Day(required=True)
    approved_by = fields.String(required=True, validate=_NOT_EMPTY)
    reason = fields.String(required=True, validate=_NOT_EMPTY)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> ApprovedException:
        return ApprovedException(**data)


def _position_by_grade() -> fields.Field[Any]:
    return fields.Dict(
        keys=fields.String(validate=one_of(*GRADES, UNKNOWN)), values=fields.String(validate=one_of(*ACCEPTABLE))
    )


class _Range(Strict):
    at_least_one = ("target", "lowest")

    target = fields.String(load_default="", validate=one_of(*ACCEPTABLE))
    lowest = _position_by_grade()

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Range:
        return Range(data["target"], data.get("lowest", {}))


def _by_grade(value: fields.Field[Any]) -> fields.Field[Any]:
    return fields.Dict(keys=fields.String(validate=one_of(*GRADES)), values=value)


_FIELDS: Mapping[Kind, Callable[[], fields.Field[Any]]] = {
    "days": Whole,
    "workdays": Whole,
    "months": Whole,
    "count": Whole,
    "whole": Whole,
    "times": Multiple,
    "points": Points,
    "share": Share,
    "per_day": Share,
    "per_year": lambda: Share(most=10),
    "money": Sum,
    "money_by_currency": lambda: fields.Dict(keys=fields.String(validate=_CURRENCY), values=Amount()),
    "flag": Flag,
    "grade": GradeField,
    "grades": lambda: fields.List(GradeField()),
    "days_by_grade": lambda: _by_grade(Whole()),
    "factor_by_grade": lambda: _by_grade(Share()),
    "points_by_grade": lambda: fields.Dict(keys=fields.String(validate=one_of("A", "B", "C")), values=Points()),
    "share_by_security": lambda: fields.Dict(keys=fields.String(validate=one_of(*SECURITY_KINDS)), values=Share()),
    "sums_by_branch": lambda: fields.Dict(keys=fields.String(validate=_NOT_EMPTY), values=Amount()),
    "days_by_goods": lambda: fields.Dict(keys=fields.String(validate=_NOT_EMPTY), values=Whole()),
    "hour": lambda: Whole(most=24),
    "hours_by_person": lambda: fields.Dict(keys=fields.String(validate=_PERSON), values=Whole(most=_LONGEST_CHAIN)),
    "dated_rates": lambda: fields.Dict(keys=Day(), values=Share()),
    "exceptions": lambda: fields.List(fields.Nested(_Exception())),
    "position": lambda: fields.String(validate=one_of(*ACCEPTABLE)),
    "position_by_grade": _position_by_grade,
    "positions_by_rule": lambda: fields.Dict(keys=fields.String(validate=_CODE), values=fields.Nested(_Range())),
}


def field_for(parameter: Parameter) -> fields.Field[Any]:
    """The field that reads a value of this parameter."""
    return _FIELDS[parameter.kind]()


class _Dated(Strict):
    """From when on the policy holds, and who answers for it."""

    effective_from = Day(required=True)
    owner = fields.String(required=True, validate=_NOT_EMPTY)

    @validates_schema
    def rising(self, data: dict[str, Any], **_: Any) -> None:
        for low, high in _RISING:
            if low in data and high in data and data[low] > data[high]:
                raise ValidationError(f"`{low}` is above `{high}`", low)

    @validates_schema
    def better_grades_wait_longer(self, data: dict[str, Any], **_: Any) -> None:
        terms = data.get("credit_term_max_days", {})
        given = [terms[grade] for grade in GRADES if grade in terms]
        if given != sorted(given, reverse=True):
            raise ValidationError("a worse grade has a longer credit term than a better one", "credit_term_max_days")

    @validates_schema
    def weights_are_a_whole(self, data: dict[str, Any], **_: Any) -> None:
        weights = [data.get(name, getattr(_DEFAULT, name)) for name in _WEIGHTS]
        if sum(weights) != 1:
            raise ValidationError("the three weights of the score do not add up to 100%", _WEIGHTS[0])

    @validates_schema
    def bands_fall(self, data: dict[str, Any], **_: Any) -> None:
        bands = {**_DEFAULT.grade_from_score, **data.get("grade_from_score", {})}
        if not bands["A"] > bands["B"] > bands["C"]:
            raise ValidationError("a better grade begins at a lower score than a worse one", "grade_from_score")

    @validates_schema
    def the_working_day_has_hours(self, data: dict[str, Any], **_: Any) -> None:
        begins, ends = (data.get(name, getattr(_DEFAULT, name)) for name in ("working_day_begins", "working_day_ends"))
        if begins >= ends:
            raise ValidationError("the working day ends before it begins", "working_day_ends")

    @validates_schema
    def default_is_neither_never_nor_sure(self, data: dict[str, Any], **_: Any) -> None:
        if not 0 < data.get("default_rate", _DEFAULT.default_rate) < 1:
            raise ValidationError("a share of defaults lies between 0 and 100%, both excluded", "default_rate")


PolicySchema: type[Strict] = type(
    "PolicySchema", (_Dated,), {parameter.name: field_for(parameter) for parameter in PARAMETERS}
)
"""The whole file. A parameter that is left out has the rule book's default."""
