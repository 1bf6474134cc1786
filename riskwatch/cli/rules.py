"""`riskwatch rules` and `riskwatch explain`."""

from __future__ import annotations

import click

from riskwatch import catalogue
from riskwatch.cli.context import as_json, language
from riskwatch.domain.errors import NotThere
from riskwatch.domain.rule import Rule
from riskwatch.domain.words import Words
from riskwatch.exports import rule_page


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en"]))
def rules(form: str, lang: str | None) -> None:
    """List the contract rules."""
    known = catalogue.rule_set()
    if form == "json":
        click.echo(as_json({"rules": [rule_page.summary(rule) for rule in known.rules], "version": known.version}))
        return
    spoken = lang or language()
    for rule in known.rules:
        click.echo(f"{rule.code}  {rule.severity:<8} {rule.confidence:<7} {rule.title.said(spoken)}")


@click.command("explain")
@click.argument("code")
@click.option("--lang", type=click.Choice(["zh", "en"]))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(code: str, lang: str | None, form: str) -> None:
    """One rule: what, why, the statutes, the clause to use, examples."""
    rule = _rule(code)
    if form == "json":
        click.echo(as_json(rule_page.whole(rule, catalogue.statutes())))
    else:
        click.echo(rule_page.text(rule, catalogue.statutes(), lang or language()))


def _rule(code: str) -> Rule:
    rule = catalogue.rule_set().find(code)
    if rule is None:
        raise NotThere(
            Words(f"没有编号为 {code} 的规则。", f"There is no rule {code}."),
            Words("用 riskwatch rules 查看全部编号。", "See all codes with: riskwatch rules"),
        )
    return rule


COMMANDS = (rules, explain)
