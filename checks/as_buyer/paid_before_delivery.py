"""PAY001 for the buyer: the price, or most of it, is paid before delivery and nothing secures it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Role,
    Term,
    Words,
    agreed,
    contract_check,
    first,
    no_sale,
    percent,
    wording_of,
)

SECURED_WORDS = Words("预付款已有担保", "the payment in advance is secured")
WHOLE = (
    r"款到(?:后)?[^，。；\n]{0,8}?(?:发货|交货|提货|生产)|先款后货|先付款后(?:发货|提货|交货)|"
    r"(?:付清|支付|付完|汇入|结清|收到|收讫)(?:{B})?(?:本合同|合同)?(?:的)?(?:全部|全额|所有|100%"
    r"|全)(?:的)?(?:货款|款项?|价款|合同(?:款|价款|金额))[^，。；\n]{0,10}?后[^。；\n]{0,10}?"
    r"(?:发货|交货|提货|供货|发运|安排)",
    r"(?:发货|交货|提货|交付|供货|生产)(?:之)?前[^。；\n]{0,16}?(?:一次性)?(?:付清|支付|付|结清"
    r"|预付)[^。；，\n]{0,8}?(?:全部|全额|所有|100%|全款)[^。；，\n]{0,8}",
    r"(?:预付|预先支付)(?:全部|全额|100%)[^。；，\n]{0,8}",
)
WHOLE_EN = (
    r"\b(?:payment|paid|pay|pays|payable)\b[^.;\n]{0,30}?\bin full\b[^.;\n]{0,30}?\b(?:in advance"
    r"|before|prior to)\b[^.;\n]{0,16}?(?:\b(?:shipment|delivery|dispatch)\b)?",
    r"\b(?:full )?payment in (?:full in )?advance\b|\bcash (?:in advance|with order)\b"
    r"|\bprepayment in full\b|\b100 ?% (?:prepayment|in advance|advance payment|before shipment)\b",
    r"\b(?:payment|paid|pay)\b[^.;\n]{0,30}?\b(?:shall be )?(?:made |received )?(?:prior to"
    r"|before) (?:the )?(?:shipment|delivery|dispatch)\b",
)
BACKED = (
    r"保函|(?:预付款|履约|付款)担保|备用信用证|信用证|共管账户|资金监管|托管账户|提供[^。；，\n]{0,8}?担保"
    r"|\bbank guarantee|\badvance payment (?:bond|guarantee)|\bletters? of credit|\bescrow"
    r"|\bperformance bond|\bstandby\b"
)
PART = (
    r"{S}(?:应|须|向{B})|退|违约金|质保金|逾期|\brefund|\bfreight\b|\bpayment of (?:the )?(?:duties"
    r"|taxes|freight)|\boverdue|\bfail|\bcredit limit|\bpast due|\bdefault|\bmay require\b"
    r"|\breserves? the right"
)


@contract_check(unless=no_sale)
def paid_before_delivery(matter: Matter, most_in_advance: Decimal = Decimal("0.3")) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    whole = first(each for each in agreed(words, WHOLE, WHOLE_EN, unless=PART))
    shares = [term for term in contract.terms_of("payment.share") if _in_advance(words.passage(term.span), term)]
    share = sum((term.value for term in shares if isinstance(term.value, Decimal)), Decimal(0))
    if whole is None and share <= most_in_advance:
        return
    if words.says(BACKED):
        yield NotApplicable(SECURED_WORDS)
    elif whole is not None:
        yield Hit(whole.span, variant="whole")
    else:
        related = tuple(term.span for term in shares[1:])
        yield Hit(shares[0].span, values={"share": percent(min(share, Decimal(1)))}, related=related)


BEFORE = (
    r"预付|首付|定金|订金|合同(?:签订|签署|生效)|签约|下单|发货前|提货前|交货前|排产|生产|\badvance"
    r"|\bdeposit|\bdown ?payment|\bprepa|\bupon (?:signing|execution|order)|\bwith (?:the )?order|\b"
    r"(?:prior to|before) (?:shipment|delivery|dispatch)"
)
AFTER = r"货到|到货|收货|交付后|交货后|验收|质保|安装|调试|发票|票到|after delivery|acceptance|receipt of|retention"


def _in_advance(passage: Passage, term: Term) -> bool:
    """An instalment that falls due before delivery; a sum paid up to (付至) counts those before it and is left out."""
    if term.who is Role.SELLER or term.detail.get("cumulative") == "yes" or passage.is_no_clause:
        return False
    words = passage.wording
    if words.matches(r"第 ?[_\d]* ?种", passage.near(60, 0)):
        return False  # one of the ways to pay that a form leaves to be chosen
    part = passage.before[-28:]
    cut = max(part.rfind(mark) for mark in "，,；;。、")
    near = part[cut + 1 :] + passage.after[:14].split("，")[0].split("；")[0].split("。")[0]
    return words.matches(BEFORE, near) and not words.matches(AFTER, near)
