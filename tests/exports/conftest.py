"""A made-up contract and the report on it, built by hand: the exports are tested without the rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from riskwatch.domain.contract import Clause, Contract, Dispute, Found, Party, Period, Rate, Role, SignatureBlock, Term
from riskwatch.domain.document import Document, Span, document_of
from riskwatch.domain.money import Money
from riskwatch.domain.rule import Confidence, Finding, Matter, Place, Report, Severity
from riskwatch.domain.statute import Article
from riskwatch.domain.words import Words
from riskwatch.rulebook.statutes import Statutes

TEXT = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：常州榆廷建设工程有限公司
第一条 标的
品名 | 规格 | 数量 | 单价（元） | 金额（元）
聚氨酯防水涂料 | 20kg/桶 | 600 | 820.00 | 492,000.00
改性沥青卷材 | 4mm | 9,000 | 38.00 | 342,000.00
第二条 质量标准 按国家标准执行。
第三条 验收 需方收货后应及时验收。
第四条 交货 供方送货至需方指定地点，由需方工地人员签收。
第五条 结算与付款
1. 合同总价人民币834,000.00元（大写：捌拾叁万肆仟元整）。
2. 需方在业主支付相应工程款后十日内向供方支付货款。
第六条 争议解决 协商不成的，提交仲裁或向人民法院起诉。
第七条 其他 本合同一式两份，自双方签字盖章之日起生效。
供方（盖章）：江阴澄泓化工有限公司
需方（盖章）：常州榆亭建设工程有限公司"""


def at(words: str, document: Document, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture
def document() -> Document:
    return document_of(TEXT, file="XS-2026-118.docx", sha256="ab" * 32)


@pytest.fixture
def contract(document: Document) -> Contract:
    def clause(first: str, last: str, number: str, title: str, kind: str) -> Clause:
        start, end = at(first, document).start, at(last, document).end
        return Clause(number, title, kind, Span(start, end), Span(start, start + len(first)))

    seller, buyer = "江阴澄泓化工有限公司", "常州榆廷建设工程有限公司"
    wrong = at("常州榆亭建设工程有限公司", document)
    signing = SignatureBlock(
        "需方", Span(at("需方（盖章）", document).start, wrong.end), name=Found("常州榆亭建设工程有限公司", wrong)
    )
    return Contract(
        document=document,
        language="zh",
        title=Found("购销合同", at("购销合同", document)),
        number=Found("XS-2026-118", at("XS-2026-118", document)),
        parties=(
            Party(Role.SELLER, "供方", Found(seller, at(seller, document))),
            Party(Role.BUYER, "需方", Found(buyer, at(buyer, document)), signature=signing),
        ),
        clauses=(
            clause("第一条 标的", "342,000.00", "第一条", "标的", "subject"),
            clause("第三条 验收", "及时验收。", "第三条", "验收", "acceptance"),
            clause("第四条 交货", "人员签收。", "第四条", "交货", "delivery"),
            clause("第五条 结算与付款", "支付货款。", "第五条", "结算与付款", "payment"),
            clause("第七条 其他", "起生效。", "第七条", "其他", "general"),
        ),
        terms=(
            Term("amount.total", Money(Decimal("834000.00")), at("834,000.00元", document)),
            Term("payment.days", Period(10, "day"), at("十日内", document)),
            Term("late_payment.rate", Rate(Decimal("0.0005"), "day"), at("十日内", document)),
            Term("address", "常州市武进区", at("指定地点", document), who=Role.BUYER, detail={"service": "yes"}),
        ),
        signatures=(signing,),
        agreement_date=Found(date(2026, 3, 1), at("XS-2026", document)),
        law="CN",
        dispute=Dispute("both", "人民法院", at("提交仲裁或向人民法院起诉", document)),
        present={"liquidated_damages": False, "acceptance": True},
        filled=True,
    )


def wrong_name(document: Document) -> Finding:
    """The party is called something else where it signs."""
    return Finding(
        rule="PTY001",
        name="party-name-differs",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        title=Words("签署名称与首部不一致", "Signing name differs from the heading"),
        message=Words(
            "签字盖章处写“常州榆亭建设工程有限公司”，首部写“常州榆廷建设工程有限公司”。名称不同，就可能是另一家公司，货款难以追索。",
            "The signature block and the heading name different companies. We may be unable to claim the price.",
        ),
        advice=Words("全文统一为营业执照上的名称。", "Use the name on the business licence throughout."),
        clause=None,
        quote="常州榆亭建设工程有限公司",
        span=at("常州榆亭建设工程有限公司", document),
        place=Place(Words("签字盖章处", "signature block"), 3),
        basis=("CN-CC-490",),
        fingerprint="f1",
        related=(at("常州榆廷建设工程有限公司", document),),
    )


def pay_when_paid(document: Document) -> Finding:
    """With a clause to write instead, and statutes of which only one may be shown."""
    return Finding(
        rule="PAY002",
        name="pay-when-paid",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        title=Words("背靠背付款", "Pay-when-paid"),
        message=Words(
            "付款以业主付款为前提：业主不付，我们就收不到钱，而且无期限。",
            "Payment waits for the owner's payment: if the owner does not pay, we are not paid, with no end date.",
        ),
        advice=Words("改为固定日期。", "Fix a date."),
        clause=Words(
            "需方应于收货之日起30日内付清货款，付款义务不以其收到任何第三方款项为条件。",
            "The Buyer shall pay within 30 days of delivery, whether or not it has been paid by any third party.",
        ),
        quote="业主支付相应工程款后",
        span=at("业主支付相应工程款后", document),
        place=Place(Words("第五条 结算与付款", "第五条 结算与付款")),
        basis=("CN-B2B-1", "CN-OLD-1", "CN-UNSEEN-1"),
        fingerprint="f2",
    )


def no_deemed_acceptance() -> Finding:
    """Something that is missing."""
    return Finding(
        rule="INS002",
        name="no-deemed-acceptance",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        title=Words("没有逾期视为合格", "No deemed acceptance"),
        message=Words("需方不验收，付款期就不起算。", "If the buyer does not inspect, the payment term never starts."),
        advice=Words("写明验收期限。", "State a time to inspect."),
        clause=None,
        quote="",
        span=None,
        place=Place(Words("第三条 验收", "第三条 验收")),
        basis=(),
        fingerprint="f3",
    )


@pytest.fixture
def report(contract: Contract, document: Document) -> Report:
    return Report(
        matter=Matter(contract),
        rules_version="c0ffee",
        rules_count=6,
        findings=(pay_when_paid(document), wrong_name(document), no_deemed_acceptance()),
        passed=("PTY002",),
        not_applicable=(("GUA001", Words("合同没有保证人", "no guarantor")),),
        not_judged=(("PTY004", Words("没有该当事人的登记信息快照", "no stored register snapshot of a party")),),
    )


def article(key: str, number: str, text: str, *, verified: str = "three_copies", status: str = "in force") -> Article:
    return Article(
        key=key,
        law_zh="中华人民共和国民法典",
        law_en="Civil Code of the PRC",
        article_zh=f"第{number}条",
        article=key.rsplit("-", 1)[1],
        text_zh=text,
        text_en="",
        jurisdiction="CN",
        in_force_from="2021-01-01",
        status=status,
        verified=verified,
        excerpt=verified == "excerpt",
    )


@pytest.fixture
def statutes() -> Statutes:
    articles = (
        article("CN-CC-490", "四百九十", "当事人采用合同书形式订立合同的，自当事人均签名、盖章或者按指印时合同成立。"),
        article(
            "CN-B2B-1", "一", "大型企业与中小企业约定以收到第三方款项为付款前提的，该约定条款无效。", verified="excerpt"
        ),
        article("CN-OLD-1", "九", "已经失效。", status="repealed"),
        article("CN-UNSEEN-1", "八", "未经核对。", verified="unverified"),
    )
    return Statutes({each.key: each for each in articles}, {})
