"""The JSON Schema (draft 2020-12) of a rule file, read from the schema that loads it, for editors that complete and check."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, missing, validate
from marshmallow.validate import Validator

from riskwatch.contract.positions.conditions import POLICY_NUMBERS
from riskwatch.rulebook.field_help import HELP
from riskwatch.rulebook.position_schema import BoundLimit
from riskwatch.rulebook.schema import OwnRuleSchema, OwnViewSchema
from riskwatch.rulebook.strict_fields import Example, Limit, Strict

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def rule_file_schema(*, as_buyer: bool = False) -> dict[str, Any]:
    """What a rule file of the company may hold, or its buyer's view. Shipped rules fit too: they only demand more."""
    parts = _Parts()
    whole = parts.of(OwnViewSchema() if as_buyer else OwnRuleSchema())
    title = "RiskWatch contract rule, buyer's view" if as_buyer else "RiskWatch contract rule"
    return {"$schema": DRAFT, "title": title, **whole, "$defs": dict(sorted(parts.known.items()))}


class _Parts:
    """Translates schemas; those that stand inside others become definitions of their own."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, Any]] = {}

    def of(self, schema: Schema) -> dict[str, Any]:
        named = {field.data_key or name: field for name, field in schema.fields.items()}
        made: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: self._described(schema, name, field) for name, field in named.items()},
            "required": [name for name, field in named.items() if field.required],
        }
        return {key: part for key, part in made.items() if part != []} | _demands(schema)

    def _described(self, schema: Schema, name: str, field: fields.Field[Any]) -> dict[str, Any]:
        help_text = HELP.get((_name(schema), name)) or HELP.get((OwnRuleSchema.__name__, name))
        told = {"description": f"{help_text.zh} / {help_text.en}"} if help_text else {}
        default = field.load_default
        if default not in (missing, None, "") and not callable(default):
            told["default"] = default
        return self.field(field) | told

    def field(self, field: fields.Field[Any]) -> dict[str, Any]:
        """One field with all that its validators demand."""
        made = self._kind(field)
        for validator in field.validators:
            made |= _constraint(validator, made)
        if field.allow_none and made.get("type") == "string":
            made["type"] = ["string", "null"]
        return made

    def _kind(self, field: fields.Field[Any]) -> dict[str, Any]:
        if isinstance(field, fields.String):
            return {"type": "string"}
        if isinstance(field, fields.List):
            return {"type": "array", "items": self.field(field.inner)}
        if isinstance(field, fields.Nested):
            return self._reference(field.schema)
        if isinstance(field, fields.Dict):
            return self._dictionary(field)
        if isinstance(field, Example):
            return {"oneOf": [{"type": "string"}, self._reference(field.whole())]}
        if isinstance(field, Limit):
            texts = {"type": "array", "items": {"type": "string"}, "minItems": 1}
            return {"oneOf": [{"type": "number"}, texts]}
        if isinstance(field, BoundLimit):
            return {"oneOf": [{"type": "number"}, {"type": "string", "enum": list(POLICY_NUMBERS)}]}
        raise TypeError(f"{type(field).__name__} has no counterpart in JSON Schema")

    def _dictionary(self, field: fields.Dict) -> dict[str, Any]:
        made: dict[str, Any] = {"type": "object"}
        if field.key_field and (names := self.field(field.key_field)) != {"type": "string"}:
            made["propertyNames"] = names
        if field.value_field:
            made["additionalProperties"] = self.field(field.value_field)
        return made

    def _reference(self, schema: Schema) -> dict[str, Any]:
        name = _name(schema)
        if name not in self.known:
            self.known[name] = {}
            self.known[name] = self.of(schema)
        return {"$ref": f"#/$defs/{name}"}


def _name(schema: Schema) -> str:
    return type(schema).__name__.lstrip("_")


def _constraint(validator: Any, made: dict[str, Any]) -> dict[str, Any]:
    if isinstance(validator, validate.OneOf):
        return {"enum": [str(choice) for choice in validator.choices]}
    if isinstance(validator, validate.Regexp):
        return {"pattern": validator.regex.pattern}
    if isinstance(validator, validate.Length):
        unit = "Items" if made["type"] == "array" else "Length"
        least = validator.equal if validator.equal is not None else validator.min
        most = validator.equal if validator.equal is not None else validator.max
        bounds = {f"min{unit}": least, f"max{unit}": most}
        return {name: bound for name, bound in bounds.items() if bound is not None}
    if isinstance(validator, Validator):
        raise TypeError(f"{type(validator).__name__} has no counterpart in JSON Schema")
    return {}


def _demands(schema: Schema) -> dict[str, Any]:
    """What a mapping demands beyond its single fields."""
    if not isinstance(schema, Strict):
        return {}
    made: dict[str, Any] = {}
    if schema.exactly_one:
        made["oneOf"] = [{"required": [name]} for name in schema.exactly_one]
    if schema.at_least_one:
        made["anyOf"] = [{"required": [name]} for name in schema.at_least_one]
    if schema.needs_with:
        made["dependentRequired"] = {name: list(others) for name, others in schema.needs_with.items()}
    return made
