"""What the YAML file of a company check may hold."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from riskwatch.domain.event import SIGNALS
from riskwatch.domain.sign import STEPS
from riskwatch.rulebook.strict_fields import one_of, words
from riskwatch.watch.cases import ROW_KINDS

SIGN_ID = validate.Regexp(r"(OWN|MGT|OTH|REC)\d{2}\Z", error="a sign of the table, such as OWN15")
GRADES = ("A", "B", "C", "D", "E")


class _Happening(Schema):
    code = fields.String(required=True, validate=one_of(*SIGNALS))
    days_ago = fields.Integer(required=True)
    key = fields.String()
    seen_days_ago = fields.Integer()
    ended_days_ago = fields.Integer()
    live = fields.Boolean(truthy={"yes"}, falsy={"no"})
    baseline = fields.Boolean(truthy={"yes"}, falsy={"no"})
    before = fields.String()
    after = fields.String()
    detail = fields.String()
    amount = fields.String(validate=validate.Regexp(r"[A-Z]{3} \d+(\.\d+)?\Z", error="a sum such as CNY 1000000"))
    gone_days_ago = fields.Integer()
    source = fields.String()
    scheme = fields.String()


class _Expected(Schema):
    points = fields.Raw()
    live = fields.Boolean(truthy={"yes"}, falsy={"no"})
    sign = fields.String(validate=SIGN_ID)
    floor = fields.String(validate=one_of(*GRADES, "none"))
    says_zh = fields.String()
    says_en = fields.String()
    signs = fields.Integer()


class _Related(Schema):
    name = fields.String(required=True)
    points = fields.Integer(required=True, validate=validate.Range(0, 100))
    days_ago = fields.Integer(required=True)
    live = fields.Boolean(truthy={"yes"}, falsy={"no"})
    half_life = fields.Integer()


class _Case(Schema):
    story = fields.String(required=True, validate=validate.Length(min=1))
    events = fields.List(fields.Nested(_Happening), load_default=list)
    rows = fields.Dict(
        keys=fields.String(validate=one_of(*ROW_KINDS)), values=fields.List(fields.Dict()), load_default=dict
    )
    missing = fields.List(fields.String(), load_default=list)
    related = fields.List(fields.Nested(_Related), load_default=list)
    paid_in = fields.String(load_default="")
    expect = fields.Nested(_Expected, load_default=dict)


class _Cases(Schema):
    raises = fields.List(fields.Nested(_Case), required=True, validate=validate.Length(min=2))
    stays_quiet = fields.List(fields.Nested(_Case), required=True, validate=validate.Length(min=2))


class HalfLife(fields.Field[Any]):
    """Days, or the word `none`: nothing remains once the status ends."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int | None:
        if value == "none":
            return None
        if not isinstance(value, int) or value < 1:
            raise ValidationError("a number of days, or none")
        return value


class _Weights(Schema):
    """What a check and each of its variants may say."""

    sign = fields.String(validate=SIGN_ID)
    title = words()
    why = words()
    points = fields.Integer(validate=validate.Range(0, 100))
    half_life = HalfLife()
    floor = fields.String(validate=one_of("C", "D", "E", "none"))
    evidence_grade = fields.String(validate=one_of("A", "B", "C"))
    severity = fields.String(validate=one_of("critical", "high", "notice", "info"))
    step = fields.String(validate=one_of(*STEPS))
    basis = fields.List(fields.String())


class CompanyCheckSchema(_Weights):
    """The whole file. `lasts` says that the points do not decay while the status lasts."""

    sign = fields.String(required=True, validate=SIGN_ID)
    title = words(required=True)
    why = words(required=True)
    points = fields.Integer(required=True, validate=validate.Range(0, 100))
    half_life = HalfLife(required=True)
    lasts = fields.String(required=True, validate=one_of("yes", "no"))
    floor = fields.String(required=True, validate=one_of("C", "D", "E", "none"))
    evidence_grade = fields.String(required=True, validate=one_of("A", "B", "C"))
    severity = fields.String(required=True, validate=one_of("critical", "high", "notice", "info"))
    step = fields.String(required=True, validate=one_of(*STEPS))
    basis = fields.List(fields.String(), load_default=list)
    variants = fields.Dict(keys=fields.String(), values=fields.Nested(_Weights), load_default=dict)
    settings = fields.Dict(keys=fields.String(), values=fields.Integer(), load_default=dict)
    cases = fields.Nested(_Cases, required=True)
