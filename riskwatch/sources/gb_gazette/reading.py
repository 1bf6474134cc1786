"""Reads what The Gazette has about a company into a snapshot. Pure.

A notice counts by the company number in its text. One without a number that bears the company's name is a question for a
person. What was searched for stands in the address of each reply, so that the same replies are read the same way again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from riskwatch.domain.snapshot import (
    CompanyStatus,
    Coverage,
    Identifier,
    InsolvencyCase,
    Name,
    NameHit,
    Notice,
    NoticeKind,
    Snapshot,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.gb_gazette import values
from riskwatch.sources.gb_gazette.entries import Entry, read_entry
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection
from riskwatch.watch.identity.likeness import likeness

SIGNALS = {
    "notices": frozenset(
        {"INSOLVENCY_PETITION", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT", "INSOLVENCY_CLOSED"}
        | {"OFFICER_RISK"}
    ),
}


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged where a reply is no page of notices."""
    look = Inspection()
    by_search: dict[str, list[Entry]] = {}
    whole = True
    for reply in replies:
        entries, complete = _page(look, reply)
        by_search.setdefault(_searched(reply), []).extend(entries)
        whole = whole and complete
    names = [text for text in by_search if text != identifier.id]
    ours, hits = _sorted_out(identifier, by_search, names)
    cases = _cases(ours)
    state: Coverage = "checked" if whole else "failed"
    return Snapshot(
        provider="gb_gazette",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(names[0] if names else str(identifier)),),
        status=CompanyStatus("", "unknown"),
        insolvency=cases,
        notices=tuple(_notice(entry) for entry in ours if entry.meaning in ("none", "deadline", "name_reuse")),
        hits=hits,
        coverage=covered(SIGNALS, {"notices": state}),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _page(look: Inspection, reply: Reply) -> tuple[list[Entry], bool]:
    """The notices of a page, and whether the page is whole; where there are none, there is no `entry` at all."""
    document = look.document(reply, "notices")
    document.skip(values.PAGE_IGNORED)
    entries = document.one_or_many("entry")
    complete = "entry" not in document or bool(entries)
    return [entry for item in entries if (entry := read_entry(item)).stands], complete


def _searched(reply: Reply) -> str:
    return "".join(parse_qs(urlsplit(reply.url).query).get("text", ()))


def _sorted_out(
    identifier: Identifier, by_search: dict[str, list[Entry]], names: Sequence[str]
) -> tuple[tuple[Entry, ...], tuple[NameHit, ...]]:
    """Notices that are about the company, and those that may be: found by a name, with no number to tell.

    A notice found by the number whose excerpt is cut before it counts if it bears the company's own name as well.
    """
    ours: dict[str, Entry] = {}
    hits: dict[str, NameHit] = {}
    for text, entries in by_search.items():
        for entry in entries:
            points = max((likeness(name, entry.title, entry.text[:200]) for name in names), default=0)
            if identifier.id in entry.numbers or (text == identifier.id and not entry.numbers and points == 100):
                ours[entry.ref] = entry
            elif not entry.numbers and points:
                hits[entry.ref] = _hit(entry, points)
    return tuple(ours.values()), tuple(hit for ref, hit in hits.items() if ref not in ours)


def _hit(entry: Entry, points: int) -> NameHit:
    case = next(iter(_cases([entry])), None)
    notice = None if case else _notice(entry)
    return NameHit(
        entry.ref, entry.title, f"{entry.says}: {entry.text[:200]}", points, entry.on, entry.url, case, notice
    )


def _cases(entries: Iterable[Entry]) -> tuple[InsolvencyCase, ...]:
    """One case for the notices of one procedure, in the order of their days.

    What comes after its end begins another one. A winding-up order after a petition moves the case on; a second notice of
    the same stage (the liquidator after the resolution) changes nothing.
    """
    found: list[InsolvencyCase] = []
    current: dict[str, int] = {}
    dated = (entry for entry in entries if entry.code in values.FAMILY)
    for entry in sorted(dated, key=lambda each: (str(each.on or ""), each.code, each.ref)):
        family, stage = values.FAMILY[entry.code], entry.meaning
        place = current.get(family)
        if stage == "closed":
            if place is not None:
                found[place] = replace(found[place], stage="closed", ended_on=entry.on)
                del current[family]
        elif stage in ("petition", "open", "rescue", "solvent"):
            if place is None:
                current[family] = len(found)
                found.append(
                    InsolvencyCase(
                        entry.ref, family, stage, "", entry.on, published_on=entry.on, raw=f"{entry.code} {entry.says}"
                    )
                )
            elif found[place].stage == "petition" and stage == "open":
                raw = f"{entry.code} {entry.says}"
                found[place] = replace(found[place], stage=stage, started_on=entry.on, published_on=entry.on, raw=raw)
    return tuple(found)


def _notice(entry: Entry) -> Notice:
    """A notice that opens or ends nothing; one about the re-use of a name concerns the people behind the company."""
    kind: NoticeKind = "officer_risk" if entry.meaning == "name_reuse" else "gazette"
    return Notice(entry.ref, kind, f"{entry.says}: {entry.text[:300]}", "The Gazette", entry.on, raw=entry.code)
