"""`riskwatch order`: may we deliver, and what is held."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from riskwatch.cli.context import as_json, language
from riskwatch.cli.desk import open_desk
from riskwatch.cli.importing import import_options, import_table
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import ANSWER_WORDS, Asked
from riskwatch.exports.order_check import answer_lines, answer_object, order_object
from riskwatch.jobs.credit_file import customer_of
from riskwatch.jobs.orders import check, import_orders, import_positions

FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


class Amount(click.ParamType[Decimal]):
    """A sum of money, not negative: 120000 or 120,000.00."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            amount = Decimal(str(value).replace(",", ""))
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite() or amount < 0:
            self.fail(f"{value} is not an amount; write it like 120000 or 120,000.00", param, ctx)
        return amount


@click.group("order")
def order() -> None:
    """Orders: may we deliver, and what is held."""


@order.command("check")
@click.argument("ref")
@click.option("--amount", type=Amount(), required=True, help="What the order comes to.")
@click.option("--currency", default="", help="ISO 4217; the customer's when none is given.")
@click.option("--number", default="", help="The order's number, if it is booked: it then does not count twice.")
@click.option("--prepaid", type=Amount(), default="0", help="What was paid for it already.")
@click.option("--deliver-on", type=click.DateTime(["%Y-%m-%d"]), help="The planned day.")
@FORM
def check_order(
    ref: str, amount: Decimal, currency: str, number: str, prepaid: Decimal, deliver_on: datetime | None, form: str
) -> int:
    """May we deliver to customer REF? Exit code 0: yes; 1: only against prepayment, or no."""
    with open_desk() as desk:
        customer = customer_of(desk, ref)
        money = Money(amount, currency.upper() or customer.currency)
        asked = Asked(ref, money, number, prepaid, deliver_on.date() if deliver_on else None)
        found = check(desk, asked)
        at = desk.clock()
    if form == "json":
        click.echo(as_json(answer_object(found, customer, at)))
    else:
        click.echo("\n".join(answer_lines(found, customer, language())))
    return 0 if found.answer == "yes" else 1


@order.command("import")
@import_options
def import_file(file: Path, skip_bad_rows: bool, bad_rows: Path | None) -> int:
    """Import orders from CSV or XLSX, whole or not at all, and answer for each."""
    return import_table(import_orders, file, skip_bad_rows, bad_rows)


@order.command("positions")
@import_options
def import_others(file: Path, skip_bad_rows: bool, bad_rows: Path | None) -> int:
    """Import bills, deliveries not invoiced, credit notes, deposits and prepayments: all that stand of the kinds in FILE."""
    return import_table(import_positions, file, skip_bad_rows, bad_rows)


@order.command("list")
@click.option("--answer", type=click.Choice(["yes", "prepaid", "no"]), help="Only those with this answer.")
@click.option("--customer", default="", help="Only those of this customer.")
@FORM
def list_orders(answer: str | None, customer: str, form: str) -> None:
    """Open orders with the answer to each, held ones first."""
    with open_desk() as desk, desk.store.reading() as unit:
        found = unit.orders.open(answer or "", limit=100_000, customer=customer)
    if form == "json":
        click.echo(as_json({"orders": [order_object(each) for each in found]}))
        return
    for each in found:
        said = ANSWER_WORDS[each.answer].said(language()) if each.answer else "-"
        why = each.grounds[0].says.said(language()) if each.grounds else ""
        click.echo(f"{said}  {each.order.number}  {each.order.customer_ref}  {each.order.amount}  {why}".rstrip())


COMMANDS = (order,)
