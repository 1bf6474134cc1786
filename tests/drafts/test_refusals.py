"""What is not read is refused with a reason, a sentence and an advice, in both languages."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from riskwatch.drafts import DraftUnreadable, Limits, read_draft, supported

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
HTML = b"<!DOCTYPE html><html><body><p>hello</p></body></html>"


def refused(data: bytes, name: str, limits: Limits | None = None) -> DraftUnreadable:
    with pytest.raises(DraftUnreadable) as caught:
        read_draft(data, name, limits or Limits(office="none"))
    error = caught.value
    assert name in error.message.zh
    assert name in error.message.en
    assert error.hint.zh and error.hint.en
    return error


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, b"application/vnd.oasis.opendocument.text" if name == "mimetype" else b"<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.docx", "empty"),
        (b"   \n\n", "a.txt", "empty"),
        (b"<html><body> <script>x</script></body></html>", "a.html", "empty"),
        (stream("EncryptedPackage"), "a.docx", "encrypted"),
        (stream("WordDocument"), "a.doc", "unsupported"),
        (stream("WordDocument"), "a.wps", "unsupported"),
        (stream("WordDocument"), "a.docx", "wrong_extension"),
        (OLE, "a.xls", "unsupported"),
        (b"{\\rtf1 hello}", "a.rtf", "unsupported"),
        (b"{\\rtf1 hello}", "a.docx", "wrong_extension"),
        (zipped("mimetype", "content.xml"), "a.odt", "unsupported"),
        (zipped("OFD.xml"), "a.ofd", "unreadable"),
        (zipped("xl/workbook.xml"), "a.xlsx", "unsupported"),
        (zipped("xl/workbook.xml"), "a.docx", "wrong_extension"),
        (zipped("a.bin"), "a.zip", "wrong_extension"),
        (PNG, "a.png", "unreadable"),
        (PNG, "a.pdf", "wrong_extension"),
        (HTML, "a.docx", "wrong_extension"),
        (HTML, "a.txt", "wrong_extension"),
        (b"plain words", "a.docx", "wrong_extension"),
        (b"plain words", "a.pdf", "wrong_extension"),
        (b"plain words", "a.xyz", "wrong_extension"),
        (b"\x00\xd8\x81\x00\x00\x01\x02", "a.docx", "unreadable"),
        (b"\x00\x01\x02\x03\xff\xfe\x00", "a.txt", "unreadable"),
        (b"\x81\x30\xff\xff\x00", "a.bin", "unsupported"),
        (b"%PDF-1.7\nbroken", "a.pdf", "unreadable"),
        (b"PK\x03\x04 broken word/", "a.zip", "unreadable"),
        (b"MIME-Version: 1.0\n\nx", "a.mht", "unsupported"),
        (b"MIME-Version: 1.0\n\nx", "a.txt", "wrong_extension"),
    ],
)
def test_reasons(data: bytes, name: str, reason: str) -> None:
    assert refused(data, name).reason == reason


def test_a_word_file_called_pdf_is_told_so(docx: Callable[..., bytes]) -> None:
    error = refused(docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"), "contract.pdf")
    assert error.reason == "wrong_extension"
    assert "Word" in error.message.zh
    assert ".docx" in error.hint.en


def test_a_pdf_called_docx_is_told_so(files: Path) -> None:
    error = refused((files / "chinese.pdf").read_bytes(), "contract.docx")
    assert error.reason == "wrong_extension"
    assert "PDF" in error.message.en


def test_old_word_files_are_sent_to_be_converted() -> None:
    assert "另存为 .docx" in refused(stream("WordDocument"), "旧合同.doc").hint.zh


def test_a_name_without_extension_is_judged_by_content() -> None:
    assert read_draft("合同".encode(), "contract").format == "txt"


def test_empty_word_files(docx: Callable[..., bytes]) -> None:
    assert refused(docx("<w:p/>"), "a.docx").reason == "empty"
    assert refused(docx("<w:p/>", None, {"word/media/image1.png": PNG}), "a.docx").reason == "no_text"


def test_truncated_word_files(docx: Callable[..., bytes]) -> None:
    whole = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
    assert refused(whole[: len(whole) // 2], "a.docx").reason == "unreadable"


def test_a_package_without_a_document() -> None:
    assert refused(zipped("word/other.xml"), "a.docx").reason == "unreadable"


def test_zip_encryption(docx: Callable[..., bytes]) -> None:
    data = bytearray(docx("<w:p/>"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(bytes(data), "a.docx").reason == "encrypted"


def test_a_doctype_is_refused_and_its_entity_stays_unread() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            "<w:t>&e;</w:t></w:r></w:p></w:body></w:document>",
        )
    error = refused(buffer.getvalue(), "a.docx")
    assert error.reason == "unreadable"
    assert "DOCTYPE" in error.message.en


def test_an_embedded_document_is_not_passed_over(docx: Callable[..., bytes]) -> None:
    assert refused(docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:altChunk/>"), "a.docx").reason == "unreadable"


def test_size_limits(docx: Callable[..., bytes]) -> None:
    data = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", None, {"word/media/a.bin": bytes(50_000)})
    assert refused(data, "a.docx", Limits(max_bytes=100)).reason == "too_large"
    assert refused(data, "a.docx", Limits(max_unpacked_bytes=20_000)).reason == "too_large_unpacked"
    assert refused(data, "a.docx", Limits(max_part_bytes=50)).reason == "too_large_unpacked"
    assert refused(data, "a.docx", Limits(max_parts=2)).reason == "too_large_unpacked"
    assert refused("甲乙丙丁".encode(), "a.txt", Limits(max_characters=3)).reason == "too_large"


def test_a_false_declared_size_does_not_open_the_gate(docx: Callable[..., bytes]) -> None:
    """The directory says that the document has one byte; what comes out is not taken for the whole."""
    data = bytearray(docx("<w:p><w:r><w:t>" + "甲" * 5_000 + "</w:t></w:r></w:p>"))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    assert data[at + 46 :].startswith(b"word/document.xml")
    data[at + 24 : at + 28] = struct.pack("<I", 1)
    assert refused(bytes(data), "a.docx").reason == "unreadable"


@pytest.mark.parametrize(
    ("file", "reason"), [("encrypted.pdf", "encrypted"), ("scanned.pdf", "no_text"), ("partly_scanned.pdf", "no_text")]
)
def test_pdf_refusals(files: Path, file: str, reason: str) -> None:
    assert refused((files / file).read_bytes(), file, Limits(ocr="none")).reason == reason


def test_the_scanned_page_is_named(files: Path) -> None:
    error = refused((files / "partly_scanned.pdf").read_bytes(), "partly_scanned.pdf", Limits(ocr="none"))
    assert "第 2 页" in error.message.zh


def test_too_many_pages(files: Path) -> None:
    assert refused((files / "chinese.pdf").read_bytes(), "chinese.pdf", Limits(max_pages=2)).reason == "too_large"


def test_too_many_paragraphs(docx: Callable[..., bytes]) -> None:
    data = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>" * 3)
    assert refused(data, "a.docx", Limits(max_paragraphs=2)).reason == "too_large"
    assert read_draft(data, "a.docx", Limits(max_paragraphs=3)).text == "甲\n甲\n甲"


def test_supported_extensions() -> None:
    assert {".docx", ".docm", ".pdf", ".txt", ".md", ".html"} <= set(supported())
