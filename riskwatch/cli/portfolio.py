"""`riskwatch customers`, `poll`, `events`, `alerts`, `grade`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import open_desk
from riskwatch.cli.importing import import_options, import_table
from riskwatch.cli.matching import MATCHING
from riskwatch.credit.expected_loss import expected_loss_saved, rank_of
from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import NotThere
from riskwatch.domain.event import Event
from riskwatch.domain.expected_loss import ExpectedLoss
from riskwatch.domain.words import Words
from riskwatch.exports import records
from riskwatch.exports.grade import grade_object
from riskwatch.exports.grade_text import grade_lines
from riskwatch.jobs.book import import_book
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.recording import Recorded
from riskwatch.store import Unit

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("customers")
def customers() -> None:
    """The watched portfolio."""


for _command in MATCHING:
    customers.add_command(_command)


@customers.command("import")
@import_options
def import_customers(file: Path, skip_bad_rows: bool, bad_rows: Path | None) -> int:
    """Import customers from CSV or XLSX, whole or not at all."""
    return import_table(import_book, file, skip_bad_rows, bad_rows)


@customers.command("list")
@FORM
def list_customers(form: str) -> None:
    """Every customer with its grade."""
    with open_desk() as desk, desk.store.reading() as unit:
        latest = unit.assessments.all_latest()
        everyone = unit.customers.all()
    if form == "json":
        objects = [records.customer_object(one, latest.get(one.ref)) for one in everyone]
        click.echo(as_json(records.listed("customers", objects)))
        return
    for one in everyone:
        grade = latest[one.ref].grade if one.ref in latest else "-"
        click.echo(f"{grade}  {one.ref:<10} {one.identifier or '-'!s:<28} {one.name}")


@click.command("poll")
@click.option("--source", help="Only this source.")
@click.option("--customer", help="Only this customer, due or not.")
@click.option("--all", "everything", is_flag=True, help="Every watch, due or not.")
@click.option("--due", is_flag=True, help="Only what is due (the default).")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z"]), help="A time for a replay.")
def poll(source: str | None, customer: str | None, everything: bool, due: bool, as_of: datetime | None) -> int:
    """Look at the registers now, in the foreground."""
    if due and everything:
        raise click.UsageError("--all and --due exclude each other.")
    with open_desk(as_of.astimezone(UTC) if as_of else None) as desk:
        looked = poll_now(desk, source, customer, everything, _told)
    click.echo(Words(f"看了 {len(looked)} 次。", f"{len(looked)} looks.").said(language()), err=True)
    failed = [one for one in looked if not one.outcome.good]
    return 3 if failed and len(failed) < len(looked) else 2 if failed else 0


def _told(recorded: Recorded) -> None:
    news = ", ".join(event.code for event in recorded.events)
    click.echo(f"{recorded.watch.ref}  {recorded.watch.source}  {recorded.outcome}  {news}".rstrip(), err=True)


@click.command("events")
@click.option("--customer", help="Only this customer.")
@FORM
def events(customer: str | None, form: str) -> None:
    """What was seen at the registers, newest first."""
    with open_desk() as desk, desk.store.reading() as unit:
        if customer is not None:
            _customer(unit, customer)
            rows = [(customer, event) for event in unit.events.of(customer)]
        else:
            rows = list(unit.events.all())
        signs = _signs_of(unit)
    if form == "json":
        objects = [records.event_object(event, ref, signs.get(event.id, ())) for ref, event in rows]
        click.echo(as_json(records.listed("events", objects)))
        return
    for ref, event in rows:
        click.echo(f"{event.on}  {ref:<10} {event.code:<26} {event.source:<20} {_change(event)}".rstrip())


def _change(event: Event) -> str:
    return f"{event.before} -> {event.after}" if event.before else event.after


def _signs_of(unit: Unit) -> dict[str, list[str]]:
    signs: dict[str, list[str]] = {}
    for assessment in unit.assessments.all_latest().values():
        for sign in assessment.signs:
            for event in sign.because:
                signs.setdefault(event.id, []).append(sign.kind.id)
    return signs


@click.command("alerts")
@click.option("--state", default="", help="open, acknowledged, in_action, snoozed, resolved or dismissed.")
@FORM
def alerts(state: str, form: str) -> None:
    """What was raised, the most expected loss to save first."""
    with open_desk() as desk, desk.store.reading() as unit:
        policy = policy_in_force(desk, unit, desk.today)
        found = sorted(unit.alerts.all(state), key=lambda alert: -rank_of(alert, policy))
        losses = [expected_loss_saved(alert, policy) for alert in found]
        objects = [_alert_object(unit, alert, loss) for alert, loss in zip(found, losses, strict=True)]
        names = {one.ref: one.name for one in unit.customers.all()}
    if form == "json":
        click.echo(as_json(records.listed("alerts", objects)))
        return
    for alert, loss in zip(found, losses, strict=True):
        click.echo(
            f"{alert.severity:<9} {alert.state:<12} {alert.proposal:<12} {alert.customer_ref:<10} {names.get(alert.customer_ref, '')}"
        )
        click.echo(f"          {alert.explanation.said(language())}")
        if loss is not None and loss.saved.amount:
            click.echo(f"          {loss.says.said(language())}")


def _alert_object(unit: Unit, alert: Alert, loss: ExpectedLoss | None) -> Any:
    because = [event for event_id in alert.because if (event := unit.events.get(event_id)) is not None]
    return records.alert_object(alert, unit.customers.get(alert.customer_ref), because, loss)


@click.command("grade")
@click.argument("ref")
@FORM
def grade(ref: str, form: str) -> None:
    """Grade and limit of a customer, with every contribution."""
    with open_desk() as desk, desk.store.reading() as unit:
        customer = _customer(unit, ref)
        assessment = unit.assessments.latest(ref)
    if assessment is None:
        raise NotThere(
            Words(f"客户 {ref} 还没有评过级。", f"Customer {ref} has not been graded yet."),
            Words("先运行 riskwatch poll --customer。", f"Run riskwatch poll --customer {ref} first."),
        )
    if form == "json":
        click.echo(as_json(grade_object(assessment, customer)))
        return
    click.echo("\n".join(grade_lines(assessment, customer, language())))


def _customer(unit: Unit, ref: str) -> Any:
    customer = unit.customers.get(ref)
    if customer is None:
        raise NotThere(
            Words(f"没有编号为 {ref} 的客户。", f"There is no customer {ref}."),
            Words("用 riskwatch customers list 查看。", "See them with: riskwatch customers list"),
        )
    return customer


COMMANDS = (customers, poll, events, alerts, grade)
