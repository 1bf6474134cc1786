"""Properties that hold for every input: blocks tile the text, and nothing but a refusal is ever raised."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from riskwatch.domain.document import Document
from riskwatch.drafts import DraftUnreadable, Limits
from riskwatch.drafts.reading import read_here

SMALL = Limits(max_unpacked_bytes=4_000_000, max_pages=50, office="none", ocr="none")
EXTENSIONS = (".docx", ".docm", ".pdf", ".txt", ".md", ".html", ".doc", ".rtf", ".zip", ".eml", ".mht", "", ".xyz")
HEADS = (b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"{\\rtf",
         b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment; filename=a.txt\n")  # fmt: skip
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_tiles(document: Document) -> None:
    pieces = [block.span.of(document.text) for block in document.blocks]
    assert "\n".join(pieces) == document.text
    at = 0
    for block in document.blocks:
        assert block.span.start == at
        at = block.span.end + 1
        assert "\n" not in block.span.of(document.text)
        assert block.numbering is None or block.span.covers(block.numbering)
        assert all(block.span.covers(cell.span) for cell in block.cells)
        if block.cells:
            assert " | ".join(cell.span.of(document.text) for cell in block.cells) == block.span.of(document.text)
    for remark in document.remarks:
        assert remark.span is None or remark.span.of(document.text) == remark.text
        assert remark.place is None or 0 <= remark.place.start <= remark.place.end <= len(document.text)
        assert remark.about is None or 0 <= remark.about.start <= remark.about.end <= len(document.text)


def assert_read_or_refused(data: bytes, name: str) -> str:
    """Read to the last character, or refused in both languages; answers the reason of the refusal, or nothing."""
    try:
        assert_tiles(read_here(data, name, SMALL))
        assert_tiles(read_here(data, name, SMALL, "rejected"))
    except DraftUnreadable as refusal:
        assert refusal.message.zh and refusal.message.en
        return refusal.reason
    return ""


@QUICK
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(EXTENSIONS))
def test_any_bytes(head: bytes, tail: bytes, extension: str) -> None:
    assert_read_or_refused(head + tail, "draft" + extension)


@QUICK
@given(st.text(max_size=200), st.sampled_from((".txt", ".md", ".html")))
def test_any_text(text: str, extension: str) -> None:
    refused = assert_read_or_refused(text.encode("utf-8", "surrogatepass"), "draft" + extension)
    assert not refused or not text.isalnum() or not text.isascii()  # plain letters are never refused


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="&<>\ufffe\uffff"), max_size=8
)
BY = 'w:author="W" w:date="d"'
RUN = TEXT.map(lambda text: f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>')
PIECE = st.one_of(
    RUN,
    RUN.map(lambda run: f"<w:ins {BY}>{run}</w:ins>"),
    TEXT.map(lambda text: f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
    TEXT.map(lambda text: f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>"),
    st.sampled_from(
        (
            "<w:r><w:br/></w:r>",
            '<w:commentRangeStart w:id="1"/>',
            '<w:commentRangeEnd w:id="1"/>',
            "<w:r><w:tab/></w:r>",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        )
    ),
)
PROPERTIES = st.sampled_from(
    (
        "",
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>",
        f"<w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>",
    )
)
PARAGRAPH = st.tuples(PROPERTIES, st.lists(PIECE, max_size=5)).map(
    lambda parts: f"<w:p>{parts[0]}{''.join(parts[1])}</w:p>"
)
CELL_PROPERTIES = st.sampled_from(("", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"))


def _table(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.tuples(CELL_PROPERTIES, st.lists(content, max_size=3)).map(
        lambda parts: f"<w:tc>{parts[0]}{''.join(parts[1])}</w:tc>"
    )
    row = st.lists(cell, max_size=3).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")
    return st.lists(row, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


BODY = st.lists(st.recursive(PARAGRAPH, _table, max_leaves=8), min_size=1, max_size=5).map("".join)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@QUICK
@given(body=BODY)
@example(
    body='<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:tab/></w:r>'
    '<w:ins w:author="W" w:date="d"><w:r><w:t xml:space="preserve">0</w:t></w:r></w:ins></w:p>'
)
def test_blocks_tile_the_text_of_any_word_file(docx: Callable[..., bytes], body: str) -> None:
    comment = '<w:comment w:id="1" w:author="W"><w:p><w:r><w:t>?</w:t></w:r></w:p></w:comment>'
    parts = {"numbering": NUMBERING, "header1": "<w:p/>", "comments": comment}
    refused = assert_read_or_refused(docx(body, parts), "draft.docx")
    assert refused in ("", "empty")  # a sound file is read; only one without a word in it is refused


@QUICK
@given(body=BODY, words=st.lists(TEXT.filter(str.strip), min_size=1, max_size=3))
def test_no_run_outside_fields_and_changes_is_lost(docx: Callable[..., bytes], body: str, words: list[str]) -> None:
    runs = "".join(f"<w:p><w:r><w:t>w{word}w</w:t></w:r></w:p>" for word in words)
    text = read_here(docx(runs + body), "draft.docx").text
    for word in words:
        assert f"w{word}w".translate(dict.fromkeys((0x2028, 0x2029), " ")) in text or len(word.splitlines()) > 1


@QUICK
@given(at=st.integers(0, 10_000), replacement=st.binary(min_size=1, max_size=6))
def test_a_damaged_word_file(docx: Callable[..., bytes], at: int, replacement: bytes) -> None:
    data = docx(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", {"numbering": NUMBERING}
    )
    at %= len(data)
    assert_read_or_refused(data[:at] + replacement + data[at + len(replacement) :], "draft.docx")


@QUICK
@given(at=st.integers(0, 10_000), replacement=st.text('<>/w:pvalrt"= 0é', min_size=1, max_size=6))
def test_damaged_xml(docx: Callable[..., bytes], at: int, replacement: str) -> None:
    body = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr></w:p></w:tc></w:tr></w:tbl>'
    at %= len(body)
    assert_read_or_refused(docx(body[:at] + replacement + body[at + len(replacement) :]), "draft.docx")


@pytest.mark.parametrize("name", ["chinese.pdf", "english.pdf"])
@settings(QUICK, max_examples=25)
@given(at=st.integers(0, 100_000), replacement=st.binary(min_size=1, max_size=20))
def test_a_damaged_pdf(files: Path, name: str, at: int, replacement: bytes) -> None:
    data = (files / name).read_bytes()
    at %= len(data)
    assert_read_or_refused(data[:at] + replacement + data[at + len(replacement) :], name)


def enclosed(docx: Callable[..., bytes], files: Path) -> tuple[bytes, bytes]:
    """A zip and a mail with the same contract and annexes in them."""
    word = docx("<w:p><w:r><w:t>购销合同</w:t></w:r></w:p>", {"numbering": NUMBERING})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("合同.docx", word)
        archive.writestr("附件一.txt", "单价五千元")
    message = EmailMessage()
    message["From"], message["Subject"] = "甲 <a@example.com>", "合同"
    message.set_content("请看附件")
    for name, data in (
        ("合同.docx", word),
        ("附件.zip", buffer.getvalue()),
        ("scan.pdf", (files / "scanned.pdf").read_bytes()),
    ):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return buffer.getvalue(), message.as_bytes()


@pytest.mark.parametrize("kind", [0, 1])
@QUICK
@given(at=st.integers(0, 1_000_000), replacement=st.binary(min_size=1, max_size=12), cut=st.booleans())
def test_a_damaged_zip_or_mail(
    docx: Callable[..., bytes], files: Path, kind: int, at: int, replacement: bytes, cut: bool
) -> None:
    data = enclosed(docx, files)[kind]
    at %= 3_000 if kind and at % 2 else len(data)  # half of the damage to a mail hits its headers
    assert_read_or_refused(
        data[:at] + replacement + (b"" if cut else data[at + len(replacement) :]), ("a.zip", "a.eml")[kind]
    )


HEADER = st.sampled_from(
    ("Content-Type: {}", "Content-Disposition: attachment; filename={}", "Content-Transfer-Encoding: {}", "Subject: =?{}?=",
     "Content-Type: multipart/mixed; boundary={}", "Content-Disposition: attachment; filename*={}", "{}: x")
)  # fmt: skip


@QUICK
@given(
    st.lists(st.tuples(HEADER, st.text("ab\"=?*;'/%utf-8.1base64 \n", max_size=20)), max_size=6), st.binary(max_size=60)
)
def test_any_headers_of_a_mail(headers: list[tuple[str, str]], body: bytes) -> None:
    head = "\n".join(line.format(value) for line, value in headers)
    assert_read_or_refused(b"MIME-Version: 1.0\n" + head.encode() + b"\n\n" + body, "a.eml")


def test_real_files_tile(files: Path) -> None:
    for name in ("chinese.pdf", "english.pdf"):
        assert_tiles(read_here((files / name).read_bytes(), name))


def test_deep_nesting_is_refused_or_read(docx: Callable[..., bytes]) -> None:
    for depth in (60, 400):
        body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
        assert_read_or_refused(docx(body), "draft.docx")
        assert_read_or_refused(("<div>" * depth * 5 + "甲").encode(), "draft.html")
        assert_read_or_refused(("<table><tr><td>" * depth + "甲").encode(), "draft.html")
