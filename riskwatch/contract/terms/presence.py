"""Which kinds of clause a contract has at all, by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from riskwatch.contract.search import quick
from riskwatch.domain.contract import Contract

_WORDS: Mapping[str, tuple[str, str]] = {
    "liquidated_damages": (
        r"违约金(?!过高)",
        r"liquidated damages|(?:as|pay)[^.;]{0,30} a penalty(?! of perjury)|penalty (?:fee"
            r"|payment|amount)|pre-?estimat|(?:will|shall|may|to|agrees to|must) (?:pay|make)[^.;]{0,60}(?:termination"
            r"|cancell?ation|buy-?out) (?:fee|charge|payment)|termination fee (?:equal|in the amount"
            r"|calculated)|as (?:an? )?(?:agreed|genuine|reasonable) (?:pre-?)?estimate of (?:the )?(?:damages"
            r"|loss)|not (?:as )?a penalty",
    ),
    "cap_on_liability": (
        r"(?:赔偿|违约金|责任)[^。；\n]{0,24}(?:不超过|最高|以[^，。；\n]{1,16}为(?:上)?限|上限)|不承担[^。；\n]{0,10}(?:间接|可得利益|利润损失)",
        r"(?:aggregate|total|maximum|entire|cumulative) liability|liability[^.;]{0,120}(?:shall not"
            r"|will not|not) exceed|(?:consequential|incidental|indirect|punitive)[^.;]{0,60}damages"
            r"|limitations? (?:of|on) liability|loss of profits?|liabilit(?:y|ies) of[^.;]{0,200}limited to"
            r"|not be liable[^.;]{0,160}exceed",
    ),
    "retention_of_title": (
        r"所有权保留|保留[^。；\n]{0,12}所有权|(?:付清|结清|支付完|全部货款)[^。；\n]{0,20}(?:前"
            r"|之前)[^。；\n]{0,20}所有权[^。；\n]{0,12}(?:卖方|供方|甲方|乙方|出卖人|仍)|所有权[^。；\n]{0,10}(?:付清"
            r"|结清)",
        r"retention of title|title[^.;]{0,80}(?:remain|not pass|until)[^.;]{0,80}(?:paid|payment)|retains? title",
    ),
    "late_payment": (
        r"(?:逾期|迟延|延期|拖欠|未按[^，。；]{0,12})[^。；\n]{0,8}(?:付款|支付|货款|价款)[^。；\n]{0,40}(?:违约金|利息|滞纳金)",
        r"(?:interest|late (?:payment )?(?:charge|fee)|service charge|finance charge)[^.;]{0,120}(?:overdue"
            r"|late|past due|unpaid|due)|(?:overdue|late|past due|unpaid)[^.;]{0,120}(?:interest"
            r"|late charge|late fee)",
    ),
    "inspection_period": (
        r"(?:日|天|小时|个月|工作日)内[^。；\n]{0,20}(?:验收|检验|提出[^。；\n]{0,8}异议)|(?:检验|验收|异议)期",
        r"(?:inspect|examin|reject|acceptance test)[^.;]{0,140}(?:days|weeks|hours)|(?:days|weeks|hours)[^.;]{0,140}(?:inspect|examin|reject)",
    ),
    "deemed_acceptance": (
        r"视为[^。；\n]{0,10}(?:合格|验收|认可|接受|符合)|视同[^。；\n]{0,8}合格",
        r"deemed (?:to have been |to have |to be )?(?:finally |irrevocably )?accept|deemed acceptance|constitute[sd]? acceptance",
    ),
    "suspension": (
        r"(?:停止|暂停|中止)(?:供货|发货|交货|履行|供应)",
        r"(?:suspend|withhold|cease|stop)[^.;]{0,40}(?:deliver|shipment|performance|supply|perform)",
    ),
    "cross_default": (
        r"任一(?:笔|订单|合同)[^。；\n]{0,20}(?:逾期|违约)[^。；\n]{0,40}(?:其他|全部|所有)|全部(?:货款|欠款|债务)[^。；\n]{0,8}(?:立即|提前)?到期",
        r"cross[- ]default|any other agreement[^.;]{0,80}default|(?:all|entire)[^.;]{0,60}(?:immediately due|become due and payable)",
    ),
    "notices_address": (
        r"送达(?:地址|信息)|(?:通知|函件|文书|联系)[^。；\n]{0,24}(?:地址|邮箱|住所)|(?:地址|邮箱|住所|联系方式)[^。；\n]{0,20}(?:送达|通知)",
        r"\bnotices?\b[^.;]{0,160}(?:address|delivered|mailed|writing)",
    ),
    "guarantee": (r"连带责任保证|保证人|担保人|提供[^。；\n]{0,8}担保", r"\bguarantor|\bguarantees? (?:the )?(?:payment|performance|obligations)|guaranty"),
    "set_off": (r"抵销|抵扣|冲抵|直接(?:从|在)[^。；\n]{0,14}(?:扣除|扣减|扣收)", r"set[- ]?off|offset|deduct[^.;]{0,60}(?:amounts?|sums?|payment)"),
    "assignment": (r"转让", r"\bassign(?:s|ed|ment|able|ability)?\b"),
    "anti_assignment": (
        r"(?:不得|未经[^。；\n]{0,16}(?:同意|许可))[^。；\n]{0,20}转让",
        r"(?:not|neither|no)\b[^.;]{0,100}\b(?:assign|transfer|delegate)|(?:assign|transfer)\w*[^.;]{0,120}(?:without"
            r"|prior)[^.;]{0,60}consent|assign\w* (?:in violation|shall be void)",
    ),
    "confidentiality": (r"保密|商业秘密", r"confidential"),
    "force_majeure": (r"不可抗力", r"force majeure|acts? of god|beyond (?:its|the|their|such party's) (?:reasonable )?control"),
    "termination": (r"(?:解除|终止)(?:本)?(?:合同|协议)|合同(?:的)?(?:解除|终止)", r"terminat"),
    "arbitration": (r"仲裁", r"arbitrat"),
    "governing_law": (
        r"适用[^。；\n]{0,20}法律|(?:受|依|按)[^。；\n]{0,16}法律[^。；\n]{0,8}(?:管辖|解释)",
        r"govern(?:ed|ing)[^.;]{0,60}\blaws?\b|\blaws? of [^.;]{0,80}\bgovern|construed (?:in accordance with|under)[^.;]{0,40}\blaws?\b",
    ),
    "warranty": (r"质保|保修|质量保证|三包", r"warrant(?:y|ies|s)\b"),
    "insurance": (r"投保|保险", r"\binsurance\b|\binsured?\b"),
    "audit": (r"审计|查阅[^。；\n]{0,10}账", r"\baudit|inspect[^.;]{0,40}(?:books|records)|books and records|access to[^.;]{0,40}records"),
    "exclusivity": (
        r"独家|排他|唯一(?:供应商|经销商)|不得[^。；\n]{0,20}(?:竞争|同类)产品",
        r"(?<!non-)(?<!non)(?<!non )\bexclusive (?:distribut|supplier|source|agen|licens"
            r"|right|territor|manufactur|provider|reseller|representative|appointment|basis)"
            r"|\bexclusivity\b|\bsole (?:and exclusive )?(?:distributor|supplier|agent|source)"
            r"|shall not[^.;]{0,60}compet",
    ),
    "minimum_commitment": (
        r"最低(?:采购|订货|订购|销售)?(?:量|额|数量|金额)|(?:最少|不少于|不低于)[^。；\n]{0,12}(?:采购|订购|订货|提货)|起订量|保底",
        r"minimum (?:purchase|order|quantit|volume|annual|amount|commitment|sales|number"
            r"|monthly|quarterly|requirement|royalt|payment|billing)|at least[^.;]{0,60}(?:units"
            r"|purchase|per (?:year|month|quarter))|take[- ]or[- ]pay",
    ),
    "price_restrictions": (
        r"(?:价格|单价)[^。；\n]{0,16}(?:不得|不予|不再)(?:上调|上涨|提高|调整)|价格(?:固定|不变)|调价|最低价|最优惠",
        r"most favou?red|(?:price|fee)s?[^.;]{0,80}(?:not (?:be )?(?:increase|exceed|raise"
            r"|change)|fixed for|increase[sd]?[^.;]{0,40}(?:once|percent|%|per year|annual))",
    ),
    "quality_standard": (r"质量(?:标准|要求)|技术(?:标准|规范|参数|要求)|国家标准|行业标准|GB/?T?", r"specification|quality standard|conform to"),
    "earnest_money": (r"定金", r"earnest money"),
    "indemnity": (r"赔偿(?:全部|一切|由此)?损失|承担(?:全部)?赔偿责任", r"\bindemnif"),
    "intellectual_property": (r"知识产权|专利权|商标", r"intellectual property|\bpatents?\b|\btrademarks?\b|copyright"),
    "title": (r"所有权", r"\btitle\b[^.;]{0,60}(?:goods|products|pass|transfer)"),
    "risk": (r"(?:毁损|灭失)[^。；\n]{0,10}风险|风险(?:自|由|转移)", r"risk of loss|\brisk\b[^.;]{0,40}pass"),
    "change": (r"(?:变更|修改|补充)[^。；\n]{0,20}(?:书面|协议)|补充协议", r"amend(?:ed|ment)|modif(?:ied|ication)[^.;]{0,40}writing"),
    "dispute_court": (r"人民法院|起诉|诉讼", r"\bcourts?\b[^.;]{0,80}(?:jurisdiction|venue)|jurisdiction[^.;]{0,60}courts?"),
}  # fmt: skip
PRESENT = tuple(_WORDS)
"""Every key of `Contract.present`."""
_INSIDE_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff，。；])[ \t\u3000]+(?=[\u4e00-\u9fff])")
_CHINESE = {name: quick(zh) for name, (zh, _) in _WORDS.items()}
_ENGLISH = {name: quick(en) for name, (_, en) in _WORDS.items()}


class Presence(Mapping[str, bool]):
    """For every kind of clause in the list, whether a text says anything on it: looked up when it is asked for.

    Spaces and line breaks are ignored.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._chinese = language == "zh"
        self._patterns = _CHINESE if self._chinese else _ENGLISH

    @cached_property
    def _flat(self) -> str:
        text = self._text.lower()
        return _INSIDE_CHINESE.sub("", text) if self._chinese else " ".join(text.split())

    def __getitem__(self, kind: str) -> bool:
        return self._patterns[kind].found(self._flat)

    def __iter__(self) -> Iterator[str]:
        return iter(self._patterns)

    def __len__(self) -> int:
        return len(self._patterns)

    def __repr__(self) -> str:
        return repr(dict(self))


def present(contract: Contract) -> Presence:
    """Which kinds of clause `contract` has, by the words of its whole text."""
    return Presence(contract.text, contract.language)
