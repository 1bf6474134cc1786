"""Reads a record of the Finnish business information system into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from riskwatch.domain.snapshot import (
    Address,
    CompanyStatus,
    Coverage,
    Identifier,
    InsolvencyCase,
    Name,
    Notice,
    Snapshot,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.fi_prh import values
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import changed

SIGNALS = {
    "profile": frozenset({"STATUS_CEASED", "NAME_CHANGED", "NOT_FOUND"}),
    "situations": frozenset({"INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT", "INSOLVENCY_CLOSED"}),
    "entries": frozenset({"TAX_ABNORMAL"}),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
}
_HELSINKI = ZoneInfo("Europe/Helsinki")


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if it is not the record of `identifier`."""
    look = Inspection()
    record = _record(look, replies[0], identifier)
    record.skip((*values.IGNORED, "registrationDate"))
    ended = record.day("endDate")
    cases, odd = _situations(record)
    entries, addresses = _entries(record), _addresses(record)
    states: dict[str, Coverage] = {
        "profile": "checked",
        "situations": "failed" if cases is None or odd else "checked",
        "entries": "failed" if entries is None else "checked",
        "addresses": "failed" if addresses is None else "checked",
    }
    modified = record.moment("lastModified")
    return Snapshot(
        provider="fi_prh",
        subject=identifier,
        fetched_at=fetched_at,
        names=_names(record),
        status=CompanyStatus("endDate", "ceased", since=ended) if ended else _status(cases),
        legal_form=_legal_form(record),
        incorporated_on=record.day("registrationDate"),
        ceased_on=ended,
        addresses=addresses,
        insolvency=cases,
        notices=None if entries is None else (*odd, *(() if ended else entries)),
        coverage=covered(SIGNALS, states),
        source_updated_at=modified.replace(tzinfo=_HELSINKI) if modified else None,
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _record(look: Inspection, reply: Reply, identifier: Identifier) -> Sheet:
    document = look.document(reply, "companies")
    document.skip(("totalResults",))
    records = document.section("companies")
    if not records:
        raise changed("companies", "no companies")
    number = records[0].part("businessId")
    number.skip(("registrationDate", *values.STAMPS))
    if number.needed("value") != identifier.id:
        raise changed("companies", "the record of another number")
    return records[0]


def _names(record: Sheet) -> tuple[Name, ...]:
    """The company name in force first; an ended one is a former name."""
    found = []
    for item in record.parts("names"):
        item.skip(values.STAMPS)
        kind = item.choice("type", values.NAME_KINDS, "trading")
        since, until, name = item.day("registrationDate"), item.day("endDate"), item.due("name")
        if name and (kind == "legal" or until is None):
            found.append(Name(name, "former" if until else kind, since, until))
    if not any(name.kind == "legal" for name in found):
        raise changed("companies", "no name in force")
    return tuple(sorted(found, key=lambda name: name.kind != "legal"))


def _status(cases: Sequence[InsolvencyCase] | None) -> CompanyStatus:
    if cases is None:
        return CompanyStatus("", "unknown")
    current = [case for case in cases if case.stage in values.STATUS_OF_STAGE]
    if not current:
        return CompanyStatus("registered", "active")
    worst = min(current, key=lambda case: list(values.STATUS_OF_STAGE).index(case.stage))
    return CompanyStatus(worst.kind, values.STATUS_OF_STAGE[worst.stage], since=worst.started_on)


def _situations(record: Sheet) -> tuple[tuple[InsolvencyCase, ...] | None, tuple[Notice, ...]]:
    """The cases; a situation of an unknown type is a notice, and leaves the question of insolvency open."""
    items = record.section("companySituations")
    if items is None:
        return None, ()
    cases, odd = [], []
    for item in items:
        item.skip((*values.STAMPS, "descriptions"))
        kind, since, until = item.text("type"), item.day("registrationDate"), item.day("endDate")
        stage = item.choice("type", values.SITUATIONS, None)
        ref = f"{kind}:{since or ''}"
        if stage is None:
            odd.append(Notice(ref, "other", f"situation of a type we do not know: {kind}", "PRH", since, until, kind))
        else:
            cases.append(InsolvencyCase(ref, kind, "closed" if until else stage, "", since, until, raw=kind))
    return tuple(cases), tuple(odd)


def _entries(record: Sheet) -> tuple[Notice, ...] | None:
    """Entries that ended in the prepayment or the VAT register, where no entry of the same register goes on."""
    items = record.section("registeredEntries")
    if items is None:
        return None
    read = [_entry(item) for item in items]
    going_on = {register for register, _, until in read if until is None}
    return tuple(
        Notice(f"{register}:{until}", "tax", f"left the {values.REGISTERS[register]}", "Verohallinto", until, raw=raw)
        for register, raw, until in read
        if until and register in values.TAX_REGISTERS and register not in going_on
    )


def _entry(item: Sheet) -> tuple[str, str, date | None]:
    item.skip(("descriptions", "authority", "registrationDate", *values.STAMPS))
    item.choice("register", values.REGISTERS, "")
    return item.text("register"), item.text("type"), item.day("endDate")


def _legal_form(record: Sheet) -> str:
    """The code of the form in force."""
    forms = record.parts("companyForms")
    for form in forms:
        form.skip((*values.STAMPS, "registrationDate", "descriptions"))
    current = [form.text("type") for form in forms if form.day("endDate") is None]
    for form in forms:
        form.skip(("type",))
    return current[0] if current else ""


def _addresses(record: Sheet) -> tuple[Address, ...] | None:
    items = record.section("addresses")
    if items is None:
        return None
    return tuple(address for item in items if (address := _address(item)).text)


def _address(item: Sheet) -> Address:
    item.skip(("registrationDate", *values.STAMPS))
    kind = values.ADDRESSES.get(_code(item), "postal")
    numbers = [
        item.text(name) for name in ("street", "buildingNumber", "entrance", "apartmentNumber", "apartmentIdSuffix")
    ]
    box, care_of, free = item.text("postOfficeBox"), item.text("co"), item.text("freeAddressLine")
    place = f"{item.text('postCode')} {_city(item)}".strip()
    lines = (care_of, " ".join(part for part in numbers if part), f"PL {box}" if box else "", free, place,
             item.text("country"))  # fmt: skip
    return Address(", ".join(line for line in lines if line), kind)


def _code(item: Sheet) -> str:
    """The type of an address: the register writes it as text or as a number."""
    code = item.code_text("type")
    if code not in values.ADDRESSES:
        item.report(f"type = {code[:20]}")
    return code


def _city(item: Sheet) -> str:
    """The post office, in Finnish where there is a choice."""
    names = {}
    for office in item.parts("postOffices"):
        office.skip(("municipalityCode",))
        names[office.text("languageCode")] = office.text("city")
    return names.get("1") or next(iter(names.values()), "")
