"""Reads rule files; a bad one is refused with file, line, field and what was allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError

from riskwatch.contract.conditions.patterns import PatternError
from riskwatch.domain.errors import RuleError
from riskwatch.domain.position import Ladder
from riskwatch.domain.rule import Answer, Hit, Judge, Matter, Rule
from riskwatch.domain.words import Words
from riskwatch.rulebook import building, position_building
from riskwatch.rulebook.placeholders import wrong_placeholder
from riskwatch.rulebook.problems import in_both, problems
from riskwatch.rulebook.schema import CheckSchema, CheckViewSchema, OwnRuleSchema, OwnViewSchema, RuleSchema
from riskwatch.rulebook.statutes import Statutes
from riskwatch.rulebook.strict_yaml import YamlFile, read_yaml, yaml_of

OWN_FUNCTION = Words(
    "condition 写 own 时须有同名函数，写 same 时不得有",
    "`own` needs the function of the file's name, `same` must have none",
)
_RULE_NAME = re.compile(r"([A-Z]{3}\d{3})_([a-z0-9_]+)")


def load_rule(path: Path, statutes: Statutes, *, own: bool = False) -> Rule:
    """A YAML rule; its code and name are the file's name, such as PAY004_long_terms.yaml.

    An `own` rule of the company may do without a statute. Raises RuleError.
    """
    return _rule(read_yaml(path), statutes, own=own)


def load_rule_text(name: str, text: str, statutes: Statutes) -> Rule:
    """An own rule from the text of a file called `name`, which need not exist. Raises RuleError."""
    return _rule(yaml_of(Path(name), text), statutes, own=True)


def load_check(path: Path, judge: Judge, statutes: Statutes) -> Rule:
    """A contract check: the words from the YAML file, the judging from the Python function of the same name."""
    file = read_yaml(path)
    raw = _checked(CheckSchema(), file)
    bound = partial(judge, **raw["settings"]) if raw["settings"] else judge
    basis = _basis(file, raw["basis"], statutes)
    ladder = position_building.ladder(raw["code"], raw.get("positions"), position_building.labelled)
    return building.rule(raw["code"], path.stem.replace("_", "-"), raw, raw["cases"], basis, bound, path.name, ladder)


def load_check_view(path: Path, seller: Mapping[str, Rule], judge: Judge | None, statutes: Statutes) -> Rule:
    """The buyer's view of the shipped check whose code the file names; `judge` is its own function, where it has one.

    `seller` are the rules by code. Raises RuleError.
    """
    file = read_yaml(path)
    raw = _checked(CheckViewSchema(), file)
    seen = _mirrored(file, raw["code"], seller)
    if (judge is None) != (raw["condition"] == "same"):
        raise refused(file, ("condition",), OWN_FUNCTION)
    asked = judge or _without_severity(seen.judge)
    bound = partial(asked, **raw["settings"]) if raw["settings"] else asked
    basis = _basis(file, raw["basis"], statutes)
    return building.view(seen, path.stem.replace("_", "-"), raw, raw["cases"], basis, bound, path.name)


def load_rule_view(path: Path, seller: Mapping[str, Rule], statutes: Statutes) -> Rule:
    """The buyer's view of an own YAML rule, from the file of the same code in a folder `as_buyer`. Raises RuleError."""
    file = read_yaml(path)
    name = _named(file)
    raw = _checked(OwnViewSchema(), file)
    seen = _mirrored(file, name[1], seller)
    judge = _judge(file, raw)
    basis = _basis(file, raw["basis"], statutes)
    return building.view(seen, name[2].replace("_", "-"), raw, raw["examples"], basis, judge, path.name)


def _without_severity(seller: Judge) -> Judge:
    """The seller's condition; how bad a hit is for the buyer the view alone says."""

    def judge(matter: Matter, **settings: Any) -> Iterator[Answer]:
        for answer in seller(matter, **settings):
            yield replace(answer, severity=None) if isinstance(answer, Hit) else answer

    return judge


def _mirrored(file: YamlFile, code: str, seller: Mapping[str, Rule]) -> Rule:
    seen = seller.get(code)
    if seen is None or seen.buyer_view != "inverse":
        raise refused(
            file,
            (),
            Words(
                f"没有编号为 {code}、且 buyer_view 为 inverse 的规则",
                f"there is no rule {code} whose buyer_view is inverse",
            ),
        )
    return seen


def _rule(file: YamlFile, statutes: Statutes, *, own: bool) -> Rule:
    name = _named(file)
    raw = _checked(OwnRuleSchema() if own else RuleSchema(), file)
    judge = _judge(file, raw)
    ladder = _ladder(file, name[1], raw)
    basis = _basis(file, raw["basis"], statutes)
    return building.rule(name[1], name[2].replace("_", "-"), raw, raw["examples"], basis, judge, file.path.name, ladder)


def _named(file: YamlFile) -> re.Match[str]:
    """Code and name, which are the name of the file."""
    name = _RULE_NAME.fullmatch(file.path.stem)
    if not name:
        raise refused(
            file,
            (),
            Words(
                "文件名应由编号和名称组成，例如 PAY904_long_terms.yaml",
                "the file name must be a code and a name such as PAY904_long_terms.yaml",
            ),
        )
    return name


def _judge(file: YamlFile, raw: Mapping[str, Any]) -> Judge:
    """The judge of a YAML file's `when`, whose words and patterns must be usable."""
    for field, problem in wrong_placeholder(raw):
        raise refused(file, field, problem)
    try:
        return building.judge_of(raw["when"], raw.get("applies"))
    except PatternError as error:
        raise refused(file, _place_of(error.pattern, raw), _not_re2(error)) from error


def _ladder(file: YamlFile, code: str, raw: Mapping[str, Any]) -> Ladder | None:
    """The positions of a YAML file, whose patterns must be usable."""
    try:
        return position_building.ladder(code, raw.get("positions"), position_building.plain)
    except PatternError as error:
        raise refused(file, _place_of(error.pattern, raw), _not_re2(error)) from error


def _checked(schema: Schema, file: YamlFile) -> Mapping[str, Any]:
    try:
        loaded: Mapping[str, Any] = schema.load(file.content)
    except ValidationError as error:
        field, problem = next(problems(error.messages_dict))
        raise refused(file, field, in_both(problem)) from error
    return loaded


def _basis(file: YamlFile, keys: list[str], statutes: Statutes) -> list[str]:
    """The keys that may be shown; a rule with none does not load, and neither does one that cites an unknown key."""
    for position, key in enumerate(keys):
        if statutes.find(key) is None:
            raise refused(
                file,
                ("basis", position),
                Words(f"法条库里没有 {key}", f"{key} is not in the statute file"),
            )
    shown = [article.key for article in statutes.shown(keys)]
    if keys and not shown:
        raise refused(
            file,
            ("basis",),
            Words("没有一条是已核对且现行有效的", "no article that is verified and in force"),
        )
    return shown


def _place_of(pattern: str, raw: Mapping[str, Any]) -> tuple[str | int, ...]:
    """The field that holds a pattern which was refused."""
    lists = {
        ("when", "phrase"): ("any", "unless", "nowhere"),
        ("when", "missing"): ("synonyms",),
        ("applies",): ("says",),
    }
    for field, names in lists.items():
        part: Any = raw
        for step in field:
            part = part.get(step, {}) or {}
        for name in names:
            if pattern in part.get(name, ()):
                return (*field, name, part[name].index(pattern))
    return _path_to(pattern, raw.get("positions"), ("positions",)) or ("when",)


def _path_to(pattern: str, part: Any, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The way to a text inside mappings and lists; empty where it is not."""
    if isinstance(part, str):
        return path if part == pattern else ()
    pairs = part.items() if isinstance(part, Mapping) else enumerate(part) if isinstance(part, list) else ()
    return next((found for step, inner in pairs if (found := _path_to(pattern, inner, (*path, step)))), ())


def _not_re2(error: PatternError) -> Words:
    return Words(
        f"RE2 不接受这个表达式（不支持环视和反向引用）：{error}",
        f"a pattern that RE2 does not take (it knows no look-around and no back reference): {error}",
    )


def refused(file: YamlFile, field: tuple[str | int, ...], problem: Words) -> RuleError:
    return RuleError(file.complaint(field, problem), Words("修正后再试。", "Correct it and try again."))
