"""The stored replies behind a stop, as its file prints them: PDF prints page by page, saved pages with their lines and tables."""

from __future__ import annotations

from riskwatch.domain.annex import Annex, Rows
from riskwatch.domain.errors import RiskWatchError
from riskwatch.domain.stop import StopFile
from riskwatch.domain.words import Words
from riskwatch.drafts.limits import limits_of
from riskwatch.drafts.pdf_images import pdf_images
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.page_files import page_of
from riskwatch.sources.by_hand.page import Page
from riskwatch.store import Unit

PDF = b"%PDF"
_AS_PRINTED = Words(
    "以下为所存 PDF 的各页原貌，共 {pages} 页。", "The pages of the stored PDF as they are, {pages} in all."
)
_FIRST_ONLY = Words(
    "以下为所存 PDF 的前 {shown} 页原貌，共 {pages} 页；其余见存证原件。",
    "The first {shown} of {pages} pages of the stored PDF as they are; the others are in the stored original.",
)
_AS_READ = Words(
    "以下按保存的网页文件列印其文字和表格。网站自身的版式、图片须另行访问网站才能取得，制作本案卷时不向外部发出任何请求；"
    "原件以上列 SHA-256 存证。",
    "The text and tables of the saved page, printed from the file. The site's own layout and pictures could be had only by asking the "
    "site, and no request leaves the house when this file is made; the original is stored under the SHA-256 above.",
)
_CANNOT = Words("原件无法排印：{why} 其文字如下。", "The original could not be laid out: {why} Its text follows.")


def annexes(desk: Desk, unit: Unit, stop: StopFile) -> dict[str, Annex]:
    """By SHA-256. A reply that is neither a page nor a print is left out: its text stands in the file already."""
    found: dict[str, Annex] = {}
    for sha256 in dict.fromkeys(fact.sha256 for fact in stop.facts if fact.sha256):
        try:
            proof = unit.evidence.get(sha256)
            annex = _annex(desk, sha256, proof.body, proof.content_type)
        except RiskWatchError as error:
            annex = Annex(sha256, note=_CANNOT.filled({"why": error.message}))
        if annex is not None:
            found[sha256] = annex
    return found


def _annex(desk: Desk, sha256: str, body: bytes, content_type: str) -> Annex | None:
    if body.startswith(PDF):
        pictures, pages = pdf_images(body, sha256, limits_of(desk.settings))
        said = _AS_PRINTED if pages == len(pictures) else _FIRST_ONLY
        return Annex(sha256, pictures=pictures, note=said.filled({"pages": pages, "shown": len(pictures)}))
    if content_type.split(";")[0] in ("text/html", "multipart/related", "message/rfc822"):
        return Annex(sha256, content=_content(page_of(body, sha256, desk.settings)), note=_AS_READ)
    return None


def _content(page: Page) -> tuple[str | Rows, ...]:
    rows = (
        item if isinstance(item, str) else tuple(tuple(cell.text for cell in row) for row in item.rows)
        for item in page.content
    )
    return (page.title, *rows) if page.title else tuple(rows)
