"""Old Word files and those of other word processors, through a real LibreOffice; they do not run where there is none."""

from __future__ import annotations

import http.server
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from riskwatch.drafts import DraftUnreadable, Limits, read_draft
from riskwatch.drafts.office import program
from riskwatch.drafts.reading import read_here
from riskwatch.drafts.sniff import supported

SOFFICE = program("auto")
needs_office = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is no Python package; install libreoffice-writer"
)

CLAUSE = "第二条 需方应当在货物送达之日起三十日内付清全部货款。"
CELL = '<w:tc><w:tcPr><w:tcW w:w="2500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
GRID = '<w:gridCol w:w="2500"/>' * 2
CHANGED = (
    f"<w:p><w:r><w:t>{CLAUSE}</w:t></w:r></w:p><w:p><w:r><w:t>价款</w:t></w:r>"
    '<w:ins w:author="乙方" w:date="2026-01-02T03:04:00Z"><w:r><w:t>含税</w:t></w:r></w:ins></w:p>'
    f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid>{GRID}</w:tblGrid><w:tr>'
    f"{CELL.format('品名')}{CELL.format('单价')}</w:tr></w:tbl><w:p/>"
)

CONTENT_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


@pytest.fixture(scope="module")
def made(docx: Callable[..., bytes], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The same draft in another format, written by LibreOffice itself."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "draft.docx").write_bytes(docx(CHANGED, None, {"[Content_Types].xml": CONTENT_TYPES}))

    def convert(extension: str) -> bytes:
        command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", extension, "--outdir", str(folder), str(folder / "draft.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (folder / f"draft.{extension}").read_bytes()

    return convert


@needs_office
@pytest.mark.parametrize("extension", ["doc", "rtf", "odt"])
def test_text_tables_and_tracked_changes_arrive(made: Callable[[str], bytes], extension: str) -> None:
    document = read_draft(made(extension), f"合同.{extension}")
    assert document.text == f"{CLAUSE}\n价款含税\n品名 | 单价"
    assert (document.format, document.file) == (extension, f"合同.{extension}")
    assert [(each.kind, each.author, each.text) for each in document.remarks] == [("insertion", "乙方", "含税")]


@needs_office
def test_a_damaged_file_is_refused_and_not_read_as_plain_text() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + b"plain words " * 50
    with pytest.raises(DraftUnreadable) as caught:
        read_draft(ole, "a.doc")
    assert caught.value.reason == "unreadable"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A local server: its address, and what it was asked for."""
    paths: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


@needs_office
def test_nothing_that_the_file_links_to_is_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    picture = r'{\field{\*\fldinst {INCLUDEPICTURE "ADDRESS/a.png" \\d}}{\fldrslt {x}}}'
    text = r'{\field{\*\fldinst {INCLUDETEXT "ADDRESS/a.rtf"}}{\fldrslt {y}}}'
    rtf = (r"{\rtf1\ansi Purchase contract. " + picture + text + "}").replace("ADDRESS", address).encode()
    assert "Purchase contract" in read_here(rtf, "a.rtf").text
    assert paths == []


def test_without_it_the_message_says_how_to_convert() -> None:
    with pytest.raises(DraftUnreadable) as caught:
        read_draft(b"{\\rtf1 hello}", "a.rtf", Limits(office="none"))
    assert caught.value.reason == "unsupported"
    assert ".docx" in caught.value.hint.zh and "LibreOffice" in caught.value.hint.en
    assert program("/no/such/program") is None


def test_a_program_that_makes_nothing_or_never_ends_is_no_half_read_draft(tmp_path: Path) -> None:
    def read(script: str, seconds: int) -> DraftUnreadable:
        office = tmp_path / f"office{seconds}"
        office.write_text(f"#!/bin/sh\n{script}\n")
        office.chmod(0o755)
        with pytest.raises(DraftUnreadable) as caught:
            read_draft(b"{\\rtf1 hello}", "a.rtf", Limits(office=str(office), seconds=seconds))
        return caught.value

    assert read("exit 0", 20).reason == "unreadable"
    assert read("sleep 600", 2).reason == "stopped"


def test_old_word_files_of_a_folder_are_not_left_out() -> None:
    assert {".doc", ".wps", ".rtf", ".odt"} <= set(supported())
