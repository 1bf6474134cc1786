"""What a clause is about: by its title first, then by the words of its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

# Title words, the more telling first; a title may name several matters.
_TITLES_ZH: tuple[tuple[str, str], ...] = (
    ("definitions", "定义|释义|词语含义|名词解释"),
    ("retention_of_title", "所有权保留|保留所有权|所有权(?:的)?转移|所有权(?:归属)?$|权属|物权"),
    ("risk", "风险"),
    ("liquidated_damages", "违约金|违约责任|违约处理|违约$|罚则|罚款"),
    ("late_payment", "逾期付款|迟延付款|滞纳金"),
    ("cap_on_liability", "责任限制|责任限额|赔偿限额"),
    ("liability", "违约|责任|赔偿|索赔|经济责任"),
    ("earnest_money", "定金|订金|保证金"),
    ("governing_law", "法律适用|适用法律|准据法"),
    ("disputes", "争议|纠纷|仲裁|管辖|诉讼|调解"),
    ("guarantee", "担保|保证方式|保证期间|保证责任|保证范围|抵押|质押|反担保"),
    ("warranty", "质保|保修|质量保证|售后|三包|质量负责|保质期|保用"),
    ("acceptance", "验收|交验"),
    ("inspection", "检验|检查|质量异议|异议|检测|商检|复检"),
    ("packing", "包装|包 装|装潢|唛头|标志"),
    ("price", "价格|单价|价款|合同金额|合同总价|总价|总值|金额|费用|报酬|计价|定价|货款$|货值"),
    ("invoice", "发票|开票"),
    ("payment", "付款|支付|结算|货款|账期|对账|信用证|预付款"),
    ("delivery", "交货|交付|交\\(提\\)货|提货|供货|发货|运输|装运|装船|运费|交售|收购(?:时间|方式)|到货|交收|交易时间|安装|交车|履行期限|履行地"),
    ("quality", "质量|品质|规格|技术(?:标准|要求)|等级|标准"),
    ("set_off", "抵销|抵消|扣款"),
    ("assignment", "转让|分包|转包"),
    ("suspension", "中止|停止供货|停供|暂停"),
    ("termination", "解除|终止|撤销"),
    ("force_majeure", "不可抗力|人力不可抗拒|免责"),
    ("confidentiality", "保密|商业秘密"),
    ("notices", "通知|送达|联系方式|联络|通讯"),
    ("intellectual_property", "知识产权|专利|商标|著作权|版权"),
    ("insurance", "保险"),
    ("audit", "审计|廉洁|反商业贿赂|合规"),
    ("exclusivity", "独家|排他|专营|独占"),
    ("change", "变更|修改|补充|变更与"),
    ("term", "有效期|合同期限|期限$|合作期限|起止"),
    ("formation", "生效|成立|签署|份数|效力|合同文本"),
    ("annexes", "附件|附录|合同文件"),
    ("subject", "标的|品名|产品名称|名称|数量|货物|商品|产品|品种|采购(?:内容|标的|范围)|基本情况|合作内容|范围|种子|车辆"),
    ("general", "其他|其它|附则|未尽事宜|一般规定|杂项|约定事项"),
)  # fmt: skip
_TEXT_ZH: tuple[tuple[str, str], ...] = (
    ("acceptance", "验收"),
    ("inspection", "检验|质量异议|异议期|书面异议"),
    ("retention_of_title", "所有权"),
    ("risk", "灭失的风险|灭失风险|损毁风险|毁损风险|风险转移|风险自|风险由|风险承担"),
    ("liquidated_damages", "违约金"),
    ("late_payment", "逾期付款|逾期支付|迟延付款|延期付款|拖欠货款|滞纳金|未按时付款|未按期付款|未按约定付款|未按时支付|未按期支付|未按约定支付"),
    ("earnest_money", "定金"),
    ("disputes", "仲裁|人民法院|提起诉讼|协商解决|争议|纠纷"),
    ("governing_law", "适用中华人民共和国法律|适用中国法律|适用法律|法律管辖|法律适用"),
    ("guarantee", "连带责任保证|连带保证|担保|保证人|保证期间|抵押|质押"),
    ("warranty", "质保期|质量保证期|保修期|三包|质保金|保修"),
    ("packing", "包装"),
    ("invoice", "发票"),
    ("payment", "支付|付款|付清|结算|货款"),
    ("price", "单价|总价|合同价款|合同金额|价格|¥|人民币"),
    ("delivery", "交货|交付|提货|供货|发货|装运|运输"),
    ("quality", "质量标准|质量要求|质量技术|国家标准|行业标准|企业标准"),
    ("set_off", "抵销|抵消|扣除|扣减|扣款"),
    ("assignment", "转让"),
    ("suspension", "中止履行|中止供货|中止发货|停止供货|停止发货|停止供应|暂停供货|暂停发货|暂停履行"),
    ("termination", "解除合同|解除本合同|终止合同|终止本合同|合同解除|合同终止|解除协议|解除本协议|终止协议|终止本协议"),
    ("force_majeure", "不可抗力|人力不可抗拒"),
    ("confidentiality", "保密|商业秘密"),
    ("notices", "送达|书面通知"),
    ("intellectual_property", "知识产权|专利权|商标权|著作权"),
    ("insurance", "保险"),
    ("audit", "审计|商业贿赂|廉洁"),
    ("exclusivity", "独家|排他"),
    ("change", "变更|修改|补充协议"),
    ("term", "有效期|合同期限|期限为"),
    ("formation", "生效|一式"),
    ("liability", "赔偿|承担责任|承担违约责任|相应责任"),
    ("cap_on_liability", "赔偿上限|责任上限|赔偿总额|累计责任|赔偿限额"),
    ("annexes", "附件"),
)  # fmt: skip
_TITLES_EN: tuple[tuple[str, str], ...] = (
    ("definitions", "definition|interpretation|defined terms"),
    ("recitals", "recital|background|whereas|witnesseth"),
    ("retention_of_title", "title(?! page)|ownership of (?:goods|products)"),
    ("risk", "risk of loss|\\brisk\\b"),
    ("cap_on_liability", "limit(?:ation)?s? (?:of|on) (?:liability|damages|remedies)|liability cap|disclaimer"),
    ("liquidated_damages", "liquidated damages|penalt"),
    ("late_payment", "late payment|interest|overdue"),
    ("governing_law", "governing law|applicable law|choice of law|proper law|\\blaw\\b"),
    ("disputes", "dispute|arbitrat|jurisdiction|venue|litigation|mediation"),
    ("guarantee", "guarant(?:y|ee|or)|surety|security"),
    ("warranty", "warrant"),
    ("acceptance", "acceptance"),
    ("inspection", "inspect|testing"),
    ("packing", "pack(?:ing|aging)|label"),
    ("price", "pric(?:e|ing)|fees?\\b|charges|compensation|rates?\\b|commission|royalt|consideration"),
    ("invoice", "invoic|billing"),
    ("payment", "payment|paid|credit terms"),
    ("delivery", "deliver|ship(?:ment|ping)|lead time|transport|freight|forecast|orders?\\b"),
    ("quality", "quality|specification|standards?\\b"),
    ("set_off", "set-?off|deduction"),
    ("assignment", "assign|subcontract|delegat|successor|transfer"),
    ("suspension", "suspen"),
    ("termination", "terminat|default|cancellation|expiration"),
    ("force_majeure", "force majeure|excus(?:able|ed)|acts? of god"),
    ("confidentiality", "confiden|non-?disclosure|publicity"),
    ("notices", "notice|address(?:es)? for"),
    ("intellectual_property", "intellectual property|patent|trade ?marks?|copyright|licen[sc]e|proprietary"),
    ("insurance", "insurance"),
    ("audit", "audit|records|books"),
    ("exclusivity", "exclusiv|non-?compet"),
    ("change", "amend|modif|change order|variation|waiver"),
    ("term", "\\bterm\\b|duration|renewal|effective date"),
    ("liability", "liab|indemn|remed|damages"),
    ("annexes", "exhibit|schedule|annex|attachment|appendix"),
    ("formation", "entire agreement|counterpart|execution|effectiveness"),
    ("subject", "scope|purchase and sale|sale of|appointment|products?\\b|goods|services|supply|grant|subject|purpose"),
    ("general", "general|miscellaneous|other provisions|severab"),
)  # fmt: skip
_TEXT_EN: tuple[tuple[str, str], ...] = (
    ("acceptance", "deemed accepted|deemed to have accepted|acceptance test|acceptance criteria|acceptance of the "),
    ("inspection", " inspect"),
    ("retention_of_title", "title to |title in |title shall|title will|title remains|title passes|retains title|retain title"),
    ("risk", "risk of loss"),
    ("liquidated_damages", "liquidated damages"),
    ("late_payment", "late payment|late charge|late fee|overdue|past due|interest at |interest on | per annum"),
    ("governing_law", "governed by|in accordance with the laws"),
    ("disputes", "arbitrat|exclusive jurisdiction|courts of |court of | dispute"),
    ("guarantee", " guarantee| guaranty| guarantor"),
    ("warranty", " warrants| warrant | warranty| warranties"),
    ("invoice", " invoice"),
    ("payment", "shall pay| payable| payment|pay to "),
    ("price", " price| fee | fees"),
    ("delivery", " deliver| shipment| shipped| shipping"),
    ("quality", " specification"),
    ("set_off", "setoff|set-off|set off|deduct"),
    ("assignment", " assign"),
    ("suspension", "suspend"),
    ("termination", " terminat"),
    ("force_majeure", "force majeure|acts of god|act of god|beyond its control|beyond its reasonable control|beyond the control|beyond the reasonable control"),
    ("confidentiality", "confidential"),
    ("notices", "notices shall|notice shall|notices must|notices under|written notice"),
    ("intellectual_property", "intellectual property|patent|trademark|copyright"),
    ("insurance", " insurance"),
    ("audit", " audit"),
    ("exclusivity", "exclusive right|exclusive distribut|exclusive suppl|exclusive licen|exclusivity"),
    ("change", " amended|amendment|modification|modified"),
    ("term", "initial term|term of this|in full force|remain in effect"),
    ("liability", " liable| liability|indemnif"),
    ("cap_on_liability", "consequential|aggregate liability|limitation of liability"),
    ("annexes", " exhibit | schedule | annex "),
    ("formation", "entire agreement|counterparts"),
)  # fmt: skip


def _joined(table: tuple[tuple[str, str], ...], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in table), flags)


_TITLES = {"zh": _joined(_TITLES_ZH), "en": _joined(_TITLES_EN, re.IGNORECASE)}
_WORDS = {
    language: [(kind, word) for kind, words in table for word in words.split("|")]
    for language, table in (("zh", _TEXT_ZH), ("en", _TEXT_EN))
}
_FINDERS = {language: AhoCorasick([word for _, word in words]) for language, words in _WORDS.items()}
_TITLE_ORDER = {
    language: {kind: rank for rank, (kind, _) in enumerate(table)}
    for language, table in (("zh", _TITLES_ZH), ("en", _TITLES_EN))
}


@lru_cache(maxsize=4096)
def title_matters(title: str, language: str) -> tuple[str, ...]:
    """The matters that a title names, the more telling first."""
    order = _TITLE_ORDER[language]
    kinds = {match.lastgroup or "general" for match in _TITLES[language].finditer(title)}
    return tuple(sorted(kinds, key=order.__getitem__))


class TextMatters:
    """Where the whole text speaks of which matter: found once, then asked for ranges."""

    def __init__(self, flat: str, language: str) -> None:
        words = _WORDS[language]
        text = flat.lower() if language == "en" and len(flat.lower()) == len(flat) else flat
        found = _FINDERS[language].find_matches_as_indexes(text)
        self._places = [start for _, start, _ in found]
        self._kinds = [words[index][0] for index, _, _ in found]

    def between(self, start: int, end: int) -> Counter[str]:
        """How often each matter is spoken of from `start` to `end`."""
        return Counter(self._kinds[bisect_left(self._places, start) : bisect_left(self._places, end)])
