"""Writes comments into a Word file: the marks in its body, and the part that holds their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from riskwatch.domain.note import Note, Signed
from riskwatch.drafts.writing.anchors import Anchor, Anchors
from riskwatch.drafts.writing.dialect import Dialect, dialect_of
from riskwatch.drafts.writing.parcel import Parcel, put_last
from riskwatch.drafts.writing.spots import Spots
from riskwatch.drafts.writing.xml_bytes import XmlBytes
from riskwatch.xml_text import printable

_PART = "word/comments{}.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{}"/>'
_END, _SIGN, _START = range(3)
"""At one place ends stand before beginnings."""


def free_ids(*roots: XmlBytes) -> Iterator[int]:
    """Numbers that no change, comment or bookmark of these parts has."""
    taken = {value for xml in roots for each in xml.elements for name, value in each.items() if name.endswith("}id")}
    return (number for number in count() if str(number) not in taken)


def comments_of(parcel: Parcel, main: str) -> tuple[str, XmlBytes] | None:
    """The part of comments and its name; None where the file has none."""
    for kind, name in parcel.relations(main):
        data = parcel.part(name) if kind == "comments" else None
        if data is not None:
            return name, XmlBytes(data)
    return None


def new_comments(parcel: Parcel, main: str, words: Dialect) -> tuple[str, XmlBytes]:
    """A part of comments without any, declared and related to the main part."""
    name = next(name for number in count() if parcel.part(name := _PART.format(number or "")) is None)
    parcel.declare(name, _TYPE)
    parcel.relate(main, words.relation("comments"), name)
    return name, XmlBytes(_EMPTY.format(words.namespace).encode())


def add_comments(
    xml: XmlBytes, comments: XmlBytes, anchors: Anchors, notes: Sequence[Note], signed: Signed, numbers: Iterator[int]
) -> int:
    """Put the marks into the body and the words into the part of comments; how many notes found a place."""
    body, words = dialect_of(xml.root), dialect_of(comments.root)
    spots = Spots(xml, body)
    written: list[bytes] = []
    for note in sorted(notes, key=lambda note: note.span):
        anchor = anchors.of(note.span)
        if anchor is not None and spots.paragraph(anchor.last) is not None:
            number = next(numbers)
            _mark(xml, spots, body, anchor, number)
            written.append(comment(words, note, signed, number))
    if written:
        put_last(comments, comments.root, b"".join(written))
    return len(written)


def _mark(xml: XmlBytes, spots: Spots, words: Dialect, anchor: Anchor, number: int) -> None:
    w = words.prefix
    mark = f'{words.mark} {w}:id="{number}"/>'
    start, end = spots.before(anchor.first, anchor.start), spots.after(anchor.last, anchor.end)
    sign = spots.reference(anchor.last, end)
    xml.insert(start.at, f"<{w}:commentRangeStart{mark}".encode(), _START, start.around)
    xml.insert(end.at, f"<{w}:commentRangeEnd{mark}".encode(), _END, end.around)
    reference = f'<{w}:r{words.mark}><{w}:commentReference {w}:id="{number}"/></{w}:r>'
    xml.insert(sign.at, reference.encode(), _END if sign == end else _SIGN, sign.around)


def comment(words: Dialect, note: Note, signed: Signed, number: int) -> bytes:
    """One comment: its heading in bold, then its lines."""
    w = words.prefix
    head = (
        f'<{w}:comment{words.mark} {w}:id="{number}" {w}:author={quoteattr(signed.author)} '
        f'{w}:date="{moment(signed)}" {w}:initials={quoteattr(signed.initials)}>'
    )
    sign = f"<{w}:r><{w}:annotationRef/></{w}:r>"
    title = f"<{w}:p>{sign}{run(w, note.heading, f'<{w}:rPr><{w}:b/></{w}:rPr>')}</{w}:p>"
    lines = "".join(f"<{w}:p>{run(w, line)}</{w}:p>" for line in note.lines)
    return f"{head}{title}{lines}</{w}:comment>".encode()


def run(w: str, text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<{w}:r>{properties}<{w}:t xml:space="preserve">{escape(printable(text))}</{w}:t></{w}:r>'


def moment(signed: Signed) -> str:
    """The author's clock: Word shows what is written and knows no zones here."""
    return signed.at.replace(tzinfo=None, microsecond=0).isoformat()
