"""`riskwatch accounts`."""

from __future__ import annotations

from pathlib import Path

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import ACTOR, open_desk
from riskwatch.cli.importing import import_options, import_table
from riskwatch.domain.accounts import FIGURES
from riskwatch.domain.words import Words
from riskwatch.exports.grade import accounts_object
from riskwatch.jobs.accounts import import_accounts, take_accounts
from riskwatch.jobs.credit_file import customer_of

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("accounts")
def accounts() -> None:
    """Annual accounts of customers."""


@accounts.command("import")
@import_options
def import_file(file: Path, skip_bad_rows: bool, bad_rows: Path | None) -> int:
    """Import accounts from CSV or XLSX, whole or not at all."""
    return import_table(import_accounts, file, skip_bad_rows, bad_rows)


@accounts.command("read")
@click.argument("ref")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def read(ref: str, file: Path) -> None:
    """Read the accounts of customer REF from a register's Inline XBRL document."""
    with open_desk() as desk:
        found = take_accounts(desk, ref, file.read_bytes(), file.name, actor=ACTOR)
    click.echo(
        Words(f"{ref} {found.period_end} 的报表已保存。", f"{ref}: accounts of {found.period_end} stored.").said(
            language()
        ),
        err=True,
    )
    for name, words in FIGURES.items():
        amount = getattr(found, name)
        shown = "-" if amount is None else f"{amount:,f}"
        click.echo(f"{words.said(language())}  {shown}  {found.places.get(name, '')}".rstrip(), err=True)


@accounts.command("show")
@click.argument("ref")
@FORM
def show(ref: str, form: str) -> None:
    """The accounts of customer REF, the latest year first."""
    with open_desk() as desk:
        customer = customer_of(desk, ref)
        with desk.store.reading() as unit:
            known = unit.accounts.of(customer.ref)
    if form == "json":
        click.echo(as_json({"accounts": [accounts_object(each) for each in known]}))
        return
    for each in known:
        click.echo(f"{each.period_end} {each.currency}")
        for name, words in FIGURES.items():
            amount = getattr(each, name)
            click.echo(f"  {words.said(language())}  {'-' if amount is None else f'{amount:,f}'}")


COMMANDS = (accounts,)
