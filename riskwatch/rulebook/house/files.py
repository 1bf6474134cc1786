"""Reads the two files. Everything that is wrong is said at once, each with file, line and field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError

from riskwatch.domain.errors import HouseFileWrong
from riskwatch.domain.policy import Policy
from riskwatch.domain.words import Words
from riskwatch.rulebook.house.policy_schema import PolicySchema
from riskwatch.rulebook.house.profile_schema import ProfileSchema
from riskwatch.rulebook.problems import Field, in_both, problems
from riskwatch.rulebook.strict_yaml import FileKind, YamlFile, read_yaml, yaml_of

PROFILE = FileKind(Words("公司资料", "company profile"), HouseFileWrong)
POLICY = FileKind(Words("信用政策", "credit policy"), HouseFileWrong)
_MERGED = (
    "credit_term_max_days",
    "limit_factor",
    "starter_limits",
    "large_amounts",
    "position_lowest",
    "grade_from_score",
    "security_share",
    "overdue_tolerances",
    "overdue_days_allowed",
)


def read_policy(path: Path) -> Policy:
    """The credit policy in a file. Raises HouseFileWrong."""
    return policy_in(read_yaml(path, POLICY))


def policy_text(name: str, text: str) -> Policy:
    """The same from the text of a file called `name`. Raises HouseFileWrong."""
    return policy_in(yaml_of(Path(name), text, POLICY))


def policy_in(file: YamlFile) -> Policy:
    """The policy that stands in a file which was read already. Raises HouseFileWrong."""
    return policy_of(accepted(PolicySchema(), file))


def policy_of(loaded: Mapping[str, Any]) -> Policy:
    """The policy from fields that the schema has accepted: a parameter, grade or currency left out has its default."""
    default = Policy()
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in loaded.items()}
    for name in _MERGED:
        if name in given:
            given[name] = {**getattr(default, name), **given[name]}
    known = {field.name for field in fields(Policy)}
    assert given.keys() <= known, given.keys() - known
    return Policy(**given)


def profile_fields(path: Path) -> tuple[YamlFile, Mapping[str, Any]]:
    """The accepted fields of a profile; its templates are still names of files. Raises HouseFileWrong."""
    file = read_yaml(path, PROFILE)
    return file, accepted(ProfileSchema(), file)


def profile_fields_of_text(name: str, text: str) -> tuple[YamlFile, Mapping[str, Any]]:
    """The same from the text of a file called `name`. Raises HouseFileWrong."""
    file = yaml_of(Path(name), text, PROFILE)
    return file, accepted(ProfileSchema(), file)


def accepted(schema: Schema, file: YamlFile) -> Mapping[str, Any]:
    """The fields of the file as the schema loads them. Raises HouseFileWrong that names every problem."""
    try:
        loaded: Mapping[str, Any] = schema.load(file.content)
    except ValidationError as error:
        found = sorted(
            {(file.line_of(field), field, said) for field, said in problems(error.messages_dict)}, key=_order
        )
        raise wrong([file.complaint(field, in_both(said)) for _, field, said in found]) from error
    return loaded


def judged(schema: Schema, raw: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, tuple[tuple[Field, Words], ...]]:
    """What a form gave: the accepted fields, or every problem with its field."""
    try:
        return schema.load(raw), ()
    except ValidationError as error:
        return None, tuple((field, in_both(said)) for field, said in problems(error.messages_dict))


def wrong(complaints: list[Words]) -> HouseFileWrong:
    return HouseFileWrong(
        Words("\n".join(each.zh for each in complaints), "\n".join(each.en for each in complaints)),
        Words("修正后再试。", "Correct it and try again."),
    )


def _order(one: tuple[int, tuple[str | int, ...], str]) -> tuple[int, str, str]:
    return one[0], ".".join(map(str, one[1])), one[2]
