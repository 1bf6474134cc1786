"""STP001: a seller on credit has no contractual right to stop when the buyer is overdue or loses its credit."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Severity,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    wording_of,
)

PLACE = Words("付款或违约责任条款", "payment or default clause")
STOPS = (
    r"(?:停止|中止|暂停|中断|暂缓|拒绝|停)(?:继续)?(?:向[^，。；\n]{1,8})?(?:对[^，。；\n]{1,8}的?)?"
    r"(?:(?:全部|所有|任何|后续|其他)[^，。；\n]{0,8}的?)?(?:进行)?(?:工程)?"
    r"(?:供货|发货|发运|装运|送货|供应|交货|供料|出货|供给|交付|提货|供浆|供气|履行|执行|施工|安装|生产|加工|服务)",
    r"断货|断供|停供|停货|停料|停止供[油电水气]",
    r"(?:停止|中止|暂停|暂缓)(?:第[一二三四五六\d]+|后续|剩余|其余)批(?:次)?的?(?:货物|产品)?的?(?:供货|发货|交货|送货|供应)",
    r"(?:顺延|推迟|延缓)(?:供货|发货|交货|送货)",
    r"不(?:再|予)?(?:向[^，。；\n]{1,8})?(?:供货|发货|送货)",
    r"恢复(?:供货|发货|供应|履行|交货)",
    r"改为(?:款到发货|现款现货|先款后货|预付)",
    r"不安抗辩|先履行抗辩",
)
# A right, or the buyer's default said first; 延迟交货的，支付违约金 is the seller's breach.
RIGHT = (
    r"有权|权利|可以?(?!能)|得(?!到|以)|将|直至|不安|不承担|不构成|不视为|\b(?:may|right|entitled|can"
    r"|shall be)\b"
)
BREACH = (
    r"^(?:上述|本合同|合同|约定)?(?:的?义务|订单)?(?:的|时|，?应)[，,]?[^。；]{0,40}?(?:违约金|赔偿|罚"
    r"|违约责任|视为违约|解除)"
)
STOPS_EN = (
    r"\b(?:suspend|withhold|stop|cease|defer|refuse|discontinue|hold)\w*\b[^.;]{0,60}?"
    r"\b(?:deliver\w*|replenish\w*|loading|unloading|discharge|contracts?|shipments?|shipping|suppl\w+|performance"
    r"|perform|orders?|services?|goods"
    r"|products"
    r"|work|obligations?)\b",
    r"\b(?:deliver\w*|shipments?|suppl\w+|performance|orders?) (?:may|can|will|shall) be (?:suspended"
    r"|withheld|stopped)",
    r"\b(?:change|modify|revoke|withdraw|alter|limit|reduce)\w*\b[^.;]{0,40}\bcredit (?:terms?|limits?|line)",
    r"\brequire\b[^.;]{0,40}\b(?:payment|cash) in advance",
    r"\bmake\b[^.;]{0,40}?\bdeliver\w*\b[^.;]{0,60}?\b(?:dependent|conditional"
    r"|contingent) (?:up)?on\b[^.;]{0,30}?\b(?:payment|security)\b",
)
UNPAID = (
    r"逾期|拖欠|未(?:按|能|及时|足额|如期)?[^，。；]{0,14}?(?:(?<!交)付|结算|结清)|不(?:按|能|及时)"
    r"[^，。；]{0,10}?(?:(?<!交)付|结算)|欠款|欠付|付清|付足|到账|收到[^，。；]{0,8}款"
    r"|资信|信用|抗辩|财务状况|经营状况|支付能力|偿债能力|丧失|(?:迟延|延迟|延期|拖延)(?:付款|支付)|违约|不安|不履行[^，。；]{0,8}义务"
    r"|\bpay(?:s|ing|ment|able)?\b|\bpaid|overdue|arrears|past due|due date|credit|insolven|bankrupt"
    r"|default|breach|insecur"
)
WAIVED = (
    r"(?:擅自|无故|无正当理由|无理由|单方面?|不得|不应|不能|禁止|放弃|无权|不可)[^，。；]{0,12}$"
    r"|\b(?:shall not|may not|must not|cannot|waives?|without cause)\b[^.;]{0,30}$"
)
TAXES = r"\b(?:tax|taxes|duty|duties|withholding)\b"
BUYERS = (
    r"{B}(?:均|也|亦|即|则)?(?:有权|可以?|要求)[^，。；]{0,12}$"
    r"|\b{B} (?:may|shall|can|has the right to|is entitled to)[^.;]{0,40}$"
)


@contract_check(unless=no_credit_given)
def no_stop_supply_clause(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    templates = words.spoken(STOPS, STOPS_EN)
    if any(_sellers_right(passage) for passage in words.find(*templates)):
        return
    # Measured on English contracts the absence was real less often: their payment terms stand in orders and schedules.
    softer = Severity.WARNING if contract.language == "en" else None
    yield elsewhere(contract) or Hit(None, place=PLACE, severity=softer)


def _sellers_right(passage: Passage) -> bool:
    """The seller may stop because money or credit is wanting; a ban or a fine on stopping is no such right."""
    words = passage.wording
    if words.matches(WAIVED, passage.before) or words.matches(BUYERS, passage.before):
        return False
    if words.matches(BREACH, passage.after) or words.matches(TAXES, passage.words):
        return False
    reach = 300 if passage.words.isascii() else 60
    said_first = words.matches(UNPAID, passage.before)
    return said_first or (
        words.matches(RIGHT, passage.before + passage.words) and words.matches(UNPAID, passage.near(reach, 30))
    )
