"""Reads what the Czech register of VAT payers says of a number into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from lxml import etree

from riskwatch.domain.snapshot import Address, CompanyStatus, Coverage, Identifier, Name, Notice, Snapshot
from riskwatch.sources.coverage import covered
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_xml import XmlInspection, find_all
from riskwatch.sources.verdict import changed

SIGNALS = {"payer": frozenset({"TAX_ABNORMAL"})}
UNRELIABLE = "nespolehlivý plátce"
"""The register's own word for a payer that broke its duties gravely; the reason of the notice begins with it."""

_RELIABILITY = {"ANO": True, "NE": False}
"""`nespolehlivyPlatce`: yes or no; NENALEZEN is no payer at all."""

_NO_PAYER = "NENALEZEN"
_STATUS = frozenset({"statusCode", "odpovedGenerovana"})
_STATUS_IGNORED = frozenset({"statusText", "bezVypisuUctu"})
_PAYER = frozenset({"dic", "nespolehlivyPlatce", "datumZverejneniNespolehlivosti"})
_PAYER_IGNORED = frozenset({"cisloFu", "typSubjektu"})
_ADDRESS = ("uliceCislo", "castObce", "mesto", "psc", "stat")


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one number. Raises SourceChanged if the answer is none of this service, or of another number."""
    look = XmlInspection()
    root = look.document(replies[0], "adis")
    states, payers = find_all(root, "status"), find_all(root, "statusPlatceDPH")
    state = look.attributes(states[0], _STATUS, _STATUS_IGNORED) if states else {}
    if state.get("statusCode") != "0" or not payers:
        raise changed("adis", f"statusCode {state.get('statusCode', 'missing')}, {len(payers)} payers")
    payer = look.attributes(payers[0], _PAYER, _PAYER_IGNORED)
    if payer.get("dic", "").removeprefix("CZ") != identifier.id:
        raise changed("adis", "the record of another number")
    name, address = _who(payers[0], look)
    notices, covers = _reliability(payer, state, look)
    return Snapshot(
        provider="cz_adis",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(name or str(identifier)),),
        status=CompanyStatus("", "unknown"),
        addresses=(Address(address),) if address else None,
        notices=notices,
        coverage=covered(SIGNALS, {"payer": covers}),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _reliability(
    payer: Mapping[str, str], state: Mapping[str, str], look: XmlInspection
) -> tuple[tuple[Notice, ...] | None, Coverage]:
    """Whether the payer is listed as unreliable. The register gives no day on which that ended: where it says no, the day
    of its answer stands for it. Of who is no payer (or is one in a group) it says nothing."""
    said = payer.get("nespolehlivyPlatce", "")
    if said == _NO_PAYER:
        return None, "not_offered"
    if said not in _RELIABILITY:
        look.note(f"nespolehlivyPlatce = {said[:80]}")
        return None, "failed"
    since = look.day("datumZverejneniNespolehlivosti", payer.get("datumZverejneniNespolehlivosti", ""))
    answered = look.day("odpovedGenerovana", state.get("odpovedGenerovana", ""))
    over = None if _RELIABILITY[said] else answered
    reason = f"{UNRELIABLE} DPH"
    return (Notice("nespolehlivyPlatce", "tax", reason, "Finanční správa", since, over, raw=said),), "checked"


def _who(payer: etree._Element, look: XmlInspection) -> tuple[str, str]:
    """Name and address. The bank accounts that a payer publishes are for those who pay it: they are not kept."""
    texts = look.texts(payer, frozenset({"nazevSubjektu"}), frozenset({"zverejneneUcty", "adresa"}))
    address: Mapping[str, str] = {}
    for element in find_all(payer, "adresa"):
        address = look.texts(element, frozenset(_ADDRESS), frozenset())
    return texts.get("nazevSubjektu", ""), ", ".join(part for line in _ADDRESS if (part := address.get(line, "")))
