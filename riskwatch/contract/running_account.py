"""Do deliveries and payments repeat, so that the debt of the day has to be proved by statements?"""

from __future__ import annotations

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract

_CHINESE = (
    r"月结|(?:按|每)(?:自然|个)?月(?:度)?[^。；\n]{0,14}?(?:结算|对账|对帐|结账|付款|支付|付清)|滚动(?:结算|付款|供货)"
    r"|(?:分|逐|每)批[^。；\n]{0,8}?(?:交货|供货|送货|供应|结算|付款|支付)|(?:逐笔|每笔|每份|每个|每张)(?:采购)?订单|采购订单|下达订单|账期|帐期"
    r"|年度(?:采购|供货|供应|框架)|结算周期|结算期|对账|对帐|上月货款|当月货款",
)
_SEVERAL = (
    r"月结|滚动|(?:分|逐|每)批[^。；\n]{0,8}?(?:交货|供货|送货|结算|付款|支付)|(?:每笔|每份|每个|每张)订单|账期|帐期|对账|对帐|上月货款",
)
_ONE_DELIVERY = (r"一次性(?:全部)?(?:送货|交货|交付|供货|发货|送达)",)
_LOTS = (r"月结|滚动|(?:分|逐|每)批|(?:每笔|每份|每个|每张)订单|账期|帐期|上月货款",)
"""Where all is delivered at once, a word on statements alone makes no running account."""
_ENGLISH = (
    r"\b(?:each|every|all|any) (?:purchase )?orders?\b|\bpurchase orders\b|\b(?:monthly"
    r"|running|open) (?:account|statements?|invoices?)\b|\beach (?:invoice|shipment"
    r"|delivery|month)\b"
    r"|\bstatements? of account\b|\baccounts? shall be reconciled\b|\bfrom time to time order",
)


def repeats(contract: Contract) -> bool:
    """A framework, monthly settlement, several orders or lots: more than one delivery is to be paid."""
    words = wording_of(contract)
    if contract.kind == "framework":
        return True
    if contract.kind == "order" and words.chinese:
        return words.says(*_SEVERAL)  # an order calls itself 采购订单 and is settled once
    if words.chinese and words.says(*_ONE_DELIVERY):
        return words.says(*_LOTS)
    return (words.chinese and words.says(*_CHINESE)) or (words.english and words.says(*_ENGLISH))
