"""What OCR takes from a finding: words that were hard to read make it less sure, and never an error by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.contract.level import softest
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Document, Span
from riskwatch.domain.rule import Confidence, Hit, Severity
from riskwatch.domain.scan import WEAK, weak_share, weakest
from riskwatch.domain.words import Words

_READABLE = 0.02
"""Share of weak characters up to which what a scan lacks is lacking, and has not merely been misread."""

WEAK_WORDS = Words(
    "扫描件上这几个字未能清晰识别（最低 {sure}%），请核对原件",
    "these words of the scan could not be read for certain (down to {sure} %): see the original",
)
WEAK_PAGES = Words(
    "扫描件有 {share}% 的字未能清晰识别，“没有写”可能只是没认出来，请核对原件",
    "{share} % of the scan's characters could not be read for certain; what seems to be missing may only be misread: see the original",
)


@dataclass(frozen=True, slots=True)
class Softened:
    """How a finding is to be shown; `doubt` says what of the scan was hard to read, where that matters."""

    severity: Severity
    confidence: Confidence
    doubt: Words | None = None


def softened(
    contract: Contract, hit: Hit, sentence: Span | None, severity: Severity, confidence: Confidence
) -> Softened:
    """Severity and confidence of a finding, as far as the words that it rests on could be read.

    Weak characters in the words themselves, or in those it compares them with, make it a thing to check by eye; weak ones
    elsewhere in the sentence a little less sure. What is missing is doubted when much of the scan was hard to read.
    """
    document = contract.document
    if not document.ocr:
        return Softened(severity, confidence)
    if hit.span is None:
        share = weak_share(document)
        if share > _READABLE:
            return _doubted(severity, WEAK_PAGES.filled({"share": f"{100 * share:.0f}"}))
        return Softened(severity, confidence)
    own = [sure for span in (hit.span, *hit.related) if (sure := weakest(document, span)) is not None]
    if min(own, default=100) < WEAK:
        return _doubted(severity, WEAK_WORDS.filled({"sure": min(own)}))
    around = weakest(document, sentence) if sentence else None
    if around is not None and around < WEAK and confidence is Confidence.HIGH:
        return Softened(severity, Confidence.MEDIUM)
    return Softened(severity, confidence)


def _doubted(severity: Severity, doubt: Words) -> Softened:
    return Softened(softest(severity, Severity.WARNING), Confidence.LOW, doubt)


PAGES = Words(
    "第 {pages} 页是图片，文字由 OCR 识别，请与原件核对",
    "page {pages} was read by OCR from a picture: compare it with the original",
)
WEAK_NOTE = Words(
    "{note}；{share}% 的字未能清晰识别", "{note}; {share} % of its characters could not be read for certain"
)


def notes_on_scan(document: Document) -> tuple[Words, ...]:
    """What a reader of the report is to know of pages that were read from pictures."""
    if not document.ocr:
        return ()
    pages = sorted({line.page for line in document.recognised if not line.file})
    listed = Words("、".join(map(str, pages)), ", ".join(map(str, pages)))
    note = PAGES.filled({"pages": listed})
    share = weak_share(document)
    return (WEAK_NOTE.filled({"note": note, "share": f"{100 * share:.1f}"}) if share else note,)
