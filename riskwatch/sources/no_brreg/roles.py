"""Who runs, audits and keeps the books of a Norwegian entity."""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.domain.snapshot import Coverage, Officer
from riskwatch.sources.interface import Reply
from riskwatch.sources.no_brreg import values
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT

_GROUP_IGNORED = ("type", "sistEndret", "_links")
_ROLE_IGNORED = ("ansvarsandel", "rekkefolge", "valgtAv", "_links")
_UNIT_IGNORED = ("organisasjonsform", "erSlettet", "godkjenningsstatus", "_links")


def read_roles(
    replies: Sequence[Reply], look: Inspection, *, troubled: bool
) -> tuple[tuple[Officer, ...] | None, Coverage]:
    """The people and firms in office, and how sure that is.

    The register drops the roles when a bankruptcy opens. Nobody in office at a `troubled` entity therefore means that
    the last known people stand (stale), not that they left.
    """
    if not replies:
        return None, "failed"
    officers = () if replies[0].http_status in ABSENT else _in_office(replies[0], look)
    if officers is None:
        return None, "failed"
    return (None, "stale") if troubled and not officers else (officers, "checked")


def _in_office(reply: Reply, look: Inspection) -> tuple[Officer, ...] | None:
    document = look.document(reply, "roller")
    document.skip(("_links",))
    groups = document.section("rollegrupper")
    if groups is None:
        return None
    found: list[Officer] = []
    for group in groups:
        group.skip(_GROUP_IGNORED)
        roles = group.section("roller")
        if roles is None:
            return None
        found += [officer for role in roles if (officer := _officer(role))]
    return tuple(found)


def _officer(role: Sheet) -> Officer | None:
    """None for somebody who has left: the register gives no date, so being gone is all there is to know."""
    role.skip(_ROLE_IGNORED)
    kind = role.part("type")
    kind.skip(("beskrivelse", "_links"))
    kind.choice("kode", values.ROLES, False)
    code = kind.text("kode")
    gone = [role.flag("fratraadt"), role.flag("avregistrert")]
    person, unit = role.part("person"), role.part("enhet")
    officer = _firm(unit, code) or _person(person, code)
    if officer is None:
        role.report("no name")
    return None if any(gone) else officer


def _person(person: Sheet, code: str) -> Officer | None:
    person.skip(("fodselsdato", "erDoed", "_links"))
    name = person.part("navn")
    parts = (name.text("fornavn"), name.text("mellomnavn"), name.text("etternavn"))
    full = " ".join(part for part in parts if part)
    return Officer(full, code) if full else None


def _firm(unit: Sheet, code: str) -> Officer | None:
    unit.skip(_UNIT_IGNORED)
    name, number = " ".join(unit.texts("navn")), unit.text("organisasjonsnummer")
    return Officer(name, code, is_company=True, ref=number) if name else None
