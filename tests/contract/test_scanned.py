"""Words that OCR could hardly read lower a finding, and never make an error by themselves (rule book, trap 7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riskwatch import catalogue
from riskwatch.domain.document import Document, Recognised, Seal, Span, document_of
from riskwatch.domain.rule import Confidence, Finding, Report, Severity
from riskwatch.domain.scan import quads_of, weakest
from riskwatch.jobs.check import CheckOptions, check_document

DRAFT = """工矿产品购销合同
供方：苏州远通电器有限公司
需方：江苏恒达机电有限公司
一、供方向需方供应电机十台，总价人民币壹拾万元整（¥120000元）。
二、需方应于收货后三十日内付清全部货款，逾期按未付款每日万分之五支付违约金。
供方（盖章）：苏州远通电器有限公司
法定代表人：李华
需方（盖章）：江苏恒达机电有限公司
法定代表人：王明"""


def scanned(text: str = DRAFT, *, weak: str = "", sure: int = 60, seals: tuple[Seal, ...] = ()) -> Document:
    """The text as if read from a picture, all of it surely but the words `weak`."""
    document = document_of(text)
    at = text.index(weak) if weak else -1
    lines = []
    for number, block in enumerate(document.blocks):
        start, end = block.span
        marks = tuple(sure if at <= place < at + len(weak) else 99 for place in range(start, end))
        top = 500 + 700 * number
        edges = tuple(round(10_000 * part / max(end - start, 1)) for part in range(end - start + 1))
        lines.append(Recognised(block.span, 1, (1000, top, 9000, top, 9000, top + 400, 1000, top + 400), edges, marks))
    return replace(document, ocr=True, recognised=tuple(lines), seals=seals)


def judged(document: Document) -> Report:
    return check_document(document, catalogue.rule_set(), CheckOptions(law="CN"))


def found(report: Report, rule: str) -> Finding:
    return next(finding for finding in report.findings if finding.rule == rule)


def test_sure_words_of_a_scan_are_judged_like_text() -> None:
    text, scan = judged(document_of(DRAFT)), judged(scanned())
    assert found(scan, "PRC002") == found(text, "PRC002")
    assert found(scan, "PRC002").severity is Severity.ERROR


def test_weak_words_make_no_error_and_say_why() -> None:
    finding = found(judged(scanned(weak="壹拾万元")), "PRC002")
    assert finding.severity is Severity.WARNING
    assert finding.confidence is Confidence.LOW
    assert finding.relevelled is not None and finding.relevelled.book is Severity.ERROR
    assert "60%" in finding.message.zh and "60 %" in finding.message.en


def test_no_error_rests_on_weak_words() -> None:
    report = judged(scanned(weak=DRAFT))
    assert report.findings
    assert not any(finding.severity is Severity.ERROR for finding in report.findings)
    assert all(finding.confidence is Confidence.LOW for finding in report.findings)


def test_a_weak_word_elsewhere_in_the_sentence_makes_less_sure() -> None:
    finding = found(judged(scanned(weak="电机")), "PRC002")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.MEDIUM)


def test_what_seems_missing_on_a_page_that_was_hard_to_read_is_to_be_looked_at() -> None:
    text = DRAFT.replace("，逾期按未付款每日万分之五支付违约金", "")
    sure = found(judged(scanned(text)), "LIA001")
    weak = found(judged(scanned(text, weak="工矿产品购销合同")), "LIA001")
    assert sure.confidence is not Confidence.LOW
    assert weak.confidence is Confidence.LOW and weak.severity is not Severity.ERROR


def test_the_report_says_which_pages_were_pictures() -> None:
    (note, *_) = judged(scanned(weak="电机")).notes
    assert "OCR" in note.zh and "第 1 页" in note.zh and "%" in note.en


def test_places_of_words_are_between_those_of_their_line() -> None:
    document = scanned()
    span = Span(DRAFT.index("远通"), DRAFT.index("远通") + 2)
    (quad,) = quads_of(document, span)
    left, top, right, bottom = quad.box
    assert (top, bottom) == (1200, 1600)
    assert left == pytest.approx(1000 + 8000 * 5 / 13, abs=2) and right == pytest.approx(1000 + 8000 * 7 / 13, abs=2)
    assert len(quads_of(document, Span(0, len(DRAFT)))) == len(document.blocks)
    assert weakest(document, span) == 99
    assert weakest(document_of(DRAFT), span) is None


def seal(text: str, line: str, sure: int = 95) -> Seal:
    at = DRAFT.index(line)
    return Seal(1, (4000, 6000, 6000, 8000), "round", text, sure, Span(at, at + len(line)))


BUYER_SIGNS = "需方（盖章）：江苏恒达机电有限公司"
SELLER_SIGNS = "供方（盖章）：苏州远通电器有限公司"


def test_seals_of_the_parties_raise_nothing() -> None:
    seals = (seal("苏州远通电器有限公司合同专用章", SELLER_SIGNS), seal("江苏恒达机电有限公司", BUYER_SIGNS))
    report = judged(scanned(seals=seals))
    assert {"PTY001", "SEA001"} <= set(report.passed)
    assert not [why for code, why in report.parts_not_judged if code in ("PTY001", "SEA001")]


@pytest.mark.parametrize(("sure", "confidence"), [(95, Confidence.MEDIUM), (55, Confidence.LOW)])
def test_another_name_on_the_seal_is_shown_to_be_looked_at(sure: int, confidence: Confidence) -> None:
    finding = found(judged(scanned(seals=(seal("江苏恒达机电设备有限公司", BUYER_SIGNS, sure),))), "PTY001")
    book = finding.relevelled.book if finding.relevelled else finding.severity
    assert (book, finding.confidence) == (Severity.WARNING, confidence)
    assert "江苏恒达机电设备有限公司" in finding.message.zh and "江苏恒达机电设备有限公司" in finding.message.en
    assert finding.quote == BUYER_SIGNS


def test_a_finance_seal_where_a_party_signs() -> None:
    sealed = scanned(seals=(seal("江苏恒达机电有限公司财务专用章", BUYER_SIGNS),))
    finding = found(judged(sealed), "SEA001")
    assert finding.confidence is Confidence.MEDIUM
    assert "财务专用章" in finding.message.zh
    unsure = found(judged(scanned(seals=(seal("江苏恒达机电有限公司财务专用章", BUYER_SIGNS, 40),))), "SEA001")
    assert (unsure.severity, unsure.confidence) == (Severity.WARNING, Confidence.LOW)


def test_a_finance_seal_elsewhere_is_no_finding() -> None:
    sealed = scanned(seals=(seal("江苏恒达机电有限公司财务专用章", "工矿产品购销合同"),))
    assert "SEA001" in judged(sealed).passed


def test_a_seal_that_could_not_be_read_is_named() -> None:
    report = judged(scanned(seals=(seal("", BUYER_SIGNS, 0),)))
    assert {code for code, why in report.parts_not_judged if "第 1 页" in why.zh} >= {"PTY001", "SEA001"}
    none = judged(scanned())
    assert any("红色印章" in why.zh for code, why in none.parts_not_judged if code == "SEA001")
