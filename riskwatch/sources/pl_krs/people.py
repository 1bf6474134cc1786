"""Who represents, supervises and owns a Polish company. The open extract masks the names of people."""

from __future__ import annotations

from decimal import Decimal

from riskwatch.domain.snapshot import Officer, Owner
from riskwatch.sources.pl_krs import values
from riskwatch.sources.strict_json import Sheet

_NOBODY = frozenset({"", "0000000000"})


def officers(section: Sheet) -> tuple[Officer, ...] | None:
    """The companies among the members of the organs: a masked name ("***") says nothing about who came or left.

    None where there is no section, or nobody in it can be told apart.
    """
    section.skip(("prokurenci", *values.OFFICE_IGNORED))
    organs = (section.part("reprezentacja"), *section.parts("organNadzoru"))
    found = []
    for organ in organs:
        organ.skip(values.OFFICE_IGNORED)
        name = organ.text("nazwaOrganu") or organ.text("nazwa")
        organ.skip(("nazwa",))
        found += [officer for member in organ.parts("sklad") if (officer := _officer(member, name))]
    return tuple(found) or None


def owners(identity: Sheet) -> tuple[Owner, ...] | None:
    """The companies among the partners; None where the extract names none that can be told apart."""
    partners = [*identity.parts("wspolnicySpzoo"), *identity.parts("wspolnicy")]
    return tuple(owner for partner in partners if (owner := _owner(partner))) or None


def _officer(member: Sheet, organ: str) -> Officer | None:
    role = member.text("funkcjaWOrganie") or organ
    member.skip(("czyZawieszona", "dataDoKiedyZawieszona"))
    name, number = _company(member)
    return Officer(name, role, is_company=True, ref=number) if name else None


def _owner(partner: Sheet) -> Owner | None:
    whole = partner.flag("czyPosiadaCaloscUdzialow")
    partner.skip(("posiadaneUdzialy", "czyWspolnikPozostajeWZwiazkuMalzenskim"))
    name, number = _company(partner)
    share = Decimal(100) if whole else None
    return Owner(name, "company", share, share, ref=number) if name else None


def _company(sheet: Sheet) -> tuple[str, str]:
    sheet.skip(("nazwisko", "imiona"))
    identifiers, register = sheet.part("identyfikator"), sheet.part("krs")
    identifiers.skip(("pesel",))
    regon, number = identifiers.text("regon"), register.text("krs")
    return sheet.text("nazwa"), next((each for each in (number, regon) if each not in _NOBODY), "")
