"""Reads company checks: the words and weights from the YAML file, the judging from the function of the same name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from riskwatch.domain.errors import RuleError
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import SignKind
from riskwatch.domain.words import Words
from riskwatch.rulebook.company_schema import CompanyCheckSchema
from riskwatch.rulebook.problems import problems
from riskwatch.rulebook.statutes import Statutes
from riskwatch.rulebook.strict_yaml import YamlFile, read_yaml
from riskwatch.watch.cases import Case, Expected, Happening, RelatedCase
from riskwatch.watch.cases import row as snapshot_row
from riskwatch.watch.checking import CompanyCheck, Raised, needs_of

Function = Callable[..., Iterator[Raised]]


def load_company_checks(
    folder: Path, functions: Mapping[str, Function], statutes: Statutes | None = None
) -> tuple[CompanyCheck, ...]:
    """Every check of a folder, by name. `functions` maps the name of a file to its function.

    With `statutes`, a basis that may not be shown is refused. Raises RuleError with file, line, field and what was
    allowed.
    """
    paths = sorted(folder.glob("*.yaml"))
    return tuple(load_company_check(path, _function(path, functions), statutes) for path in paths)


def load_company_check(path: Path, function: Function, statutes: Statutes | None = None) -> CompanyCheck:
    """One check; raises RuleError."""
    file = read_yaml(path)
    raw = _checked(file)
    needs = needs_of(function)
    if needs is None:
        raise _refused(file, (), f"{path.stem}.py: the function is not marked with @company_check")
    _same_settings(file, raw["settings"], function)
    _known_articles(file, raw["basis"], statutes)
    kind = _kind(path.stem, raw)
    variants = {name: _kind(path.stem, {**raw, **given, "variants": {}}) for name, given in raw["variants"].items()}
    cases = raw["cases"]
    return CompanyCheck(
        kind=replace(kind, variants=variants),
        judge=partial(function, **raw["settings"]) if raw["settings"] else function,
        needs=needs,
        lasts=raw["lasts"] == "yes",
        settings=raw["settings"],
        raises=tuple(_case(case) for case in cases["raises"]),
        stays_quiet=tuple(_case(case) for case in cases["stays_quiet"]),
        source=path.name,
    )


def _checked(file: YamlFile) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = CompanyCheckSchema().load(file.content)
    except ValidationError as error:
        field, problem = next(problems(error.messages_dict))
        raise _refused(file, field, problem) from error
    return loaded


def _function(path: Path, functions: Mapping[str, Function]) -> Function:
    if path.stem not in functions:
        raise RuleError(
            Words(f"{path.name} 旁边没有同名函数 {path.stem}。", f"{path.name} has no function {path.stem} beside it."),
            Words("补上该函数，或删除此文件。", "Add the function or remove the file."),
        )
    return functions[path.stem]


def _same_settings(file: YamlFile, settings: Mapping[str, int], function: Function) -> None:
    """The settings in the file are the function's keyword defaults, neither more nor less."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    defaults = {parameter.name: parameter.default for parameter in parameters}
    if dict(settings) != defaults:
        raise _refused(file, ("settings",), f"must be the keyword defaults of the function: {defaults}")


def _known_articles(file: YamlFile, keys: Sequence[str], statutes: Statutes | None) -> None:
    for position, key in enumerate(keys if statutes else ()):
        if statutes and not statutes.shown([key]):
            raise _refused(file, ("basis", position), f"{key} is not a verified article in force")


def _kind(name: str, raw: Mapping[str, Any]) -> SignKind:
    return SignKind(
        id=raw["sign"],
        check=name,
        title=Words(**raw["title"]),
        why=Words(**raw["why"]),
        points=Decimal(raw["points"]),
        half_life=raw["half_life"],
        floor=None if raw["floor"] == "none" else Grade(raw["floor"]),
        evidence_grade=raw["evidence_grade"],
        severity=raw["severity"],
        step=raw["step"],
        basis=tuple(raw["basis"]),
    )


def _case(raw: Mapping[str, Any]) -> Case:
    expect = dict(raw["expect"])
    if expect.get("points") is not None:
        expect["points"] = Decimal(str(expect["points"]))
    rows = {section: tuple(snapshot_row(section, row) for row in given) for section, given in raw["rows"].items()}
    return Case(
        story=raw["story"],
        events=tuple(Happening(**event) for event in raw["events"]),
        rows=rows,
        missing=tuple(raw["missing"]),
        paid_in=raw["paid_in"],
        expect=Expected(**expect),
        related=tuple(RelatedCase(**each) for each in raw["related"]),
    )


def _refused(file: YamlFile, field: Sequence[str | int], problem: str) -> RuleError:
    line, name = file.line_of(field), ".".join(map(str, field)) or "the file"
    return RuleError(
        Words(
            f"检查文件 {file.path.name} 第 {line} 行，字段 {name}：{problem}",
            f"{file.path.name}, line {line}, field {name}: {problem}",
        ),
        Words("修正该字段后重新加载。", "Correct this field and load the checks again."),
    )
