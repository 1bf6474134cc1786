"""`riskwatch clocks`: the periods that claims depend on."""

from __future__ import annotations

from pathlib import Path

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import open_desk
from riskwatch.exports.calendar_feed import calendar_feed
from riskwatch.exports.clocks import clocks_object, clocks_text
from riskwatch.jobs.clocks import near, running


@click.command("clocks")
@click.option("--customer", default="", help="Only this customer's number.")
@click.option("--all", "everything", is_flag=True, help="Also those that end far from now.")
@click.option("--format", "form", type=click.Choice(["text", "json", "ics"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def clocks(customer: str, everything: bool, form: str, output: Path | None) -> None:
    """Limitation, guarantee, registration and claim periods, the one that ends first first."""
    with open_desk() as desk:
        with desk.store.reading() as unit:
            found = running(unit, customer)
            names = {each.ref: each.name for each in unit.customers.all()}
        today, now = desk.today, desk.clock()
    shown = found if everything else near(found, today)
    if form == "ics":
        body = calendar_feed(shown, names, language(), now)
    elif form == "json":
        body = (as_json(clocks_object(shown, lambda ref: names.get(ref, ref), today)) + "\n").encode()
    else:
        body = clocks_text(shown, lambda ref: names.get(ref, ref), today, language()).encode()
    if output is not None:
        output.write_bytes(body)
    else:
        click.echo(body, nl=False)


COMMANDS = (clocks,)
