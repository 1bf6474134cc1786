"""Receivables by age: what is owed, how late it is, who owes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs.ageing import Receivables, receivables
from riskwatch.receivables.overview import AgeingRow, CurrencyAgeing
from riskwatch.web import context
from riskwatch.web.stage_bar import Piece, pieces_of

blueprint = Blueprint("receivables", __name__, url_prefix="/receivables")

PAGE = 200
"""Rows of one currency on the page; the rest is behind the command line and the sums."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its name, the customer it leads to, and its bar."""

    name: str
    ref: str
    row: AgeingRow
    bar: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One currency: all of it, and its lines."""

    currency: str
    all: Line
    lines: tuple[Line, ...]
    left_out: int


@blueprint.get("")
def show() -> str:
    desk = context.desk()
    by = "branch" if request.args.get("by") == "branch" else "customer"
    day = _day(request.args.get("as_of", ""))
    found = receivables(desk, day)
    with desk.store.reading() as unit:
        invoices, customers = unit.invoices.count(), unit.customers.count()
    return render_template(
        "receivables.html",
        ageing=found.ageing,
        books=[_book(book, by, found) for book in found.ageing.currencies],
        by=by,
        day=day,
        today=desk.today,
        invoices=invoices,
        customers=customers,
    )


def _book(book: CurrencyAgeing, by: str, found: Receivables) -> Book:
    rows = book.branches if by == "branch" else book.customers
    known = {} if by == "branch" else found.customers
    lines = [
        _line(row, known[row.key].name, row.key) if row.key in known else _line(row, row.key) for row in rows[:PAGE]
    ]
    return Book(book.currency, _line(book.all, ""), tuple(lines), len(rows) - len(lines))


def _line(row: AgeingRow, name: str, ref: str = "") -> Line:
    return Line(name, ref, row, pieces_of(row.stages))


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere(
            Words(f"{text} 不是日期。", f"{text} is not a date."),
            Words("请写成 2026-11-24 的样子。", "Write it like 2026-11-24."),
        ) from None
