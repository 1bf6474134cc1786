"""The sub-units (underenheter) of a Norwegian entity: the places where it does business, each with a number of its own."""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.domain.snapshot import Branch
from riskwatch.sources.interface import Reply
from riskwatch.sources.no_brreg import values
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT


def read_branches(pages: Sequence[Reply], look: Inspection) -> tuple[Branch, ...] | None:
    """All sub-units; None if there is no reply, or not the whole list. A list of none has no member for its items."""
    if not pages or pages[0].http_status in ABSENT:
        return None
    found: list[Branch] = []
    total = 0
    for page in pages:
        document = look.document(page, "underenheter")
        document.skip(("_links",))
        counts = document.part("page")
        counts.skip(("size", "totalPages", "number"))
        total = max(total, int(counts.number("totalElements") or 0))
        found += [_branch(item) for item in document.part("_embedded").parts("underenheter")]
    if len(found) < total:
        look.note(f"underenheter: {len(found)} of {total}")
        return None
    return tuple(found)


def _branch(unit: Sheet) -> Branch:
    unit.skip(values.SUB_UNIT_IGNORED)
    closed_on = unit.day("nedleggelsesdato") or unit.day("slettedato")
    return Branch(unit.due("navn"), unit.due("organisasjonsnummer"), closed_on is not None, closed_on)
