"""The Word file of a letter, read back with our own reader of drafts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from riskwatch.domain.dunning import Charge, Letter, LetterItem
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.drafts import read_draft
from riskwatch.exports.letter_docx import letter_docx

ON = date(2026, 11, 24)


def yuan(text: str) -> Money:
    return Money(Decimal(text))


def test_words_items_and_a_form_to_confirm() -> None:
    charge = Charge(
        "F-1", "XS-1", date(2026, 10, 15), 40, yuan("100000"), "agreed", Decimal("0.0005"), yuan("2000"), Words("", "")
    )
    items = (
        LetterItem("F-2", "XS-1", date(2026, 12, 20), yuan("40000"), yuan("0")),
        LetterItem("F-1", "XS-1", date(2026, 10, 15), yuan("100000"), yuan("0")),
    )
    letter = Letter(
        id="1", customer_ref="C-1", debtor="甲公司", currency="CNY", step="D+15", anchor="F-1", language="zh", written_on=ON,
        answer_by=ON, text="甲公司：\n\n请付款。\n\n乙公司（盖章）\n", items=items, charges=(charge,), outstanding=yuan("140000"),
        overdue=yuan("100000"), charge=yuan("2000"), state="draft", author="me", created_at=datetime(2026, 11, 24, tzinfo=UTC),
    )  # fmt: skip
    text = read_draft(letter_docx(letter), "letter.docx").text
    assert text.index("催款函") < text.index("请付款。") < text.index("欠款明细") < text.index("对账回执")
    assert text.index("F-1") < text.index("F-2"), "in the order of the due dates"
    for words in ("¥100,000.00", "0.0005", "¥2,000.00", "截至2026-11-24"):
        assert words in text, words
