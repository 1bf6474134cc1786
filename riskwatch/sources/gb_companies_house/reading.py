"""Reads the replies of one look at UK Companies House into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit

from riskwatch.domain.snapshot import Coverage, Identifier, Snapshot
from riskwatch.sources.coverage import covered
from riskwatch.sources.gb_companies_house import company, filings
from riskwatch.sources.gb_companies_house.charges import read_charge
from riskwatch.sources.gb_companies_house.insolvency import read_cases
from riskwatch.sources.gb_companies_house.people import read_officer, read_owner
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT, changed

T = TypeVar("T")

SIGNALS = {
    "profile": frozenset(
        {"STATUS_CEASED", "STATUS_STRIKE_OFF_PENDING", "FILING_OVERDUE", "ADDRESS_CHANGED", "ADDRESS_INVALID"}
        | {"NAME_CHANGED", "NOT_FOUND"}
    ),
    "insolvency": frozenset(
        {"INSOLVENCY_PETITION", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT", "INSOLVENCY_CLOSED"}
    ),
    "officers": frozenset({"OFFICER_LEFT", "OFFICER_JOINED", "OFFICER_CHURN"}),
    "charges": frozenset({"CHARGE_REGISTERED", "CHARGE_SATISFIED"}),
    "persons-with-significant-control": frozenset({"OWNER_CHANGE"}),
}
_LIST_IGNORED = (
    "etag", "kind", "links", "items_per_page", "start_index", "active_count", "inactive_count", "resigned_count",
    "ceased_count", "satisfied_count", "part_satisfied_count", "unfiltered_count", "unfiletered_count",
    "filing_history_status",
)  # fmt: skip
_NONE_IS_404 = frozenset({"insolvency", "charges", "persons-with-significant-control"})
"""Parts for which the register answers 404 where a known company has none."""


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if the profile is not that of `identifier`.

    A part whose reply is missing, incomplete or of another shape is None and its coverage "failed": the rest stands.
    """
    look = Inspection()
    by_part: dict[str, list[Reply]] = {}
    for reply in replies:
        by_part.setdefault(_part(reply.url), []).append(reply)
    if not by_part.get("profile"):
        raise changed("profile", "no such reply")
    profile = look.document(by_part["profile"][0], "profile")
    if profile.needed("company_number") != identifier.id:
        raise changed("profile", "the record of another number")
    profile.skip(company.IGNORED)

    def items(part: str, read_item: Callable[[Sheet], T]) -> tuple[T, ...] | None:
        return _items(by_part.get(part, ()), part, look, read_item)

    cases, odd_cases = _insolvency(by_part.get("insolvency", ()), look)
    officers, charges = items("officers", read_officer), items("charges", read_charge)
    owners = items("persons-with-significant-control", read_owner)
    history = items("filing-history", filings.read_filing)
    strike_off = filings.strike_off_notices(history or ())
    status = company.status(profile, cases, strike_off)
    ceased = status.normalised == "ceased"
    dues = filings.dues(profile, filings.today(fetched_at), ceased=ceased)
    states: dict[str, Coverage] = {
        "profile": "checked",
        "insolvency": "checked" if cases is not None and not odd_cases else "failed",
        "officers": _state(officers),
        "charges": _state(charges),
        "persons-with-significant-control": _state(owners),
    }
    return Snapshot(
        provider="gb_companies_house",
        subject=identifier,
        fetched_at=fetched_at,
        names=company.names(profile),
        status=status,
        legal_form=company.legal_form(profile),
        incorporated_on=profile.day("date_of_creation"),
        ceased_on=profile.day("date_of_cessation"),
        addresses=company.addresses(profile, history or ()),
        officers=officers,
        owners=owners,
        filings=(*dues, *(history or ())),
        charges=charges,
        insolvency=cases,
        notices=(*strike_off, *odd_cases),
        changes=None if history is None else filings.dated_changes(history),
        coverage=covered(SIGNALS, states),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _part(url: str) -> str:
    """Which part of the look a reply is, by its path: /company/NUMBER[/PART]."""
    steps = urlsplit(url).path.strip("/").split("/")
    return steps[2] if len(steps) > 2 else "profile"


def _insolvency(replies: Sequence[Reply], look: Inspection) -> tuple[company.Cases, company.Notices]:
    if not replies:
        return None, ()
    if replies[0].http_status in ABSENT:
        return (), ()
    return read_cases(look.document(replies[0], "insolvency"))


def _items(
    pages: Sequence[Reply], part: str, look: Inspection, read_item: Callable[[Sheet], T]
) -> tuple[T, ...] | None:
    """All items of a list; None if there is no reply, or not the whole list (the newest filings are enough)."""
    if not pages:
        return None
    if pages[0].http_status in ABSENT:
        return () if part in _NONE_IS_404 else None
    found: list[T] = []
    total = 0
    for page in pages:
        document = look.document(page, part)
        document.skip(_LIST_IGNORED)
        counts = [document.number(name) for name in ("total_results", "total_count")]
        total = max(total, *(int(count) for count in counts if count is not None), 0)
        section = document.section("items")
        if section is None:
            return None
        found += [read_item(item) for item in section]
    if part != "filing-history" and len(found) < total:
        look.note(f"{part}.items: {len(found)} of {total}")
        return None
    return tuple(found)


def _state(part: tuple[object, ...] | None) -> Coverage:
    return "checked" if part is not None else "failed"
