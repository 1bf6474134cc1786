"""Where in the bytes of the body a comment begins and ends: runs are cut where the words do, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from riskwatch.drafts.docx_package import Element
from riskwatch.drafts.writing.dialect import XML_SPACE, Dialect
from riskwatch.drafts.writing.xml_bytes import XmlBytes

_MAY_BE_CUT = (
    "r", "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo",
)  # fmt: skip
_FILLED_BY_WORD = ("text", "date", "dropDownList", "comboBox", "dataBinding", "checkbox", "picture")
"""Content controls of these kinds hold plain content, or are filled from elsewhere when the file is opened: marks inside
would be lost."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A byte between two elements, or in the middle of a run: `around` closes that run and opens it again."""

    at: int
    around: tuple[bytes, bytes] = (b"", b"")


class Spots:
    """Places in one body."""

    def __init__(self, xml: XmlBytes, words: Dialect) -> None:
        self._xml = xml
        self._w = words

    @cached_property
    def _may_be_cut(self) -> frozenset[str]:
        return self._w.tags(*_MAY_BE_CUT)

    def paragraph(self, element: Element) -> Element | None:
        """The paragraph of the page that an element belongs to: for words in a text box, the one that carries the box."""
        boxes = list(element.iterancestors(self._w.tag("txbxContent")))
        start = boxes[-1] if boxes else element
        return next(start.iterancestors(self._w.tag("p")), None)

    def uncut(self, element: Element) -> Element | None:
        """The outermost element around `element`, within its paragraph, that no mark may stand in; None where one may."""
        paragraph, outer = self.paragraph(element), None
        for around in (element, *element.iterancestors()):
            if around is paragraph:
                break
            if around is not element or self._w.local(element) not in ("t", "delText"):
                local = self._w.local(around)
                filled = local == "sdt" and self._filled(around)
                outer = around if around.tag not in self._may_be_cut or filled else outer
        if outer is not None and self._w.local(outer) not in ("sdt", "fldSimple", "r"):
            # What stands inside a run is passed by the whole run.
            outer = next((each for each in outer.iterancestors(self._w.tag("r"))), outer)
        return outer

    def _filled(self, control: Element) -> bool:
        properties = control.find(self._w.tag("sdtPr"))
        names = {etree.QName(each).localname for each in properties} if properties is not None else set()
        return not names.isdisjoint(_FILLED_BY_WORD)

    def before(self, element: Element, offset: int = 0) -> Spot:
        """The place before a character of an element that holds words."""
        outer = self.uncut(element)
        if outer is not None:
            return Spot(self._xml.start(outer))
        return self._cut(element, offset, last=False)

    def after(self, element: Element, offset: int | None = None) -> Spot:
        """The place before a character, where words end; after the whole element without an offset."""
        outer = self.uncut(element)
        if outer is not None:
            return Spot(self._xml.end(outer))
        return self._cut(element, len(element.text or "") if offset is None else offset, last=True)

    def _cut(self, words: Element, offset: int, *, last: bool) -> Spot:
        run = words.getparent()
        assert run is not None, "words that may be cut stand in a run"
        length = len(words.text or "")
        at = self._xml.character(words, offset) if 0 < offset < length else None
        if at is None:
            return self._between(words, run, after=offset >= length if offset in (0, length) else last)
        name = self._xml.name(words)
        opening = b"<" + name + b' xml:space="preserve">'
        if words.get(XML_SPACE) != "preserve":
            start = self._xml.start(words)
            own = self._xml.data[start : self._xml.inside(words)]
            self._xml.replace(start, self._xml.inside(words), own[:-1].rstrip() + b' xml:space="preserve">')
        closing, reopening = self._halves(run)
        return Spot(at, (b"</" + name + b">" + closing, reopening + opening))

    def _between(self, words: Element, run: Element, *, after: bool) -> Spot:
        """Before or after a whole element of a run: outside the run where nothing else of it is on that side."""
        neighbour = words.getnext() if after else words.getprevious()
        if neighbour is None or self._w.local(neighbour) == "rPr":
            return Spot(self._xml.end(run) if after else self._xml.start(run))
        return Spot(self._xml.end(words) if after else self._xml.start(words), self._halves(run))

    def _halves(self, run: Element) -> tuple[bytes, bytes]:
        """What closes a run, and what opens it again with the same properties."""
        properties = run.find(self._w.tag("rPr"))
        own = b"" if properties is None else self._xml.whole(properties)
        opening = self._xml.data[self._xml.start(run) : self._xml.inside(run)]
        return b"</" + self._xml.name(run) + b">", opening + own

    def reference(self, element: Element, end: Spot) -> Spot:
        """Where the sign of a comment stands that ends there: in the paragraph itself, so that neither a rejected change
        nor a field that is updated takes it away."""
        paragraph = self.paragraph(element)
        top = element
        while (above := top.getparent()) is not None and above is not paragraph:
            top = above
        after = self._field_end(top, paragraph)
        if after is top and self._w.local(top) == "r":
            return end
        return Spot(self._xml.end(after))

    def _field_end(self, top: Element, paragraph: Element | None) -> Element:
        """The child of the paragraph in which the field around `top` ends; `top` itself outside a field."""
        if paragraph is None or next(paragraph.iter(self._w.tag("fldChar")), None) is None:
            return top
        depth, reached = 0, False
        for child in paragraph:
            for mark in child.iter(self._w.tag("fldChar")):
                kind = self._w.value(mark, "fldCharType")
                depth = max(depth + (kind == "begin") - (kind == "end"), 0)
            reached = reached or child is top
            if reached and depth == 0:
                return child
        return top
