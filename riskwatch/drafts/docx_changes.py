"""Tracked changes of Word files: which elements a view keeps and which it leaves out, and whose change each is.

Read as accepted, insertions and the places that text was moved to stay; read as rejected, deletions and the places that
it was moved from do. Everything else about the two views is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from riskwatch.domain.document import RemarkKind, View
from riskwatch.drafts.docx_package import Element, W, value
from riskwatch.drafts.writer import Hand

DATE_UTC: Final = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"
_ADDED: Final = (W + "ins", W + "moveTo")
_REMOVED: Final = (W + "del", W + "moveFrom")
_MOVES: Final = frozenset({W + "moveTo", W + "moveFrom"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The tags of one view: changes that it `keeps`, those that it leaves `out`, and the cells that it leaves out."""

    view: View
    keeps: tuple[str, ...]
    out: tuple[str, ...]
    cell_out: str

    def kept(self, properties: Element | None) -> Element | None:
        """The change by which a row or the end of a paragraph came in and stays, from its properties."""
        return _first(properties, self.keeps)

    def left_out(self, properties: Element | None) -> Element | None:
        """The change by which this view has no such row or end of a paragraph."""
        return _first(properties, self.out)

    def properties(self, of: Element | None) -> Element | None:
        """A paragraph's properties; when changes are rejected, those before they were changed."""
        if of is None or self.view == "accepted":
            return of
        before = of.find(f"{W}pPrChange/{W}pPr")
        return of if before is None else before


ACCEPTED: Final = Reading("accepted", _ADDED, _REMOVED, W + "cellDel")
REJECTED: Final = Reading("rejected", _REMOVED, _ADDED, W + "cellIns")


def reading(view: View) -> Reading:
    return ACCEPTED if view == "accepted" else REJECTED


def kind_of(change: Element) -> RemarkKind:
    """A move is a deletion where the text was and an insertion where it went."""
    return "insertion" if change.tag in _ADDED or change.tag == W + "cellIns" else "deletion"


def hand_of(change: Element) -> Hand:
    """Who made a change, and when as the file says it."""
    return Hand(
        value(change, "author") or "", value(change, "date") or "", change.get(DATE_UTC) or "", change.tag in _MOVES
    )


def _first(parent: Element | None, tags: tuple[str, ...]) -> Element | None:
    if parent is None:
        return None
    return next((found for tag in tags if (found := parent.find(tag)) is not None), None)
