"""`riskwatch overrides`: releases and decisions against a proposal, and what became of the money."""

from __future__ import annotations

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import open_desk
from riskwatch.exports.overrides import overrides_lines, overrides_object
from riskwatch.jobs.overrides import override_report, rule_title


@click.command("overrides")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def overrides(form: str) -> None:
    """How releases and decisions against a proposal turned out, by person and by rule."""
    with open_desk() as desk, desk.store.reading() as unit:
        report = override_report(desk, unit, desk.clock())
        titles = {tally.key: rule_title(desk, tally.key) for tally in report.rules}
    if form == "json":
        click.echo(as_json(overrides_object(report, titles.__getitem__)))
    else:
        click.echo("\n".join(overrides_lines(report, titles.__getitem__, language())))


COMMANDS = (overrides,)
