"""What the `positions` section of a rule file may hold."""

from __future__ import annotations

from math import isfinite
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, validate, validates_schema

from riskwatch.contract.positions.conditions import POLICY_NUMBERS
from riskwatch.contract.positions.facts import FACTS
from riskwatch.domain.position import FALLBACKS, STEPS, Approval
from riskwatch.rulebook.strict_fields import Example, Strict, one_of, words

CODE = r"^[A-Z]{3}[0-9]{3}$"
NAME = validate.Regexp(r"^[a-z][a-z0-9_]*$", error="a name has small letters, digits and underscores")
NOT_EMPTY = validate.Length(min=1)


def texts(*, required: bool = False) -> fields.List[Any]:
    inner = fields.String(validate=NOT_EMPTY)
    if required:
        return fields.List(inner, required=True, validate=NOT_EMPTY)
    return fields.List(inner, load_default=list)


class BoundLimit(fields.Field[Any]):
    """A number, or the name of a parameter of our policy."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int | float | str:
        if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
            return value
        if value in POLICY_NUMBERS:
            return str(value)
        raise ValidationError(f"a bound is a number, or one of {', '.join(POLICY_NUMBERS)}")


class _Bound(Strict):
    at_least_one = ("at_least", "at_most")

    at_least = BoundLimit()
    at_most = BoundLimit()


class _Number(Strict):
    found = texts(required=True)
    unit = fields.String(required=True, validate=one_of("days", "months", "share"))
    unless = texts()

    @validates_schema
    def holds_a_number(self, data: dict[str, Any], **_: Any) -> None:
        for pattern in data.get("found", ()):
            if pattern.count("{N}") != 1:
                raise ValidationError("each pattern holds {N} once, where the number stands", "found")


class _Condition(Strict):
    at_least_one = ("numbers", "says", "finding", "findings_of")
    needs_with: ClassVar = {"unless": ("says",), "also": ("says",), "nowhere": ("says",)}

    numbers = fields.Dict(fields.String(validate=NAME), fields.Nested(_Bound), load_default=dict)
    says = texts()
    unless = texts()
    also = texts()
    nowhere = texts()
    finding = texts()
    findings_of = fields.List(fields.String(validate=validate.Regexp(CODE)), load_default=list)


class _Wanted(Strict):
    when = fields.Nested(_Condition, required=True)
    wording = words(required=True, english=False)
    note = words(required=True)
    examples = fields.List(Example(), required=True, validate=NOT_EMPTY)


class _Preferred(_Wanted):
    approval = fields.String(load_default=Approval.SALES.value, validate=one_of(*Approval))


class _Fallback(_Wanted):
    approval = fields.String(required=True, validate=one_of(*Approval))


class _WalkAway(Strict):
    when = fields.Nested(_Condition)
    note = words(required=True)
    approval = fields.String(load_default=Approval.MANAGEMENT.value, validate=one_of(*Approval))
    examples = fields.List(Example(), required=True, validate=NOT_EMPTY)


class _Silence(Strict):
    counts_as = fields.String(required=True, validate=one_of(*STEPS))
    why = words(required=True)
    examples = fields.List(Example(), required=True, validate=NOT_EMPTY)


class PositionsSchema(Strict):
    """The positions of a negotiable rule."""

    matter = words(required=True)
    asked = fields.String(load_default="with_rule", validate=one_of("with_rule", "on_every_sale"))
    numbers = fields.Dict(fields.String(validate=NAME), fields.Nested(_Number), load_default=dict)
    preferred = fields.Nested(_Preferred, required=True)
    fallbacks = fields.List(
        fields.Nested(_Fallback), required=True, validate=validate.Length(min=1, max=len(FALLBACKS))
    )
    walk_away = fields.Nested(_WalkAway, required=True)
    silence = fields.Nested(_Silence, required=True)

    @validates_schema
    def hangs_together(self, data: dict[str, Any], **_: Any) -> None:
        for place, condition in _conditions(data):
            unknown = sorted(set(condition["numbers"]) - {*FACTS, *data["numbers"]})
            if unknown:
                known = ", ".join((*FACTS, *data["numbers"]))
                raise ValidationError({place: f"no number {unknown[0]!r}; known: {known}"})
        known_steps = ("preferred", *FALLBACKS[: len(data["fallbacks"])], "walk_away")
        if data["silence"]["counts_as"] not in known_steps:
            raise ValidationError(f"this rule has only {', '.join(known_steps)}", "silence")


def _conditions(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [("preferred", data["preferred"]["when"])]
    found += [("fallbacks", one["when"]) for one in data["fallbacks"]]
    if "when" in data["walk_away"]:
        found.append(("walk_away", data["walk_away"]["when"]))
    return found
