"""Reads Word files (.docx, .docm): headers, body, notes and footers as blocks; what others left in them as remarks.

Text is what a reader sees with all tracked changes accepted. Macros are never looked at.
"""

from __future__ import annotations

from riskwatch.domain.document import BlockKind, Document, Place
from riskwatch.drafts import refusals
from riskwatch.drafts.docx_blocks import BlockReader, Surroundings
from riskwatch.drafts.docx_numbering import Numbering
from riskwatch.drafts.docx_package import R_ID, Element, Package, W, switched_on, value
from riskwatch.drafts.docx_styles import Styles
from riskwatch.drafts.docx_text import ParagraphReader, words_of
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.writer import Line, Mark, Writer

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, name: str, sha256: str, limits: Limits) -> Document:
    """Raises DraftUnreadable (unreadable, encrypted, no_text, too_large_unpacked)."""
    package = Package(data, name, limits)
    root = package.tree(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise refusals.damaged(name, ".docx")
    styles = Styles(package.by_kind("styles"))
    reader = ParagraphReader(styles, Numbering(package.by_kind("numbering"), styles))
    writer = Writer()
    blocks = BlockReader(reader, writer, name, limits.max_paragraphs)
    headers = _Edges(package, body)
    headers.write("header", blocks, reader)
    reader.read_part(package.bytes_of[package.main])
    blocks.read(body, Surroundings("paragraph", "body"))
    for kind in ("footnotes", "endnotes"):
        _notes(package, kind, blocks, reader)
    headers.write("footer", blocks, reader)
    _comments(package, writer)
    document = writer.document(name, sha256, "docx")
    if not document.text.strip() and package.has("word/media/"):
        raise refusals.no_text(name)
    return document


class _Edges:
    """Headers and footers that are really printed, each once."""

    def __init__(self, package: Package, body: Element) -> None:
        self._package = package
        edges = package.relates_to("header") or package.relates_to("footer")
        self._sections = list(body.iter(W + "sectPr")) if edges else []
        settings = package.by_kind("settings")
        self._even = settings is not None and switched_on(settings.find(W + "evenAndOddHeaders"))

    def write(self, kind: BlockKind, blocks: BlockReader, reader: ParagraphReader) -> None:
        seen: set[str] = set()
        ids: set[str | None] = set()
        for section in self._sections:
            first = switched_on(section.find(W + "titlePg"))
            for reference in section.findall(f"{W}{kind}Reference"):
                which = value(reference, "type")
                if (which == "first" and not first) or (which == "even" and not self._even):
                    continue
                if reference.get(R_ID) in ids:
                    continue
                ids.add(reference.get(R_ID))
                part = self._package.by_id(reference.get(R_ID))
                words = words_of(part) if part is not None else ""
                if part is not None and words.strip() and words not in seen:
                    seen.add(words)
                    reader.read_part()
                    blocks.read(part, Surroundings(kind, kind))


def _notes(package: Package, kind: str, blocks: BlockReader, reader: ParagraphReader) -> None:
    root = package.by_kind(kind)
    reader.read_part()
    for note in root if root is not None else ():
        if value(note, "type") not in _SEPARATORS:
            blocks.read(note, Surroundings("footnote", "footnotes"))


def _comments(package: Package, writer: Writer) -> None:
    root = package.by_kind("comments")
    for comment in root if root is not None else ():
        text = "\n".join(words_of(paragraph) for paragraph in comment.iter(W + "p")).strip()
        mark = Mark("comment", text, None, None, value(comment, "author") or "", value(comment, "date") or "")
        if text:
            writer.write(Line("", marks=[mark]), "paragraph", Place("comments"))
