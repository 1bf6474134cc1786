"""What a rule file may hold: the fields, their allowed values, and the closed vocabulary of `when`."""

from __future__ import annotations

from typing import Any, ClassVar

from marshmallow import ValidationError, fields, validate, validates_schema

from riskwatch.contract.conditions.compare import COMPARISONS
from riskwatch.contract.conditions.missing import PARTY_FIELDS
from riskwatch.contract.terms.kinds import KINDS
from riskwatch.contract.terms.presence import PRESENT
from riskwatch.domain.contract import CLAUSE_KINDS, Role
from riskwatch.domain.rule import MAIN
from riskwatch.rulebook.position_schema import PositionsSchema
from riskwatch.rulebook.strict_fields import Example, Limit, Strict, one_of, words, yes_or_no

LAWS = ("ANY", "CN", "EW", "US", "CISG", "EU")
INPUTS = ("text", "signed", "registry", "profile", "policy", "ar", "calendar", "lawdb")
CONTRACT_KINDS = ("sale", "framework", "order", "guarantee", "service", "nda", "other")
TERMS = tuple(sorted({*KINDS, *(kind.partition(".")[0] for kind in KINDS)}))
"""A kind of fact, or the beginning of several: `payment` means payment.days and payment.date too."""
LIMITED_BY: dict[str, type | tuple[type, ...] | None] = {
    "above": (int, float),
    "below": (int, float),
    "one_of": list,
    "not_one_of": list,
    "there": None,
}
CODE = validate.Regexp(r"^[A-Z]{3}[0-9]{3}$", error="a code has three capital letters and three digits, such as PAY901")
NOT_EMPTY = validate.Length(min=1)


def texts() -> fields.List[Any]:
    return fields.List(fields.String(validate=NOT_EMPTY), load_default=list)


class _Variant(Strict):
    message = words()
    advice = words()
    severity = fields.String(validate=one_of("error", "warning", "info"))
    confidence = fields.String(validate=one_of("high", "medium", "low"))


class _Phrase(Strict):
    any = fields.List(fields.String(validate=NOT_EMPTY), required=True, validate=NOT_EMPTY)
    within = fields.List(fields.String(validate=one_of(*CLAUSE_KINDS)), load_default=list)
    unless = texts()
    nowhere = texts()


class _Missing(Strict):
    at_least_one = ("present", "terms", "clauses", "synonyms", "party")
    needs_with: ClassVar = {"of": ("party",)}

    present = fields.List(fields.String(validate=one_of(*PRESENT)), load_default=list)
    terms = fields.List(fields.String(validate=one_of(*TERMS)), load_default=list)
    clauses = fields.List(fields.String(validate=one_of(*CLAUSE_KINDS)), load_default=list)
    synonyms = texts()
    party = fields.String(validate=one_of(*PARTY_FIELDS))
    of = fields.String(validate=one_of(*Role))
    annex = yes_or_no()
    place = words(required=True)


class _When(Strict):
    exactly_one = ("phrase", "missing", "term", "conflict")
    needs_with: ClassVar = {"term": ("is",), "is": ("term",), "limit": ("term",), "who": ("term",)}

    phrase = fields.Nested(_Phrase)
    missing = fields.Nested(_Missing)
    term = fields.String(validate=one_of(*TERMS))
    is_ = fields.String(data_key="is", validate=one_of(*COMPARISONS))
    limit = Limit()
    who = fields.String(validate=one_of(*Role))
    conflict = fields.List(fields.String(validate=one_of(*TERMS)), validate=validate.Length(equal=2))

    @validates_schema
    def fitting_limit(self, data: dict[str, Any], **_: Any) -> None:
        if "is_" not in data:
            return
        kind = LIMITED_BY[data["is_"]]
        if kind is None and "limit" in data:
            raise ValidationError(f"`{data['is_']}` has no limit", "limit")
        if kind is not None and not isinstance(data.get("limit"), kind):
            wanted = "a list of texts" if kind is list else "a number"
            raise ValidationError(f"`{data['is_']}` needs {wanted} as its limit", "limit")


class _Applies(Strict):
    at_least_one = ("on_credit", "party", "clauses", "kind", "says")

    on_credit = fields.String(validate=one_of("yes"))
    party = fields.String(validate=one_of(*Role))
    clauses = fields.List(fields.String(validate=one_of(*CLAUSE_KINDS)))
    kind = fields.List(fields.String(validate=one_of(*CONTRACT_KINDS)))
    says = fields.List(fields.String(validate=NOT_EMPTY))
    otherwise = words(required=True)


class SpokenSchema(Strict):
    """What a view of a rule says, and how loudly: the fields that rules, checks and buyer's views share."""

    title = words(required=True)
    severity = fields.String(required=True, validate=one_of("error", "warning", "info"))
    confidence = fields.String(load_default="high", validate=one_of("high", "medium", "low"))
    laws = fields.List(fields.String(validate=one_of(*LAWS)), validate=NOT_EMPTY)
    inputs = fields.List(fields.String(validate=one_of(*INPUTS)), validate=NOT_EMPTY)
    basis = fields.List(fields.String(), required=True, validate=NOT_EMPTY)
    covered_by = fields.List(fields.String(validate=CODE), load_default=list)
    why = words(required=True)
    advice = words(required=True)
    clause = words(english=False)
    variants = fields.Dict(fields.String(), fields.Nested(_Variant), load_default=dict)


class MetadataSchema(SpokenSchema):
    """The fields that YAML rules and contract checks share."""

    needs_with: ClassVar = {"replaced_by": ("status",)}

    laws = fields.List(fields.String(validate=one_of(*LAWS)), required=True, validate=NOT_EMPTY)
    inputs = fields.List(fields.String(validate=one_of(*INPUTS)), required=True, validate=NOT_EMPTY)
    buyer_view = fields.String(required=True, validate=one_of("same", "off", "softer", "inverse"))
    unlawful = yes_or_no()
    since = fields.String(load_default="0.1.0", validate=NOT_EMPTY)
    status = fields.String(load_default="stable", validate=one_of("stable", "preview", "retired"))
    replaced_by = fields.String(load_default="", validate=CODE)
    positions = fields.Nested(PositionsSchema)

    @validates_schema
    def only_the_lawful_is_negotiable(self, data: dict[str, Any], **_: Any) -> None:
        if data["unlawful"] == "yes" and "positions" in data:
            raise ValidationError(
                "wording that is void or forbidden is not negotiable: it has no positions", "positions"
            )

    @validates_schema
    def only_known_cases_count(self, data: dict[str, Any], **_: Any) -> None:
        ladder = data.get("positions", {})
        steps = [ladder[name] for name in ("preferred", "walk_away") if name in ladder] + ladder.get("fallbacks", [])
        known = {MAIN, *data["variants"]}
        for step in steps:
            unknown = sorted(set(step.get("when", {}).get("finding", ())) - known)
            if unknown:
                raise ValidationError(f"no variant {unknown[0]!r}; known: {', '.join(sorted(known))}", "positions")

    @validates_schema
    def only_the_retired_are_replaced(self, data: dict[str, Any], **_: Any) -> None:
        if data["replaced_by"] and data["status"] != "retired":
            raise ValidationError("only a retired rule is replaced: set status to retired", "replaced_by")


class _Examples(Strict):
    raises = fields.List(Example(), required=True)
    stays_quiet = fields.List(Example(), required=True)
    known_gaps = fields.List(Example(), load_default=list)


class RuleSchema(MetadataSchema):
    """A YAML rule: its name and code are its place, its judging is `when`."""

    when = fields.Nested(_When, required=True)
    applies = fields.Nested(_Applies)
    examples = fields.Nested(_Examples, required=True)


class OwnRuleSchema(RuleSchema):
    """A rule of the company itself: it may stand on the company's policy alone, without a statute."""

    basis = fields.List(fields.String(), load_default=list)
    since = fields.String(load_default="", validate=NOT_EMPTY)


class CheckSchema(MetadataSchema):
    """The YAML beside a contract check: the judging is Python, the settings are its keyword arguments."""

    code = fields.String(required=True, validate=CODE)
    settings = fields.Dict(fields.String(), fields.Raw(), load_default=dict)
    exact = texts()
    cases = fields.Nested(_Examples, required=True)

    @validates_schema
    def exact_cases_exist(self, data: dict[str, Any], **_: Any) -> None:
        allowed = {MAIN, *data["variants"]}
        unknown = [name for name in data["exact"] if name not in allowed]
        if unknown:
            raise ValidationError(f"{unknown[0]!r} is not allowed here; allowed: {', '.join(sorted(allowed))}", "exact")


class OwnViewSchema(SpokenSchema):
    """What a YAML rule of the company looks for when the buyer asks; laws and inputs are the rule's own unless given."""

    basis = fields.List(fields.String(), load_default=list)
    when = fields.Nested(_When, required=True)
    applies = fields.Nested(_Applies)
    examples = fields.Nested(_Examples, required=True)


class CheckViewSchema(SpokenSchema):
    """The YAML of a shipped check's buyer's view. `condition: same` asks the seller's function and only speaks otherwise."""

    code = fields.String(required=True, validate=CODE)
    condition = fields.String(load_default="own", validate=one_of("own", "same"))
    settings = fields.Dict(fields.String(), fields.Raw(), load_default=dict)
    cases = fields.Nested(_Examples, required=True)
