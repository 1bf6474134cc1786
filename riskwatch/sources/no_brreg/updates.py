"""The update feed of the Norwegian register: which entities changed, each with a number that only grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from riskwatch.sources.access import Access
from riskwatch.sources.interface import NOTHING_REMEMBERED
from riskwatch.sources.strict_json import Inspection

PATH = "/enhetsregisteret/api/oppdateringer/enheter"
PAGE = 1000
MOST_PAGES = 50
FIRST_LOOK = timedelta(days=1)
KINDS = {"Ny": True, "Endring": True, "Sletting": True, "Fjernet": True, "Ukjent": True}


@dataclass(frozen=True, slots=True)
class Update:
    """That something about an entity changed, not what."""

    id: int
    number: str


@dataclass(frozen=True, slots=True)
class UpdatePage:
    updates: tuple[Update, ...]
    unknown: tuple[str, ...]


def updates_after(access: Access, position: str, now: datetime) -> Iterator[UpdatePage]:
    """The updates after `position`, page by page until none is left; without a position those of the last day.

    Raises what `Web.get` raises, and SourceChanged for an answer of another shape.
    """
    last = int(position) if position else 0
    for _ in range(MOST_PAGES):
        since = {"oppdateringsid": last + 1} if last else {"dato": f"{now - FIRST_LOOK:%Y-%m-%dT%H:%M:%S}.000Z"}
        page = _read(access, since)
        if not page.updates:
            return
        yield page
        last = max(update.id for update in page.updates)


def _read(access: Access, since: dict[str, int] | dict[str, str]) -> UpdatePage:
    look = Inspection()
    document = look.document(access.get(PATH, NOTHING_REMEMBERED, **since, size=PAGE), "oppdateringer")
    document.skip(("_links", "page"))
    embedded = document.part("_embedded")
    found = []
    for item in embedded.parts("oppdaterteEnheter"):
        item.skip(("dato", "_links"))
        item.choice("endringstype", KINDS, True)
        number, id_ = item.needed("organisasjonsnummer"), item.number("oppdateringsid")
        if id_ is None:
            item.report("no oppdateringsid")
        else:
            found.append(Update(int(id_), number))
    return UpdatePage(tuple(found), look.unknown)
