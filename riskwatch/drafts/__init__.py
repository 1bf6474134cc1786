"""Drafts: a file that somebody sent becomes a Document, or a refusal that says why. One module per format.

A draft is read in full or not at all: what cannot be read is never passed over in silence.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from riskwatch.domain.document import Document, View
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.drafts import docx, refusals, text
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.sniff import DOCX, HTML, LOCKED, PDF, TEXT, UNKNOWN, Format, every_format, sniff

__all__ = ["DraftUnreadable", "Limits", "read_draft", "supported"]

_DEFAULT = Limits()


def supported() -> tuple[str, ...]:
    """The extensions of files that are read, each with its dot."""
    return tuple(extension for known in (DOCX, PDF, HTML, TEXT) for extension in known.extensions)


def read_draft(data: bytes, name: str, limits: Limits = _DEFAULT, view: View = "accepted") -> Document:
    """Read the draft that was sent as `name`. `view` says how tracked changes are read; other formats than Word know none.

    Raises DraftUnreadable whose `reason` is unreadable, encrypted, empty, no_text, wrong_extension, too_large,
    too_large_unpacked or unsupported.
    """
    if not data:
        raise refusals.empty(name)
    if len(data) > limits.max_bytes:
        raise refusals.too_large(name, len(data), limits.max_bytes)
    found = _accepted(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = _read(found, data, name, sha256, limits, view)
    except (RecursionError, MemoryError) as error:
        raise refusals.damaged(name, found.extensions[0]) from error
    if not document.text.strip():
        raise refusals.empty(name)
    if len(document.text) > limits.max_characters:
        size, bound = len(document.text), limits.max_characters
        raise refusals.too_long(name, Words(f"{size} 个字符，上限 {bound}", f"{size} characters, the limit is {bound}"))
    return document


def _read(found: Format, data: bytes, name: str, sha256: str, limits: Limits, view: View) -> Document:
    if found is DOCX:
        return docx.read(data, name, sha256, limits, view)
    if found is PDF:
        from riskwatch.drafts import pdf  # here: its library is large, and most drafts need none of it

        return pdf.read(data, name, sha256, limits)
    if found is HTML:
        from riskwatch.drafts import html  # here: the same

        return html.read(data, name, sha256)
    return text.read(data, name, sha256)


def _accepted(data: bytes, name: str) -> Format:
    """The format to read `data` as; raises DraftUnreadable when it is not read, or is not what its name says."""
    found = sniff(data)
    extension = PurePath(name).suffix.lower()
    claimed = [known for known in every_format() if extension in known.extensions]
    if found is LOCKED:
        raise refusals.encrypted(name)
    if found is TEXT and HTML in claimed:
        return HTML
    if found is TEXT and text.decoded(data) is None:
        found = UNKNOWN
    if found in claimed or not extension:
        if found.readable:
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
