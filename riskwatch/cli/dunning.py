"""`riskwatch dunning`: who is to be asked for money today, and the letters that ask."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import ACTOR, open_desk
from riskwatch.exports.dunning import NOTHING_DUE, letter_object, letters_text, plans_object, plans_text
from riskwatch.exports.letter_docx import letter_docx
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.dunning import plans, write_letters
from riskwatch.jobs.dunning_steps import letter_objections
from riskwatch.receivables.dunning.legality import Objection

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
CUSTOMER = click.option("--customer", default="", help="Only this customer's number.")


@click.group("dunning")
def dunning() -> None:
    """Ask for money that is due: the plan, the letters, and what the law keeps out of them."""


@dunning.command("plan")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day; today when none is given.")
@CUSTOMER
@FORM
def show_plan(as_of: datetime | None, customer: str, form: str) -> None:
    """What is due by the ladder for every debtor, and who waits for what."""
    with open_desk() as desk:
        found = plans(desk, as_of.date() if as_of else None, customer)
        names = _names(desk)
    if form == "json":
        click.echo(as_json(plans_object(found, lambda ref: names.get(ref, ref))))
        return
    click.echo(plans_text(found, lambda ref: names.get(ref, ref), language()), nl=False)


@dunning.command("write")
@CUSTOMER
@click.option("--dry-run", is_flag=True, help="Say what would be written, write nothing.")
def write(customer: str, dry_run: bool) -> None:
    """Write the letters that are due today as drafts; a second run writes nothing."""
    with open_desk() as desk:
        due = [plan for plan in plans(desk, customer_ref=customer) if plan.letter]
        names = _names(desk)
        if dry_run:
            click.echo(plans_text(due, lambda ref: names.get(ref, ref), language()), nl=False)
            return
        written = write_letters(desk, due, ACTOR)
    click.echo(letters_text(written.letters, language(), NOTHING_DUE), nl=False)


@dunning.command("letters")
@CUSTOMER
def letters(customer: str) -> None:
    """Every letter with its state."""
    with open_desk() as desk, desk.store.reading() as unit:
        found = unit.letters.of(customer)
    click.echo(letters_text(found, language()), nl=False)


@dunning.command("show")
@click.argument("letter_id")
@click.option("--format", "form", type=click.Choice(["text", "json", "docx"]), default="text", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; docx needs one."
)
def show(letter_id: str, form: str, output: Path | None) -> None:
    """One letter, with what speaks against sending it."""
    if form == "docx" and output is None:
        raise click.UsageError("--format docx needs --output FILE.docx")
    with open_desk() as desk, desk.store.reading() as unit:
        letter = unit.letters.get(letter_id)
        found = letter_objections(desk, unit, letter)
    if form == "docx" and output is not None:
        output.write_bytes(letter_docx(letter))
        return
    text = as_json(letter_object(letter, found)) if form == "json" else letter.text + _against(found)
    if output is not None:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=form == "json")


def _against(found: tuple[Objection, ...]) -> str:
    lines = [f"{each.code} {each.act}: {each.says.said(language())} {each.quote}".rstrip() for each in found]
    return "\n" + "\n".join(lines) + "\n" if lines else ""


def _names(desk: Desk) -> dict[str, str]:
    with desk.store.reading() as unit:
        return {customer.ref: customer.name for customer in unit.customers.all()}


COMMANDS = (dunning,)
