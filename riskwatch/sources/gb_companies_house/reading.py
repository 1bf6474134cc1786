"""Reads the replies of one look at UK Companies House into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit

from riskwatch.domain.snapshot import Branch, Charge, Coverage, Filing, Identifier, Notice, Officer, Owner, Snapshot
from riskwatch.sources.coverage import covered
from riskwatch.sources.gb_companies_house import company, control, filings
from riskwatch.sources.gb_companies_house.branches import read_establishment
from riskwatch.sources.gb_companies_house.charges import read_charge
from riskwatch.sources.gb_companies_house.insolvency import read_cases
from riskwatch.sources.gb_companies_house.people import read_officer, read_owner
from riskwatch.sources.gb_companies_house.values import ESTABLISHMENTS, EXEMPTIONS, LINKED, STATEMENTS
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
    ESTABLISHMENTS: frozenset({"BRANCH_CLOSED"}),
}
_LIST_IGNORED = (
    "etag", "kind", "links", "items_per_page", "start_index", "active_count", "inactive_count", "resigned_count",
    "ceased_count", "satisfied_count", "part_satisfied_count", "unfiltered_count", "unfiletered_count",
    "filing_history_status",
)  # fmt: skip
_NONE_IS_404 = frozenset({"insolvency", "charges", "persons-with-significant-control", STATEMENTS})
"""Parts for which the register answers 404 where a known company has none."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the replies besides the profile say; None is a part that could not be read."""

    cases: company.Cases
    odd_cases: company.Notices
    officers: tuple[Officer, ...] | None
    charges: tuple[Charge, ...] | None
    owners: tuple[Owner, ...] | None
    statements: tuple[Notice, ...] | None
    exemptions: tuple[Notice, ...] | None
    branches: tuple[Branch, ...] | None
    has_branches: bool
    history: tuple[Filing, ...] | None

    @property
    def notices(self) -> company.Notices:
        """What the parts say besides: cases of an unknown type, and what is stated about control."""
        return (*self.odd_cases, *(self.statements or ()), *(self.exemptions or ()))

    @property
    def states(self) -> dict[str, Coverage]:
        """How each section came out; a case of an unknown type leaves the question of insolvency open."""
        return {
            "profile": "checked",
            "insolvency": "failed" if self.odd_cases else _state(self.cases),
            "officers": _state(self.officers),
            "charges": _state(self.charges),
            "persons-with-significant-control": control.shown(self.owners, self.statements),
            ESTABLISHMENTS: _state(self.branches) if self.has_branches else "not_offered",
        }


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if the profile is not that of `identifier`.

    A part whose reply is missing, incomplete or of another shape is None and its coverage "failed": the rest stands.
    """
    look = Inspection()
    by_part: dict[str, list[Reply]] = {}
    for reply in replies:
        by_part.setdefault(_part(reply.url), []).append(reply)
    profile = _profile(by_part.get("profile", ()), identifier, look)
    parts = _read_parts(by_part, company.links(profile), look)
    strike_off = filings.strike_off_notices(parts.history or ())
    status = company.status(profile, parts.cases, strike_off)
    dues = filings.dues(profile, filings.today(fetched_at), ceased=status.normalised == "ceased")
    return Snapshot(
        provider="gb_companies_house",
        subject=identifier,
        fetched_at=fetched_at,
        names=company.names(profile),
        status=status,
        legal_form=company.legal_form(profile),
        incorporated_on=profile.day("date_of_creation"),
        ceased_on=profile.day("date_of_cessation"),
        addresses=company.addresses(profile, parts.history or ()),
        officers=parts.officers,
        owners=parts.owners,
        filings=(*dues, *(parts.history or ())),
        charges=parts.charges,
        insolvency=parts.cases,
        notices=(*strike_off, *parts.notices),
        branches=parts.branches,
        changes=None if parts.history is None else filings.dated_changes(parts.history),
        coverage=covered(SIGNALS, parts.states),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _profile(replies: Sequence[Reply], identifier: Identifier, look: Inspection) -> Sheet:
    if not replies:
        raise changed("profile", "no such reply")
    profile = look.document(replies[0], "profile")
    if profile.needed("company_number") != identifier.id:
        raise changed("profile", "the record of another number")
    profile.skip(company.IGNORED)
    return profile


def _read_parts(by_part: Mapping[str, Sequence[Reply]], linked: frozenset[str], look: Inspection) -> _Parts:
    def items(part: str, read_item: Callable[[Sheet], T]) -> tuple[T, ...] | None:
        return _items(by_part.get(part, ()), part, look, read_item)

    def has(part: str) -> bool:
        return bool(linked & set(LINKED[part]))

    cases, odd_cases = _insolvency(by_part.get("insolvency", ()), look)
    return _Parts(
        cases,
        odd_cases,
        officers=items("officers", read_officer),
        charges=items("charges", read_charge),
        owners=items("persons-with-significant-control", read_owner),
        statements=items(STATEMENTS, control.read_statement) if has(STATEMENTS) else (),
        exemptions=_exemptions(by_part.get(EXEMPTIONS, ()), look) if has(EXEMPTIONS) else (),
        branches=items(ESTABLISHMENTS, read_establishment) if has(ESTABLISHMENTS) else None,
        has_branches=has(ESTABLISHMENTS),
        history=items("filing-history", filings.read_filing),
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


def _exemptions(replies: Sequence[Reply], look: Inspection) -> tuple[Notice, ...] | None:
    if not replies:
        return None
    if replies[0].http_status in ABSENT:
        return ()
    return control.read_exemptions(look.document(replies[0], EXEMPTIONS))


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
