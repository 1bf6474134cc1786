"""From the pages of a file that says where its letters stand to a Document: paragraphs and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from riskwatch.domain.document import Document, Place
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.pdf_lines import paragraphs
from riskwatch.drafts.pdf_sheet import Sheet
from riskwatch.drafts.writer import Line, Mark, Writer

if TYPE_CHECKING:
    from riskwatch.drafts.ocr.page import PageRead

_MANY_STRANGE = 0.2
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
"""What is no character: replacement signs, private use, controls."""


def document_of_pages(
    pages: Sequence[Sheet],
    name: str,
    sha256: str,
    format_name: str,
    hidden: Sequence[Mark] = (),
    pictures: Mapping[int, PageRead] = MappingProxyType({}),
) -> Document:
    """The text of the pages and what stands where; `hidden` is what the file holds and does not show, `pictures` what was
    read of the pages that are pictures, by their number from 1."""
    writer = Writer()
    writer.write(Line("", marks=list(hidden)), "paragraph", Place("body"))
    for told in paragraphs(pages):
        part = "body" if told.kind in ("paragraph", "row") else told.kind
        writer.write(told.line, told.kind, Place(part, page=told.page), told.table, told.row)
    document = writer.document(name, sha256, format_name, len(pages))
    if not pictures:
        return document
    from riskwatch.drafts.ocr.recognised import recognised_in, seals_in  # here: its libraries are an extra

    recognised = recognised_in(document.text, document.blocks, pictures)
    return replace(document, ocr=True, recognised=recognised, seals=seals_in(recognised, pictures))


def hold_to_letters(pages: Sequence[Sheet], name: str, advice: Words) -> None:
    """Raises DraftUnreadable when much of the text is no characters."""
    text = "".join(line.text for page in pages for line in page.lines)
    if text.isprintable() and "\ufffd" not in text:
        return
    if len(_STRANGE.findall(text)) > _MANY_STRANGE * len(text):
        why = Words(
            "文字层是乱码，字体缺少编码信息",
            "its text layer is garbled: the fonts do not say which characters they draw",
        )
        raise refusals.unreadable(name, why, advice)
