"""What the file of our own company may hold, and the profile made from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from riskwatch.domain.profile import Account, Profile, Template
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.rulebook.house.values import Day
from riskwatch.rulebook.register_numbers import SCHEMES, NotAnIdentifier, read_identifier
from riskwatch.rulebook.strict_fields import Strict, one_of

SIZE_NAMES = {
    "large": Words("大型企业", "large enterprise"),
    "medium": Words("中型企业", "medium-sized enterprise"),
    "small": Words("小型企业", "small enterprise"),
    "micro": Words("微型企业", "micro enterprise"),
}
SIZES = tuple(SIZE_NAMES)
_NOT_EMPTY = validate.Length(min=1)
_ACCOUNT_NUMBER = re.compile(r"[A-Z]{0,2}[\d\s\-]{5,40}[\dA-Z\s]{0,30}")
_EMAIL = validate.Regexp(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z", error="{input!r} is no e-mail address")
_PHONE = validate.Regexp(r"[+\d][\d\s\-()（）]{5,24}\Z", error="{input!r} is no telephone number")


class _Account(Strict):
    holder = fields.String(required=True, validate=_NOT_EMPTY)
    bank = fields.String(required=True, validate=_NOT_EMPTY)
    number: ClassVar[fields.Field[Any]] = fields.Raw(required=True)
    currency = fields.String(
        load_default="",
        validate=validate.Regexp(r"([A-Z]{3})?\Z", error="{input!r} is no currency; write it as CNY, USD or EUR"),
    )

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Account:
        return Account(**{**data, "number": _account_number(data["number"])})


class Numbers(fields.Field[tuple[Identifier, ...]]):
    """Our numbers by register, each proved by its check digit or its form."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[Identifier, ...]:
        if not isinstance(value, dict):
            raise ValidationError("Not a valid mapping type.")
        found: list[Identifier] = []
        wrong: dict[str, list[str]] = {}
        for scheme, number in value.items():
            try:
                found.append(_registered(scheme, number))
            except ValidationError as error:
                wrong[scheme] = [str(each) for each in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return tuple(found)


def _texts(each: Callable[[str], Any] = _NOT_EMPTY) -> fields.Field[Any]:
    return fields.List(fields.String(validate=each), load_default=list)


class ProfileSchema(Strict):
    """The whole file. `templates` are names of files that stand beside it."""

    needs_with: ClassVar[Mapping[str, tuple[str, ...]]] = {"size": ("size_since",), "size_since": ("size",)}

    names = fields.List(fields.String(validate=_NOT_EMPTY), required=True, validate=_NOT_EMPTY)
    former_names = _texts()
    short_names = _texts()
    registration = Numbers(load_default=tuple)
    accounts = fields.List(fields.Nested(_Account()), load_default=list)
    size = fields.String(load_default="", validate=one_of(*SIZES))
    size_since = Day(load_default=None)
    address = fields.String(load_default="", validate=_NOT_EMPTY)
    phones = _texts(_PHONE)
    emails = _texts(_EMAIL)
    salespeople = _texts()
    templates = _texts()

    @validates_schema
    def no_account_twice(self, data: dict[str, Any], **_: Any) -> None:
        numbers = [account.number for account in data.get("accounts", ())]
        for at, number in enumerate(numbers):
            if number in numbers[:at]:
                raise ValidationError({"accounts": {at: {"number": [f"the account {number} is given twice"]}}})


def profile_of(loaded: Mapping[str, Any], templates: tuple[Template, ...] = ()) -> Profile:
    """The profile from fields that the schema has accepted; the texts of its templates are read by the caller."""
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in loaded.items()
        if name not in ("registration", "templates")
    }
    return Profile(**plain, identifiers=loaded.get("registration", ()), templates=templates)


def _registered(scheme: str, number: object) -> Identifier:
    if scheme not in SCHEMES:
        raise ValidationError(f"{scheme!r} is not allowed here; allowed: {', '.join(SCHEMES)}")
    if not isinstance(number, str):
        raise ValidationError("Not a valid string.")
    try:
        return read_identifier(number, scheme, "")
    except NotAnIdentifier as error:
        raise ValidationError(f"{number} fails the check digit or form of {scheme}") from error


def _account_number(written: object) -> str:
    """Without spaces and hyphens. A number that YAML took for a quantity may have lost its leading zeros."""
    if not isinstance(written, str):
        raise ValidationError({"number": ["put the account number into quotes, so that no digit is lost"]})
    if not _ACCOUNT_NUMBER.fullmatch(written.strip().upper()):
        raise ValidationError({"number": [f"{written!r} is no account number"]})
    return re.sub(r"[\s\-]", "", written).upper()
