"""What a rule file may hold: the fields, their allowed values, and the closed vocabulary of `when`."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from riskwatch.contract.conditions.compare import COMPARISONS
from riskwatch.contract.conditions.missing import PARTY_FIELDS
from riskwatch.domain.contract import CLAUSE_KINDS, Role

LAWS = ("ANY", "CN", "EW", "US", "CISG", "EU")
INPUTS = ("text", "signed", "registry", "profile", "policy", "ar", "calendar", "lawdb")
NEEDS = ("parties", "clauses", "tables", "signatures", "registry", "profile", "today", "signed")


def words(*, required: bool = False, english: bool = True) -> fields.Nested:
    """Text in both languages; `english=False` lets the English be left out."""
    return fields.Nested(_Words(english=english), required=required)


def one_of(*allowed: str) -> validate.OneOf:
    return validate.OneOf(allowed, error="{input!r} is not allowed here; allowed: {choices}")


class _Words(Schema):
    zh = fields.String(required=True, validate=validate.Length(min=1))
    en = fields.String(load_default=None, allow_none=True)

    def __init__(self, *, english: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self._english = english

    @validates_schema
    def both(self, data: dict[str, Any], **_: Any) -> None:
        if self._english and not data.get("en"):
            raise ValidationError("the English words are missing", "en")


class _Variant(Schema):
    message = words()
    advice = words()
    severity = fields.String(validate=one_of("error", "warning", "info"))
    confidence = fields.String(validate=one_of("high", "medium", "low"))


class _Example(Schema):
    text = fields.String(required=True)
    given = fields.Dict(load_default=dict)
    quotes = fields.List(fields.String())


class Example(fields.Field[Any]):
    """A text alone, or a mapping with `text` and what is `given` beside it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"text": value, "given": {}}
        if not isinstance(value, dict):
            raise ValidationError("an example is a text, or a mapping with text and given")
        loaded: dict[str, Any] = _Example().load(value)
        return loaded


class _Phrase(Schema):
    any = fields.List(fields.String(), required=True, validate=validate.Length(min=1))
    within = fields.List(fields.String(validate=one_of(*CLAUSE_KINDS)), load_default=list)
    unless = fields.List(fields.String(), load_default=list)
    nowhere = fields.List(fields.String(), load_default=list)


class _Missing(Schema):
    present = fields.List(fields.String(), load_default=list)
    terms = fields.List(fields.String(), load_default=list)
    clauses = fields.List(fields.String(validate=one_of(*CLAUSE_KINDS)), load_default=list)
    synonyms = fields.List(fields.String(), load_default=list)
    party = fields.String(validate=one_of(*PARTY_FIELDS))
    of = fields.String(validate=one_of(*Role))
    annex = fields.String(validate=one_of("yes", "no"), load_default="no")
    place = words(required=True)


class _When(Schema):
    phrase = fields.Nested(_Phrase)
    missing = fields.Nested(_Missing)
    term = fields.String()
    is_ = fields.String(data_key="is", validate=one_of(*COMPARISONS))
    limit = fields.Raw()
    who = fields.String(validate=one_of(*Role))
    conflict = fields.List(fields.String(), validate=validate.Length(equal=2))

    @validates_schema
    def exactly_one(self, data: dict[str, Any], **_: Any) -> None:
        kinds = [kind for kind in ("phrase", "missing", "term", "conflict") if kind in data]
        if len(kinds) != 1:
            raise ValidationError("`when` has exactly one of phrase, missing, term, conflict")
        if "term" in data and "is_" not in data:
            raise ValidationError(f"a compared term needs `is`: one of {', '.join(COMPARISONS)}", "is")


class _Applies(Schema):
    on_credit = fields.String(validate=one_of("yes"))
    party = fields.String(validate=one_of(*Role))
    clauses = fields.List(fields.String(validate=one_of(*CLAUSE_KINDS)))
    kind = fields.List(fields.String())
    says = fields.List(fields.String())
    otherwise = words(required=True)


class MetadataSchema(Schema):
    """The fields that YAML rules and contract checks share."""

    title = words(required=True)
    severity = fields.String(required=True, validate=one_of("error", "warning", "info"))
    confidence = fields.String(load_default="high", validate=one_of("high", "medium", "low"))
    buyer_view = fields.String(required=True, validate=one_of("same", "off", "softer", "inverse"))
    unlawful = fields.String(load_default="no", validate=one_of("yes", "no"))
    laws = fields.List(fields.String(validate=one_of(*LAWS)), required=True, validate=validate.Length(min=1))
    inputs = fields.List(fields.String(validate=one_of(*INPUTS)), required=True, validate=validate.Length(min=1))
    basis = fields.List(fields.String(), required=True, validate=validate.Length(min=1))
    covered_by = fields.List(fields.String(), load_default=list)
    why = words(required=True)
    advice = words(required=True)
    clause = words(english=False)
    variants = fields.Dict(fields.String(), fields.Nested(_Variant), load_default=dict)
    since = fields.String(load_default="0.1.0")
    status = fields.String(load_default="stable", validate=one_of("stable", "preview", "retired"))
    replaced_by = fields.String(load_default="")


class _Examples(Schema):
    raises = fields.List(Example(), required=True)
    stays_quiet = fields.List(Example(), required=True)
    known_gaps = fields.List(Example(), load_default=list)


class RuleSchema(MetadataSchema):
    """A YAML rule: its name and code are its place, its judging is `when`."""

    when = fields.Nested(_When, required=True)
    applies = fields.Nested(_Applies)
    examples = fields.Nested(_Examples, required=True)


class CheckSchema(MetadataSchema):
    """The YAML beside a contract check: the judging is Python, the settings are its keyword arguments."""

    code = fields.String(required=True, validate=validate.Regexp(r"[A-Z]{3}\d{3}$"))
    settings = fields.Dict(fields.String(), fields.Raw(), load_default=dict)
    cases = fields.Nested(_Examples, required=True)
