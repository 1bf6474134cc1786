"""The drafts that ship with the demo show what they were written to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from riskwatch import catalogue, resources
from riskwatch.domain.contract import Role
from riskwatch.domain.rule import Report, Severity
from riskwatch.drafts.limits import Limits
from riskwatch.jobs.check import Known, check_draft
from riskwatch.jobs.own_company import POLICY_FILE, PROFILE_FILE, read_profile
from riskwatch.rulebook.house.files import read_policy

RETURNED = "XS-2026-118 购销合同.docx"
SHOWN = {
    RETURNED: "PRC002 PRC003 SUB002 INS002 PAY002 LIA003 SUB004 DIS002 PTY001 EVD001 AUT001 AUT004 FRM001 FRM006 SEA002",
    "采购框架协议.docx": "SUB004 INS003 INS004 INS006 PAY001 PAY003 LIA001 FRM002 FRM004 FRM006 DIS002 SEA001 SEA003 EVD001 STP001",
    "Supply Agreement - Harrowmere Pumps & Valves.docx": "SUB002 SUB004 INS002 PRC002 PAY002 STP001 FRM002",
    "化工产品买卖及保证合同.pdf": "LIA002 LIA006 GUA001 GUA002 EVD001 PTY002",
    "标准销售合同（本公司范本）.docx": "",
}


OURS = (
    RETURNED,
    "采购框架协议.docx",
    "Supply Agreement - Harrowmere Pumps & Valves.docx",
    "标准销售合同（本公司范本）.docx",
)
COMPARED = {"AUT006", "EVD003", "PAY007", "PTY004", "SEA008"}


@cache
def report_of(name: str, *, house: bool = False) -> Report:
    """Looked at by itself, or as the demo's own company with its policy looks at it."""
    folder = resources.data("demo")
    known = Known(today=date(2026, 11, 24))
    if house:
        profile = read_profile(folder / PROFILE_FILE, Limits())
        known = replace(known, profile=profile, policy=read_policy(folder / POLICY_FILE))
    return check_draft((folder / name).read_bytes(), name, catalogue.rule_set(), known=known)


@pytest.mark.parametrize("name", SHOWN)
def test_the_draft_shows_its_defects(name: str) -> None:
    found = {finding.rule for finding in report_of(name).findings}
    assert set(SHOWN[name].split()) - found == set()


def test_our_own_template_passes_with_few_notes() -> None:
    report = report_of("标准销售合同（本公司范本）.docx")
    assert report.count(Severity.ERROR) == 0
    assert report.count(Severity.WARNING) <= 3


@pytest.mark.parametrize("name", OURS)
def test_the_demos_company_knows_its_drafts_and_compares_itself(name: str) -> None:
    report = report_of(name, house=True)
    assert report.matter.ourselves is Role.SELLER
    assert not COMPARED & {code for code, _ in report.not_judged}
    assert not {"PTY004", "EVD003"} & {finding.rule for finding in report.findings}, "our own facts are right"


def test_its_own_template_marks_what_is_harsh() -> None:
    assert "SEA008" in report_of(OURS[3], house=True).passed


def test_a_contract_between_others_is_not_compared() -> None:
    assert report_of("化工产品买卖及保证合同.pdf", house=True).matter.ourselves is None


def test_every_draft_of_the_demo_is_looked_at() -> None:
    shipped = {path.name for path in resources.data("demo").iterdir() if path.suffix in (".docx", ".pdf")}
    assert shipped == set(SHOWN)


def test_the_other_sides_changes_are_read() -> None:
    document = report_of(RETURNED).matter.contract.document
    remarks = {remark.kind: remark for remark in document.remarks}
    assert "业主支付相应工程款后十日内" in document.text
    assert "收货后三十日内" not in document.text
    assert remarks["comment"].author == "常州榆廷采购部"
    assert "第一条 产品名称" in document.text


def test_no_party_of_the_pdf_is_cut_at_the_edge_of_a_column() -> None:
    assert "PTY001" not in {finding.rule for finding in report_of("化工产品买卖及保证合同.pdf").findings}
