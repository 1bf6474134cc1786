"""Importing annual accounts from a table."""

from __future__ import annotations

from flask import Blueprint

from riskwatch.jobs.accounts import import_accounts, preview_accounts
from riskwatch.web.importing import Kind, add_import
from riskwatch.web.languages import ngettext

blueprint = Blueprint("accounts_imports", __name__, url_prefix="/customers/import-accounts")


def _stored(number: int) -> str:
    return ngettext("%(num)d set of accounts is stored.", "%(num)d sets of accounts are stored.", number) % {
        "num": number
    }


add_import(blueprint, Kind("import_accounts.html", preview_accounts, import_accounts, "customers.listing", _stored))
