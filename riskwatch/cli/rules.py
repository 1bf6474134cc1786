"""`riskwatch rules` with `test` and `schema`, and `riskwatch explain`."""

from __future__ import annotations

from pathlib import Path

import click

from riskwatch import catalogue
from riskwatch.cli.context import as_json, lang_option, language, settings
from riskwatch.cli.rule_book import known_rules, rule_called, rules_option
from riskwatch.exports import rule_page, rule_tests
from riskwatch.rulebook.examples import run_examples
from riskwatch.rulebook.json_schema import rule_file_schema

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("rules", invoke_without_command=True)
@FORM
@lang_option
@rules_option
@click.pass_context
def rules(context: click.Context, form: str, own_rules: Path | None) -> None:
    """List the contract rules; test your own."""
    context.obj = own_rules
    if context.invoked_subcommand is not None:
        return
    known = known_rules(own_rules)
    if form == "json":
        listed = [rule_page.summary(rule, own=rule.code in known.own) for rule in known.rules]
        click.echo(as_json({"rules": listed, "version": known.version}))
        return
    for rule in known.rules:
        click.echo(rule_page.line(rule, language(), own=rule.code in known.own))


@rules.command("test")
@click.argument("place", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help="Test the shipped rules though there are own ones.")
@FORM
@lang_option
@click.pass_obj
def test(named: Path | None, place: Path | None, shipped: bool, form: str) -> int:
    """Run the examples of your own rules to the character.

    FOLDER, or one file, holds the rules; without it those of RISKWATCH_OWN_RULES are tested, and where there are none the
    shipped ones. Ends with 1 when an example does not hold, with 2 when a file cannot be used.
    """
    own = None if shipped else place or named or settings().own_rules
    catalogue.rule_set(own)  # codes must not collide with the shipped ones
    shipped_rules = catalogue.rule_set().rules
    outcome = run_examples(catalogue.own_rules_in(own), shipped_rules) if own else run_examples(shipped_rules)
    if form == "json":
        click.echo(as_json(rule_tests.as_object(outcome)))
    else:
        click.echo(rule_tests.text(outcome, language()))
    return 1 if outcome.failures else 0


@rules.command("schema")
@click.option("--as-buyer", is_flag=True, help="Of a file in the folder as_buyer: what the buyer is told.")
def schema(as_buyer: bool) -> None:
    """The JSON Schema of a rule file, for editors."""
    click.echo(as_json(rule_file_schema(as_buyer=as_buyer)))


@click.command("explain")
@click.argument("code")
@lang_option
@FORM
@rules_option
def explain(code: str, form: str, own_rules: Path | None) -> None:
    """One rule: what, why, the statutes, the clause to use, examples."""
    known = known_rules(own_rules)
    rule = rule_called(code, known)
    own = rule.code in known.own
    if form == "json":
        click.echo(as_json(rule_page.whole(rule, catalogue.statutes(), own=own)))
    else:
        click.echo(rule_page.text(rule, catalogue.statutes(), language(), own=own))


COMMANDS = (rules, explain)
