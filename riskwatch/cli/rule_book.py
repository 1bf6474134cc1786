"""The rules that commands work with: the shipped ones and the company's own."""

from __future__ import annotations

from pathlib import Path

import click

from riskwatch import catalogue
from riskwatch.catalogue import RuleSet
from riskwatch.cli.context import settings
from riskwatch.domain.errors import NotThere
from riskwatch.domain.rule import Rule
from riskwatch.domain.words import Words

rules_option = click.option(
    "--rules",
    "own_rules",
    type=click.Path(path_type=Path),
    help="Folder of your own rules; without it RISKWATCH_OWN_RULES counts.",
)


def known_rules(own_rules: Path | None = None) -> RuleSet:
    """The shipped rules with those of `own_rules`, or of the folder in the settings. Raises RuleError."""
    return catalogue.rule_set(own_rules or settings().own_rules, settings().levels)


def rule_called(code: str, known: RuleSet) -> Rule:
    """The rule with that code; raises NotThere."""
    rule = known.find(code)
    if rule is None:
        raise NotThere(
            Words(f"没有编号为 {code} 的规则。", f"There is no rule {code}."),
            Words("用 riskwatch rules 查看全部编号。", "See all codes with: riskwatch rules"),
        )
    return rule
