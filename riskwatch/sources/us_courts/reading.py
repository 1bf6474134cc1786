"""Reads the bankruptcy dockets that bear a company's name into a snapshot. Pure.

A docket has no number of the company: all of it is a question for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from riskwatch.domain.snapshot import (
    CompanyStatus,
    Identifier,
    InsolvencyCase,
    Name,
    NameHit,
    Notice,
    Snapshot,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.us_courts import values
from riskwatch.sources.verdict import changed
from riskwatch.watch.identity.likeness import likeness

SIGNALS = {
    "dockets": frozenset({"INSOLVENCY_PETITION", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "INSOLVENCY_CLOSED"}),
}
_SITE = "https://www.courtlistener.com"


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged where a reply is no page of dockets."""
    look = Inspection()
    hits: dict[str, NameHit] = {}
    names: list[str] = []
    for reply in replies:
        name = "".join(parse_qs(urlsplit(reply.url).query).get("q", ())).removeprefix("caseName:").strip('"')
        names.append(name)
        document = look.document(reply, "dockets")
        document.skip(values.PAGE_IGNORED)
        dockets = document.section("results")
        if dockets is None:
            raise changed("dockets", "no list of results")
        for docket in dockets:
            hit = _hit(docket, name)
            if hit is not None:
                hits.setdefault(hit.ref, hit)
    return Snapshot(
        provider="us_courts",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(next((name for name in names if name), str(identifier))),),
        status=CompanyStatus("", "unknown"),
        insolvency=(),
        hits=tuple(hits.values()),
        coverage=covered(SIGNALS, {"dockets": "checked"}),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _hit(docket: Sheet, name: str) -> NameHit | None:
    """None for a docket of another name."""
    docket.skip(values.DOCKET_IGNORED)
    title, number, court = docket.due("caseName"), docket.due("docketNumber"), docket.text("court")
    filed, ended = docket.day("dateFiled"), docket.day("dateTerminated")
    chapter, path = docket.text("chapter"), docket.text("docket_absolute_url")
    docket_id = docket.number("docket_id")
    points = likeness(name, title)
    if not points:
        return None
    ref = f"docket-{docket_id}" if docket_id is not None else f"{court}:{number}"
    stage = values.stage_of(chapter, ended=ended is not None)
    says = f"chapter {chapter or '?'} case {number}, {court}, filed {filed or '?'}"
    if stage is None:
        if chapter:
            docket.report(f"chapter = {chapter[:20]}")
        notice = Notice(ref, "other", says, court, filed, ended, raw=number)
        return NameHit(ref, title, says, points, filed, f"{_SITE}{path}", notice=notice)
    case = InsolvencyCase(ref, f"chapter {chapter}", stage, court, filed, ended, raw=f"{number} {title}")
    return NameHit(ref, title, says, points, filed, f"{_SITE}{path}", case=case)
