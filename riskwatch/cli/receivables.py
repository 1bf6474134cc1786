"""`riskwatch invoices` and `ageing`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import open_desk
from riskwatch.cli.importing import import_options, import_table
from riskwatch.exports.ageing import ageing_object, ageing_text
from riskwatch.jobs.ageing import receivables
from riskwatch.jobs.invoices import import_invoices


@click.group("invoices")
def invoices() -> None:
    """What customers owe."""


@invoices.command("import")
@import_options
def import_file(file: Path, skip_bad_rows: bool, bad_rows: Path | None) -> int:
    """Import invoices from CSV or XLSX, whole or not at all."""
    return import_table(import_invoices, file, skip_bad_rows, bad_rows)


@click.command("ageing")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day; today when none is given.")
@click.option(
    "--by",
    type=click.Choice(["customer", "branch"]),
    default="customer",
    show_default=True,
    help="What the rows of the table are; JSON holds both.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def ageing(as_of: datetime | None, by: str, form: str) -> None:
    """Receivables by age, M0 (not due) to M6 (over a year), the biggest overdue first."""
    with open_desk() as desk:
        found = receivables(desk, as_of.date() if as_of else None)
    if form == "json":
        click.echo(as_json({"ageing": ageing_object(found.ageing, found.name)}))
        return
    click.echo(ageing_text(found.ageing, found.name, by, language()), nl=False)


COMMANDS = (invoices, ageing)
