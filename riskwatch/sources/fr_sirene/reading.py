"""Reads a record of the French directory of companies into a snapshot. Pure.

The directory does not tell insolvency: that section is not offered here and comes from the BODACC.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from riskwatch.domain.snapshot import (
    Address,
    Capital,
    CompanyStatus,
    Coverage,
    Identifier,
    Name,
    Officer,
    Snapshot,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.fr_sirene import values
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import changed

SIGNALS = {
    "status": frozenset({"STATUS_CEASED", "NOT_FOUND"}),
    "names": frozenset({"NAME_CHANGED"}),
    "capital": frozenset({"CAPITAL_REDUCED"}),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
    "officers": frozenset({"OFFICER_LEFT", "OFFICER_JOINED", "OFFICER_CHURN", "LIQUIDATION_SOLVENT"}),
}


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if the search did not give the record of `identifier`."""
    look = Inspection()
    record = _record(look, replies[0], identifier)
    record.skip(values.IGNORED)
    registration, seat = record.part("immatriculation"), record.part("siege")
    registration.skip((*values.REGISTRATION_IGNORED, "date_immatriculation"))
    public = record.choice("statut_diffusion", values.DIFFUSION, True)
    officers, addresses = _officers(record), _addresses(seat)
    capital = _capital(registration)
    status = _status(record, registration, officers or ())
    states: dict[str, Coverage] = {
        "status": "checked",
        "names": "checked" if public else "not_offered",
        "capital": "checked" if capital else "not_offered",
        "addresses": _state(addresses, public=public),
        "officers": _state(officers, public=public),
    }
    return Snapshot(
        provider="fr_sirene",
        subject=identifier,
        fetched_at=fetched_at,
        names=_names(record, seat),
        status=status,
        identifiers=tuple(Identifier("vat", number) for number in record.texts("tva")),
        legal_form=record.due("nature_juridique"),
        incorporated_on=record.day("date_creation"),
        ceased_on=_ceased_on(record, registration),
        capital=capital,
        addresses=addresses,
        officers=officers,
        coverage=covered(SIGNALS, states),
        source_updated_at=record.moment("date_mise_a_jour"),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _record(look: Inspection, reply: Reply, identifier: Identifier) -> Sheet:
    document = look.document(reply, "search")
    document.skip(("total_results", "page", "per_page", "total_pages"))
    records = document.section("results")
    if not records:
        raise changed("search", "no results")
    found = records[0]
    if found.needed("siren") != identifier.id:
        raise changed("search", "the record of another number")
    return found


def _names(record: Sheet, seat: Sheet) -> tuple[Name, ...]:
    """The registered name; the complete one (with signs and short name in brackets) where there is no other."""
    complete, legal = record.needed("nom_complet"), record.text("nom_raison_sociale")
    short, trading = record.text("sigle"), (seat.text("nom_commercial"), *seat.texts("liste_enseignes"))
    names = [Name(legal or complete)]
    others = dict.fromkeys(name for name in (short, *trading) if name and name not in (legal, values.WITHHELD))
    return (*names, *(Name(name, "trading") for name in others))


def _status(record: Sheet, registration: Sheet, officers: Sequence[Officer]) -> CompanyStatus:
    raw = record.text("etat_administratif")
    normalised = record.choice("etat_administratif", values.STATUS, "unknown")
    open_sites = record.number("nombre_etablissements_ouverts")
    detail = "no open site" if open_sites == 0 else ""
    if normalised == "active" and any(officer.role in values.LIQUIDATORS for officer in officers):
        return CompanyStatus(raw, "solvent_liquidation", "Liquidateur")
    return CompanyStatus(raw, normalised, detail, _ceased_on(record, registration) if normalised == "ceased" else None)


def _ceased_on(record: Sheet, registration: Sheet) -> date | None:
    """Closed (INSEE), or removed from the trade register, which is some weeks later."""
    closed, removed = record.day("date_fermeture"), registration.day("date_radiation")
    return closed or removed


def _capital(registration: Sheet) -> Capital | None:
    amount, currency = registration.number("capital_social"), registration.text("devise_capital")
    return Capital(amount, currency, f"{amount} {currency}") if amount is not None and currency else None


def _addresses(seat: Sheet) -> tuple[Address, ...] | None:
    seat.skip((*values.SEAT_IGNORED, "siret"))
    text = seat.text("adresse")
    return (Address(text),) if text and values.WITHHELD not in text else None


def _officers(record: Sheet) -> tuple[Officer, ...] | None:
    found = record.section("dirigeants")
    if found is None:
        return None
    return tuple(officer for item in found if (officer := _officer(item)))


def _officer(item: Sheet) -> Officer | None:
    """None for somebody whose name is withheld: there is nothing to compare."""
    item.skip(values.OFFICER_IGNORED)
    is_company = item.choice("type_dirigeant", values.OFFICERS, False)
    role = item.text("qualite")
    name = item.text("denomination") or " ".join(part for part in (item.text("prenoms"), item.text("nom")) if part)
    number = item.text("siren")
    if not name:
        item.report("no name")
    return Officer(name, role, is_company=is_company, ref=number) if name and values.WITHHELD not in name else None


def _state(part: tuple[object, ...] | None, *, public: bool) -> Coverage:
    if part is not None:
        return "checked"
    return "failed" if public else "not_offered"
