"""Comments in unusual Word files: other encodings, prefixes and namespaces, signed files, files with macros."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from riskwatch.domain.document import Remark, Span
from riskwatch.domain.errors import DraftUnwritable
from riskwatch.drafts import read_draft

Docx = Callable[..., bytes]
Write = Callable[..., bytes]
Words = Callable[[bytes], list[str]]
Comments = Callable[[bytes], list[Remark]]
Part = Callable[..., str]


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00A1">{properties}<w:t>{text}</w:t></w:r>'


HEADER = p(r("页眉里的付款条件"))


def rewritten(data: bytes, change: Callable[[bytes], bytes], name: str = "word/document.xml") -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for info in source.infolist():
            content = source.read(info)
            package.writestr(info.filename, change(content) if info.filename == name else content)
    return buffer.getvalue()


def test_strict_files_stay_strict(docx: Docx, write: Write, about: Words, part: Part) -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = rewritten(docx(p(r("九十日内付款。"))), lambda xml: xml.replace(usual, strict))
    written = write(data, "十日")
    assert about(written) == ["十日"]
    assert strict.decode() in part(written, "word/comments.xml")
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(
        written, "word/_rels/document.xml.rels"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.decode().encode("utf-16"),
        lambda xml: b"\xef\xbb\xbf" + xml,
        lambda xml: b"<!-- <w:p> --><?x <w:p?>" + xml.replace("十日".encode(), b"<![CDATA[<&]]>"),
        lambda xml: xml.replace("十日".encode(), b"&#21313;&#26085;\r\n"),
        lambda xml: xml.replace(b"<w:t>", b"<w:t\n xml:space='preserve' >").replace(b"<w:p>", b"<w:p w:rsidR='a>b'>"),
        lambda xml: (
            xml.replace(b"<w:", b"<a:")
            .replace(b"</w:", b"</a:")
            .replace(b"xmlns:w=", b"xmlns:a=")
            .replace(b" w:", b" a:")
        ),
        lambda xml: xml.replace(b"<w:", b"<").replace(b"</w:", b"</").replace(b"xmlns:w=", b"xmlns="),
    ],
    ids=["utf-16", "bom", "comments and cdata", "character references", "odd tags", "other prefix", "no prefix"],
)
def test_unusual_xml_is_written_into_too(
    docx: Docx, change: Callable[[bytes], bytes], write: Write, about: Words
) -> None:
    body = p("<w:r><w:t>应于九十日内</w:t></w:r>", "<w:r><w:t>付款。</w:t></w:r>")
    data = rewritten(docx(body), change)
    text = read_draft(data, "draft.docx").text
    written = write(data, Span(text.index("内"), text.index("付") + 1))
    assert read_draft(written, "draft.docx").text == text
    (found,) = about(written)
    assert "内付" in found


def test_a_signed_file_is_refused(docx: Docx, write: Write) -> None:
    data = docx(p(r("货款")), extra={"_xmlsignatures/sig1.xml": b"<x/>"})
    with pytest.raises(DraftUnwritable, match="signature"):
        write(data, "货款")


def test_a_file_without_a_word_in_its_body_is_refused(docx: Docx, write: Write) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    with pytest.raises(DraftUnwritable):
        write(docx(section, {"header1": HEADER}), "付款条件")


def test_the_same_input_gives_the_same_file(docx: Docx, write: Write) -> None:
    data = docx(p(r("九十日内付款。")))
    assert write(data, "九十日") == write(data, "九十日")


def test_macros_stay_and_are_not_looked_at(docx: Docx, write: Write) -> None:
    data = docx(p(r("九十日内付款。")), extra={"word/vbaProject.bin": b"\x00macro"})
    written = write(data, "九十日", name="draft.docm")
    assert zipfile.ZipFile(io.BytesIO(written)).read("word/vbaProject.bin") == b"\x00macro"
