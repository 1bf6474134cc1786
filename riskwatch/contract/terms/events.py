"""The event a length of time runs from: its words and its name (delivery, acceptance, invoice, ...)."""

from __future__ import annotations

import re
from functools import lru_cache

from riskwatch.contract.terms.page import Page
from riskwatch.domain.document import Span

EVENTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("due_date", re.compile(r"主债务|债务(?:人)?履行期|到期|due date|maturity|falls? due|becomes? due")),
    ("third_party", re.compile(r"业主|最终用户|终端客户|总包|发包|建设单位|上级|财政|第三方|end.?user|end.?customer|its customer|owner|main contractor")),
    ("funds", re.compile(r"资金到位|资金落实|资金允许|资金状况|款项到位|funds")),
    ("approval", re.compile(r"审批|审核|审计|排款|付款计划|请款|付款条件|internal approval|approv")),
    ("objection", re.compile(r"异议|投诉|索赔通知|objection|complaint|claim")),
    ("reconciliation", re.compile(r"对账|对帐|结算单|结算|核对|reconcil|statement of account")),
    ("payment", re.compile(r"付清|收到(?:全部|全额)?(?:货款|价款|款项|预付款|首付款)|(?:款项|货款|全款)到账"
        r"|receipt of (?:the )?(?:full )?(?:advance )?payment")),
    ("invoice", re.compile(r"发票|票到|开票|收票|invoice")),
    ("end", re.compile(r"终止|解除|期满|届满|结束|terminat|expir")),
    ("breach", re.compile(r"违约|逾期|breach|default")),
    ("use", re.compile(r"投入使用|使用之|投运|运行|put into (?:use|service|operation)")),
    ("installation", re.compile(r"安装|调试|install|commission")),
    ("acceptance", re.compile(r"验收|检验合格|验货|验收单|初验|终验|accept|inspect")),
    ("notice", re.compile(r"通知|函(?!件)|要求|notice|notif|request|demand")),
    ("delivery", re.compile(r"到货|货到|交货|交付|收货|收到(?:货|产品|设备|标的|上述货|该批)|签收|送达(?:货"
        r"|指定)|提货|入库|到达|卸货|供货|交车|接到货|收到(?:标的|合格)?(?:产品|货物|设备"
        r"|商品|材料|上述|该批)|deliver|receipt of (?:the |such |any )?(?:goods|products"
        r"|shipment|equipment)|arrival|receipt")),
    ("shipment", re.compile(r"发货|装运|装船|提单|shipment|shipp|bill of lading")),
    ("order", re.compile(r"订单|下单|purchase order|order")),
    ("signing", re.compile(r"签订|签署|签约|生效|合同签|execution|signature|signing|effective date|date hereof|date of this")),
    ("month_end", re.compile(r"月结|月末|月底|次月|当月|end of (?:the |each |such )?(?:calendar )?month|\beom\b|month end")),
)  # fmt: skip
"""Checked in this order; the first that stands in the words wins."""

_ZH_BEFORE = re.compile(
    r"(?P<words>[^，。；;:：|\n]{1,36}?)(?:之日|之次日|之时|当日|次日|时)?(?:起算?|后|之后|以后|开始|内)?(?:的|满|最迟|不超过|,|，)?(?:第)?[【\[(]?$"
)
_ZH_LEAD = re.compile(r"^(?:.*?(?:应当?|须|必须|需|可|将)?(?:于|在|自|从|由))(?=.{2})")
_ZH_PREFIX = re.compile(
    r"^(?:\d+(?:\.\d+)+|\(\d+\)|若|如|应|在|于|自|从|经|待|甲方|乙方|丙方|买方|卖方|供方|需方|买受人|出卖人)+(?=.{2})"
)
_EN_AFTER = re.compile(
    r"^\)? ?(?:\(?net\)? ?)?(?:prior to|before|after|of|from|following|beginning on"
    r"|commencing (?:on|from|upon)|starting (?:on|from)|upon) (?P<words>[^.;:\n]{3,90})"
)
_BARE = re.compile(r"(?:its |their |the )?(?:receipt|date)(?: thereof)?")
_PAPER = re.compile(r"\b(invoice|order)s?\b")
_MONTHLY = re.compile(r"(?:月结|票到|货到|到票|对账后|收票)\D{0,2}$")


def start_event(page: Page, sentence: Span, start: int, end: int) -> tuple[str, str]:
    """The name of the event ("" when there is none) and the words that name it."""
    if page.chinese:
        return _chinese(page, sentence, start)
    after = _EN_AFTER.match(page.lower[end : min(sentence.end, end + 110)])
    if after:
        words = page.text[end + after.start("words") : end + after.end("words")]
        head = re.split(
            r",| (?:shall|the buyer|buyer|seller|supplier|unless|provided|which|and (?:shall|the|give|notify|inform|report))\b",
            words,
        )[0]
        return _received(page, sentence, start, head), head
    before = page.lower[max(sentence.start, start - 100) : start]
    counted = re.search(r"(?:after|upon|following|from) ([^,.;]{3,60}),? (?:within|for)[^,.;]{0,12}$", before)
    return (name_of(counted[1]), counted[1]) if counted else ("", "")


def _received(page: Page, sentence: Span, start: int, words: str) -> str:
    """The event in `words`; "its date" and a bare "receipt" are those of the invoice or order that was named before."""
    if _BARE.fullmatch(words.lower()):
        named = _PAPER.findall(page.lower, sentence.start, start)
        if named:
            return str(named[-1])
    return name_of(words)


def _chinese(page: Page, sentence: Span, start: int) -> tuple[str, str]:
    before = page.text[max(sentence.start, start - 44) : start]
    monthly = _MONTHLY.search(before)
    if monthly:
        words = monthly[0]
        return ("month_end" if "月结" in words else name_of(words)), words
    match = _ZH_BEFORE.search(before)
    if not match or not re.search(r"(?:起|后|自|从|时|日内?|内|月|于|在)[^，。；]{0,6}$", before):
        return "", ""
    words = _ZH_PREFIX.sub("", _ZH_LEAD.sub("", re.split(r"(?:限|间|期|时间)为|:", match["words"])[-1]))
    if not words or not re.search(r"(?:起算?|后|之后|以后|日|时|内)(?:的|满|最迟|不超过|,|，)?第?[【\[(]?$", before):
        return "", ""
    return name_of(words), words


@lru_cache(maxsize=4096)
def name_of(words: str) -> str:
    """The name of the event that `words` speak of; "" when it is none of the known ones."""
    lower = words.lower()
    return next((name for name, pattern in EVENTS if pattern.search(lower)), "")
