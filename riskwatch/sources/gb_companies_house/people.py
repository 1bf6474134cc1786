"""Officers of a UK company and the persons with significant control over it. Birth dates and homes are not kept."""

from __future__ import annotations

import re
from decimal import Decimal

from riskwatch.domain.snapshot import Officer, Owner
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet

_OFFICER_IGNORED = (
    "address", "contact_details", "country_of_residence", "date_of_birth", "nationality", "occupation", "person_number",
    "principal_office_address", "responsibilities", "former_names", "identification", "identity_verification_details",
    "etag", "is_pre_1992_appointment",
)  # fmt: skip
_OWNER_IGNORED = (
    "etag", "country_of_residence", "date_of_birth", "name_elements", "nationality", "identification", "description",
    "identity_verification_details", "address", "is_sanctioned", "principal_office_address",
)  # fmt: skip
_CONTROL = re.compile(
    r"(?:part-)?(?P<right>ownership-of-shares|voting-rights|right-to-share-surplus-assets|"
    r"right-to-appoint-and-remove-(?:directors|members|person|persons)|significant-influence-or-control|"
    r"registered-owner-as-nominee-(?:person|another-entity))"
    r"(?:-(?P<low>\d+)-to-(?P<high>\d+)-percent|-more-than-(?P<over>\d+)-percent)?(?:-.*)?"
)
_SHARES = ("ownership-of-shares", "right-to-share-surplus-assets")


def read_officer(item: Sheet) -> Officer:
    """One appointment. `ref` is the person's reference: the same person may hold several appointments."""
    item.skip(_OFFICER_IGNORED)
    item.choice("officer_role", values.ROLES, False)
    role, links = item.text("officer_role"), item.part("links")
    own = links.text("self").rpartition("/")[2]
    person = links.part("officer").text("appointments").removesuffix("/appointments").rpartition("/")[2]
    since = item.day("appointed_on") or item.day("appointed_before")
    item.skip(("appointed_before",))
    until = item.day("resigned_on")
    return Officer(item.due("name"), role, since, until, role.startswith("corporate-"), person or own)


def read_owner(item: Sheet) -> Owner:
    """One owner. A protected one has no name; one that ceased without a day given is reported and stays."""
    item.skip(_OWNER_IGNORED)
    kind = item.choice("kind", values.OWNERS, "unknown")
    links = item.part("links")
    links.skip(("statement", "persons_with_significant_control"))
    ref = links.text("self").rpartition("/")[2]
    low, high = _shares(item)
    since, until = item.day("notified_on"), item.day("ceased_on")
    if item.flag("ceased") and until is None:
        item.report("ceased without a day")
    name = item.text("name") if kind == "protected" else item.due("name")
    return Owner(name, kind, low, high, since, until, ref)


def _shares(item: Sheet) -> tuple[Decimal | None, Decimal | None]:
    """The widest band of shares, in percent; None where control comes by other means."""
    bands = []
    for nature in item.texts("natures_of_control"):
        match = _CONTROL.fullmatch(nature)
        if match is None:
            item.report(f"natures_of_control = {nature[:80]}")
        elif match["right"] in _SHARES and (match["low"] or match["over"]):
            bands.append((Decimal(match["low"] or match["over"]), Decimal(match["high"] or 100)))
    return max(bands, default=(None, None))
