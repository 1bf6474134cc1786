"""`riskwatch.report/1`, key by key."""

from __future__ import annotations

import json

from riskwatch.domain.rule import Report
from riskwatch.exports import json_report


def test_the_outer_shape(report: Report) -> None:
    found = json_report.render(report)
    assert list(found) == [
        "schema", "version", "rules", "document", "options", "contract", "remarks", "findings", "passed", "not_applicable",
        "not_judged", "positions", "parts_not_judged", "notes", "suppressed", "accepted", "expired", "unused", "comparison",
        "summary",
    ]  # fmt: skip
    assert found["schema"] == "riskwatch.report/1"
    assert found["rules"] == {"version": "c0ffee", "count": 6}
    assert found["options"] == {"side": "seller", "law": "CN", "filled": True}
    assert found["document"] == {
        "file": "XS-2026-118.docx", "sha256": "ab" * 32, "format": "txt", "language": "zh",
        "characters": len(report.matter.contract.text), "pages": None, "ocr": False, "changes": "accepted", "files": [],
    }  # fmt: skip
    assert found["summary"] == {"error": 2, "warning": 1, "info": 0}


def test_a_finding(report: Report) -> None:
    name = json_report.render(report)["findings"][1]
    text = report.matter.contract.text
    assert list(name) == [
        "rule", "name", "severity", "confidence", "title", "message", "advice", "clause", "quote", "span", "place", "page",
        "related", "basis", "fingerprint", "relevelled", "registry", "position", "changes", "state",
    ]  # fmt: skip
    assert text[slice(*name["span"])] == name["quote"] == "常州榆亭建设工程有限公司"
    assert (name["place"], name["page"], name["clause"], name["registry"]) == ("签字盖章处", 3, None, None)
    assert [text[slice(*each["span"])] for each in name["related"]] == ["常州榆廷建设工程有限公司"]
    assert name["related"][0]["quote"] == "常州榆廷建设工程有限公司"


def test_something_missing_has_no_span_but_a_place(report: Report) -> None:
    missing = json_report.render(report)["findings"][2]
    assert (missing["span"], missing["quote"], missing["place"]) == (None, "", "第三条 验收")


def test_reasons_are_told_in_both_languages(report: Report) -> None:
    found = json_report.render(report)
    assert found["not_applicable"] == [{"rule": "GUA001", "why": "no guarantor", "why_zh": "合同没有保证人"}]
    assert found["not_judged"][0]["why_zh"] == "没有该当事人的登记信息快照"


def test_the_contract(report: Report) -> None:
    contract = json_report.render(report)["contract"]
    text = report.matter.contract.text
    assert (contract["title"], contract["number"]) == ("购销合同", "XS-2026-118")
    assert contract["agreement_date"] == "2026-03-01"
    assert contract["total_amount"]["value"] == "834000.00"
    assert text[slice(*contract["total_amount"]["span"])] == "834,000.00元"
    assert contract["payment_days"] == 10
    assert contract["late_penalty"]["rate_per_day"] == "0.0005"
    assert contract["dispute_resolution"] == {"kind": "both", "body": "人民法院"}
    assert contract["present"] == {"acceptance": True, "liquidated_damages": False}
    assert contract["service_addresses"][0] | {"span": None} == {
        "party": "需方",
        "address": "常州市武进区",
        "span": None,
    }
    buyer = contract["parties"][1]
    assert (buyer["role"], buyer["label"]) == ("buyer", "需方")
    assert buyer["signature"]["name"] == "常州榆亭建设工程有限公司"
    assert contract["clauses"][1]["kind"] == "acceptance"


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    one, other = (json.dumps(json_report.render(report), ensure_ascii=False) for _ in range(2))
    assert one == other
