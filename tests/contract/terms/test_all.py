"""The finders together: listed kinds, order, places in clauses, odd text, and cues that lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.contract.terms import KINDS, find_terms
from riskwatch.contract.terms.page import Page
from riskwatch.contract.terms.presence import present
from riskwatch.domain.contract import Clause, Contract, Party, Role
from riskwatch.domain.document import Span, document_of

PARTS = st.sampled_from(
    [
        "甲方", "乙方", "逾期付款", "每日", "万分之五", "30%", "30日内", "合同总价", "违约金", "¥1,000.00", "（大写：", "壹仟元整", "）", "。", "，", "\n",
        "验收合格后", "支付", "定金", "____", "【】", "2026年2月30日", "电话：", "138 0000 0000", "《民法典》第五条", " | ", "（", "第三条", "附件一", "GB/T 1",
        "pay ", "within ", "thirty (30) days", " of invoice", "USD 5", "interest ", "1.5% per month", "late ", "clause 3", "1" * 40, "_" * 50, "壹" * 30,
    ]
)  # fmt: skip
TEXTS = st.lists(PARTS, max_size=40).map("".join)


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_odd_text_gives_sorted_listed_terms_inside_the_text(text: str, language: str) -> None:
    found = find_terms(document_of(text), (), (), language)
    assert [term.span for term in found] == sorted(term.span for term in found)
    for term in found:
        assert term.kind in KINDS
        assert 0 <= term.span.start < term.span.end <= len(text)


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_looking_only_near_cues_finds_what_looking_everywhere_finds(text: str, language: str) -> None:
    near = find_terms(document_of(text), (), (), language)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Page, "windows", lambda page, cues, before, after: iter([Span(0, len(page.lower))]))
        assert find_terms(document_of(text), (), (), language) == near


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_run_of_digits_too_long_for_money_is_no_amount(language: str) -> None:
    longest = "9" * 18
    (amount,) = find_terms(document_of(f"pay USD {longest}."), (), (), language)
    assert str(amount.value).replace(",", "").startswith(f"US${longest}")
    assert not find_terms(document_of(f"pay USD {longest}9.5 more"), (), (), language)


def test_a_term_knows_its_clause_and_who_owes_it() -> None:
    text = "第一条 付款\n乙方应于收到发票后30日内付款。\n第二条 验收\n乙方应在到货后7日内验收。"
    second = text.index("第二条")
    clauses = (
        Clause("1", "付款", "payment", Span(0, second), Span(0, 6)),
        Clause("2", "验收", "inspection", Span(second, len(text)), Span(second, second + 6)),
    )
    parties = (Party(Role.SELLER, "甲方", None), Party(Role.BUYER, "乙方", None))
    found = {term.kind: term for term in find_terms(document_of(text), clauses, parties, "zh")}
    assert (found["payment.days"].clause, found["payment.days"].who) == (0, Role.BUYER)
    assert (found["inspection.period"].clause, found["inspection.period"].who) == (1, Role.BUYER)


def test_every_kind_that_the_code_names_is_listed() -> None:
    folder = Path(find_terms.__code__.co_filename).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    for kind in KINDS:
        assert f'"{kind}"' in source.replace(f'    "{kind}": ', "", 1), f"{kind} is listed but nothing produces it"


@pytest.mark.parametrize(
    ("kind", "text", "near_miss"),
    [
        ("liquidated_damages", "违约方应支付违约金。", "双方另行协商。"),
        ("cap_on_liability", "卖方的赔偿责任以合同总价为限。", "卖方赔偿损失。"),
        ("retention_of_title", "货款付清前，货物所有权仍属于乙方。", "货物所有权自交付时转移。"),
        ("deemed_acceptance", "逾期未提出异议的，视为验收合格。", "验收合格后付款。"),
        ("suspension", "卖方有权停止供货。", "卖方供货。"),
        ("anti_assignment", "未经对方书面同意，不得转让本合同。", "买方付款。"),
        ("liquidated_damages", "The sum is payable as liquidated damages.", "The Buyer pays damages."),
        ("cap_on_liability", "The total liability of the Seller shall not exceed the price.", "The Seller is liable."),
        ("retention_of_title", "Title shall not pass until the price is paid.", "Title passes on delivery."),
        ("late_payment", "Overdue sums bear interest at 1% per month.", "Payment by wire."),
    ],
)
def test_what_a_contract_speaks_of(kind: str, text: str, near_miss: str) -> None:
    language = "zh" if "\u4e00" <= text[0] <= "\u9fff" else "en"
    assert present(Contract(document_of(text), language))[kind] is True
    assert present(Contract(document_of(near_miss), language))[kind] is False
