"""Reads a draft in this process: tells its format, holds it to the limits and hands it to the reader of the format."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from riskwatch.domain.document import Document, View
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.drafts import docx, office, refusals, text
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr import Recognition
from riskwatch.drafts.sniff import (
    DOCX,
    HTML,
    IMAGE,
    LOCKED,
    MAIL,
    MHT,
    OFD,
    PDF,
    TEXT,
    UNKNOWN,
    ZIP,
    Format,
    every_format,
    sniff,
)

DEFAULT = Limits()


def read_here(
    data: bytes,
    name: str,
    limits: Limits = DEFAULT,
    view: View = "accepted",
    *,
    depth: int = 0,
    recognition: Recognition | None = None,
) -> Document:
    """What `riskwatch.drafts.read_draft` does, whatever the format, without a process of its own.

    `depth` counts the zips and mails that the file lies in. Raises Pictured, too, for a draft with pages to be read by OCR
    when there is no `recognition`.
    """
    found = accepted(data, name, limits)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = _read(found, data, name, sha256, limits, view, depth, recognition)
    except RecursionError as error:
        raise refusals.damaged(name, found.extensions[0]) from error
    except MemoryError as error:
        raise refusals.stopped(name, refusals.MEMORY_SPENT) from error
    if not document.text.strip():
        raise refusals.empty(name)
    if len(document.text) > limits.max_characters:
        size, bound = len(document.text), limits.max_characters
        raise refusals.too_long(name, Words(f"{size} 个字符，上限 {bound}", f"{size} characters, the limit is {bound}"))
    return document


def accepted(data: bytes, name: str, limits: Limits) -> Format:
    """The format to read `data` as. Raises DraftUnreadable for a file that is empty, too large, or not read as it is."""
    if not data:
        raise refusals.empty(name)
    if len(data) > limits.max_bytes:
        raise refusals.too_large(name, len(data), limits.max_bytes)
    return _accepted(data, name, limits)


def _read(
    found: Format,
    data: bytes,
    name: str,
    sha256: str,
    limits: Limits,
    view: View,
    depth: int,
    recognition: Recognition | None,
) -> Document:
    if found is DOCX:
        return docx.read(data, name, sha256, limits, view)
    if found is PDF:
        from riskwatch.drafts import pdf  # here: its library is large, and most drafts need none of it

        return pdf.read(data, name, sha256, limits, recognition)
    if found is OFD:
        from riskwatch.drafts import ofd  # here: the same

        return ofd.read(data, name, sha256, limits)
    if found is IMAGE:
        from riskwatch.drafts import image  # here: the same

        return image.read(data, name, sha256, limits, recognition)
    if found is HTML:
        from riskwatch.drafts import html  # here: the same

        return html.read(data, name, sha256, limits)
    if found.office:
        return office.read(data, name, sha256, found, limits, view)
    if found in (ZIP, MAIL):
        from riskwatch.drafts import sets  # here: the mail parser is large

        if depth >= limits.max_nesting:
            raise refusals.too_deep(name, limits.max_nesting)
        members = (sets.of_zip if found is ZIP else sets.of_mail)(data, name, limits)

        def read_one(each: bytes, called: str) -> Document:
            return read_here(each, called, limits, view, depth=depth + 1, recognition=recognition)

        return sets.read(members, name, sha256, found.name, read_one, view)
    return text.read(data, name, sha256)


def _accepted(data: bytes, name: str, limits: Limits) -> Format:
    """The format to read `data` as; raises DraftUnreadable when it is not read, or is not what its name says."""
    found = sniff(data)
    extension = PurePath(name).suffix.lower()
    claimed = [known for known in every_format() if extension in known.extensions]
    if found is LOCKED:
        raise refusals.encrypted(name)
    if found is TEXT and HTML in claimed:
        return HTML
    if found is TEXT and MAIL in claimed:
        return MAIL
    if found in (TEXT, MAIL) and MHT in claimed:
        found = MHT
    if found is TEXT and text.decoded(data) is None:
        found = UNKNOWN
    if found in claimed or not extension:
        if found.readable or (found.office and office.program(limits.office)):
            return found
        if found is not UNKNOWN:
            raise refusals.unsupported(name, found.words, found.hint)
    if found is UNKNOWN:
        raise _not_known(name, claimed)
    if not claimed:
        raise _unknown_extension(name, extension, found)
    raise refusals.wrong_extension(name, extension, found.words, _advice(found))


def _not_known(name: str, claimed: list[Format]) -> DraftUnreadable:
    """Bytes of no format: a damaged file when its name promised one that is read."""
    readable = [known for known in claimed if known.readable]
    if claimed and not readable:
        return refusals.unsupported(name, claimed[0].words, claimed[0].hint)
    if readable == [TEXT]:
        return text.undecodable(name)
    if readable:
        return refusals.damaged(name, readable[0].extensions[0])
    return refusals.unsupported(name, UNKNOWN.words)


def _unknown_extension(name: str, extension: str, found: Format) -> DraftUnreadable:
    if found.readable:
        return refusals.wrong_extension(name, extension, found.words, _advice(found))
    return refusals.unsupported(name, found.words, found.hint)


def _advice(found: Format) -> Words:
    if not found.readable:
        return found.hint
    first = found.extensions[0]
    return Words(
        f"请确认选对了文件；如果没错，把扩展名改为 {first} 后重新提交。",
        f"See that it is the right file; if it is, rename it to {first} and submit it again.",
    )
