"""Reads a subject of ARES and its court record into a snapshot. Pure.

Insolvency itself is told by the insolvency register (cz_isir); here only a flag says that it has, or had, a case.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from riskwatch.domain.snapshot import Address, CompanyStatus, Coverage, Identifier, Name, Notice, Officer, Snapshot
from riskwatch.sources.coverage import covered
from riskwatch.sources.cz_ares import court_record, values
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT, changed

SIGNALS = {
    "profile": frozenset({"STATUS_CEASED", "NAME_CHANGED", "NOT_FOUND"}),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
    "record": frozenset(
        {"LIQUIDATION_SOLVENT", "INSOLVENCY_OPEN", "INSOLVENCY_CLOSED", "JUDGMENT_ENFORCED", "OFFICER_LEFT"}
        | {"OFFICER_JOINED", "OFFICER_CHURN", "OWNER_CHANGE", "CAPITAL_REDUCED"}
    ),
}


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one subject. Raises SourceChanged if it is not the record of `identifier`."""
    look = Inspection()
    subject = look.document(replies[0], "subjekt")
    subject.skip(values.SUBJECT_IGNORED)
    if subject.needed("ico").zfill(8) != identifier.id:
        raise changed("subjekt", "the record of another number")
    record, state = _record(look, replies[1:])
    officers = None if record is None else court_record.officers(record)
    owners = None if record is None else court_record.owners(record)
    bankruptcies = None if record is None else court_record.bankruptcies(record)
    executions = None if record is None else court_record.executions(record)
    ended, updated = subject.day("datumZaniku"), subject.day("datumAktualizace")
    addresses = _addresses(subject.part("sidlo"))
    former = () if record is None else court_record.former_names(record)
    states: dict[str, Coverage] = {
        "profile": "checked",
        "addresses": "checked" if addresses else "failed",
        "record": state,
    }
    return Snapshot(
        provider="cz_ares",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(subject.needed("obchodniJmeno")), *former),
        status=_status(ended, officers or (), fetched_at.date()),
        identifiers=_identifiers(subject),
        legal_form=subject.text("pravniForma"),
        incorporated_on=subject.day("datumVzniku"),
        ceased_on=ended,
        capital=None if record is None else court_record.capital(record),
        addresses=addresses or None,
        officers=officers,
        owners=owners or None,
        insolvency=bankruptcies,
        notices=_remarks(subject.part("seznamRegistraci"), record),
        enforcement=executions,
        coverage=covered(SIGNALS, states),
        source_updated_at=datetime.combine(updated, datetime.min.time(), fetched_at.tzinfo) if updated else None,
        raw=raw_replies(replies),
        unknown=_finish(record, look),
    )


def _finish(record: Sheet | None, look: Inspection) -> tuple[str, ...]:
    if record is not None:
        record.skip(values.RECORD_IGNORED)
        record.skip(("datumVymazu",))
    return look.unknown


def _record(look: Inspection, replies: Sequence[Reply]) -> tuple[Sheet | None, Coverage]:
    """The primary record of the public registers; none where the subject is in no court's register."""
    if not replies:
        return None, "failed"
    if replies[0].http_status in ABSENT:
        return None, "not_offered"
    document = look.document(replies[0], "vr")
    document.skip(("icoId",))
    records = document.section("zaznamy")
    if not records:
        return None, "failed"
    for each in records:
        each.skip(each.names if each is not _primary(records) else ())
    return _primary(records), "checked"


def _primary(records: Sequence[Sheet]) -> Sheet:
    return next((each for each in records if each.flag("primarniZaznam")), records[0])


def _status(ended: date | None, officers: Sequence[Officer], on: date) -> CompanyStatus:
    if ended and ended <= on:
        return CompanyStatus("datumZaniku", "ceased", since=ended)
    liquidators = [each for each in officers if each.role == values.LIQUIDATOR and each.until is None]
    if liquidators:
        since = min((each.since for each in liquidators if each.since), default=None)
        return CompanyStatus(values.LIQUIDATOR, "solvent_liquidation", since=since)
    return CompanyStatus("registered", "active")


def _identifiers(subject: Sheet) -> tuple[Identifier, ...]:
    number = subject.text("dic")
    return (Identifier("vat", number),) if number else ()


def _addresses(sheet: Sheet) -> tuple[Address, ...]:
    sheet.skip(values.ADDRESS_IGNORED)
    text = sheet.text("textovaAdresa")
    return (Address(text),) if text else ()


def _remarks(sources: Sheet, record: Sheet | None) -> tuple[Notice, ...]:
    """That the insolvency register knows the subject, and the court record's own entries about it."""
    found = []
    known = {name: sources.choice(name, values.SOURCE_STATES, False, due=False) for name in values.SOURCES}
    if known["stavZdrojeIr"]:
        reason = "the insolvency register has a case, open or closed"
        found.append(Notice("stavZdrojeIr", "other", reason, "ARES", raw="AKTIVNI"))
    for item in record.parts("insolvence") if record else ():
        item.skip(("spravce", "datumZapisu", "datumVymazu"))
        for entry in item.parts("insolvencniZapis"):
            entered, struck = entry.day("datumZapisu"), entry.day("datumVymazu")
            kind, text = entry.text("typZapisu"), entry.text("text")
            found.append(Notice(f"insolvence:{entered or ''}:{kind}", "other", text[:300], "VR", entered, struck, kind))
    return tuple(found)
