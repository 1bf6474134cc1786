"""Charges (mortgages, debentures) over the assets of a UK company."""

from __future__ import annotations

import re

from riskwatch.domain.snapshot import Charge
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet

_EVERYTHING = re.compile(r"\bundertaking and all\b|\ball (its |the )?(property|assets) and undertaking\b")
"""How charges from before 2013, which have no flag for it, say that they cover all there is."""

_IGNORED = (
    "etag", "acquired_on", "resolved_on", "covering_instrument_date", "secured_details", "scottish_alterations",
    "more_than_four_persons_entitled", "transactions", "insolvency_cases", "delivered_on",
)  # fmt: skip
_PARTICULARS_IGNORED = (
    "type", "contains_floating_charge", "contains_fixed_charge", "contains_negative_pledge",
    "chargor_acting_as_bare_trustee",
)  # fmt: skip


def read_charge(item: Sheet) -> Charge:
    """One charge; `raw` is its class and status in the register's words."""
    item.skip(_IGNORED)
    status = item.choice("status", values.CHARGES, "unknown")
    classification, links = item.part("classification"), item.part("links")
    classification.skip(("type",))
    released = item.text("assets_ceased_released")
    words = (classification.text("description"), item.text("status"), released)
    return Charge(
        ref=_ref(item, links),
        kind="charge",
        status=status,
        holder="; ".join(name for person in item.parts("persons_entitled") if (name := person.text("name"))),
        created_on=item.day("created_on"),
        ended_on=item.day("satisfied_on"),
        covers_everything=_covers_everything(item.part("particulars")),
        raw="; ".join(word for word in words if word),
    )


def _ref(item: Sheet, links: Sheet) -> str:
    number = item.number("charge_number")
    code, own = item.text("charge_code"), item.text("id")
    link = links.text("self").rpartition("/")[2]
    return link or own or code or ("" if number is None else f"charge {number}")


def _covers_everything(particulars: Sheet) -> bool:
    particulars.skip(_PARTICULARS_IGNORED)
    text = particulars.text("description").lower()
    return particulars.flag("floating_charge_covers_all") is True or _EVERYTHING.search(text) is not None
