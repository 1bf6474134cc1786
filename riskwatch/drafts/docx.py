"""Reads Word files (.docx, .docm): headers, body with its notes, and footers as blocks; what others left in them as remarks.

Text is what a reader sees with all tracked changes accepted, or rejected if that view is asked for. Macros are never
looked at. `read_traced` also tells which element of which part every stretch of text was read from: what is written back
into a file is put there by that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.domain.document import BlockKind, Document, Span, View
from riskwatch.drafts import refusals
from riskwatch.drafts.docx_blocks import BlockReader, Surroundings
from riskwatch.drafts.docx_changes import reading
from riskwatch.drafts.docx_comments import comments
from riskwatch.drafts.docx_numbering import Numbering
from riskwatch.drafts.docx_package import R_ID, Element, Package, W, switched_on, value
from riskwatch.drafts.docx_styles import Styles
from riskwatch.drafts.docx_text import ParagraphReader, words_of
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.writer import Origin, Writer

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stretch of `Document.text` comes from: an element of the part of that name in the package.

    `index` is the element's number among all elements of its part in document order (comments and processing
    instructions do not count), so that it is found again in another parse. Letters correspond one to one wherever
    `exact`; elsewhere (symbol fonts, line ends inside a run) the stretch stands for the whole element. Generated
    numbers, the signs of tick boxes, tabs, line breaks and the joints between cells have no source.
    """

    span: Span
    part: str
    element: Element
    index: int
    exact: bool


def read(data: bytes, name: str, sha256: str, limits: Limits, view: View = "accepted") -> Document:
    """Raises DraftUnreadable (unreadable, encrypted, no_text, too_large_unpacked)."""
    return _read(Package(data, name, limits), sha256, limits, view, traced=False)[0]


def read_traced(
    data: bytes, name: str, sha256: str, limits: Limits, view: View = "accepted"
) -> tuple[Document, tuple[Source, ...]]:
    """The same, and the sources of its text in reading order; text read from the file is in exactly one of them."""
    package = Package(data, name, limits)
    document, origins = _read(package, sha256, limits, view, traced=True)
    return document, tuple(_sources(package, document, origins))


def _sources(package: Package, document: Document, origins: list[Origin]) -> Iterator[Source]:
    names = {root: part for part, root in package.trees.items()}
    indexes: dict[str, dict[Element, int]] = {}
    for start, end, element in origins:
        if start == end:
            continue
        part = names[element.getroottree().getroot()]
        if part not in indexes:
            indexes[part] = {found: number for number, found in enumerate(package.trees[part].iter("*"))}
        span = Span(start, end)
        yield Source(span, part, element, indexes[part][element], span.of(document.text) == (element.text or ""))


def _read(package: Package, sha256: str, limits: Limits, view: View, *, traced: bool) -> tuple[Document, list[Origin]]:
    name, changes = package.name, reading(view)
    root = package.tree(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise refusals.damaged(name, ".docx")
    styles = Styles(package.by_kind("styles"))
    reader = ParagraphReader(styles, Numbering(package.by_kind("numbering"), styles), changes, traced=traced)
    writer = Writer(stressed=[])
    blocks = BlockReader(reader, writer, changes, name, limits.max_paragraphs)
    headers = _Edges(package, body)
    headers.write("header", blocks, reader)
    for kind in ("footnote", "endnote"):
        _read_notes(package, kind, blocks, reader)
    reader.read_part(package.bytes_of[package.main])
    blocks.read(body, Surroundings("paragraph", "body"))
    blocks.rest_of_notes()
    headers.write("footer", blocks, reader)
    writer.remarks.extend(comments(package.by_kind("comments"), writer.origins, writer.length))
    document = writer.document(name, sha256, "docx", view=view)
    if not document.text.strip() and package.has("word/media/"):
        raise refusals.no_text(name)
    return document, writer.origins


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


def _read_notes(package: Package, kind: str, blocks: BlockReader, reader: ParagraphReader) -> None:
    root = package.by_kind(f"{kind}s")
    reader.read_part()
    for note in root if root is not None else ():
        if value(note, "type") not in _SEPARATORS:
            blocks.note(kind, value(note, "id") or "", note)
