"""The enumerations of the LEI record (LEI-CDF 3.1) and what they mean to us."""

from __future__ import annotations

import re
from typing import Literal

from riskwatch.domain.snapshot import Status
from riskwatch.domain.uscc import is_uscc

NameKind = Literal["legal", "trading", "former", "translated"]

STATUS: dict[str, Status] = {"ACTIVE": "active", "INACTIVE": "ceased", "NULL": "unknown"}

STATUS_OF_STAGE: dict[str, Status] = {
    "open": "insolvent",
    "rescue": "rescue",
    "solvent": "solvent_liquidation",
    "strike_off": "strike_off_pending",
}
"""Worst first."""

NAME_KINDS: dict[str, NameKind] = {
    "PREVIOUS_LEGAL_NAME": "former",
    "TRADING_OR_OPERATING_NAME": "trading",
    "ALTERNATIVE_LANGUAGE_LEGAL_NAME": "translated",
    "PREFERRED_ASCII_TRANSLITERATED_LEGAL_NAME": "translated",
    "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME": "translated",
}

EXPIRATIONS = {"DISSOLVED": "dissolved", "CORPORATE_ACTION": "corporate action", "OTHER": "other"}

ADDRESSES: dict[str, Literal["registered", "business"]] = {
    "legalAddress": "registered",
    "headquartersAddress": "business",
}

ENTITY_IGNORED = (
    "category", "subCategory", "associatedEntity", "successorEntity", "successorEntities", "otherAddresses",
)  # fmt: skip

REGISTRATION_IGNORED = (
    "initialRegistrationDate", "lastUpdateDate", "managingLou", "corroborationLevel", "validatedAt", "validatedAs",
    "otherValidationAuthorities",
)  # fmt: skip

REGISTRATION_REMARKABLE: dict[str, bool] = {
    "ISSUED": False, "LAPSED": False, "RETIRED": False, "PENDING_TRANSFER": False, "PENDING_ARCHIVAL": False,
    "PENDING_VALIDATION": False, "TRANSFERRED": False, "MERGED": True, "ANNULLED": True, "CANCELLED": True,
    "DUPLICATE": True,
}  # fmt: skip
"""Registration statuses; True where the record should no longer be relied on under this LEI."""

_NATIONAL = {"GB": ("gb_coh", r"\d{8}|[A-Z]{2}\d{6}"), "NO": ("no_orgnr", r"[89]\d{8}"), "FR": ("fr_siren", r"\d{9}")}


def national_scheme(country: str, number: str) -> str:
    """Our scheme for a national register number, or "" where its form leaves a doubt."""
    if country == "CN":
        return "uscc" if is_uscc(number) else ""
    scheme, form = _NATIONAL.get(country, ("", ""))
    return scheme if scheme and re.fullmatch(form, number) else ""


PARENTS = {"direct-parent": "parent", "ultimate-parent": "ultimate_parent"}
"""The two sides of consolidation, and what kind of owner each is to us."""

RELATIONSHIP, EXCEPTION, CHANGE_LOG = "-relationship", "-reporting-exception", "field-modifications"
"""What follows the name of a side in an address, and the address of the change log."""

OTHER_RELATIONSHIPS = (
    "managing-lou", "lei-issuer", "field-modifications", "direct-children", "ultimate-children", "isins", "branches",
    "associated-entity", "successor-entity", "headquarters", "headquarter", "fund-manager", "umbrella-fund", "master-fund",
    "managed-funds", "sub-funds", "feeder-funds", "vlei-issuer",
)  # fmt: skip

EXCEPTIONS = {
    "NATURAL_PERSONS": True, "NO_KNOWN_PERSON": True, "NON_CONSOLIDATING": True, "NO_LEI": False, "NON_PUBLIC": False,
    "BINDING_LEGAL_COMMITMENTS": False, "LEGAL_OBSTACLES": False, "CONSENT_NOT_OBTAINED": False,
    "DISCLOSURE_DETRIMENTAL": False, "DETRIMENT_NOT_EXCLUDED": False,
}  # fmt: skip
"""Why no parent is named; True where there is none that would have to be."""
