"""What is written into whole contracts keeps the rules of Open XML, and LibreOffice opens it with all its comments."""

from __future__ import annotations

import ctypes
import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from riskwatch.catalogue import rule_set, statutes
from riskwatch.drafts import Limits, read_draft
from riskwatch.drafts.office import program
from riskwatch.jobs.check import check_draft
from riskwatch.jobs.writeback import written_back
from riskwatch.resources import data as shipped
from tests.drafts.writing import ooxml

SOFFICE = program("auto")
DRAFTS = sorted(shipped("demo").glob("*.docx"))
AT = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
Docx = Callable[..., bytes]


def reviewed(draft: Path) -> tuple[bytes, int]:
    """The draft with all comments and all wording, and how many findings there are."""
    data = draft.read_bytes()
    report = check_draft(data, draft.name, rule_set())
    proposed = [finding.fingerprint for finding in report.findings]
    return written_back(data, report, statutes(), "zh", AT, Limits(), proposed), len(report.findings)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.stem)
def test_whole_contracts(draft: Path) -> None:
    before, (after, findings) = draft.read_bytes(), reviewed(draft)
    assert findings
    assert ooxml.broken_by_us(before, after) == []
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        ours = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}
        assert all(new.read(name) == old.read(name) for name in old.namelist() if name not in ours)
        assert set(new.namelist()) <= set(old.namelist()) | ours
        if "word/comments.xml" in old.namelist():
            theirs = old.read("word/comments.xml").removesuffix(b"</w:comments>")
            assert new.read("word/comments.xml").startswith(theirs)
    assert left_by_others(after) == left_by_others(before)


def left_by_others(data: bytes) -> list[tuple[str, ...]]:
    """Comments and tracked changes of other people."""
    remarks = read_draft(data, "draft.docx").remarks
    return [(each.kind, each.author, each.date, each.text) for each in remarks if each.author != "RiskWatch"]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_all_comments(tmp_path: Path) -> None:
    after, findings = reviewed(max(DRAFTS, key=lambda draft: draft.stat().st_size))
    file = tmp_path / "draft.docx"
    file.write_bytes(after)
    notes = '{"ExportNotes":{"type":"boolean","value":"true"}}'
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
         f"pdf:writer_pdf_Export:{notes}", "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    shown = [said for said in notes_in(file.with_suffix(".pdf").read_bytes()) if "RiskWatch" in said]
    assert len(shown) == findings


def notes_in(pdf: bytes) -> list[str]:
    """Author of every note in a PDF."""
    found: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
                annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
                if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_TEXT:
                    buffer = (ctypes.c_ushort * 256)()
                    length = pdfium.FPDFAnnot_GetStringValue(annotation, b"T", buffer, 512)
                    found.append(bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le"))
                pdfium.FPDFPage_CloseAnnot(annotation)
            page.close()
    return found


P = "<w:p><w:r><w:t>第一条</w:t></w:r></w:p>"
MARKS = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
COMMENT = '<w:comment w:id="1" w:author="a" w:date="2026-01-01T00:00:00"><w:p/></w:comment>'


@pytest.mark.parametrize(
    ("body", "comments", "said"),
    [
        ("<w:p><w:pPr><w:jc/><w:pStyle/></w:pPr></w:p>", "", "out of order"),
        ("<w:p><w:pPr><w:rPr><w:b/><w:ins w:id='1' w:author='a'/></w:rPr></w:pPr></w:p>", "", "out of place"),
        ("<w:p><w:r><w:commentRangeStart w:id='1'/></w:r></w:p>", "", "stands in r"),
        ("<w:p><w:ins w:id='1' w:author='a'><w:p/></w:ins></w:p>", "", "stands in an insertion"),
        ("<w:p><w:ins w:id='x' w:author='a'/></w:p>", "", "the number 'x'"),
        ("<w:p><w:r><w:t> 甲</w:t></w:r></w:p>", "", "would be lost"),
        (f"<w:p>{MARKS.format('')}</w:p>", COMMENT * 2, "two comments"),
        (P, COMMENT, "referred to nowhere"),
        (f"<w:p>{MARKS.format('')}</w:p>", "", "of no comment"),
        ("<w:p><w:r><w:t>甲</w:t><w:rPr/></w:r></w:p>", "", "not the first child"),
    ],
)
def test_the_rules_find_what_breaks_them(docx: Docx, body: str, comments: str, said: str) -> None:
    found = ooxml.complaints(docx(body, {"comments": comments}))
    assert any(said in each for each in found), found


def test_a_sound_file_has_no_complaints(docx: Docx) -> None:
    sound = docx(f"<w:p>{MARKS.format('<w:r><w:t>甲</w:t></w:r>')}</w:p>", {"comments": COMMENT})
    assert ooxml.complaints(sound) == []
