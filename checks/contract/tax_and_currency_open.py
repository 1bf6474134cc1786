"""PRC004: a price without a word on tax, a VAT rate that does not exist, a number without currency, two currencies."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Money,
    NotApplicable,
    Wording,
    contract_check,
    is_sale,
    reasons,
    wording_of,
)

RATES = frozenset({"13", "9", "6", "3", "1", "0"})
"""VAT rates of goods and services since April 2019, with the levy rates of small taxpayers."""
VAT = (
    r"(?:增值税(?:专用)?(?:发票)?(?:税)?率?|税率|专用发票|专票|含税)(?:为|是|:|\(|按"
    r"|税率)?[^，。；\n\d%|]{0,6}?(?P<rate>\d{1,2}(?:\.\d+)?) ?%",
    r"(?P<rate2>\d{1,2}(?:\.\d+)?) ?%(?:的)?(?:税率的?)?(?:增值税|专用发票|专票)",
)
OTHER_TAX = r"所得税|印花税|附加|预提|代扣|关税|消费税|违约|罚|服务费"
TAX = r"税"
TAX_EN = r"\bvat\b|\btax(?:es)?\b|\bdut(?:y|ies)\b|\bgst\b"
BARE = (
    r"\b(?:total )?(?:contract )?(?:price|amount)\b(?: of (?:the )?(?:goods|products))?(?: is"
    r"| shall be)?:? ?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{4,}(?:\.\d{2})?)(?![\d,]|\.\d)(?! ?(?:units"
    r"|pcs|tons|sets|kg))"
)
CURRENCY = (
    r"[$£€¥]|\b(?:usd|eur|gbp|cny|rmb|hkd|jpy|aud|cad|chf|sgd|dollars?|euros?|pounds?|yuan|renminbi|yen"
    r"|rupees?|kina|rand|francs?)\b|人民币|元"
)
FOREIGN = r"(?:美元|欧元|外币|港币|日元|英镑|usd|eur|gbp|hkd)"
TWO = (
    r"(?:以|按|用)" + FOREIGN + r"[^。；\n]{0,8}?(?:计价|报价|标价|计算)[^。；\n]{0,20}?(?:以|用|按|折"
    r"|换)[^。；\n]{0,8}?人民币[^。；\n]{0,8}?(?:支付|结算|付款)",
    r"\bpric\w+\b[^.;]{0,30}?\b(?:in|of) (?P<one>usd|us dollars|eur|euros?|gbp"
    r"|pounds sterling)\b[^.;]{0,60}?\b(?:paid|payable|payments?)\b[^.;]{0,20}?\bin (?!(?P=one))(?:usd"
    r"|us dollars|eur|euros?|gbp|pounds sterling|rmb|renminbi|cny)\b",
)
RATE_CLAUSE = r"汇率|牌价|中间价|exchange rate|rate of exchange|conversion rate"


@contract_check()
def tax_and_currency_open(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not is_sale(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    if words.chinese:
        yield from _odd_rates(words)
    if not words.says(RATE_CLAUSE):
        yield from (Hit(each.span, variant="two_currencies") for each in words.find(*TWO) if not each.is_no_clause)
    if words.english and not words.says(CURRENCY):
        yield from (Hit(each.span, variant="no_currency") for each in words.find(BARE))
    yield from _no_tax(matter, words)


def _odd_rates(words: Wording) -> Iterator[Hit]:
    seen: set[str] = set()
    for passage in words.find(*VAT):
        assert passage.match is not None
        rate = (passage.match["rate"] if "rate" in passage.match.re.groupindex else passage.match["rate2"]).rstrip(
            "0"
        ).rstrip(".") or "0"
        rate = "10" if rate == "1" and "10" in passage.words else rate
        if (
            rate in RATES
            or rate in seen
            or passage.is_no_clause
            or words.matches(OTHER_TAX, passage.words + passage.before[-8:])
        ):
            continue
        seen.add(rate)
        yield Hit(passage.span, variant="rate", values={"rate": f"{rate}%"})


def _no_tax(matter: Matter, words: Wording) -> Iterator[Answer]:
    """Only of a price that is filled in; an export in foreign currency bears no VAT."""
    if words.says(TAX, TAX_EN) or not (matter.laws & {"CN", "EW", "EU"}):
        return
    totals = [
        (term.value, term.span) for term in matter.contract.terms_of("amount.total") if isinstance(term.value, Money)
    ]
    at_home = [span for money, span in totals if "CN" not in matter.laws or money.currency == "CNY"]
    if not matter.filled and not totals:
        yield NotApplicable(reasons.NOT_FILLED)
    elif at_home:
        yield Hit(at_home[0], variant="no_tax" if words.chinese else "no_tax_en")
