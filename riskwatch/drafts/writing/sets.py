"""Writes into the files of a set: the same zip comes back, its Word and PDF files with notes, all others byte for byte.

A mail comes back as a zip of its attachments. What is said of a file that takes no notes stands in the first one that does,
with the name of that file and its words.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from riskwatch.domain.document import Block, Document, Place, Span
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.drafts import refusals, sets
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr import Pictured
from riskwatch.drafts.reading import read_here
from riskwatch.drafts.unzip import Archive
from riskwatch.drafts.writing.here import TAKES_NOTES, write_here
from riskwatch.drafts.writing.parcel import copied

_QUOTED = 60
_TAKE_NOTES = (*TAKES_NOTES, "zip")


@dataclass(slots=True)
class _Piece:
    """One file of the set, where it begins in the text of the set, its own title included, and what it is given."""

    document: Document
    data: bytes
    begin: int
    start: int
    notes: list[Note] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def takes_notes(self) -> bool:
        return self.document.format in _TAKE_NOTES

    def own(self, span: Span) -> Span:
        """A span of the set in the text of this file; its first line for words of the title above it."""
        end = min(span.end - self.start, len(self.document.text))
        start = span.start - self.start
        return Span(start, end) if 0 <= start < end else self.document.blocks[0].span

    def block_at(self, position: int) -> int:
        starts = [block.span.start for block in self.document.blocks]
        return max(bisect_right(starts, position - self.start) - 1, 0)


def write(
    data: bytes,
    read: Document,
    notes: Sequence[Note],
    proposals: Sequence[Proposal],
    signed: Signed,
    limits: Limits,
    depth: int,
) -> bytes:
    """The zip, or the zip of a mail's attachments. Raises DraftUnwritable and DraftUnreadable."""
    members = _members(data, read, limits)
    pieces = list(_pieces(read, members, limits, depth))
    first = next((piece for piece in pieces if piece.takes_notes), None)
    if first is None:
        raise refusals.nothing_written_into(read.file, ", ".join(TAKES_NOTES.values()))
    begins = [piece.begin for piece in pieces]
    for note in notes:
        piece = pieces[max(bisect_right(begins, note.span.start) - 1, 0)]
        (piece if piece.takes_notes else first).notes.append(_handed(note, piece, first, read))
    for proposal in proposals:
        at = read.blocks[proposal.block].span.start
        piece = pieces[max(bisect_right(begins, at) - 1, 0)]
        piece.proposals.append(replace(proposal, block=piece.block_at(at)))
    written = {
        piece.document.file: write_here(
            piece.data, piece.document, piece.notes, piece.proposals, signed, limits, depth=depth + 1
        )
        for piece in pieces
        if piece.takes_notes and (piece.notes or piece.proposals)
    }
    return _mail(members, written) if read.format == "mail" else _zip(data, read, written, limits)


def _handed(note: Note, piece: _Piece, first: _Piece, read: Document) -> Note:
    """The note in the text of the file that takes it."""
    if piece.takes_notes:
        return replace(note, span=piece.own(note.span))
    quote = " ".join(note.span.of(read.text)[:_QUOTED].split())
    return Note(first.document.blocks[0].span, note.heading, (f"{piece.document.file}: “{quote}”", *note.lines))


def _members(data: bytes, read: Document, limits: Limits) -> dict[str, bytes]:
    """The files of the set by the names that they have in the Document."""
    unpack = sets.of_mail if read.format == "mail" else sets.of_zip
    every = sets.named((member.name, member) for member in unpack(data, read.file, limits))
    return {called: member.data for called, member in every if not member.body}


def _pieces(read: Document, members: dict[str, bytes], limits: Limits, depth: int) -> Iterator[_Piece]:
    """The files that are in the text, in its order. Raises DraftUnwritable when they read otherwise than they did."""
    at = 0
    for each in read.enclosed:
        if not each.in_text:
            continue
        if each.name not in members:
            raise refusals.read_otherwise(read.file)
        begin, start = at, at + (len(PurePosixPath(each.name).stem) + 1 if at else 0)
        try:
            document = read_here(members[each.name], each.name, limits, read.view, depth=depth + 1)
        except Pictured:
            document = _as_it_was_read(read, each.name, start)
        if Span(start, start + len(document.text)).of(read.text) != document.text:
            raise refusals.read_otherwise(read.file)
        yield _Piece(document, members[each.name], begin, start)
        at = start + len(document.text) + 1


def _as_it_was_read(read: Document, name: str, start: int) -> Document:
    """The text of a file with pages that were read by OCR: reading them again would take as long, and it takes no notes here."""
    blocks = [block for block in read.blocks if block.place.file == name and block.span.start >= start]
    end = max((block.span.end for block in blocks), default=start)
    text = read.text[start:end]
    return Document(name, "", "image", text, (Block(Span(0, len(text)), "paragraph", Place("body")),))


def _zip(data: bytes, read: Document, written: dict[str, bytes], limits: Limits) -> bytes:
    archive = Archive(data, read.file, ".zip", limits)
    called = {id(info): name for name, info in sets.named(sets.files_of(archive))}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for info in archive.members:
            content = written.get(called.get(id(info), ""))
            package.writestr(copied(info), archive.read(info) if content is None else content)
    return buffer.getvalue()


def _mail(members: dict[str, bytes], written: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(PurePosixPath(name.replace("\\", "/")).name or "?")
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, written.get(name, content))
    return buffer.getvalue()
