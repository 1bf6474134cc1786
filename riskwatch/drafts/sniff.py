"""Tells what a file really is from its first bytes: the content is the truth, the extension only a claim."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import dataclass

from riskwatch.domain.words import Words
from riskwatch.drafts import ocr

_CONVERT = Words(
    "请用 Word 或 WPS 打开，另存为 .docx 后重新提交；也可以请管理员安装 LibreOffice，之后即可直接读取。",
    "Open it in Word, WPS or LibreOffice, save it as .docx and submit that; where LibreOffice is installed it is read directly.",
)
_PICTURE = Words(
    "请提交原始的 Word 文件；只有图片时，请另存为 .png、.jpg 或 .tif。",
    "Submit the original Word file; if there is only the picture, save it as .png, .jpg or .tif.",
)
_UNPACK = Words("请解压后逐个提交其中的合同文件。", "Unpack it and submit the contracts in it one by one.")
_NOT_A_DRAFT = Words(
    "请提交合同本身：.docx、带文字层的 .pdf、.txt、.md 或 .html。",
    "Submit the contract itself: .docx, a .pdf with text, .txt, .md or .html.",
)


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its words for people, the extensions that go with it, and what to do when it is not read."""

    name: str
    words: Words
    extensions: tuple[str, ...]
    hint: Words = _NOT_A_DRAFT

    @property
    def readable(self) -> bool:
        return self.name in READABLE

    @property
    def office(self) -> bool:
        """Whether LibreOffice reads it, where there is one."""
        return self.name in OFFICE

    @property
    def foreign(self) -> bool:
        """Whether it is read by code that is not Python's and that one file can bring down."""
        return self.name in FOREIGN


READABLE = ("docx", "pdf", "ofd", "html", "txt", "zip", "mail", "image")
OFFICE = ("doc", "rtf", "odt")
FOREIGN = ("pdf", "image", "zip", "mail", *OFFICE)

DOCX = Format("docx", Words("Word 文档（.docx）", "a Word document (.docx)"), (".docx", ".docm", ".dotx", ".dotm"))
PDF = Format("pdf", Words("PDF 文件", "a PDF"), (".pdf",))
HTML = Format("html", Words("网页（HTML）", "a web page (HTML)"), (".html", ".htm", ".xhtml"))
TEXT = Format("txt", Words("纯文本", "plain text"), (".txt", ".md", ".markdown", ".text"))
LOCKED = Format("locked", Words("加密的 Office 文件", "an encrypted Office file"), (".docx", ".doc", ".xlsx", ".pptx"))
DOC = Format("doc", Words("旧版 Word 文档（.doc）", "an old Word document (.doc)"), (".doc", ".dot", ".wps"), _CONVERT)
OLE = Format("ole", Words("旧版 Office 文件", "an old Office file"), (".doc", ".wps", ".xls", ".ppt", ".et"), _CONVERT)
RTF = Format("rtf", Words("RTF 文档", "an RTF document"), (".rtf", ".doc"), _CONVERT)
ODT = Format(
    "odt", Words("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"), (".odt", ".ott", ".odf"), _CONVERT
)
OFD = Format("ofd", Words("OFD 版式文件（.ofd）", "an OFD document (.ofd)"), (".ofd",))
XLSX = Format("xlsx", Words("Excel 工作簿", "an Excel workbook"), (".xlsx", ".xlsm"))
PPTX = Format("pptx", Words("PowerPoint 演示文稿", "a PowerPoint file"), (".pptx",))
ZIP = Format("zip", Words("ZIP 压缩包", "a ZIP archive"), (".zip",))
ARCHIVE = Format("archive", Words("压缩包", "an archive"), (".rar", ".7z", ".gz"), _UNPACK)
IMAGE = Format("image", Words("图片", "a picture"), (".png", ".jpg", ".jpeg", ".tif", ".tiff"))
PICTURE = Format(
    "picture", Words("这种格式的图片", "a picture of a kind"), (".gif", ".bmp", ".webp", ".heic"), _PICTURE
)
MAIL = Format("mail", Words("电子邮件（.eml）", "a mail (.eml)"), (".eml",))
MHT = Format("mht", Words("单一文件网页（.mht）", "a web archive (.mht)"), (".mht", ".mhtml"))
UNKNOWN = Format("unknown", Words("无法识别的格式", "of a format that is not known"), ())

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", PICTURE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"MIME-Version:", MAIL),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_HTML_START = re.compile(
    rb"(?:<\?xml[^>]*>)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_HEAD = 2048


def sniff(data: bytes) -> Format:
    """The format of `data`; TEXT when nothing speaks against text."""
    if data.startswith(_OLE_MAGIC):
        return _compound(data)
    if data.startswith(_ZIP_MAGIC):
        return _zipped(data)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if _HTML_START.match(head) or _HTML_START.match(head.replace(b"\0", b"").lstrip(b"\xff\xfe")):
        return HTML
    if b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:]:
        return PDF
    return TEXT


def _compound(data: bytes) -> Format:
    """Old Office files and encrypted new ones share a container; the names of its streams tell them apart."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return LOCKED
    return DOC if "WordDocument".encode("utf-16-le") in data else OLE


def _zipped(data: bytes) -> Format:
    """Zip based formats by the names of their members. A zip may hold a Word file as it is: only its own directory counts."""
    if data[30:38] == b"mimetype":
        return ODT if b"opendocument.text" in data[:200] else UNKNOWN
    names = _directory(data)
    for member, found in (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX), ("OFD.xml", OFD)):
        if _has_member(data, member.encode()) if names is None else _any_part(names, member):
            return found
    return ZIP


def _directory(data: bytes) -> list[str] | None:
    """The names that stand in the directory at the end; None when it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, IndexError, NotImplementedError, struct.error):
        return None


def _any_part(names: list[str], start: str) -> bool:
    """Whether there is an XML part below that folder: contracts in a folder called word are none."""
    return any(
        name.replace("\\", "/").lstrip("/").startswith(start) and name.endswith((".xml", ".rels")) for name in names
    )


def _has_member(data: bytes, start: bytes) -> bool:
    """Whether a local header or directory entry names a member that begins so."""
    at = data.find(start)
    while at >= 0:
        if (
            data[max(at - 46, 0) : max(at - 42, 0)] == b"PK\x01\x02"
            or data[max(at - 30, 0) : max(at - 26, 0)] == b"PK\x03\x04"
        ):
            return True
        at = data.find(start, at + 1)
    return False


def every_format() -> tuple[Format, ...]:
    """All formats that have extensions, those that are read first."""
    return (DOCX, PDF, OFD, HTML, TEXT, DOC, OLE, RTF, ODT, XLSX, PPTX, ZIP, ARCHIVE, IMAGE, PICTURE, MAIL, MHT)


def supported() -> tuple[str, ...]:
    """The extensions of drafts, each with its dot: those that are read, and those that are where there is a LibreOffice,
    so that a folder is never checked without a word about its old Word files. Pictures are drafts only where there is
    OCR: elsewhere a folder's logos would fail its check."""
    readable = (known for known in every_format() if known.readable or known.office)
    every = (known for known in readable if known is not IMAGE or ocr.installed())
    return tuple(dict.fromkeys(extension for known in every for extension in known.extensions))
