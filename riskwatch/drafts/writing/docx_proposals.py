"""Writes proposed wording into a Word file as tracked insertions: paragraphs that look like those they follow.

Rejecting them gives the file as it was, accepting them the file with those paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from xml.sax.saxutils import quoteattr

from riskwatch.domain.document import Document
from riskwatch.domain.note import Proposal, Signed
from riskwatch.drafts.docx_package import Element
from riskwatch.drafts.writing.anchors import Anchors
from riskwatch.drafts.writing.dialect import Dialect
from riskwatch.drafts.writing.docx_comments import moment, run
from riskwatch.drafts.writing.parcel import put_last
from riskwatch.drafts.writing.spots import Spots
from riskwatch.drafts.writing.xml_bytes import XmlBytes

_NOT_COPIED = ("pageBreakBefore", "framePr", "outlineLvl", "rPr", "sectPr", "pPrChange", "numPr")
_BEFORE_NUMBER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_LOOKS_NOT_COPIED = (
    "rStyle", "strike", "dstrike", "vanish", "webHidden", "specVanish", "color", "highlight", "u", "effect", "bdr", "shd",
    "vertAlign", "em", "rPrChange", "ins", "del", "moveFrom", "moveTo",
)  # fmt: skip
_NO_LIST = "0"
_NEAR = 40


class Proposals:
    """Puts paragraphs into one body."""

    def __init__(self, document: Document, xml: XmlBytes, anchors: Anchors, words: Dialect, signed: Signed) -> None:
        self._document = document
        self._xml = xml
        self._anchors = anchors
        self._w = words
        self._spots = Spots(xml, words)
        self._signed = signed

    def add(self, proposals: Sequence[Proposal], numbers: Iterator[int]) -> int:
        """Put in all that find a place; how many did."""
        places: dict[Element, list[Proposal]] = {}
        for proposal in proposals:
            place = self._place(proposal.block)
            if place is not None:
                places.setdefault(place, []).append(proposal)
        for place, here in places.items():
            self._put_in(place, here, numbers)
        return sum(map(len, places.values()))

    def _put_in(self, place: Element, proposals: Sequence[Proposal], numbers: Iterator[int]) -> None:
        lines = [
            (proposal, line.strip()) for proposal in proposals for line in proposal.text.splitlines() if line.strip()
        ]
        following, paragraph = place.getnext(), self._w.tag("p")
        # The last paragraph of a cell or of the body keeps its end, as when somebody types on there: the end before it
        # is the new one. Its properties are those that stay when the insertion is rejected.
        last = place.tag == paragraph and (following is None or following.tag != paragraph)
        plain = next(place.iter(self._w.tag("txbxContent")), None) is None
        at_the_end = last and plain and not self._changed_end(place, "ins", "moveTo")
        own = place.find(self._w.tag("pPr"))
        new = [
            self._paragraph(self._properties(place, proposal, numbers), place, proposal, line, numbers)
            for proposal, line in (lines[:-1] if at_the_end else lines)
        ]
        if at_the_end:
            whole = "" if own is None else self._text(own)
            new.append(self._paragraph(whole, place, *lines[-1], numbers))
            self._end_is_new(place, own, numbers)
            if own is not None:
                self._renumber(own, numbers)
        self._xml.insert(self._xml.end(place), "".join(new).encode())

    def _paragraph(self, properties: str, place: Element, proposal: Proposal, line: str, numbers: Iterator[int]) -> str:
        w, like = self._w.prefix, self._alike(place, proposal)
        looks = self._looks(like)
        words = run(w, line, f"<{w}:rPr>{looks}</{w}:rPr>" if looks else "")
        return f"<{w}:p{self._w.mark}>{properties}{self._change(numbers)}{words}</{w}:ins></{w}:p>"

    def _change(self, numbers: Iterator[int], end: str = ">") -> str:
        w, author = self._w.prefix, quoteattr(self._signed.author)
        return f'<{w}:ins {w}:id="{next(numbers)}" {w}:author={author} {w}:date="{moment(self._signed)}"{end}'

    def _renumber(self, own: Element, numbers: Iterator[int]) -> None:
        """The changes tracked in these properties get new numbers: the copy at the last end keeps theirs."""
        w, xml = self._w.prefix, self._xml
        for change in own.iter(self._w.tag("pPrChange"), self._w.tag("rPrChange")):
            if next(change.iterancestors(self._w.tag("pPrChange")), None) is None:
                text = re.sub(
                    rf"(?<=\s){w}:id=([\"'])[^\"']*\1", lambda _: f'{w}:id="{next(numbers)}"', self._text(change)
                )
                xml.replace(xml.start(change), xml.end(change), text.encode())

    def _properties(self, place: Element, proposal: Proposal, numbers: Iterator[int]) -> str:
        """The properties of a new paragraph whose end is new too."""
        w, like = self._w.prefix, self._alike(place, proposal)
        own = like.find(self._w.tag("pPr")) if like is not None else None
        children = [] if own is None else list(own)
        first = [each for each in children if self._w.local(each) in _BEFORE_NUMBER]
        rest = [each for each in children if self._w.local(each) not in (*_BEFORE_NUMBER, *_NOT_COPIED)]
        first = [each for each in first if self._w.local(each) not in _NOT_COPIED]
        pieces = [*map(self._text, first), self._number(own, proposal, like is place), *map(self._text, rest)]
        mark = f"<{w}:rPr>{self._change(numbers, '/>')}{self._looks(like)}</{w}:rPr>"
        return f"<{w}:pPr>{''.join(pieces)}{mark}</{w}:pPr>"

    def _number(self, own: Element | None, proposal: Proposal, same: bool) -> str:
        """The list that the neighbour is in, or a word that there is none, where its style would bring one in."""
        w = self._w.prefix
        block = self._document.blocks[proposal.block]
        number = own.find(self._w.tag("numPr")) if own is not None else None
        if same and proposal.numbered and number is not None:
            kept = (each for each in number if self._w.local(each) in ("ilvl", "numId"))
            return f"<{w}:numPr>{''.join(map(self._text, kept))}</{w}:numPr>"
        if number is not None or (block.numbering is not None and not (same and proposal.numbered)):
            return f'<{w}:numPr><{w}:ilvl {w}:val="0"/><{w}:numId {w}:val="{_NO_LIST}"/></{w}:numPr>'
        return ""

    def _looks(self, like: Element | None) -> str:
        """The properties of the run with most letters."""
        runs = like.iter(self._w.tag("r")) if like is not None else ()
        most = max(
            runs, key=lambda each: sum(len(text.text or "") for text in each.iter(self._w.tag("t"))), default=None
        )
        properties = most.find(self._w.tag("rPr")) if most is not None else None
        kept = (
            (each for each in properties if self._w.local(each) not in _LOOKS_NOT_COPIED)
            if properties is not None
            else ()
        )
        return "".join(map(self._text, kept))

    def _text(self, element: Element) -> str:
        return self._xml.whole(element).decode()

    def _alike(self, place: Element, proposal: Proposal) -> Element | None:
        """The paragraph that the new ones look like: the one before them, or the nearest that is no heading and in no
        table."""
        blocks = self._document.blocks
        near = range(proposal.block, max(proposal.block - _NEAR, -1), -1)
        for index in chain(near, range(proposal.block + 1, min(proposal.block + _NEAR, len(blocks)))):
            if blocks[index].kind == "paragraph" and blocks[index].level is None:
                element = self._anchors.last_of(index)
                paragraph = self._spots.paragraph(element) if element is not None else None
                if paragraph is not None:
                    return place if index == proposal.block and place.tag == paragraph.tag else paragraph
        return None

    def _end_is_new(self, place: Element, own: Element | None, numbers: Iterator[int]) -> None:
        """The end of a paragraph marked as inserted; a section that ends there ends after the new paragraphs now."""
        w, xml = self._w.prefix, self._xml
        change = self._change(numbers, "/>")
        mark = own.find(self._w.tag("rPr")) if own is not None else None
        if own is None:
            xml.insert(xml.inside(place), f"<{w}:pPr><{w}:rPr>{change}</{w}:rPr></{w}:pPr>".encode())
            return
        if mark is None:
            late = [each for each in own if self._w.local(each) in ("sectPr", "pPrChange")]
            content = f"<{w}:rPr>{change}</{w}:rPr>".encode()
            if late:
                xml.insert(xml.start(late[0]), content)
            else:
                put_last(xml, own, content)
        elif xml.empty(mark):
            put_last(xml, mark, change.encode())
        else:
            xml.insert(xml.inside(mark), change.encode())
        section = own.find(self._w.tag("sectPr"))
        if section is not None:
            xml.replace(xml.start(section), xml.end(section), b"")

    def _place(self, block: int) -> Element | None:
        """The paragraph or table of the page that the wording follows: of that block, else of the nearest before it."""
        for index in range(block, -1, -1):
            element = self._anchors.last_of(index)
            paragraph = self._spots.paragraph(element) if element is not None else None
            place = self._whole(paragraph, index) if paragraph is not None else None
            if place is not None:
                return place
        return None

    def _whole(self, paragraph: Element, block: int) -> Element | None:
        """The table around a row; the last of paragraphs that deleted ends run together, None where they run into
        something else."""
        kind, place = self._document.blocks[block].kind, paragraph
        if kind != "paragraph":
            place = self._out_of_rows(paragraph, kind == "row")
        while place.tag == self._w.tag("p") and self._changed_end(place, "del", "moveFrom"):
            following = place.getnext()
            if following is None or following.tag != self._w.tag("p"):
                return None
            place = following
        return place

    def _out_of_rows(self, place: Element, in_row: bool) -> Element:
        """The outermost table that is no frame around running text, as a row of one cell is."""
        cell = next(place.iterancestors(self._w.tag("tc")), None)
        row = next(cell.iterancestors(self._w.tag("tr")), None) if cell is not None else None
        table = next(row.iterancestors(self._w.tag("tbl")), None) if row is not None else None
        if row is None or table is None:
            return place
        cells = [each for each in row.iter(self._w.tag("tc")) if next(each.iterancestors(self._w.tag("tr"))) is row]
        return self._out_of_rows(table, False) if in_row or len(cells) > 1 else place

    def _changed_end(self, paragraph: Element, *kinds: str) -> bool:
        """Whether somebody inserted, or deleted, the end of a paragraph."""
        mark = paragraph.find(f"{self._w.tag('pPr')}/{self._w.tag('rPr')}")
        return mark is not None and any(mark.find(self._w.tag(kind)) is not None for kind in kinds)
