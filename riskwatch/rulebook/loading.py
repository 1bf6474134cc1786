"""Reads rule files; a bad one is refused with file, line, field and what was allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError

from riskwatch.contract.conditions.patterns import PatternError
from riskwatch.domain.errors import RuleError
from riskwatch.domain.rule import Judge, Rule
from riskwatch.domain.words import Words
from riskwatch.rulebook import building
from riskwatch.rulebook.schema import CheckSchema, RuleSchema
from riskwatch.rulebook.statutes import Statutes
from riskwatch.rulebook.strict_yaml import YamlFile, read_yaml

_RULE_NAME = re.compile(r"([A-Z]{3}\d{3})_([a-z0-9_]+)")


def load_rule(path: Path, statutes: Statutes) -> Rule:
    """A YAML rule; its code and name are the file's name, such as PAY004_long_terms.yaml."""
    name = _RULE_NAME.fullmatch(path.stem)
    if not name:
        raise _refused(path, 1, "the file name", "a code and a name such as PAY004_long_terms.yaml")
    file = read_yaml(path)
    raw = _checked(RuleSchema(), file)
    try:
        judge = building.judge_of(raw["when"], raw.get("applies"))
    except PatternError as error:
        raise _refused(path, file.line_of(("when",)), "when", f"a pattern that RE2 takes ({error})") from error
    basis = _basis(file, raw["basis"], statutes)
    return building.rule(name[1], name[2].replace("_", "-"), raw, raw["examples"], basis, judge, path.name)


def load_check(path: Path, judge: Judge, statutes: Statutes) -> Rule:
    """A contract check: the words from the YAML file, the judging from the Python function of the same name."""
    file = read_yaml(path)
    raw = _checked(CheckSchema(), file)
    bound = partial(judge, **raw["settings"]) if raw["settings"] else judge
    basis = _basis(file, raw["basis"], statutes)
    return building.rule(raw["code"], path.stem.replace("_", "-"), raw, raw["cases"], basis, bound, path.name)


def _checked(schema: Schema, file: YamlFile) -> Mapping[str, Any]:
    try:
        loaded: Mapping[str, Any] = schema.load(file.content)
    except ValidationError as error:
        field, problem = next(_problems(error.messages_dict))
        raise _refused(file.path, file.line_of(field), ".".join(map(str, field)), problem) from error
    return loaded


def _problems(messages: Any, field: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _problems(inner, field if key == "_schema" else (*field, key))
    elif isinstance(messages, list):
        for inner in messages:
            yield from _problems(inner, field)
    else:
        yield field, str(messages)


def _basis(file: YamlFile, keys: list[str], statutes: Statutes) -> list[str]:
    """The keys that may be shown; a rule with none does not load, and neither does one that cites an unknown key."""
    for position, key in enumerate(keys):
        if statutes.find(key) is None:
            raise _refused(file.path, file.line_of(("basis", position)), "basis", f"{key} is not in the statute file")
    shown = [article.key for article in statutes.shown(keys)]
    if not shown:
        raise _refused(file.path, file.line_of(("basis",)), "basis", "no article that is verified and in force")
    return shown


def _refused(path: Path, line: int, field: str, problem: str) -> RuleError:
    return RuleError(
        Words(
            f"规则文件 {path.name} 第 {line} 行，字段 {field}：{problem}",
            f"{path.name}, line {line}, field {field}: {problem}",
        ),
        Words("修正该字段后重新加载。", "Correct this field and load the rules again."),
    )
