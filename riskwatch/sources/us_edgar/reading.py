"""Reads the submissions of a registrant at EDGAR into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from riskwatch.domain.snapshot import Address, CompanyStatus, Coverage, Identifier, Name, Snapshot
from riskwatch.sources.coverage import covered
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.us_edgar import submissions, values
from riskwatch.sources.us_edgar.submissions import Submission
from riskwatch.sources.verdict import changed

SIGNALS = {
    "profile": frozenset({"NOT_FOUND", "NAME_CHANGED"}),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
    "filings": frozenset(
        {"INSOLVENCY_RESCUE", "INSOLVENCY_CLOSED", "DEBT_ACCELERATED", "DELISTED", "AUDITOR_CHANGED"}
        | {"ACCOUNTS_UNRELIABLE", "OFFICER_CHURN", "OWNER_CHANGE", "FILING_OVERDUE"}
    ),
}
_NEW_YORK = ZoneInfo("America/New_York")
_NO_NUMBER = "000000000"


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one registrant. Raises SourceChanged if it is not the record of `identifier`."""
    look = Inspection()
    record = look.document(replies[0], "submissions")
    record.skip(values.IGNORED)
    if record.needed("cik").zfill(10) != identifier.id:
        raise changed("submissions", "the record of another CIK")
    filings = record.part("filings")
    filings.skip(("files",))
    columns = filings.part("recent")
    found = submissions.read_submissions(columns)
    today = fetched_at.astimezone(_NEW_YORK).date()
    ended = _has_ended(found or ())
    listed = not set(record.column("exchanges")) <= values.UNLISTED
    cases = None if found is None else submissions.bankruptcies(found, today)
    addresses = _addresses(record.part("addresses"))
    states: dict[str, Coverage] = {
        "profile": "checked",
        "addresses": "checked" if addresses else "failed",
        "filings": "failed" if found is None else "checked",
    }
    return Snapshot(
        provider="us_edgar",
        subject=identifier,
        fetched_at=fetched_at,
        names=_names(record),
        status=_status(cases is not None and any(case.stage == "rescue" for case in cases), ended=ended),
        identifiers=_identifiers(record),
        legal_form=record.text("stateOfIncorporation"),
        addresses=addresses,
        filings=None if found is None else submissions.reports(found, today, ended=ended),
        insolvency=cases,
        notices=None if found is None else submissions.notices(found, columns, listed=listed),
        coverage=covered(SIGNALS, states),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _status(bankrupt: bool, *, ended: bool) -> CompanyStatus:
    """EDGAR knows no status of a company: registered, or no longer, is all that it can say."""
    if bankrupt:
        return CompanyStatus("8-K 1.03", "rescue")
    return CompanyStatus("deregistered", "unknown") if ended else CompanyStatus("registrant", "active")


def _has_ended(found: Sequence[Submission]) -> bool:
    """Deregistered (form 15), and no periodic report since."""
    deregistered = [one.filed for one in found if one.form.startswith("15")]
    reported = [one.filed for one in found if one.form in values.PERIODIC]
    return bool(deregistered) and max(deregistered) >= max(reported, default=max(deregistered))


def _names(record: Sheet) -> tuple[Name, ...]:
    names = [Name(record.needed("name"))]
    for former in record.parts("formerNames"):
        since, until = former.moment("from"), former.moment("to")
        if name := former.text("name"):
            names.append(Name(name, "former", since.date() if since else None, until.date() if until else None))
    return tuple(names)


def _identifiers(record: Sheet) -> tuple[Identifier, ...]:
    ein, lei = record.text("ein"), record.text("lei")
    found = (("us_ein", ein if ein != _NO_NUMBER else ""), ("lei", lei))
    return tuple(Identifier(scheme, number) for scheme, number in found if number)


def _addresses(sheet: Sheet) -> tuple[Address, ...]:
    business, postal = _address(sheet.part("business")), _address(sheet.part("mailing"))
    return tuple(each for each in (Address(business, "business"), Address(postal, "postal")) if each.text)


def _address(sheet: Sheet) -> str:
    sheet.skip(values.ADDRESS_IGNORED)
    parts = [sheet.text(name) for name in ("street1", "street2", "city", "stateOrCountry", "zipCode", "country")]
    return ", ".join(part for part in parts if part)
