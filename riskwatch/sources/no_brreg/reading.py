"""Reads an entity of the Norwegian register, its roles and its sub-units into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from riskwatch.domain.snapshot import (
    Address,
    Capital,
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
from riskwatch.sources.no_brreg import accounts, distress, roles, values
from riskwatch.sources.no_brreg.branches import read_branches
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import changed

SIGNALS = {
    "status": frozenset({"STATUS_CEASED", "NAME_CHANGED", "NOT_FOUND"}),
    "distress": frozenset(
        {"STATUS_STRIKE_OFF_PENDING", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT"}
        | {"INSOLVENCY_CLOSED", "FILING_OVERDUE", "OFFICER_RISK", "AUDITOR_CHANGED", "ADDRESS_INVALID"}
    ),
    "addresses": frozenset({"ADDRESS_CHANGED"}),
    "capital": frozenset({"CAPITAL_REDUCED"}),
    "roles": frozenset({"OFFICER_LEFT", "OFFICER_JOINED", "OFFICER_CHURN"}),
    "branches": frozenset({"BRANCH_CLOSED"}),
}


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one entity. Raises SourceChanged if it is not the record of `identifier`.

    A deleted entity still answers, with little more than its name and the date: its other sections are not offered,
    which is not the same as empty.
    """
    look = Inspection()
    entity = look.document(replies[0], "enhet")
    entity.skip(values.IGNORED)
    if entity.needed("organisasjonsnummer") != identifier.id:
        raise changed("enhet", "the record of another number")
    deleted = "slettedato" in entity
    cases = None if deleted else distress.cases(entity)
    officers, roles_state = roles.read_roles(replies[1:2], look, troubled=bool(cases))
    branches = read_branches(replies[2:], look)
    addresses, capital = _addresses(entity), _capital(entity.part("kapital"))
    states: dict[str, Coverage] = {
        "status": "checked",
        "distress": "not_offered" if deleted else "checked" if cases is not None else "failed",
        "addresses": "not_offered" if deleted else "checked" if addresses else "failed",
        "capital": "checked" if capital else "not_offered",
        "roles": "not_offered" if deleted else roles_state,
        "branches": "not_offered" if deleted else "failed" if branches is None else "checked",
    }
    return Snapshot(
        provider="no_brreg",
        subject=identifier,
        fetched_at=fetched_at,
        names=_names(entity),
        status=_status(entity, cases),
        legal_form=_legal_form(entity.part("organisasjonsform")),
        incorporated_on=entity.day("stiftelsesdato") or entity.day("registreringsdatoEnhetsregisteret"),
        ceased_on=entity.day("slettedato"),
        capital=capital,
        employees=_employees(entity),
        addresses=None if deleted else addresses or None,
        officers=None if deleted else officers,
        filings=None if deleted else _filings(entity, cases or (), fetched_at),
        insolvency=cases,
        branches=None if deleted else branches,
        notices=None if deleted else _remarks(entity),
        coverage=covered(SIGNALS, states),
        raw=raw_replies(replies),
        unknown=_finish(entity, look),
    )


def _finish(entity: Sheet, look: Inspection) -> tuple[str, ...]:
    entity.skip(("stiftelsesdato", "registreringsdatoEnhetsregisteret", "paategninger", *values.REASONS))
    return look.unknown


def _names(entity: Sheet) -> tuple[Name, ...]:
    names = [Name(entity.needed("navn"))]
    for former in entity.parts("historiskeNavn"):
        since, until = former.day("fraDato"), former.day("tilDato")
        if name := former.text("navn"):
            names.append(Name(name, "former", since, until))
    return tuple(names)


def _status(entity: Sheet, cases: tuple[InsolvencyCase, ...] | None) -> CompanyStatus:
    """The register has no status word: `raw` is the member that decides."""
    if "slettedato" in entity:
        return CompanyStatus("slettedato", "ceased", since=entity.day("slettedato"))
    if cases is None:
        return CompanyStatus("", "unknown")
    if not cases:
        return CompanyStatus("registrert", "active")
    worst = min(cases, key=lambda case: list(distress.STATUS_OF_STAGE).index(case.stage))
    normalised: Status = distress.STATUS_OF_STAGE[worst.stage]
    return CompanyStatus(worst.kind, normalised, worst.raw, worst.started_on)


def _legal_form(form: Sheet) -> str:
    form.skip(("beskrivelse", "utgaatt", "_links"))
    return form.text("kode")


def _capital(capital: Sheet) -> Capital | None:
    capital.skip(values.CAPITAL_IGNORED)
    amount, currency = capital.number("belop"), capital.text("valuta")
    return Capital(amount, currency, f"{amount} {currency}") if amount is not None and currency else None


def _addresses(entity: Sheet) -> tuple[Address, ...]:
    flagged = any(remark.text("infotype") in values.ADDRESS_REMARKS for remark in entity.parts("paategninger"))
    business, postal = _address(entity.part("forretningsadresse")), _address(entity.part("postadresse"))
    flags = ("register_remark",) if flagged else ()
    found = (Address(business, "registered", flags), Address(postal, "postal"))
    return tuple(address for address in found if address.text)


def _employees(entity: Sheet) -> int | None:
    """The register leaves the member out, or gives null, where it does not tell: that is not nobody."""
    count = entity.number("antallAnsatte")
    return None if count is None else int(count)


def _address(sheet: Sheet) -> str:
    sheet.skip(("kommune", "kommunenummer", "landkode"))
    place = " ".join(part for part in (sheet.text("postnummer"), sheet.text("poststed")) if part)
    return ", ".join(part for part in (*sheet.texts("adresse"), place, sheet.text("land")) if part)


def _filings(entity: Sheet, cases: Sequence[InsolvencyCase], fetched_at: datetime) -> tuple[Filing, ...]:
    year = entity.text("sisteInnsendteAarsregnskap")
    forced = "tvangsopplostPgaManglendeRegnskapDato" in entity
    return accounts.filings(year, accounts.today(fetched_at), forced=forced)


def _remarks(entity: Sheet) -> tuple[Notice, ...]:
    found = []
    for remark in entity.parts("paategninger"):
        kind, text, since = remark.text("infotype"), remark.text("tekst"), remark.day("innfoertDato")
        found.append(Notice(f"{kind}:{since or ''}", "register_remark", text, listed_on=since, raw=kind))
    for member, reason in values.REASONS.items():
        if since := entity.day(member):
            found.append(Notice(f"{member}:{since}", "register_remark", reason, listed_on=since, raw=member))
    return tuple(found)
