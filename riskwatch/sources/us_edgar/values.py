"""Forms and items of EDGAR and what they mean to us."""

from __future__ import annotations

from riskwatch.domain.snapshot import NoticeKind

ITEMS: dict[str, tuple[NoticeKind, str]] = {
    "2.04": ("debt_accelerated", "event of default or acceleration of a debt (8-K 2.04)"),
    "3.01": ("delisted", "notice of delisting or of a listing deficiency (8-K 3.01)"),
    "4.01": ("auditor_changed", "change of the auditor (8-K 4.01)"),
    "4.02": ("accounts_unreliable", "earlier accounts can no longer be relied on (8-K 4.02)"),
    "5.01": ("owner_changed", "change of control (8-K 5.01)"),
    "2.05": ("other", "costs of an exit or a restructuring (8-K 2.05)"),
    "2.06": ("other", "material impairment (8-K 2.06)"),
    "1.05": ("other", "material cybersecurity incident (8-K 1.05)"),
}
"""Items of form 8-K that are told; BANKRUPTCY and OFFICERS are read on their own."""

BANKRUPTCY = "1.03"
OFFICERS = "5.02"

OLD_ITEMS = {"3": BANKRUPTCY, "4": "4.01"}
"""Items before August 2004 had other numbers: 3 bankruptcy, 4 auditor; the rest of that age is history we do not tell."""

ITEMS_IGNORED = frozenset(
    {
        "1.01", "1.02", "1.04", "2.01", "2.02", "2.03", "3.02", "3.03", "5.03", "5.04", "5.05", "5.06", "5.07", "5.08",
        "6.01", "6.02", "6.03", "6.04", "6.05", "7.01", "8.01", "9.01", "1", "2", "5", "6", "7", "8", "9", "10", "11",
        "12",
    }
)  # fmt: skip

DEREGISTERED = {
    "25": "removal from listing (form 25)",
    "25-NSE": "removal from listing by the exchange (form 25-NSE)",
    "15-12B": "deregistered (form 15-12B)",
    "15-12G": "deregistered (form 15-12G)",
    "15-15D": "duty to report suspended (form 15-15D)",
    "15F-12B": "deregistered, foreign issuer (form 15F-12B)",
    "15F-12G": "deregistered, foreign issuer (form 15F-12G)",
}
CLASS_ONLY = frozenset({"25", "25-NSE"})
"""Filed as well when one bond of a company matures: it means the company only where no other class is listed."""

UNLISTED = frozenset({"", "OTC"})
"""What stands in `exchanges` for a security that no exchange lists."""

PERIODIC = frozenset({"10-K", "10-Q", "20-F", "40-F", "10-KT", "10-QT", "10-K405", "10-KSB", "10-QSB"})
LATE = {"NT 10-K": "10-K", "NT 10-Q": "10-Q", "NT 20-F": "20-F", "NT 10-KT": "10-KT"}
"""Notices that a report will be late, and which report."""

COLUMNS = ("accessionNumber", "filingDate", "reportDate", "acceptanceDateTime", "form", "items")
COLUMNS_IGNORED = (
    "act", "fileNumber", "filmNumber", "core_type", "size", "isXBRL", "isInlineXBRL", "isXBRLNumeric",
    "primaryDocument", "primaryDocDescription",
)  # fmt: skip
IGNORED = (
    "sic", "sicDescription", "ownerOrg", "insiderTransactionForOwnerExists", "insiderTransactionForIssuerExists",
    "description", "website", "investorWebsite", "category", "fiscalYearEnd", "stateOfIncorporationDescription", "phone",
    "flags", "tickers", "entityType",
)  # fmt: skip
ADDRESS_IGNORED = ("isForeignLocation", "foreignStateTerritory", "countryCode", "stateOrCountryDescription")
