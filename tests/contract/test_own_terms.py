"""SEA008 looks at what stands out in the file: bold clauses were shown to the buyer, a file wholly in bold shows nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riskwatch import catalogue
from riskwatch.contract import read_contract
from riskwatch.contract.lint import lint
from riskwatch.domain.document import Document, Span, document_of
from riskwatch.domain.profile import Profile, Template
from riskwatch.domain.rule import Confidence, Matter, Report

TEXT = "第一条 卖方向买方供应电机。第九条 买方收货后7日内未提出书面异议的，视为合格。第十条 买方收货后30日内付款。"
AT = TEXT.index("视为合格")
MARKED = Span(AT, AT + 4)


def judged(document: Document) -> Report:
    rule = catalogue.rule_set().find("SEA008")
    assert rule is not None
    matter = Matter(read_contract(document), profile=Profile(templates=(Template("terms.docx", TEXT),)))
    return lint(matter, (rule,), "test")


@pytest.mark.parametrize(
    ("stressed", "found"),
    [((), 1), ((MARKED,), 0), ((Span(AT, AT + 1),), 1), ((Span(0, 6),), 1), ((Span(0, len(TEXT)),), 1), (None, 1)],
)
def test_a_clause_that_stands_out_was_shown(stressed: tuple[Span, ...] | None, found: int) -> None:
    assert len(judged(replace(document_of(TEXT), format="docx", stressed=stressed)).findings) == found


def test_in_a_pdf_nobody_can_tell_and_the_report_says_so() -> None:
    report = judged(replace(document_of(TEXT), format="pdf"))
    assert report.findings[0].confidence is Confidence.LOW
    assert "check the .docx" in report.parts_not_judged[0][1].en
