"""Which signals each section of a snapshot feeds, and what a snapshot says about having looked."""

from __future__ import annotations

from riskwatch.domain.snapshot import Coverage, Snapshot

SECTION_CODES: dict[str, tuple[str, ...]] = {
    "names": ("NAME_CHANGED",),
    "status": ("STATUS_CEASED", "STATUS_STRIKE_OFF_PENDING", "STATUS_SUSPENDED"),
    "insolvency": ("INSOLVENCY_OPEN", "INSOLVENCY_PETITION", "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT"),
    "capital": ("CAPITAL_REDUCED",),
    "addresses": ("ADDRESS_CHANGED", "ADDRESS_INVALID"),
    "officers": ("OFFICER_CHURN", "OFFICER_LEFT", "OFFICER_JOINED"),
    "owners": ("OWNER_CHANGE", "CAPITAL_OVERDUE"),
    "filings": ("FILING_OVERDUE", "LEI_LAPSED"),
    "charges": ("CHARGE_REGISTERED", "CHARGE_SATISFIED", "EQUITY_PLEDGED"),
    "notices": (
        "ABNORMAL_LISTED", "SERIOUS_ILLEGAL", "PENALTY", "TAX_ABNORMAL", "WAGES_UNPAID", "PERMIT_EXPIRED",
        "MERGER_OR_SPLIT", "AUDITOR_CHANGED", "ACCOUNTS_UNRELIABLE", "DELISTED", "DEBT_ACCELERATED",
    ),
    "enforcement": (
        "JUDGMENT_DISHONEST", "JUDGMENT_ENFORCED", "ENFORCEMENT_UNSATISFIED", "CONSUMPTION_RESTRICTED",
        "EQUITY_FROZEN", "ASSET_AUCTION", "LAWSUIT_DEFENDANT",
    ),
    "sanctions": ("SANCTIONED",),
    "branches": ("BRANCH_CLOSED",),
}  # fmt: skip

LISTS: tuple[str, ...] = (
    "addresses", "officers", "owners", "filings", "charges", "insolvency", "notices", "enforcement", "sanctions",
    "branches", "changes",
)  # fmt: skip
"""The sections that are lists: None means not checked, () means checked and clean."""

ALWAYS_READ: frozenset[str] = frozenset({"insolvency"})
"""Never frozen: a register may drop everything else precisely because a bankruptcy opened."""

NOT_ASKED: frozenset[Coverage | None] = frozenset({None, "not_offered", "not_entitled"})

_ALIASES = {
    "OFFICER_LEFT": "OFFICER_CHURN",
    "OFFICER_JOINED": "OFFICER_CHURN",
    "CHARGE_SATISFIED": "CHARGE_REGISTERED",
    "INSOLVENCY_CLOSED": "INSOLVENCY_OPEN",
}


def coverage_of(snapshot: Snapshot, code: str) -> Coverage | None:
    """What the snapshot says about having looked for `code`; None when it says nothing."""
    return snapshot.coverage.get(code) or snapshot.coverage.get(_ALIASES.get(code, ""))


def failed(snapshot: Snapshot, section: str) -> bool:
    """Whether the section was asked for and every signal that it feeds failed or is stale: its rows are no news."""
    said = {coverage_of(snapshot, code) for code in SECTION_CODES.get(section, ())} - NOT_ASKED
    return bool(said) and said <= {"failed", "stale"}
