"""Importing customers and invoices."""

from __future__ import annotations

from flask import Blueprint

from riskwatch.jobs.book import import_book, preview_book
from riskwatch.jobs.invoices import import_invoices, preview_invoices
from riskwatch.web.importing import Kind, add_import
from riskwatch.web.languages import ngettext

blueprint = Blueprint("imports", __name__, url_prefix="/customers/import")
invoices = Blueprint("invoice_imports", __name__, url_prefix="/receivables/import")


def _customers_stored(number: int) -> str:
    return ngettext("%(num)d customer is stored.", "%(num)d customers are stored.", number) % {"num": number}


def _invoices_stored(number: int) -> str:
    return ngettext("%(num)d invoice is stored.", "%(num)d invoices are stored.", number) % {"num": number}


add_import(blueprint, Kind("import_customers.html", preview_book, import_book, "customers.listing", _customers_stored))
add_import(
    invoices, Kind("import_invoices.html", preview_invoices, import_invoices, "receivables.show", _invoices_stored)
)
