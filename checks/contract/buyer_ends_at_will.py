"""TRM001: the buyer may end the contract whenever it likes and owes nothing for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    contract_check,
    is_sale,
    phrases,
    reasons,
    with_frames,
    wording_of,
)

END = r"(?:解除|终止|取消|撤销|中止)"
WHAT = r"(?:本)?(?:合同|协议|订单|采购|合作|供货关系)"
FREE = r"(?:无需|无须|不必|不需|毋须|不|免于)(?:向[^，。；\n]{1,6})?(?:承担|支付|负)[^，。；\n]{0,12}?(?:责任|违约金|赔偿|补偿|费用|损失)"
MAY = r"{B}(?:均|亦|也|即|则)?(?:可以?(?!能)|有权|得)"
AT_WILL = (
    MAY
    + r"(?:在)?[^。；，\n]{0,8}?(?:任何时候|任何时间|随时)(?:单方|提前|通知{S})?[^。；，\n]{0,6}?"
    + END
    + r"[^。；，\n]{0,10}?"
    + WHAT,
    MAY + r"[^。；，\n]{0,10}?(?:随时|任何时候|任何时间|任意|单方(?:面)?|无条件|无理由"
    r"|无需(?:任何)?理由|无须(?:任何)?理由|自行决定|根据[^，。；\n]{0,6}?(?:需要|项目)|视情况)"
    r"[^。；\n]{0,32}?" + END + r"[^。；，\n]{0,10}?" + WHAT + r"(?:[^。；\n]{0,12}?" + FREE + r")?",
    r"{B}(?:因|根据|基于|如因)[^。；\n]{0,12}?(?:项目|计划|需求|预算|政策|经营)[^。；\n]{0,10}?(?:变更|变化|调整|取消|需要|情况)[^。；\n]{0,10}?"
    r"(?:可以?|有权|得)[^。；\n]{0,12}?"
    + END
    + r"[^。；，\n]{0,10}?(?:"
    + WHAT
    + r")(?:[^。；\n]{0,16}?"
    + FREE
    + r")?",
    MAY + r"[^。；，\n]{0,12}?" + END + r"[^。；，\n]{0,10}?" + WHAT + r"[^。；\n]{0,12}?" + FREE,
)
AT_WILL_EN = (
    r"\b{B}\b[^.;,]{0,20}?\bmay\b,? (?:at any time|at its (?:sole )?(?:convenience|discretion|option)"
    r"|for convenience)\b[^.;]{0,20}?"
    r"\b(?:terminate|cancel)\b[^.;,]{0,40}",
    r"\b{B}\b[^.;,]{0,20}?\b(?:may|shall have the right to|has the right to|can|is entitled to|is free to"
    r"|reserves the right to)\b[^.;]{0,20}?"
    r"\b(?:terminate|cancel|rescind|withdraw|call off the (?:whole|order|entire)|end (?:the"
    r"|this))\b[^.;]{0,80}?\b(?:for (?:its )?convenience|at any time|without cause"
    r"|for any (?:or no )?reason|for no reason"
    r"|at its (?:sole )?(?:discretion|option)|in its sole discretion"
    r"|when(?:ever)? it (?:sees fit|wishes|likes|chooses|pleases)|as it (?:sees fit|wishes|likes)|at its pleasure"
    r"|at any moment"
    r"|at will)\b(?:[^.;]{0,40}?\bwithout (?:any )?(?:liability|compensation|penalty"
    r"|further obligation))?",
)
SUBJECT_EN = (
    r"\b(?:agreement|contract|orders?|releases?|call[- ]offs?|purchases?|balance|deliveries|quantit(?:y|ies)|arrangement|relationship|supply|supplies"
    r"|(?:terminat|cancel)\w* (?:for|at|on|upon|by)|goods)\b"
)
ON_NOTICE_EN = (
    r"\b(?:on|upon|by) (?:\w+ ){0,3}?(?:{B}(?:'s|s')? (?:\w+ ){0,2}(?:notice|election|request"
    r"|instructions?)|(?:notice|election|request) (?:of|from|by) (?:the )?{B})"
)
BY_BUYER_EN = (
    r"{B}[^.;]{0,160}?(?:" + phrases.ENDS_EN + r")|(?:" + phrases.ENDS_EN + r")\b[^.;]{0,24}? by (?:the )?{B}"
    r"|\bit is free to\b[^.;]{0,40}?" + phrases.ENDS_EN + r"|(?:" + phrases.ENDS_EN + r")[^.;]{0,30}?" + ON_NOTICE_EN
)
NOT_AT_WILL_EN = (
    phrases.MUTUAL_EN
    + r"|\b(?:breach\w*|default\w*|insolven\w*|bankrupt\w*|force majeure|non-?conform\w*|defect\w*|change (?:of"
    r"|in) control"
    r"|violat\w*|fail(?:s|ed|ure)\b(?! to reject)|delay(?:s|ed)?|renew\w*)\b|\b(?:may|shall|can"
    r"|will)(?: ?not)\b(?! (?:be )?(?:entitled|liable|have|give))"
    r"|\b{S} (?:may|shall be entitled to|is entitled to|can)\b"
)
OF_SELLER = r"(?:^|[，：:、) .．\d条款项])(?:如果?|若|因|当)?{S}(?!同意|知悉|承诺)[^。；，]{2,40}?(?:的|时)，"
"""A condition that the seller brings about: 乙方发生商业贿赂行为的，…"""
FRAMES = (
    Frame(
        BY_BUYER_EN,
        (
            phrases.RIGHT_EN + "|" + ON_NOTICE_EN,
            SUBJECT_EN,
            phrases.AT_WILL_EN + "|" + phrases.NO_COST_EN,
        ),
        NOT_AT_WILL_EN,
    ),
)
FRAMES_ZH = (
    Frame(
        r"(?:解除|终止|取消|撤销|撤回|结束|退出|停止)[^，。；]{0,14}?(?:合同|(?:本)?协议|订单|合作|采购(?!方|人|单位)|供货(?!义务|方|商|人|单位))"
        r"|(?:合同|协议|订单|合作|采购)[^，。；]{0,12}?(?:解除|终止|取消|作废)|即(?:行|可)(?:解除|终止)",
        (
            r"{B}",
            r"可|有权|保留[^，。；]{0,20}权利|随之|即行|(?:{B}|其)[^，。；]{0,6}通知|(?<!不)得(?:随时|单方|解除|终止)",
            phrases.FREE_WILL_ZH + "|" + phrases.NO_COST_ZH,
        ),
        phrases.MUTUAL_ZH
        + "|"
        + OF_SELLER
        + r"|(?:如果?|若){S}|{S}[^。；，]{0,24}?(?:未(?!发|交)|不(?!得|因|承担|作|予|主张|索|需|须)|逾期|违约"
        r"|违反|延迟|迟延|丧失|破产|拒绝|擅自|连续|有权|(?<!即)可(?:以)?(?:书面|解除"
        r"|终止))|违约(?!责任|金)|应(?:当)?[^，。；]{0,8}承担[^，。；]{0,4}责任|不合格|质量问题|不可抗力|法律规定|依法|欺诈|不得(?:单方|随意|擅自)?(?:解除|终止)"
        r"|达不到|无权|招标|投标",
        REACH_ZH,
    ),
)
GROUND = (
    OF_SELLER + r"|{S}[^。；\n]{0,24}?(?:未|不(?!得|因|承担)|逾期|违约|违反|延迟|迟延|延期|丧失|破产|拒绝|擅自|转让"
    r"|弄虚作假|泄露|提供)|违约|不合格|质量(?:问题|不)|不符合"
    r"|不可抗力|逾期|超过[^，。；\n]{0,12}?[日天]|欺诈|行贿|(?:发生|有)(?:下列|以下|上述)|(?:下列|以下|前款|前述)"
    r"[^，。；\n]{0,6}?(?:情形|情况|之一)|法定|法律规定|依法"
)
GROUND_EN = (
    r"\b(?:breach\w*|default\w*|fail\w*|insolven\w*|bankrupt\w*|force majeure|non-?conform\w*|defect\w*|change (?:of"
    r"|in) control|event of"
    r"|violat\w*|if the {S}|if {S}|in the event)\b"
)
MUTUAL = r"(?:双方|任何一方|任一方|一方|甲乙双方|各方)(?:均|都|皆)?|\b(?:either|each|both|any) part(?:y|ies)\b"
PAYS = (
    r"(?:赔偿|补偿|支付|付清|结清|承担)[^。；\n]{0,24}?(?:损失|费用|货款|价款|在制|已完工|已交|专用物料|成本|违约金)|已下(?:达)?订单[^。；\n]{0,8}?(?:继续|履行)"
    r"|\b(?:pay|reimburse|compensat|liable|cancellation (?:fee|charge)|termination (?:fee|charge)|purchase all"
    r"|buy(?:ing)? back)\w*\b"
)
FREED = (
    r"{S}(?:不得|无权)(?:因此)?(?:索赔|要求|主张)|不得要求[^，。；]{0,8}(?:赔偿|补偿)|由{S}自行(?:处理|承担|负责)|不因[^，。；]{0,6}(?:向[^，。；]{1,6})?承担|无需"
    r"|无须|不必|不需|毋须"
    r"|不(?:向[^，。；\n]{1,6})?承担|不支付|不负|不负任何|\bwithout (?:any )?(?:liability|compensation|penalty|payment)\b"
    r"|\bowes? (?:the )?{S} (?:nothing|no\b)|\bnot (?:be )?(?:liable|obliged) to (?:pay|compensate)\b"
    r"|\bno compensation\b"
    r"|\bhave no (?:other|further) (?:claim|right|remedy)\b"
)
ON_ENDING = (
    r"解除|终止|取消|撤销|退出|此时|届时|该情形|此种情|已(?:交|供|完工|生产|发|下)|在制"
    r"|\b(?:terminat\w+|cancel\w*|ending|such (?:event|case)|that (?:event|case)|work[- ]in[- ]progress|finished|committed|already)\b"
)
"""What is paid when the contract ends so, and not the price of goods in the clause that happens to follow."""
_SENTENCE_END = re.compile(r"[。；;]|\.(?=\s|$)")
NOTICE = (
    r"提前[^，。；\n]{0,12}?(?:日|天|个月|月)|\b(?:days?|months?)['’]?(?: prior)?(?: written)? notice\b|notice of at least"
    r"|prior written notice"
)


@contract_check()
def buyer_ends_at_will(matter: Matter) -> Iterator[Answer]:
    """Only a right of the buyer alone, without a ground, for which the article gives the seller no money."""
    if not is_sale(matter.contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(matter.contract)
    said = (each for each in words.find(*words.spoken(AT_WILL, AT_WILL_EN)) if not _has_ground(each))
    for passage in with_frames(words, said, words.spoken(FRAMES_ZH, FRAMES)):
        if _pays(passage):
            continue
        yield Hit(passage.span, variant="with_notice" if words.matches(NOTICE, passage.sentence) else "")


def _has_ground(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(MUTUAL, passage.before[-30:] + passage.words):
        return True
    ground = GROUND_EN if passage.words.isascii() else GROUND
    return words.matches(ground, passage.sentence.replace("违约责任", "").replace("违约金", ""))


def _pays(passage: Passage) -> bool:
    words = passage.wording
    if words.matches(
        f"{FREED}|{phrases.NO_COST_EN}|{phrases.NO_COST_ZH}", passage.near(0, 160 if passage.words.isascii() else 60)
    ):
        return False
    if words.matches(PAYS, passage.sentence):
        return True
    following = _SENTENCE_END.split(passage.behind(160))
    return any(words.matches(PAYS, one) and words.matches(ON_ENDING, one) for one in following)
