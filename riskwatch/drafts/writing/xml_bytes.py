"""The bytes of an XML part, found by the elements of its tree: what is put in leaves every other byte as it was."""

from __future__ import annotations

import re

from lxml import etree

from riskwatch.drafts.docx_package import Element

_OTHER = rb"!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>"
_OPENING = re.compile(rb"<(?:" + _OTHER + rb"|([^/!?]))", re.DOTALL)
_CLOSING = re.compile(rb"<(?:" + _OTHER + rb"|(/))", re.DOTALL)
_TAG = re.compile(rb"""<([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>""")
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_UTF8 = re.compile(
    rb"""^(?:\xef\xbb\xbf)?\s*(?:<\?xml(?![^>]*encoding)[^>]*\?>|<\?xml[^>]*encoding=["']utf-?8["'][^>]*\?>|<[^?])""",
    re.I,
)


def parsed(data: bytes) -> Element:
    """The tree of a part that was read before; nothing in it is followed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def as_utf8(data: bytes) -> bytes:
    """XML in UTF-8, as Word writes it; other encodings are turned into it."""
    if _UTF8.match(data):
        return data
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


class XmlBytes:
    """One part: where its elements begin and end. Positions are those of `data`, whatever was put in so far."""

    def __init__(self, data: bytes) -> None:
        self.data = as_utf8(data)
        self.root = parsed(self.data)
        self.elements = list(self.root.iter("*"))
        self._starts = [found.start() for found in _OPENING.finditer(self.data) if found[1]]
        if len(self._starts) != len(self.elements):  # would put words where they do not belong
            raise ValueError("elements and tags do not correspond")
        self._numbers = {element: number for number, element in enumerate(self.elements)}
        self._inserted: dict[int, list[tuple[int, bytes]]] = {}
        self._around: dict[int, tuple[bytes, bytes]] = {}
        self._replaced: dict[int, tuple[int, bytes]] = {}

    def start(self, element: Element) -> int:
        """The first byte of its start tag."""
        return self._starts[self._numbers[element]]

    def inside(self, element: Element) -> int:
        """The first byte after its start tag."""
        found = _TAG.match(self.data, self.start(element))
        assert found is not None, "an element begins with a tag"
        return found.end()

    def empty(self, element: Element) -> bool:
        """Whether it is one tag that closes itself."""
        return self.data[self.inside(element) - 2 : self.inside(element)] == b"/>"

    def end(self, element: Element) -> int:
        """The first byte after its end tag."""
        closing, last = 0, element
        while len(last):
            last, closing = last[-1], closing + 1
        at = self.inside(last)
        for _ in range(closing + (not self.empty(last))):
            at = self.data.index(b">", self._closing(at)) + 1
        return at

    def closing(self, element: Element) -> int:
        """The first byte of its end tag."""
        return self.data.rindex(b"</", 0, self.end(element))

    def _closing(self, at: int) -> int:
        return next(found.start() for found in _CLOSING.finditer(self.data, at) if found[1])

    def name(self, element: Element) -> bytes:
        """Its name as it is written, with the prefix."""
        found = _TAG.match(self.data, self.start(element))
        assert found is not None, "an element begins with a tag"
        return found[1]

    def whole(self, element: Element) -> bytes:
        """All its bytes."""
        return self.data[self.start(element) : self.end(element)]

    def character(self, element: Element, offset: int) -> int | None:
        """The byte where a character of its text begins; None where the text is not written plainly."""
        at, stop = self.inside(element), self.closing(element)
        if b"<" in self.data[at:stop]:
            return None
        for _ in range(offset):
            found = _CHARACTER.match(self.data, at, stop)
            if found is None:
                return None
            at = found.end()
        return at

    def insert(self, at: int, content: bytes, order: int = 0, around: tuple[bytes, bytes] = (b"", b"")) -> None:
        """Put `content` in at a byte; lower `order` stands first. `around` closes and reopens what is cut there, once
        for all that is put in at that place."""
        self._inserted.setdefault(at, []).append((order, content))
        if any(around):
            self._around[at] = around

    def replace(self, start: int, end: int, content: bytes) -> None:
        """Write `content` in place of some bytes."""
        self._replaced[start] = (end, content)

    def result(self) -> bytes:
        """The bytes with everything that was put in."""
        pieces: list[bytes] = []
        at = 0
        for place in sorted({*self._inserted, *self._replaced}):
            pieces.append(self.data[at:place])
            at = place
            before, after = self._around.get(place, (b"", b""))
            inserted = sorted(self._inserted.get(place, ()), key=lambda pair: pair[0])
            pieces += [before, *(content for _, content in inserted), after]
            if place in self._replaced:
                at, content = self._replaced[place]
                pieces.append(content)
        pieces.append(self.data[at:])
        return b"".join(pieces)
