"""Word files written by hand: the XML of a test goes into a minimal package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from riskwatch.domain.document import Document
from riskwatch.drafts import read_draft

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}


def _root(part: str) -> str:
    return _ROOTS[part.rstrip("0123456789")]


def build_docx(body: str, parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """`parts` maps styles, numbering, header1 ... to the XML inside the root element; its relation id is its name."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="{part}" Type="{_KIND}{part.rstrip("0123456789")}" Target="{part}.xml"/>' for part in parts
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'{_RELATIONS}<Relationship Id="r" Type="{_KIND}officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>")
        package.writestr("word/_rels/document.xml.rels", f"{_RELATIONS}{relations}</Relationships>")
        for part, content in parts.items():
            root = _root(part)
            package.writestr(f"word/{part}.xml", f"<w:{root} {_NAMESPACES}>{content}</w:{root}>")
        for name, content_bytes in (extra or {}).items():
            package.writestr(name, content_bytes)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    return build_docx


@pytest.fixture(scope="session")
def word() -> Callable[..., Document]:
    """Build a Word file and read it."""

    def read(body: str, **parts: str) -> Document:
        return read_draft(build_docx(body, parts), "draft.docx")

    return read


@pytest.fixture(scope="session")
def files() -> Path:
    return Path(__file__).parent / "files"
