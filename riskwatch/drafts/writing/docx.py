"""Writes comments and proposed wording into a .docx or .docm file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from riskwatch.domain.document import Document, View
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.drafts import docx, refusals
from riskwatch.drafts.docx_package import Package
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.writing.anchors import Anchors
from riskwatch.drafts.writing.dialect import dialect_of
from riskwatch.drafts.writing.docx_comments import add_comments, comments_of, free_ids, new_comments
from riskwatch.drafts.writing.docx_proposals import Proposals
from riskwatch.drafts.writing.parcel import Parcel
from riskwatch.drafts.writing.xml_bytes import XmlBytes

_SIGNATURES = "_xmlsignatures/"


def write(
    data: bytes,
    read: Document,
    notes: Sequence[Note],
    proposals: Sequence[Proposal],
    signed: Signed,
    limits: Limits,
) -> bytes:
    """The file, which was `read`, with `notes` as comments and `proposals` as tracked insertions.

    Raises DraftUnwritable when that cannot be done without changing something else; DraftUnreadable as reading does.
    """
    name, view = read.file, read.view
    document, sources = docx.read_traced(data, name, "", limits, view)
    if document.text != read.text:
        raise refusals.read_otherwise(name)
    if Parcel(data).has(_SIGNATURES):
        raise refusals.signed_already(name)
    try:
        result = _written(data, Package(data, name, limits).main, document, sources, notes, proposals, signed)
    except (ValueError, LookupError, etree.XMLSyntaxError) as error:
        raise refusals.no_place(name) from error
    if not _holds(data, document, result, len(notes), limits, "rejected" if proposals else view):
        raise refusals.no_place(name)
    return result


def _written(
    data: bytes,
    main: str,
    document: Document,
    sources: Sequence[docx.Source],
    notes: Sequence[Note],
    proposals: Sequence[Proposal],
    signed: Signed,
) -> bytes:
    """Raises LookupError when something finds no place."""
    parcel = Parcel(data)
    xml = XmlBytes(parcel.part(main) or b"")
    words = dialect_of(xml.root)
    anchors = Anchors(document, sources, main, xml, words)
    part = comments_of(parcel, main)
    numbers = free_ids(xml, *((part[1],) if part else ()))
    written = Proposals(document, xml, anchors, words, signed).add(proposals, numbers)
    if notes:
        part = part or new_comments(parcel, main, words)
        written += add_comments(xml, part[1], anchors, notes, signed, numbers)
        parcel.put(part[0], part[1].result())
    if written < len(notes) + len(proposals):
        raise LookupError("the body has no words to hang something on")
    parcel.put(main, xml.result())
    return parcel.packed()


def _holds(data: bytes, before: Document, result: bytes, notes: int, limits: Limits, view: View) -> bool:
    """Whether the result reads as the file did, with so many more comments: a contract is not handed out on trust."""
    if view != before.view:
        before = docx.read(data, before.file, "", limits, view)
    after = docx.read(result, before.file, "", limits, view)
    return after.text == before.text and _comments(after) == _comments(before) + notes


def _comments(document: Document) -> int:
    return sum(remark.kind == "comment" for remark in document.remarks)
