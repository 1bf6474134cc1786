"""The enumerations of Companies House and what they mean to us."""

from __future__ import annotations

from typing import Literal

from riskwatch.domain.snapshot import Status

Stage = Literal["petition", "open", "rescue", "solvent", "closed", "strike_off"]
ChargeStatus = Literal["outstanding", "part", "satisfied", "void", "unknown"]

STATEMENTS, EXEMPTIONS, ESTABLISHMENTS = (
    "persons-with-significant-control-statements",
    "exemptions",
    "uk-establishments",
)
LINKED = {
    STATEMENTS: ("persons_with_significant_control_statements",),
    EXEMPTIONS: ("exemptions",),
    ESTABLISHMENTS: ("uk_establishments", "uk-establishments"),
}
"""Parts that few companies have: asked for where the profile links to them. The specification and the register's own test
data spell the last one differently."""

STATUS: dict[str, Status] = {
    "active": "active",
    "open": "active",
    "registered": "active",
    "dissolved": "ceased",
    "closed": "ceased",
    "removed": "ceased",
    "converted-closed": "ceased",
    "liquidation": "insolvent",
    "receivership": "insolvent",
    "administration": "rescue",
    "voluntary-arrangement": "rescue",
    "insolvency-proceedings": "rescue",
}
"""A liquidation is insolvent unless its case is a members' voluntary one."""

STRIKE_OFF = "active-proposal-to-strike-off"
STATUS_DETAILS = dict.fromkeys(
    (
        "active", "dissolved", "converted-closed", "transferred-from-uk", STRIKE_OFF, "petition-to-restore-dissolved",
        "transformed-to-se", "converted-to-plc", "converted-to-uk-societas", "converted-to-ukeig",
    ),
    True,
)  # fmt: skip

TYPES = dict.fromkeys(
    (
        "private-unlimited", "ltd", "plc", "old-public-company", "private-limited-guarant-nsc-limited-exemption",
        "limited-partnership", "private-limited-guarant-nsc", "converted-or-closed", "private-unlimited-nsc",
        "private-limited-shares-section-30-exemption", "protected-cell-company", "assurance-company",
        "oversea-company", "eeig-establishment", "icvc-securities", "icvc-warrant", "icvc-umbrella",
        "registered-society-non-jurisdictional", "industrial-and-provident-society", "northern-ireland",
        "northern-ireland-other", "llp", "royal-charter", "investment-company-with-variable-capital",
        "unregistered-company", "other", "european-public-limited-liability-company-se", "united-kingdom-societas",
        "uk-establishment", "scottish-partnership", "charitable-incorporated-organisation",
        "scottish-charitable-incorporated-organisation", "further-education-or-sixth-form-college-corporation", "eeig",
        "ukeig", "registered-overseas-entity",
    ),
    True,
)  # fmt: skip

CASES: dict[str, Stage] = {
    "compulsory-liquidation": "open",
    "creditors-voluntary-liquidation": "open",
    "receiver-manager": "open",
    "administrative-receiver": "open",
    "scottish-administrative-receiver": "open",
    "foreign-insolvency": "open",
    "members-voluntary-liquidation": "solvent",
    "in-administration": "rescue",
    "administration-order": "rescue",
    "corporate-voluntary-arrangement": "rescue",
    "corporate-voluntary-arrangement-moratorium": "rescue",
    "moratorium": "rescue",
    "order-of-court-restructuring-plan": "rescue",
    "liquidation-moratorium-commencement-of-moratorium": "rescue",
    "liquidation-moratorium-extension-of-moratorium": "rescue",
    "liquidation-moratorium-court-order-permitting-disposal-of-goods": "rescue",
    "liquidation-moratorium-replacement-or-additonal-monitor-following-court-order": "rescue",
    "liquidation-moratorium-monitor-ceasing-to-act-following-court-order": "rescue",
    "liquidation-moratorium-early-end-of-moratorium": "closed",
    "liquidation-moratorium-end-of-moratorium-by-monitor": "closed",
    "liquidation-moratorium-end-of-moratorium-by-court": "closed",
    "liquidation-moratorium-end-of-moratorium-following-disposal-of-application-for-extension-by-court"
    "-or-following-cva-proposal-taking-effect-or-being-withdrawn": "closed",
}
"""Kinds of insolvency cases and the stage they are at while no date ends them."""

CASE_DATES: dict[str, Literal["petition", "start", "end", "other"]] = {
    "petitioned-on": "petition",
    "ordered-to-wind-up-on": "start",
    "wound-up-on": "start",
    "instrumented-on": "start",
    "administration-started-on": "start",
    "voluntary-arrangement-started-on": "start",
    "moratorium-started-on": "start",
    "concluded-winding-up-on": "end",
    "dissolved-on": "end",
    "administration-ended-on": "end",
    "administration-discharged-on": "end",
    "voluntary-arrangement-ended-on": "end",
    "moratorium-ended-on": "end",
    "declaration-solvent-on": "other",
    "due-to-be-dissolved-on": "other",
}

CHARGES: dict[str, ChargeStatus] = {
    "outstanding": "outstanding",
    "part-satisfied": "part",
    "fully-satisfied": "satisfied",
    "satisfied": "satisfied",
}

ROLES = dict.fromkeys(
    (
        "cic-manager", "corporate-director", "corporate-llp-designated-member", "corporate-llp-member",
        "corporate-manager-of-an-eeig", "corporate-managing-officer", "corporate-member-of-a-management-organ",
        "corporate-member-of-a-supervisory-organ", "corporate-member-of-an-administrative-organ",
        "corporate-nominee-director", "corporate-nominee-secretary", "corporate-secretary", "director",
        "general-partner-in-a-limited-partnership", "corporate-general-partner-in-a-limited-partnership",
        "limited-partner-in-a-limited-partnership", "corporate-limited-partner-in-a-limited-partnership",
        "judicial-factor", "llp-designated-member", "llp-member", "manager-of-an-eeig", "managing-officer",
        "member-of-a-management-organ", "member-of-a-supervisory-organ", "member-of-an-administrative-organ",
        "nominee-director", "nominee-secretary", "person-authorised-to-accept", "person-authorised-to-represent",
        "person-authorised-to-represent-and-accept", "receiver-and-manager", "secretary",
    ),
    True,
)  # fmt: skip

OWNERS = {
    "individual-person-with-significant-control": "person",
    "corporate-entity-person-with-significant-control": "company",
    "legal-person-person-with-significant-control": "legal_person",
    "super-secure-person-with-significant-control": "protected",
    "individual-beneficial-owner": "person",
    "corporate-entity-beneficial-owner": "company",
    "legal-person-beneficial-owner": "legal_person",
    "super-secure-beneficial-owner": "protected",
}

CONTROL_STATEMENTS = {
    "no-individual-or-entity-with-signficant-control": "nobody has significant control",
    "psc-exists-but-not-identified": "somebody has significant control but is not identified",
    "psc-details-not-confirmed": "the person with significant control is known, the particulars are not confirmed",
    "steps-to-find-psc-not-yet-completed": "the company is still finding out who has significant control",
    "psc-contacted-but-no-response": "whoever was asked about significant control did not answer",
    "psc-has-failed-to-confirm-changed-details": "a person with significant control did not confirm changed particulars",
    "restrictions-notice-issued-to-psc": "the company has restricted the shares of whoever did not answer about control",
}
"""What a company states about its persons with significant control; partnerships state the same under their own codes."""
CONTROL_STATEMENTS |= {f"{code}-partnership": words for code, words in CONTROL_STATEMENTS.items()}
CONTROL_STATEMENTS |= {
    "all-beneficial-owners-identified": "all beneficial owners are identified",
    "no-beneficial-owner-identified": "no beneficial owner is identified",
    "at-least-one-beneficial-owner-unidentified": "a beneficial owner is not identified",
    "information-not-provided-for-at-least-one-beneficial-owner": "particulars of a beneficial owner are missing",
    "at-least-one-beneficial-owner-unidentified-and-information-not-provided-for-at-least-one-beneficial-owner":
        "a beneficial owner is not identified, and particulars are missing",
    "nobody-has-become-or-ceased-to-be-a-beneficial-owner": "no beneficial owner came or went",
    "somebody-has-become-or-ceased-to-be-a-beneficial-owner": "a beneficial owner came or went",
    "no-change-beneficial-owner-relevant-period": "no beneficial owner came or went",
}  # fmt: skip
NOBODY_CONTROLS = frozenset(
    {
        "no-individual-or-entity-with-signficant-control",
        "no-individual-or-entity-with-signficant-control-partnership",
    }
)
"""Statements that make an empty list of owners a clean one (the register writes "signficant")."""

EXEMPTION_TYPES = {
    "disclosure-transparency-rules-chapter-five-applies": "traded issuer, need not keep its list of persons with control",
    "psc-exempt-as-trading-on-regulated-market": "shares traded on a regulated market outside the UK",
    "psc-exempt-as-shares-admitted-on-market": "shares traded on a market listed in the regulations of 2016",
    "psc-exempt-as-trading-on-uk-regulated-market": "shares traded on a regulated market in the UK",
    "psc-exempt-as-trading-on-eu-regulated-market": "shares traded on a regulated market in the EU",
}
"""Why a company is exempt from saying who controls it."""

CLOSED = {"open": False, "active": False, "registered": False, "closed": True, "removed": True}
"""Whether a UK establishment of an overseas company is closed, by its status."""

STRIKE_OFF_NOTICES = {
    "GAZ1": "first notice of compulsory strike-off",
    "GAZ1(A)": "first notice of voluntary strike-off",
    "GAZ2": "struck off",
    "GAZ2(A)": "struck off at its own request",
    "DS01": "application to strike off",
}
STRIKE_OFF_ENDED = frozenset({"DISS40", "DISS16(SOAS)", "SOAS(A)", "DS02"})
"""Filings that discontinue or suspend a strike-off, or withdraw the application for it."""

CHANGE_FILINGS = {"AD01": "registered_address", "RP05": "registered_address", "CERTNM": "legal_name"}
"""Filings that tell when a fact of the profile changed."""
