"""The UK establishments of an overseas company."""

from __future__ import annotations

from riskwatch.domain.snapshot import Branch
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet


def read_establishment(item: Sheet) -> Branch:
    """One establishment; they all bear the name of the company, so the place tells them apart."""
    item.skip(("links",))
    name, place = item.due("company_name"), item.text("locality")
    closed = item.choice("company_status", values.CLOSED, False)
    return Branch(f"{name}, {place}" if place else name, item.due("company_number"), closed)
