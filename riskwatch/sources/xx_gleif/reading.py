"""Reads an LEI record (JSON:API) into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from riskwatch.domain.snapshot import (
    Address,
    Change,
    CompanyStatus,
    Coverage,
    Filing,
    Identifier,
    InsolvencyCase,
    Name,
    Notice,
    Snapshot,
    Status,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import changed
from riskwatch.sources.xx_gleif import events, values
from riskwatch.sources.xx_gleif.modifications import read_modifications
from riskwatch.sources.xx_gleif.parents import read_parents

SIGNALS = {
    "status": frozenset({"STATUS_CEASED", "NAME_CHANGED", "NOT_FOUND"}),
    "events": frozenset({"STATUS_STRIKE_OFF_PENDING", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "INSOLVENCY_CLOSED"}),
    "registration": frozenset({"LEI_LAPSED", "FILING_OVERDUE"}),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
    "parents": frozenset({"OWNER_CHANGE"}),
}


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one record. Raises SourceChanged if it is not the record of `identifier`."""
    look = Inspection()
    document = look.document(replies[0], "lei-record")
    document.skip(("links",))
    data = document.part("data")
    data.skip(("type", "id", "links"))
    parts = _parts(replies)
    parents = read_parents(data, parts, look)
    record = data.part("attributes")
    record.skip(("bic", "mic", "ocid", "qcc", "spglobal", "conformityFlag"))
    if record.needed("lei") != identifier.id:
        raise changed("lei-record", "the record of another LEI")
    entity, registration = record.part("entity"), record.part("registration")
    entity.skip(values.ENTITY_IGNORED)
    cases, changes = events.read_events(entity, look)
    addresses = _addresses(entity)
    states = _states(cases is not None, addresses is not None, "status" in registration)
    return Snapshot(
        provider="xx_gleif",
        subject=identifier,
        fetched_at=fetched_at,
        names=_names(entity),
        status=_status(entity, cases or ()),
        identifiers=_identifiers(entity),
        legal_form=_legal_form(entity.part("legalForm")),
        incorporated_on=entity.day("creationDate"),
        ceased_on=_ceased_on(entity),
        addresses=addresses,
        owners=parents.owners,
        filings=_renewal(registration),
        insolvency=cases,
        notices=_notices(registration, parents.notices),
        changes=None if changes is None else (*changes, *_modifications(parts, changes, look)),
        coverage=covered(SIGNALS, states | {"parents": parents.state}),
        source_updated_at=document.part("meta").part("goldenCopy").moment("publishDate"),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _parts(replies: Sequence[Reply]) -> dict[str, Reply]:
    """The replies besides the record, by the last step of their path: /api/v1/lei-records/LEI/PART."""
    return {urlsplit(reply.url).path.rstrip("/").rpartition("/")[2]: reply for reply in replies[1:]}


def _modifications(parts: Mapping[str, Reply], known: Sequence[Change], look: Inspection) -> tuple[Change, ...]:
    return read_modifications(parts.get(values.CHANGE_LOG), look, known)


def _states(has_events: bool, has_addresses: bool, has_registration: bool) -> dict[str, Coverage]:
    return {
        "status": "checked",
        "events": "checked" if has_events else "failed",
        "registration": "checked" if has_registration else "failed",
        "addresses": "checked" if has_addresses else "failed",
    }


def _names(entity: Sheet) -> tuple[Name, ...]:
    legal = entity.part("legalName")
    legal.skip(("language",))
    names = [Name(legal.needed("name"))]
    for member in ("otherNames", "transliteratedOtherNames"):
        for other in entity.parts(member):
            other.skip(("language",))
            kind = other.choice("type", values.NAME_KINDS, "trading")
            if name := other.text("name"):
                names.append(Name(name, kind))
    return tuple(names)


def _status(entity: Sheet, cases: Sequence[InsolvencyCase]) -> CompanyStatus:
    raw = entity.text("status")
    normalised: Status = entity.choice("status", values.STATUS, "unknown")
    current = [case for case in cases if case.stage in values.STATUS_OF_STAGE]
    if normalised == "active" and current:
        worst = min(current, key=lambda case: list(values.STATUS_OF_STAGE).index(case.stage))
        return CompanyStatus(raw, values.STATUS_OF_STAGE[worst.stage], worst.kind, worst.started_on)
    return CompanyStatus(raw, normalised)


def _identifiers(entity: Sheet) -> tuple[Identifier, ...]:
    """The number in the national register, under its own scheme where the form of it leaves no doubt."""
    authority = entity.part("registeredAt")
    authority.skip(("id", "other"))
    number, country = entity.text("registeredAs"), entity.text("jurisdiction")[:2]
    scheme = values.national_scheme(country, number)
    return (Identifier(scheme, number),) if scheme else ()


def _legal_form(form: Sheet) -> str:
    return " ".join(part for part in (form.text("id"), form.text("other")) if part)


def _ceased_on(entity: Sheet) -> date | None:
    expiration = entity.part("expiration")
    expiration.choice("reason", values.EXPIRATIONS, "", due=False)
    return expiration.day("date")


def _addresses(entity: Sheet) -> tuple[Address, ...] | None:
    if "legalAddress" not in entity:
        return None
    found = []
    for member, kind in values.ADDRESSES.items():
        sheet = entity.part(member)
        sheet.skip(("language",))
        if text := _address(sheet):
            found.append(Address(text, kind))
    return tuple(found)


def _address(sheet: Sheet) -> str:
    lines = [sheet.text("mailRouting"), *sheet.texts("addressLines")]
    numbers = [sheet.text("addressNumber"), sheet.text("addressNumberWithinBuilding")]
    place = [sheet.text(name) for name in ("city", "region", "postalCode", "country")]
    return ", ".join(part for part in (*lines, *numbers, *place) if part)


def _renewal(registration: Sheet) -> tuple[Filing, ...] | None:
    """LAPSED alone counts as overdue: the index allows for some days between the due date and the status."""
    registration.skip(values.REGISTRATION_IGNORED)
    if "status" not in registration:
        return None
    raw, due = registration.text("status"), registration.day("nextRenewalDate")
    return (Filing("lei_renewal", due_on=due, overdue=raw == "LAPSED", ref="lei_renewal", raw=raw),)


def _notices(registration: Sheet, parents: tuple[Notice, ...]) -> tuple[Notice, ...] | None:
    """What speaks against relying on the record, and why it names no parent; None where the first is not told."""
    if "status" not in registration:
        return None
    remarkable = registration.choice("status", values.REGISTRATION_REMARKABLE, False)
    raw = registration.text("status")
    remark = Notice(f"registration:{raw}", "register_remark", f"LEI registration {raw}", raw=raw)
    return (remark, *parents) if remarkable else parents
