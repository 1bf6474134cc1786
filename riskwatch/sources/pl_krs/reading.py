"""Reads a current extract of the Polish court register into a snapshot. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from riskwatch.domain.snapshot import (
    Address,
    Capital,
    CompanyStatus,
    Coverage,
    Filing,
    Identifier,
    Name,
    Snapshot,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.dates import read_dotted_date
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.pl_krs import people, values
from riskwatch.sources.pl_krs.proceedings import Section6, read_section_4, read_section_5, read_section_6
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import changed

SIGNALS = {
    "profile": frozenset({"STATUS_CEASED", "NAME_CHANGED", "NOT_FOUND"}),
    "section6": frozenset(
        {"STATUS_SUSPENDED", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT", "INSOLVENCY_CLOSED"}
        | {"MERGER_OR_SPLIT"}
    ),
    "section4": frozenset({"TAX_ABNORMAL", "ENFORCEMENT_UNSATISFIED"}),
    "section5": frozenset({"OFFICER_RISK"}),
    "documents": frozenset({"FILING_OVERDUE"}),
    "capital": frozenset({"CAPITAL_REDUCED"}),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
}
_WARSAW = ZoneInfo("Europe/Warsaw")
_DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}")


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if it is not the extract of `identifier`."""
    look = Inspection()
    extract = look.document(replies[0], "odpis").part("odpis")
    extract.skip(("rodzaj",))
    header, content = extract.part("naglowekA"), extract.part("dane")
    header.skip(values.HEADER_IGNORED)
    if header.needed("numerKRS") != identifier.id:
        raise changed("odpis", "the extract of another number")
    identity = content.part("dzial1")
    identity.skip(values.IDENTITY_IGNORED)
    subject = identity.part("danePodmiotu")
    subject.skip(values.SUBJECT_IGNORED)
    arrears, enforcement = read_section_4(content.part("dzial4"))
    curators, proceedings = read_section_5(content.part("dzial5")), read_section_6(content.part("dzial6"))
    capital, addresses = _capital(identity.part("kapital")), _addresses(identity.part("siedzibaIAdres"))
    status = _status(header, proceedings)
    accounts = _accounts(content.part("dzial3"), fetched_at, ceased=status.normalised == "ceased")
    officers, owners = people.officers(content.part("dzial2")), people.owners(identity)
    states: dict[str, Coverage] = {
        "profile": "checked",
        "capital": "checked" if capital else "not_offered",
        "addresses": "checked" if addresses else "failed",
        "documents": "checked" if accounts else "not_offered",
    } | {f"section{n}": "checked" if f"dzial{n}" in content else "failed" for n in (4, 5, 6)}
    return Snapshot(
        provider="pl_krs",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(subject.needed("nazwa")),),
        status=status,
        identifiers=_identifiers(subject.part("identyfikatory")),
        legal_form=subject.text("formaPrawna"),
        incorporated_on=_day(header, "dataRejestracjiWKRS"),
        capital=capital,
        addresses=addresses or None,
        officers=officers,
        owners=owners,
        filings=accounts,
        insolvency=proceedings.cases if "dzial6" in content else None,
        notices=(*arrears, *curators, *proceedings.notices),
        enforcement=enforcement if "dzial4" in content else None,
        coverage=covered(SIGNALS, states),
        source_updated_at=_as_of(header),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _status(header: Sheet, proceedings: Section6) -> CompanyStatus:
    number = header.number("stanPozycji")
    raw = "" if number is None else str(number)
    if raw not in values.POSITIONS:
        header.report(f"stanPozycji = {raw}")
        return CompanyStatus(raw, "unknown")
    if not values.POSITIONS[raw]:
        return CompanyStatus(raw, "ceased")
    for stage, status in values.STATUS_OF_STAGE.items():
        case = next((case for case in proceedings.cases if case.stage == stage), None)
        if case:
            return CompanyStatus(case.kind, status, "", case.started_on)
    if proceedings.suspended:
        return CompanyStatus("zawieszenie", "suspended", "", proceedings.suspended_on)
    return CompanyStatus(raw, "active")


def _identifiers(sheet: Sheet) -> tuple[Identifier, ...]:
    found = (("pl_nip", sheet.text("nip")), ("pl_regon", sheet.text("regon")))
    return tuple(Identifier(scheme, number) for scheme, number in found if number)


def _capital(sheet: Sheet) -> Capital | None:
    sheet.skip(values.CAPITAL_IGNORED)
    registered, paid = sheet.part("wysokoscKapitaluZakladowego"), sheet.part("czescKapitaluWplaconegoPokrytego")
    amount, paid_in = _amount(registered), _amount(paid)
    raw, currency = registered.text("wartosc"), registered.text("waluta")
    same = paid.text("waluta") == currency
    return Capital(amount, currency, f"{raw} {currency}", paid_in if same else None) if amount and currency else None


def _amount(sheet: Sheet) -> Decimal | None:
    """An amount with a comma before the grosze and points or spaces between the thousands."""
    raw = sheet.text("wartosc")
    try:
        return Decimal(re.sub(r"[\s\u00a0.]", "", raw).replace(",", ".")) if raw else None
    except InvalidOperation:
        sheet.report(f"wartosc = {raw[:40]}")
        return None


def _addresses(sheet: Sheet) -> tuple[Address, ...]:
    sheet.skip(values.SEAT_IGNORED)
    address = sheet.part("adres")
    street = f"{address.text('ulica')} {address.text('nrDomu')}".strip()
    flat = address.text("nrLokalu")
    address.skip(("poczta",))
    place = f"{address.text('kodPocztowy')} {address.text('miejscowosc')}".strip()
    lines = (f"{street}/{flat}" if flat else street, place, address.text("kraj"))
    text = ", ".join(line for line in lines if line)
    return (Address(text),) if text else ()


def _accounts(section: Sheet, fetched_at: datetime, *, ceased: bool) -> tuple[Filing, ...] | None:
    """The accounts that were filed, and those of the year before last if they were not. None where none ever were."""
    section.skip(values.BUSINESS_IGNORED)
    documents = section.part("wzmiankiOZlozonychDokumentach")
    items = documents.parts("wzmiankaOZlozeniuRocznegoSprawozdaniaFinansowego")
    documents.skip(values.DOCUMENTS_IGNORED)
    filed = [filing for item in items if (filing := _filing(item))]
    if not filed:
        return None
    last = max(filing.period_end for filing in filed if filing.period_end)
    today = fetched_at.astimezone(_WARSAW).date()
    due = date(last.year + 2, 12, 31)  # the register's own measure: none for the year before last
    overdue = not ceased and today.year - last.year > 2
    late = [Filing("accounts", date(last.year + 1, 12, 31), due, overdue=True, ref="accounts:next")] if overdue else []
    return (*filed, *late)


def _filing(item: Sheet) -> Filing | None:
    period, filed = item.text("zaOkresOdDo"), _day(item, "dataZlozenia")
    days = _DAY.findall(period)
    if not days:
        item.report(f"zaOkresOdDo = {period[:60]}")
        return None
    end = read_dotted_date(days[-1])
    return Filing("accounts", end, filed_on=filed, ref=f"accounts:{end}", raw=period)


def _day(sheet: Sheet, name: str) -> date | None:
    text = sheet.text(name)
    try:
        return read_dotted_date(text)
    except ValueError:
        sheet.report(f"{name} = {text[:40]}")
        return None


def _as_of(header: Sheet) -> datetime | None:
    day = _day(header, "stanZDnia")
    return datetime(day.year, day.month, day.day, tzinfo=_WARSAW) if day else None
