"""The profile of a UK company: names, status, addresses."""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.domain.snapshot import Address, CompanyStatus, Filing, InsolvencyCase, Name, Notice
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet

Cases = tuple[InsolvencyCase, ...] | None
Notices = tuple[Notice, ...]

IGNORED = (
    "annual_return", "branch_company_details", "can_file", "corporate_annotation", "etag",
    "external_registration_number", "foreign_company_details", "has_been_liquidated", "has_charges",
    "has_insolvency_history", "has_super_secure_pscs", "is_community_interest_company", "jurisdiction",
    "last_full_members_list_date", "partial_data_available", "service_address", "sic_codes", "status", "subtype",
    "super_secure_managing_officer_count",
)  # fmt: skip
"""Members of the profile that are known and say nothing we use; what the has_ flags announce is asked for itself."""

_LINKS = (
    "self", "filing_history", "officers", "charges", "insolvency", "persons_with_significant_control", "registers", "overseas",
)  # fmt: skip

_ADDRESS = (
    "care_of", "po_box", "premises", "address_line_1", "address_line_2", "locality", "region", "postal_code", "country",
)  # fmt: skip


def links(profile: Sheet) -> frozenset[str]:
    """The names of what the profile links to."""
    found = profile.part("links")
    found.skip((*_LINKS, *(name for names in values.LINKED.values() for name in names)))
    return frozenset(found.names)


def names(profile: Sheet) -> tuple[Name, ...]:
    found = [Name(profile.needed("company_name"))]
    for former in profile.parts("previous_company_names"):
        since, until = former.day("effective_from"), former.day("ceased_on")
        if name := former.text("name"):
            found.append(Name(name, "former", since, until))
    return tuple(found)


def status(profile: Sheet, cases: Cases, strike_off: Notices) -> CompanyStatus:
    """The status, with the day of the case or notice that explains it.

    Some kinds of company are only partly in the public data and have no status; for all others one is due.
    """
    partial = "partial_data_available" in profile
    raw = profile.text("company_status") if partial else profile.needed("company_status")
    detail = profile.text("company_status_detail")
    profile.choice("company_status_detail", values.STATUS_DETAILS, False, due=False)
    normalised = profile.choice("company_status", values.STATUS, "unknown", due=not partial)
    if normalised == "active" and detail == values.STRIKE_OFF:
        since = max((n.listed_on for n in strike_off if n.listed_on and not n.removed_on), default=None)
        return CompanyStatus(raw, "strike_off_pending", detail, since)
    current = [case for case in cases or () if case.stage in ("open", "rescue", "solvent")]
    newest = max(current, key=lambda case: str(case.started_on or ""), default=None)
    if raw == "liquidation" and newest and newest.stage == "solvent":
        normalised = "solvent_liquidation"
    if normalised == "ceased":
        return CompanyStatus(raw, normalised, detail, profile.day("date_of_cessation"))
    explained = newest if normalised in ("insolvent", "rescue", "solvent_liquidation") else None
    return CompanyStatus(raw, normalised, detail, explained.started_on if explained else None)


def legal_form(profile: Sheet) -> str:
    profile.choice("type", values.TYPES, False)
    return profile.text("type")


def addresses(profile: Sheet, history: Sequence[Filing]) -> tuple[Address, ...] | None:
    """The registered office with what speaks against it; None where the profile has none."""
    office = profile.part("registered_office_address")
    text = ", ".join(line for name in _ADDRESS if (line := office.text(name)))
    flags = {
        "undeliverable": profile.flag("undeliverable_registered_office_address"),
        "in_dispute": profile.flag("registered_office_is_in_dispute"),
        "defaulted": _defaulted(history),
    }
    return (Address(text, "registered", tuple(name for name, is_set in flags.items() if is_set)),) if text else None


def _defaulted(history: Sequence[Filing]) -> bool:
    """Whether the register itself has moved the office to its own default address (RP05) and no move followed."""
    moves = [filing for filing in history if filing.kind in ("AD01", "RP05")]
    newest = max(moves, key=lambda filing: str(filing.filed_on or ""), default=None)
    return newest is not None and newest.kind == "RP05"
