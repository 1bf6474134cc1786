"""Fields and demands that rule files are made of; error messages and the editors' JSON Schema are read from the same place."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

ENGLISH_MISSING = "the English words are missing"


class Strict(Schema):
    """A mapping whose unknown fields are refused with those that are allowed.

    `exactly_one` and `at_least_one` name fields of which one is demanded; `needs_with` maps a field to those that must
    stand beside it.
    """

    exactly_one: ClassVar[tuple[str, ...]] = ()
    at_least_one: ClassVar[tuple[str, ...]] = ()
    needs_with: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        names = ", ".join(field.data_key or name for name, field in self.fields.items())
        self.error_messages = {**self.error_messages, "unknown": f"Unknown field; allowed here: {names}"}

    @validates_schema(pass_original=True)
    def demanded(self, data: dict[str, Any], original: Any, partial: object = None, **_: Any) -> None:
        if partial:
            return
        given = original if isinstance(original, dict) else {}
        if self.exactly_one and sum(name in given for name in self.exactly_one) != 1:
            raise ValidationError(f"has exactly one of {', '.join(self.exactly_one)}")
        if self.at_least_one and not any(name in given for name in self.at_least_one):
            raise ValidationError(f"has at least one of {', '.join(self.at_least_one)}")
        for name, others in self.needs_with.items():
            missing = [other for other in others if name in given and other not in given]
            if missing:
                raise ValidationError(f"`{name}` needs `{missing[0]}`", name)


class Words(Strict):
    """Text in both languages."""

    zh = fields.String(required=True, validate=validate.Length(min=1))
    en = fields.String(required=True, validate=validate.Length(min=1), error_messages={"required": ENGLISH_MISSING})


class ChineseWords(Strict):
    """Text in Chinese and, where it exists, in English."""

    zh = fields.String(required=True, validate=validate.Length(min=1))
    en = fields.String(load_default=None, allow_none=True)


def words(*, required: bool = False, english: bool = True) -> fields.Nested:
    """Text in both languages; `english=False` lets the English be left out."""
    return fields.Nested(Words() if english else ChineseWords(), required=required)


def one_of(*allowed: str) -> validate.OneOf:
    return validate.OneOf(allowed, error="{input!r} is not allowed here; allowed: {choices}")


def yes_or_no() -> fields.String:
    return fields.String(load_default="no", validate=one_of("yes", "no"))


class _Example(Strict):
    text = fields.String(required=True)
    given = fields.Dict(
        keys=fields.String(
            validate=one_of("law", "side", "filled", "policy", "profile", "registry", "today", "standing")
        ),
        load_default=dict,
    )
    quotes = fields.List(fields.String())


class Example(fields.Field[Any]):
    """A text alone, or a mapping with `text` and what is `given` beside it."""

    whole = _Example

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"text": value, "given": {}}
        if not isinstance(value, dict):
            raise ValidationError("an example is a text, or a mapping with text and given")
        loaded: dict[str, Any] = self.whole().load(value)
        return loaded


class Limit(fields.Field[Any]):
    """What a fact is compared with: a number, or the values that are meant."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int | float | list[str]:
        if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
            return value
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return value
        raise ValidationError("a limit is a number, or a list of texts")
