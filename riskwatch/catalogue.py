"""Finds the rules and checks that exist; none is registered anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from riskwatch import resources
from riskwatch.credit.opinion import Model
from riskwatch.domain.errors import RuleError
from riskwatch.domain.rule import ChosenLevel, Rule
from riskwatch.domain.words import Words
from riskwatch.rulebook import kept_needs, measured
from riskwatch.rulebook.company_checks import load_company_checks
from riskwatch.rulebook.levels import chosen_levels
from riskwatch.rulebook.loading import load_check, load_check_view, load_rule, load_rule_view
from riskwatch.rulebook.second_opinion import load_model
from riskwatch.rulebook.statutes import Statutes, load_statutes
from riskwatch.watch.checking import CompanyCheck

AS_BUYER = "as_buyer"
"""The folder of what the rules look for when the buyer asks."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules in order of their codes. `version` is a hash of everything that decides what they say; `own` are the
    codes of the company's own rules."""

    rules: tuple[Rule, ...]
    version: str
    own: frozenset[str] = frozenset()

    def find(self, code: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.code == code.upper()), None)


@cache
def statutes() -> Statutes:
    """The statutes that ship with the product."""
    return load_statutes(resources.data("statutes.json"))


@cache
def second_opinion() -> Model:
    """The fitted model that ships with the product."""
    return load_model(resources.data("second_opinion.json"))


def rule_set(own_rules: Path | None = None, levels: Path | None = None) -> RuleSet:
    """The shipped rules and checks, and the company's own rules from `own_rules`; `levels` is the file of the levels
    that the company chose.

    Raises RuleError for a file that cannot be used, and for a code that is given twice.
    """
    rules, version = _shipped()
    own: tuple[Rule, ...] = ()
    if own_rules is not None:
        own = own_rules_in(own_rules)
        rules = _in_order((*rules, *own))
        _replaced_by_rules(rules)
        version = _version([*map(_content, _own_files(own_rules)), version.encode()])
    if levels is not None:
        chosen = chosen_levels(levels, {rule.code for rule in rules})
        rules = tuple(_at_level(rule, chosen.get(rule.code)) for rule in rules)
        version = _version([_content(levels), version.encode()])
    return RuleSet(rules, version, frozenset(rule.code for rule in own))


def _at_level(rule: Rule, level: ChosenLevel | None) -> Rule:
    """The rule, and its buyer's view, at the level that the company chose for the code."""
    mirror = rule.as_buyer
    return replace(rule, chosen=level, as_buyer=mirror and replace(mirror, chosen=level))


def own_rules_in(place: Path) -> tuple[Rule, ...]:
    """The company's rules in a folder with all below it, or in one file. Raises RuleError.

    A file in a folder called `as_buyer` is the buyer's view of the rule of its code.
    """
    files = _own_files(place)
    rules = _in_order(load_rule(path, statutes(), own=True) for path in files if path.parent.name != AS_BUYER)
    known = {rule.code: rule for rule in rules}
    views = [load_rule_view(path, known, statutes()) for path in files if path.parent.name == AS_BUYER]
    return _with_views(rules, views)


@cache
def _shipped() -> tuple[tuple[Rule, ...], str]:
    kept_needs.use()
    rules = [load_rule(path, statutes()) for path in _rule_files(resources.folder("contract_rules"))]
    rules += [load_check(path, function_of("contract", path.stem), statutes()) for path in _check_files("contract")]
    sources = sorted(resources.folder("contract_rules").rglob("*.yaml"))
    sources += [
        path for kind in ("contract", AS_BUYER) for path in sorted((resources.checks_folder() / kind).glob("*.*"))
    ]
    ordered = _in_order(replace(rule, ceilings=measured.ceilings(rule.code)) for rule in rules)
    _replaced_by_rules(ordered)
    ordered = _with_views(ordered, _shipped_views({rule.code: rule for rule in ordered}))
    counted = [resources.data(name).read_bytes() for name in measured.FILES.values()]
    return ordered, _version([*counted, *(_content(path) for path in sources if path.suffix in (".yaml", ".py"))])


def _shipped_views(rules: Mapping[str, Rule]) -> Iterator[Rule]:
    """The buyer's views: a module beside the YAML file judges; without one the seller's function does."""
    for path in _check_files(AS_BUYER):
        own = path.with_suffix(".py").exists()
        view = load_check_view(path, rules, function_of(AS_BUYER, path.stem) if own else None, statutes())
        yield replace(view, ceilings=measured.ceilings(view.code, "buyer"))


def _with_views(rules: tuple[Rule, ...], views: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, each with its buyer's view. Raises RuleError for a code with two views."""
    by_code = {view.code: view for view in _in_order(views)}
    return tuple(replace(rule, as_buyer=by_code.get(rule.code)) for rule in rules)


@cache
def company_checks() -> tuple[CompanyCheck, ...]:
    """The shipped checks of watched companies, by name."""
    folder = resources.checks_folder() / "company"
    functions = {path.stem: function_of("company", path.stem) for path in _check_files("company")}
    return load_company_checks(folder, functions, statutes())


def function_of(kind: str, name: str) -> Callable[..., Any]:
    """The function `name` of the module `checks.<kind>.<name>`; raises RuleError when there is none."""
    module = import_module(f"checks.{kind}.{name}")
    function: Callable[..., Any] | None = getattr(module, name, None)
    if function is None:
        raise RuleError(
            Words(f"检查 {name} 的模块里没有同名函数。", f"checks.{kind}.{name} has no function of that name."),
        )
    return function


def _rule_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml"))


def _own_files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise RuleError(
            Words(f"没有规则文件夹 {place}。", f"There is no folder of rules {place}."),
            Words("检查 RISKWATCH_OWN_RULES 或 --rules。", "Check RISKWATCH_OWN_RULES or --rules."),
        )
    return sorted(path for path in place.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())


def _check_files(kind: str) -> list[Path]:
    return sorted((resources.checks_folder() / kind).glob("*.yaml"))


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    ordered = sorted(rules, key=lambda rule: rule.code)
    for one, other in pairwise(ordered):
        if one.code == other.code:
            raise RuleError(
                Words(f"规则编号 {one.code} 出现两次。", f"The code {one.code} is given to two rules."),
                Words(f"{one.source}、{other.source} 之一需换编号。", f"Change it in {one.source} or {other.source}."),
            )
    return tuple(ordered)


def _replaced_by_rules(rules: tuple[Rule, ...]) -> None:
    """A retired rule sends its readers to one that is still there."""
    alive = {rule.code for rule in rules if rule.status != "retired"}
    for rule in rules:
        if rule.replaced_by and rule.replaced_by not in alive:
            raise RuleError(
                Words(
                    f"{rule.source}：替代规则 {rule.replaced_by} 不存在或已停用。",
                    f"{rule.source}: replaced_by {rule.replaced_by} is no rule in use.",
                ),
                Words("写上现行规则的编号。", "Name the code of a rule in use."),
            )


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _version(contents: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()
