"""STP004: several orders, and a default on one gives no right over the others."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Severity,
    Wording,
    Words,
    about_goods,
    contract_check,
    elsewhere,
    no_credit_given,
    reasons,
    wording_of,
)

PLACE = Words("付款或停供条款", "payment or suspension clause")
ONE_ORDER = Words("单一合同，不涉及多个订单", "one contract, not several orders")
ORDERS = (
    r"(?:每[一份]?|各[份个]?|任[一何](?:份|个|笔)?|多份|具体|书面|逐笔|采购|以|按|根据|接到|收到|下达|发出|确认)(?:的)?(?:采购)?订单",
    r"订单(?:确认|载明|为准|下达)",
    r"\b(?:each|every|individual) (?:purchase )?orders?\b",
    r"\bpurchase orders\b",
)
ALL = r"(?:全部|所有|其他|其它|各|任何|其余|一切|后续|本协议)"
ONE = r"(?:任[一何](?:一)?(?:笔|份|个|批|期)?|某一|其中一|一笔|一份|单笔|一期|部分|任意一?)"
DEFAULT = r"(?:逾期|违约|拖欠|欠款|未(?:按[^，。；\n]{0,8})?(?:付|支付|清偿)|不(?:按时)?付)"
CROSS = (
    ONE + r"[^。；\n]{0,24}?" + DEFAULT + r"[^。；\n]{0,60}?(?:停止|中止|暂停|到期|解除|拒绝|终止|取消)",
    DEFAULT
    + r"[^。；\n]{0,60}?(?:停止|中止|暂停|拒绝|解除|终止|取消)[^。；\n]{0,12}?"
    + ALL
    + r"[^。；\n]{0,12}?(?:订单|合同|供货|发货|货款|交货|批次|供应|送货)",
    ALL
    + r"[^。；\n]{0,10}?(?:货款|欠款|债务|款项|应付款)[^。；\n]{0,12}?(?:立即|提前|即时|即刻|视为|一并)(?:全部)?(?:到期|清偿|支付|付清)",
    r"(?:宣布|要求)[^。；\n]{0,16}?(?:全部|所有)[^。；\n]{0,12}?(?:到期|付清|清偿|支付)",
    r"(?:关联公司|关联方|其他合同|其它合同|其他订单)[^。；\n]{0,30}?" + DEFAULT,
    r"(?:欠款|应付款|应收款|余额)[^。；\n]{0,12}?(?:超过|超出|达到)[^。；\n]{0,20}?(?:额度|限额)[^。；\n]{0,40}?(?:停止|中止|暂停|拒绝)",
)
CROSS_EN = (
    r"\bcross[- ]default",
    r"\bon credit hold\b",
    r"\b(?:refuse|withhold|delay|suspend|stop)\b[^.;]{0,40}?\b(?:deliver\w*|shipments?"
    r"|orders)\b[^.;]{0,120}?\bcredit is impaired\b"
    r"|\b(?:refuse|withhold|delay|suspend|stop)\b[^.;]{0,40}?\b(?:deliver\w*|shipments?)\b[^.;]{0,160}?"
    r"\b(?:when|while|if)\b[^.;]{0,40}?\b(?:delinquent|in arrears|past due|overdue)\b",
    r"\b(?:overdue|arrears|default\w*|fail\w*|unpaid|past due|not paid|late|breach\w*"
    r"|delinquent)\b[^.;]{0,160}?\b(?:suspend|withhold|stop"
    r"|cancel|refuse|cease|discontinue|hold|terminate)\w*\b[^.;]{0,60}?\b(?:all|any|other|further|future|subsequent"
    r"|additional)\b"
    r"[^.;]{0,30}?\b(?:orders?|deliver\w*|shipments?|contracts?|supplies|supply)",
    r"\b(?:suspend|withhold|stop|cancel|refuse|cease|discontinue|hold|terminate)\w*\b[^.;]{0,60}?\b(?:all|any|other"
    r"|further|future"
    r"|subsequent|additional)\b[^.;]{0,30}?\b(?:orders?|deliver\w*|shipments?|contracts?)\b[^.;]{0,160}?\b(?:overdue"
    r"|arrears|default\w*"
    r"|fail\w*|unpaid|past due|paid|late|delinquent)",
    r"\b(?:suspend|withhold)\w*\b[^.;]{0,24}?\b(?:performance|obligations)\b[^.;]{0,30}?\b(?:(?:this|the) agreement"
    r"|hereunder)\b",
    r"\bany other (?:agreement|contract|order)s?\b[^.;]{0,160}?\b(?:default|breach|overdue|unpaid)",
    r"\b(?:default|breach|overdue|arrears|fail\w*)\b[^.;]{0,120}?\bany (?:other )?(?:agreement|contract"
    r"|order)s?\b[^.;]{0,120}?\b(?:default"
    r"|breach|due|suspend|all)\b",
    r"\ball\b[^.;]{0,80}?\b(?:immediately (?:become )?due|become (?:immediately )?due|fall due"
    r"|due and payable immediately)",
    r"\baccelerat\w+\b[^.;]{0,60}?\b(?:payment|sums?|amounts?|invoices?|indebtedness)",
)
APART = (
    r"订单[^。；\n]{0,16}?(?:逾期|拖欠|未付|欠款)[^。；\n]{0,12}?{S}(?:均|也|亦)?不得[^。；\n]{0,12}?(?:暂停|中止|停止|拒绝|影响)[^。；\n]{0,10}?(?:其他"
    r"|其余|别的)[^，。；\n]{0,12}",
    r"(?:每[一份]?|各)[^。；\n]{0,4}?(?:订单|合同)[^。；\n]{0,12}?(?:独立|单独)[^。；\n]{0,8}?(?:合同|协议|成立)?[^。；\n]{0,12}?(?:互不影响"
    r"|不影响(?:其他|其它)|互不牵连|互相独立)",
    r"(?:每一?|各)(?:份|个|张)?(?:采购)?(?:订单|合同)[^。；\n]{0,8}?(?:自成|构成|视为|即为|均为|是)[^。；\n]{0,4}?(?:一份|一个|独立)(?:独立|单独)?的?(?:合同"
    r"|协议)",
    r"(?:未付款|欠款|逾期|违约)[^，。；\n]{0,6}?(?:与|和)其他(?:门店|子公司|分公司|公司|订单|项目)[^，。；\n]{0,4}?(?:无涉|无关)",
    r"(?:一|某一?|任一)(?:分公司|子公司|门店|公司|主体|成员)[^。；\n]{0,10}?(?:欠款|违约|逾期)[^。；\n]{0,8}?不(?:得)?影响[^。；\n]{0,6}?(?:其他|其它|其余)[^，。；\n]{0,16}",
    r"(?:一|某一?|任一)(?:份|个)?(?:订单|合同)[^。；\n]{0,12}?(?:违约|逾期)[^。；\n]{0,6}?不影响[^。；\n]{0,6}?(?:其他|其它)(?:订单|合同)",
)
APART_EN = (
    r"\beach (?:purchase )?order\b[^.;]{0,60}?\bseparate (?:and independent |and distinct )?(?:contract"
    r"|agreement)\b[^.;]{0,60}?\b(?:default"
    r"|breach|failure)[^.;]{0,40}?\bnot (?:affect|entitle|constitute)[^.;]{0,30}",
    r"\b(?:default|arrears|non-payment|breach|failure)\b[^.;]{0,60}?\b(?:one|any)\b[^.;]{0,60}?\b(?:no (?:effect"
    r"|right|bearing)|not (?:affect|entitle))\b[^.;]{0,40}?\b(?:others?|another)\b",
)
BUYERS = r"{B}(?:均|也|亦|即|则)?(?:有权|可以?(?!能))|\b{B} (?:may|is entitled|shall be entitled|has the right)\b"
DENIED_EN = r"\bnot (?:affect|entitle|constitute|be a default)\b"


@contract_check(unless=no_credit_given)
def no_cross_default(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if contract.kind == "framework" and not about_goods(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    apart = list(words.find(*words.spoken(APART, APART_EN)))
    if apart:
        yield from (Hit(passage.span, variant="apart") for passage in apart)
    elif contract.kind != "framework" and not words.says(*ORDERS):
        yield NotApplicable(ONE_ORDER)
    elif not _one_is_all(words):
        # Measured on English contracts the absence was real less often than an error must be.
        softer = Severity.WARNING if contract.language == "en" else None
        yield elsewhere(contract) or Hit(None, place=PLACE, severity=softer)


def _one_is_all(words: Wording) -> bool:
    templates = words.spoken(CROSS, CROSS_EN)
    return any(_sellers(passage) for passage in words.find(*templates))


def _sellers(passage: Passage) -> bool:
    """Not the buyer's right over the seller's orders: 乙方任一批逾期交货的，甲方有权解除全部订单."""
    words = passage.wording
    if words.matches(DENIED_EN, passage.sentence):
        return False
    return not words.matches(BUYERS, passage.sentence)
