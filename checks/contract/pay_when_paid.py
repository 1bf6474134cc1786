"""PAY002: the buyer pays only after, or in proportion to, what it receives from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    PartNotJudged,
    Passage,
    contract_check,
    once_a_clause,
    phrases,
    reasons,
    sizes_of,
    why_not_compared,
    with_frames,
    wording_of,
)

THIRD = (
    r"(?:业主|船东|建设单位|建设方|发包(?:方|人|单位)|总包(?:方|单位)?|总承包(?:方|单位|人|商)?|(?:最终|终端)"
    r"(?:用户|客户|买方|业主)"
    r"|下游(?:客户|买方|用户|企业|公司)?|上游(?:客户|企业|公司)?|{B}的?(?:客户|用户|上级|总部|母公司)|客户"
    r"|上级(?:单位|公司|部门)?|总部|总公司|集团(?:公司|总部)?|财政(?:部门|局|资金)?|项目(?:方|单位)|投资方|采购人"
    r"|银行(?:贷款|放款|融资|授信)|其他第三方|任何第三方|第三人|第三方(?!支付(?:平台|机构|工具)|担保))"
)
MONEY = r"(?:款项?|资金|价款|货款|工程款|进度款|付款|支付|拨款|回款|费用)"
PAYS_IT = r"(?:付款|支付|拨款|拨付|放款|回款|款项|资金(?!计划)|设备款|材料款|到款|货款|工程款|进度款)"
CHINESE = (
    # 船东将运费结给买方后
    r"(?:在|待|于)?" + THIRD + r"(?:将|把)[^，。；\n]{1,16}(?:付|结|支付|转|汇)(?:给|至|到)?{B}(?:账户)?(?:之?后|时)",
    # 收到业主款后; 以收到最终用户款项为前提
    r"(?:在|待|以|于|自|当|须)?(?:{B})?(?:足额|实际|已)?(?:收到|收取|取得|获得|收回)[^，。；\n]{0,12}?"
    + THIRD
    + r"[^，。；\n]{0,20}?"
    + MONEY
    + r"(?:(?:之日|当日)?(?:起)?(?:后|之后|时|起)|为(?:前提|条件)|的?前提下|的?\d+(?:个)?(?:工作)?[日天]内|方)",
    # 待建设单位拨付工程款后
    r"(?:在|待|以|于|自|当|须)?"
    + THIRD
    + r"(?:向{B}|对{B}|给{B}|将[^，。；\n]{1,10})?[^，。；\n]{0,10}?"
    + PAYS_IT
    + r"[^，。；\n]{0,12}?(?:到位|到账|支付|拨付|付清|给{B})?"
    + r"(?:之日(?:起)?|以?后|之后|到位|到账|为前提|为条件)",
    # 按业主付款比例
    r"按(?:照)?"
    + THIRD
    + r"[^，。；\n]{0,10}?(?:付款|支付|拨款|回款|结算|到款)(?:的)?(?:进度比例|比例|进度|节点|时间|金额)",
    r"(?:与|同|随)?" + THIRD + r"[^，。；\n]{0,10}?(?:付款|支付|拨款|回款)?同(?:步|比例|进度)(?:支付|付款|拨付)",
    r"(?:与|同|跟)"
    + THIRD
    + r"[^，。；\n]{0,20}?(?:付款|支付|比例|进度|节点)[^，。；\n]{0,10}?(?:同步|一致|相同|挂钩)",
    # 若业主未付款，甲方有权顺延
    r"(?:若|如|如果)?"
    + THIRD
    + r"[^，。；\n]{0,16}?(?:未|没有|不|拒绝|拖延|延迟|迟延)[^。；\n]{0,30}?(?:付款|支付|拨款|款项)"
    r"[^。；\n]{0,6}[，,]?[^。；\n]{0,6}"
    + r"{B}(?:均|亦|也)?(?:有权|可以?|无需|无须|不)[^。；\n]{0,30}?(?:支付|付款|款项)",
    r"背靠背[^，。；\n]{0,10}?(?:付款|支付|结算|条款|方式|原则)",
)
CUSTOMER = (
    r"(?:(?:end|ultimate|final|its|their|the|such|any|buyer's|purchaser's|customer's)[- ])*(?:(?:end"
    r"|ultimate|final)[- ])?"
    r"(?:customers?|end[- ]users?|owner|client|employer|main contractor|prime contractor|principal|head office"
    r"|third part(?:y|ies)|government)"
)
WAITS = r"(?:(?:only )?(?:after|upon|following|once|until|unless|if and when|as and when|only if|when)"
ENGLISH = (
    r"\b" + WAITS + r"|conditional (?:up)?on|subject to|contingent (?:up)?on|from the date)\b"
    r"[^.;\n]{0,40}?\b(?:receives?|received|receiving|receipt|collects?|collected|collection)\b[^.;\n]{0,60}?"
    r"\b(?:from|by)\b[^.;\n]{0,24}?\b" + CUSTOMER,
    r"\b" + WAITS + r")\b (?:the )?(?:{B}|it) (?:is|has been|have been) (?:fully )?paid by [^.;\n]{0,24}?" + CUSTOMER,
    r"\bpay[- ](?:when|if|as)[- ]paid\b|\bback[- ]to[- ]back payment\b",
)
RECEIVES_EN = (
    r"\b(?:receiv\w+|receipts?(?! of (?:\w+ ){0,2}?invoices?\b)|recover\w*|collect\w*|reimburs\w*|(?:put |placed )?in funds|funded|paid|payments?|remitted"
    r"|released)\b[^.;]{0,80}?\b(?:from|by)\b[^.;]{0,30}?" + phrases.UPSTREAM_EN
)
"""{B} is paid by those above it."""
THEY_PAY_EN = (
    phrases.UPSTREAM_EN
    + r"[^.;]{0,40}?\b(?:has|have|is|are|been|shall have|pays?|makes? payment|certif\w+|withholds?|delays?|defers?"
    r"|fails?)\b[^.;]{0,30}?"
    r"\b(?:pa(?:y|ys|id|yment|ying)|certified|remitted|settled|funds)\b"
)
NOT_WAITING_EN = (
    phrases.DISREGARDED_EN
    + r"|\bagents?\b|\bcommission|\bconsign|\broyalt|\brefund|\btaxes\b|\binsur|\brent\b|\brecall|\bexpenses\b"
    r"|\binstructions\b"
    r"|\binstructions\b|\b{S}'s? (?:customers?"
    r"|clients?)"
)
FRAMES = (
    Frame(
        RECEIVES_EN,
        (
            phrases.NOT_BEFORE_EN,
            r"\b(?:pa(?:y|id|yable|yment)s?|settled?|due|invoices?|liab\w+|mon(?:ey|eys|ies)|sums)\b",
            r"{B}|{S}|\binvoices?\b",
        ),
        NOT_WAITING_EN,
    ),
    Frame(
        THEY_PAY_EN,
        (
            phrases.NOT_BEFORE_EN + r"|\b(?:defer|postpone|withhold|suspend|extend)\w*\b",
            r"{B}|{S}",
            r"\b(?:pay|payments?|payable|due|invoices?|liab\w+|amounts?|sums?)\b",
        ),
        NOT_WAITING_EN,
    ),
)
"""The same thought in whatever order: payment to us, a waiting word, and those above the buyer who must pay first."""
FRAMES_ZH = (
    Frame(
        phrases.UPSTREAM_ZH,
        (
            r"付清|付款|支付|结清|回款|拨付|到位|资金|款项|款到",
            r"前(?:置条件|提)|条件|以前|之前|付款前|到账前|方(?:有|才|可|始)|顺延|相应(?:推迟|延后|延长)|(?:同|等)(?:等|样)?(?:的)?(?:步|比例)|(?:同|一致)的?(?:步|比例|进度)|按比例"
            r"|(?:款|账户|到位|到账|收到|拨付|支付)[^，。；]{0,14}?后|(?:共担|承担)[^，。；]{0,12}?风险|暂不|暂缓|不予",
            r"{B}",
            r"{S}|货款|付款(?:期限|义务|方式)|{B}付款",
        ),
        r"不以|不作为|不因|无论|不论|是否|不影响|不得以|代理|代销|代收|验收|图纸|保密|质保金?期|{S}[^，。；]{0,6}?(?:收到|交货|送达|送至|提供|向(?:业主|发包|总包|最终|终端))",
        REACH_ZH,
    ),
)
PAYS = r"支付|付款|转付|再付|方付|后付|付给|付清|结算|结清|拨付|\bpa(?:y|id|yment|yable|ys)\b"
LATEST = (
    r"(?:最迟|最晚|至迟|无论如何|但?不(?:得|应)?(?:超过|晚于|迟于))[^。；]{0,30}?(?:\d+|"
    r"[一二三四五六七八九十百]+)个?(?:工作)?(?:日|天|月)"
    r"|(?:in any (?:event|case)|at the latest|not later than|no later than)[^.;]{0,40}?\b\w+ ?"
    r"(?:\(\d+\) )?(?:days|months)"
)
AGENCY = r"代理|代销|寄售|行纪|佣金|代收|commission|consign|\bagent"
DENIED = (
    r"(?:不以?|不得以?|并非以?|不受|不因|无论|不论|不管|不取决于|不依赖)[^，。；]{0,8}$|"
    r"(?:whether or not|regardless of)[^.;]{0,30}$"
    r"|irrespective of[^.;]{0,30}$|\bnot (?:be )?(?:conditional|contingent|dependent|subject)[^.;]{0,12}$"
)
DENIED_AFTER = r"^[^，。；]{0,10}(?:不影响|无关|与否)|^[^，。；]{0,4}不(?:作为|构成)"


@contract_check()
def pay_when_paid(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    templates = words.spoken(CHINESE, ENGLISH)
    conditions = with_frames(words, filter(_is_condition, words.find(*templates)), words.spoken(FRAMES_ZH, FRAMES))
    sizes = sizes_of(matter)
    if conditions and "CN" in matter.laws and sizes.seller_is_small is None and matter.side == "seller":
        yield PartNotJudged(why_not_compared(matter, reasons.NO_OWN_SIZE))
    for passage, others in once_a_clause(conditions):
        variant = "void" if sizes.void_by_size else "public_buyer" if sizes.buyer_is_public else ""
        if words.matches(LATEST, passage.after + passage.behind(60)):
            variant = "latest_date"
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


def _is_condition(passage: Passage) -> bool:
    """The seller's money waits for it: a payment sentence, nothing denied, and no agent handing on what it collected."""
    words = passage.wording
    if passage.is_no_clause or words.matches(AGENCY, passage.sentence) or not words.matches(PAYS, passage.sentence):
        return False
    reach = 50 if passage.words.isascii() else 14
    return not words.matches(DENIED, passage.before[-reach:]) and not words.matches(DENIED_AFTER, passage.after[:30])
