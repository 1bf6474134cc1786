"""From the bytes of a file that somebody saved to the page in it: .html, .mht, PDF or an exported workbook."""

from __future__ import annotations

import io
import zipfile

from riskwatch.domain.errors import DraftUnreadable, ImportRefused
from riskwatch.domain.words import Words
from riskwatch.drafts.apart import read_apart
from riskwatch.drafts.limits import limits_of
from riskwatch.settings import Settings
from riskwatch.sources.by_hand.html import read_html, read_mht
from riskwatch.sources.by_hand.page import Page
from riskwatch.sources.by_hand.workbook import read_workbook

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
ENDINGS = (".html", ".htm", ".mht", ".mhtml", ".pdf", ".xlsx")
_SAVE_AGAIN = Words(
    "请在浏览器中另存为“网页，单个文件（.mhtml）”或 .html，或上传 PDF、.xlsx。",
    "Save it in the browser as a single file (.mhtml) or .html, or hand in the PDF or .xlsx.",
)


def page_of(data: bytes, name: str, settings: Settings) -> Page:
    """The page in a file; raises ImportRefused for one that cannot be read, with what to do."""
    if not data:
        raise ImportRefused(Words("文件是空的。", "The file is empty."), _SAVE_AGAIN)
    if len(data) > LARGEST:
        raise ImportRefused(Words("文件超过 20 MB。", "The file is larger than 20 MB."), _SAVE_AGAIN)
    if data.startswith(b"%PDF"):
        return _pdf(data, name, settings)
    if data.startswith(b"PK"):
        return _workbook(data, name)
    if _is_archive(data):
        page = read_mht(data)
        if page is None:
            raise ImportRefused(Words(f"{name} 中没有网页。", f"There is no page in {name}."), _SAVE_AGAIN)
        return page
    if b"<" not in data[:4096]:
        raise ImportRefused(Words(f"{name} 不是网页。", f"{name} is no web page."), _SAVE_AGAIN)
    return read_html(data)


def _is_archive(data: bytes) -> bool:
    head = data[:2048].lower()
    return b"mime-version:" in head and (b"multipart/" in head or b"content-type:" in head)


def _pdf(data: bytes, name: str, settings: Settings) -> Page:
    """Printed pages come as lines; a scan has none and is refused with the words of the reader of drafts."""
    try:
        document = read_apart(data, name, limits_of(settings), "accepted")
    except DraftUnreadable as error:
        raise ImportRefused(error.message, error.hint) from error
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    return Page("pdf", lines[0] if lines else "", tuple(lines))


def _workbook(data: bytes, name: str) -> Page:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(member.file_size for member in packed.infolist())
        if size > LARGEST_UNPACKED:
            raise ImportRefused(Words(f"{name} 解压后过大。", f"{name} unpacks to too much."), _SAVE_AGAIN)
        return read_workbook(data)
    except ImportRefused:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise for a damaged file
        raise ImportRefused(
            Words(f"{name} 不是完好的 .xlsx 文件。", f"{name} is no sound .xlsx file."),
            Words("请从原网站重新导出。", "Export it again from the site."),
        ) from error
