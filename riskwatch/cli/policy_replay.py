"""`riskwatch policy replay`: a changed policy run over the stored history before it is switched on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import open_desk
from riskwatch.exports.replay import replay_lines, replay_object
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.replay import last_year, replay
from riskwatch.rulebook.house.files import read_policy

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("replay")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "begins", type=DAY, help="The first day; a year ago when none is given.")
@click.option("--to", "ends", type=DAY, help="The last day; today when none is given.")
@click.option("--customer", "refs", multiple=True, help="Only these customers.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def replay_policy(file: Path, begins: datetime | None, ends: datetime | None, refs: tuple[str, ...], form: str) -> None:
    """Hold the policy in FILE against the one in force over the stored history: alerts gained and lost, orders held and let
    go, the money in them. Stores nothing."""
    changed = read_policy(file)
    with open_desk() as desk:
        first, last = last_year(desk)
        with desk.store.reading() as unit:
            present = policy_in_force(desk, unit, desk.today)
            customers = unit.customers.some(refs) if refs else unit.customers.all()
        report = replay(
            desk, present, changed, begins.date() if begins else first, ends.date() if ends else last, customers
        )
    if form == "json":
        click.echo(as_json(replay_object(report)))
    else:
        click.echo("\n".join(replay_lines(report, language())))
