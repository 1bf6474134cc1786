"""PAY001: no day of payment, or one that the buyer's own money and convenience decide."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Wording,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    once_a_clause,
    wording_of,
)

PLACE = Words("付款条款", "payment clause")
OPEN = (
    r"以{B}(?:的)?[^，。；\n]{0,8}?(?:排款|付款计划|资金|财务)[^，。；\n]{0,8}?为准",
    r"(?:待|等|俟|视|在|当|根据|按照?|依)?(?:{B}|甲乙双方|公司)?(?:的)?(?:项目)?(?:资金|财务|款项|现金流"
    r"|经营)(?:状况|情况)?(?:到位|落实|允许|充裕|宽裕|充足|好转|许可|状况|情况|安排|计划)(?:后|时"
    r"|的?情况下|予以|再|进行|，)?",
    r"(?:具备|满足|符合)(?:{B}的?)?付款条件(?:后|时|的)?|付款条件(?:具备|成熟|满足)(?:后|时)",
    r"陆续(?:付款|支付|付清|结算)|(?:付款|支付|结算)(?:的)?(?:时间|日期|期限)[^，。；\n]{0,6}?(?:另行|再行|双方|届时)[^，。；\n]{0,6}?(?:协商|商定|约定|确定|议定)",
    r"(?:走|履行|完成|办理)(?:完)?[^，。；\n]{0,8}?(?:请款|付款|结算|用款)(?:流程|手续|程序)[^，。；\n]{0,4}?后|具备(?:{B}的?)?(?:支付|付款)条件(?:后|时|的)?",
    r"(?:按|按照|根据|依)(?:照)?(?:{B}的?)?(?:排款计划|付款计划|资金计划|排款|付款安排|财务安排)",
    r"(?:办理|办妥|完成|履行)(?:完毕?|好)?(?:{B}的?)?(?:相关|有关|所有|全部|最终)?(?:的)?(?:结算|付款"
    r"|决算)(?:手续|流程|程序)?(?:完毕|办理)?(?:后|完毕后)",
    r"{B}(?:认为)?(?:合适|适当|方便|合理)(?:的)?(?:时间|时候|时|期限)?(?:内)?",
    r"(?:货物|产品|商品)?(?:售完|销售完毕|卖完|转售|卖出|售出|销售回款|工程完(?:工|了)?|完工)(?:后|之后|再)",
)
OPEN_EN = (
    r"\b(?:in accordance with|according to|as per|subject to|in) (?:the )?{B}(?:'s|s')? (?:\w+ )?payment (?:runs?|cycles?|calendar)\b",
    r"\b(?:date|time|terms) (?:for|of) payment\b[^.;]{0,24}?\b(?:agreed|determined|decided|fixed)\b[^.;]{0,30}?\b(?:later|in due course|subsequently)\b",
    r"\b(?:when|as|if|once|as and when|to the extent(?: that)?|subject to) (?:the )?(?:{B}'?s? )?"
    r"(?:sufficient |available )?funds\b[^.;]{0,30}",
    r"\bsubject to (?:the )?availability of funds\b",
    r"\bat (?:the )?{B}'?s? (?:sole |own )?(?:convenience|discretion)\b",
    r"\bin due course\b(?: after [^.;,]{0,60})?",
    r"\b(?:as and when|if and when|when|as)\b[^.;,]{0,24}?\b(?:cash(?: flow| position)?|liquidity|finances?"
    r"|resources)\b[^.;,]{0,16}?\b(?:allows?|permits?|suffices?|available)\b",
    r"\bwithin a reasonable (?:time|period)\b[^.;,]{0,40}",
    r"\bwhen (?:the )?{B} (?:is able|is in a position|can afford)\b[^.;]{0,20}",
)
NO_CUT_OFF = (
    r"(?:(?<![当每按上本次逐])月结(?!算|束)|(?<!货到)票到(?:付款|后)?|滚动(?:付款|结算)|压批(?:付款|结算)?)(?: ?"
    r"(?:\d+|[一二三四五六七八九十]+)[日天])?"
)
CUT_OFF = (
    r"每月\d|次月\d|当月\d|每月(?:[一二三四五六七八九十]+日|底|末)|月底|月末|自然月|对账[^。；]{0,20}\d+"
    r"[日天]|结算日|(?:开票|发票|收到|签收|到货|入库)[^，。；]{0,8}之?日?起?后?[^，。；]{0,4}\d+|每月[ _]+"
    r"[日号]|\d+[日号]前"
)
AFTER_EVENT = (
    r"(?:交付|交货|到货|货到|验收(?:合格|通过)?|收货|收到(?:货物|产品|设备)|安装(?:调试)?(?:完成|完毕)?)"
    r"[^，。；\n\d]{0,6}?后[，,]?(?:由|{B})?(?:应|应当|须)?"
    r"(?:向{S})?(?:支付|付款|付清|结算|结清|付)[^，。；\n\d]{0,10}"
)
AT_ONCE = (
    r"\d|[一二三四五六七八九十]+[日天月]|_|一次性|当场|当日|当天|即|立即|同时|凭|现金|信用证|承兑|托收|【"
    r"| {2}"
)
PAYS = r"付|支付|结算|结清|货款|价款|\bpa(?:y|id|yment|yable|ys)\b"
LATEST = (
    r"(?:日|天|月)内(?:完成|办理|办妥)|最迟|最晚|不(?:得)?(?:晚于|迟于|超过)|至迟|no later than"
    r"|not later than|at the latest|in any (?:event|case)"
)
NOT_OURS = (
    r"退|赔偿|违约金|保证金|质保金|罚|奖|(?<!增值)(?<!含)税|费用由|增加|变更|解除|refund|indemnif|commission|royalt|dividend"
    r"|capital"
)
# Anything that fixes when the price is due; blanks count, since the form asks for the day.
TIME = (
    r"(?:\d|[一二三四五六七八九十]|_|【| ) ?(?:个)?(?:工作)?(?:日|天|月|号|年)|当日|当天|当场|当面|同时|即时"
    r"|现场|随货|立即|每月|月结|之前|前|后|时|起"
)
WHEN_PAID = (
    r"(?:付款|支付|付清|结清|结算|付|货款|价款|汇款|打款)[^。；\n]{0,40}?(?:" + TIME + r")",
    r"(?:" + TIME + r")[^。；\n]{0,30}?(?:付款|支付|付清|结清|结算|付至|付给|预付|汇款|打款|货款)",
    r"货到(?:即)?付款|款到(?:发货|交货)|现款|现结|现金(?:交易|结算|支付|付款)|钱货两清|一次性(?:付清"
    r"|支付|结清|结算|付款)|信用证|托收|承兑|分期|账期|帐期|当场(?:付|结)|银行结算",
    r"(?:结算|付款|支付)[^。；\n]{0,10}?(?:方式|时间|期限|办法|日期)[^。；\n]{0,24}?(?:[:： |_\n]|$)",
)
WHEN_PAID_EN = (
    r"\b(?:pa(?:y|id|yment|yments|yable|ys)|invoices?d?|remit\w*|due)\b[^.;]{0,140}?\b(?:days?|months?"
    r"|weeks?|date|prior to|upon|monthly|quarterly|annual\w*|immediately|on or before|in advance"
    r"|letters? of credit|cash|receipt|delivery|due)\b",
    r"\b(?:days?|months?|weeks?|upon|net|monthly|quarterly|prior to)\b[^.;]{0,100}?\b(?:pa(?:y|id|yment"
    r"|yable|ys)|invoices?|remit\w*)\b",
)


@contract_check(unless=no_credit_given)
def due_date_missing_or_open(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    hits = [*_open(words), *_without_cut_off(words), *_without_days(matter, words)]
    yield from hits
    if not hits and not _says_when(matter, words):
        yield elsewhere(contract) or Hit(None, variant="missing", place=PLACE)


def _open(words: Wording) -> Iterator[Hit]:
    found = words.find(*words.spoken(OPEN, OPEN_EN))
    for passage, others in once_a_clause(each for each in found if _decides_our_day(each)):
        yield Hit(passage.span, related=tuple(other.span for other in others))


def _decides_our_day(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(LATEST, passage.sentence):
        return False
    beside = passage.before.rpartition("，")[2] + passage.words + passage.after.lstrip("，,").partition("，")[0]
    return words.matches(PAYS, beside) and not words.matches(NOT_OURS, passage.sentence)


def _without_cut_off(words: Wording) -> Iterator[Hit]:
    if not words.chinese or any(_on_money(each) for each in words.find(CUT_OFF)):
        return
    for passage in words.find(NO_CUT_OFF):
        if not passage.denied and not passage.is_no_clause and not words.matches(LATEST, passage.sentence):
            yield Hit(passage.span, variant="no_cut_off")
            return


def _on_money(passage: Passage) -> bool:
    """A day for looking at the goods is no cut-off of the account."""
    words = passage.wording
    return words.matches(PAYS, passage.sentence) or not words.matches(r"检验|验收|异议|质量|清点", passage.sentence)


def _without_days(matter: Matter, words: Wording) -> Iterator[Hit]:
    """验收后付款: the event is there, the number of days is not, anywhere."""
    if not words.chinese or next(matter.contract.terms_of("payment.days", "payment.date"), None) is not None:
        return
    for passage in words.find(AFTER_EVENT):
        if (
            not passage.denied
            and not passage.is_no_clause
            and not words.matches(AT_ONCE, passage.sentence.lstrip("0123456789.、() "))
        ):
            yield Hit(passage.span, variant="no_days")
            return


def _says_when(matter: Matter, words: Wording) -> bool:
    if next(matter.contract.terms_of("payment.days", "payment.date"), None) is not None:
        return True
    return (words.chinese and words.says(*WHEN_PAID)) or (words.english and words.says(*WHEN_PAID_EN))
