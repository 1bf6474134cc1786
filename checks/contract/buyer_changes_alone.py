"""SUB004: the buyer may change specification, quantity, time or place, or cancel, by its own word and at our cost."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    contract_check,
    once_a_clause,
    phrases,
    with_frames,
    wording_of,
)

MAY = r"{B}(?:均|亦|也)?(?:有权|可以?|保留|得)(?:[^，。；\n]{0,30}?)"
CHANGES = (
    r"(?:变更|调整|增减|增加或(?:者)?减少|增加、减少或取消|撤销|推迟|减少或(?:者)?增加|增加、减少|更改|修改|改变|取消|追加或减少|调减"
    r"|删减)"
)
WHAT = (
    r"(?:规格|型号|数量|品种|交期|交货(?:时间|期|日期|地点|计划|数量)?|到货(?:时间|地点)?|供应(?:数量|量|计划)|设备配置|搬入日期|工期|款式|套数"
    r"|供货(?:时间|数量"
    r"|计划|范围|量)?|送货(?:时间|地点)|交付(?:时间|地点)?|采购(?:数量|量|计划|内容|订单)?|订单|订货量|技术"
    r"(?:要求|参数|标准)|设计|图纸|合同(?:内容|标的|数量))"
)
CHINESE = (
    MAY + r"，[^，。；\n]{0,12}?" + CHANGES + r"[^，。；\n]{0,14}?" + WHAT + r"[^，。；\n]{0,10}",
    MAY + CHANGES + r"[^，。；\n]{0,14}?" + WHAT + r"[^，。；\n]{0,10}",
    MAY + r"(?:对|将|就)[^，。；\n]{0,24}?" + WHAT + r"[^，。；\n]{0,14}?" + CHANGES,
    r"(?:数量|规格|型号|交期|交货时间|交货期|订单|供货量)[^，。；\n]{0,8}?(?:由|以|按)(?:照)?{B}(?:随时"
    r"|单方|自行)?(?:[^，。；\n]{0,8}?)(?:决定|确定|调整|变更|通知为准|要求为准)",
)
ENGLISH = (
    r"\b{B} (?:may(?! not)|is entitled to|has the right to|reserves the right to)\b[^.;]{0,40}?\b(?:require|instruct"
    r"|order|direct)\b[^.;]{0,20}?"
    r"\b{S}\b[^.;]{0,20}?\bto (?:add|omit|modify|change|vary|alter)\b[^.;]{0,60}",
    r"\b{B} (?:may(?! not)|can(?! ?not)|shall be entitled to|has the right to|reserves the right to"
    r"|is entitled to)\b[^.;]{0,60}?\b(?:change|modify|vary|alter|cancel|reduce|reschedule"
    r"|increase or decrease|adjust)\b"
    r"[^.;]{0,60}?\b(?:orders?|quantit(?:y|ies)|specifications?|deliver(?:y|ies)|goods|products?|scope"
    r"|schedule)\b[^.,;]{0,30}",
)
FAIR = (
    r"协商|(?<!除)双方(?:书面)?(?:确认|同意|签|另)|经{S}[^，。；]{0,4}(?:同意|确认)|{S}[^，。；]{0,6}"
    r"(?:书面)?(?:同意|确认)(?!.{0,3}异议)|补偿|赔偿{S}|承担[^，。；]{0,20}(?:损失|费用)|费用由{B}|{B}"
    r"[^，。；不无]{0,6}承担"
    r"|相应(?:调整|顺延|增加|变更)|顺延|价格[^，。；]{0,8}(?:调整|另)|±|以内|范围内|幅度|不超过|不得超过"
    r"|按实(?:际)?结算|已(?:生产|完工|备料)|提前[^，。；]{0,10}(?:日|天|月|周|小时)|_|预付款"
)
FAIR_EN = (
    r"change order|price adjust\w*|equitabl\w+|adjust(?:ment|ed)? (?:of|to|in) (?:the )?price|reimburs\w*"
    r"|compensat\w*|mutual\w*|agree(?:d|ment)|written consent|pays? for|costs? (?:of|incurred)|within \d+"
    r"|prior to|at least|days|forecast|breach|default|force majeure|fails?|defective|reject|not conform"
)
HARD = (
    r"不得(?:据此)?[^，。；]{0,8}(?:加价|涨价|展期|索赔)|不(?:作|予|得)(?:上调|增加|调整)|放弃[^。；]{0,24}(?:主张|索赔)|随时|单方|任意"
    r"|不得(?:提出)?(?:任何)?异议"
    r"|无条件|不承担|(?:无需|无须)[^。；]{0,18}?承担|不负|没有异议"
    r"|自行决定|at any time|without liability|sole discretion|without cost|without charge|no liability"
    r"|without any (?:increase|adjustment|change) (?:in|of|to)"
)
BREACH = (
    r"违约|逾期|不合格|不符合|质量问题|未按|未能|迟延|延迟|不可抗力|瑕疵|缺陷|收货人|发票|账户|账号|联系人"
    r"|名称|地址变更"
)


CHANGES_EN = (
    r"\b(?:strike|struck|omit\w*|revis\w+|vary|varied|variation|alter\w*|chang\w+|modif\w+|reschedul\w+|reduc\w+|cancel\w*|increase"
    r"|postpone\w*|amend\w*|adjust)\b"
)
WHAT_EN = (
    r"\b(?:quantit(?:y|ies)|tonnage|volumes?|numbers?|dates?|specifications?|drawings?|designs?|models?|delivery (?:schedules?|dates?|times?"
    r"|places?)|releases?|call[- ]offs?|orders?)\b"
)
HARD_EN = (
    r"\bwithout (?:any )?(?:adjustment|additional|extra|change|increase|liability|recourse)\b|\bnot be entitled\b"
    r"|\bno recourse\b|\bno (?:additional|extra|adjustment|claim)\b|\bunfettered\b"
    r"|\bat any (?:time|moment)\b(?: prior to| before| up to)?|\bshall (?:comply|accept)\b|\bfree to\b|\bby (?:a |the )?(?:telephone|phone|call|message)\b"
    r"|\babsorbs?\b|\bno charge\b|\bon the day of\b|\bup to the (?:moment|time) of\b|\buntil the \w+ leaves?\b"
)
MADE_GOOD = r"\bequitabl\w+|\badjust(?:ment|ed)\b|\breimburs|费用由{B}|{B}(?:应)?(?:补偿|承担)|相应(?:调整|顺延)"
"""Said in the next sentence."""
HARD_ZH = (
    r"(?:随时|单方|任意|无条件|照办|立即执行|不得[^，。；]{0,8}(?:加价|涨价|展期|索赔|主张|异议|追加|要求)|不(?:作|予|得)(?:上调|增加|调整|加价)"
    r"|价格不变|单价不变"
    r"|自理|心意|最新(?:要求|通知|指令)|由{S}(?:自行)?(?:承担|消化))"
)
FRAMES_ZH = (
    Frame(
        HARD_ZH,
        (
            r"(?:变更|调整|增减|改动|更改|修改|取消|撤销|推迟|延后|推送|通知|随{B}|以{B})",
            r"(?:数量|规格|参数|型号|交期|交货|供货|订单|订货|地点|图纸|要求|采购量)",
            r"(?:{B}[^。；\n]{0,40}?(?:变更|调整|增减|改动|更改|修改|取消|撤销|推迟|延后|推送|最新)|随{B}|以{B}[^，。；\n]{0,6}通知为准)",
            r"{B}",
        ),
        f"{FAIR}|{BREACH}|" + r"发票|保密|安全|付款|不得单方|无权|{B}不得|{S}(?:有权|可)|质量|验收",
        REACH_ZH,
    ),
)
FRAMES = (
    Frame(
        HARD_EN,
        (
            r"\b(?:may|can|free to|struck out by|cancell?ed by|right|entitled|subject to|shall (?:accept|comply)|ordered by|at liberty)\b",
            WHAT_EN,
            r"{B}",
            CHANGES_EN + r"[^.;]{0,160}?(?:" + WHAT_EN + r")|(?:" + WHAT_EN + r")[^.;]{0,60}?" + CHANGES_EN,
        ),
        phrases.MUTUAL_EN + r"|\b(?:written (?:agreement|consent)|agreed|mutual\w*|equitabl\w*"
        r"|reasonable (?:adjustment|costs?)|reimburs\w*|reasonably|breach|default|may not"
        r"|cancellation (?:fee|charge)|force majeure|prior to acceptance|not yet accepted|{S} may"
        r"|{S} shall be entitled|terminat\w+|end th(?:e|is)|returns?|repair|fail(?:ed|ure)|rma)\b",
    ),
)


@contract_check()
def buyer_changes_alone(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    every = with_frames(words, filter(_at_our_cost, found), words.spoken(FRAMES_ZH, FRAMES))
    for passage, others in once_a_clause(each for each in every if not words.matches(MADE_GOOD, each.behind(160))):
        yield Hit(passage.span, related=tuple(other.span for other in others))


def _at_our_cost(passage: Passage) -> bool:
    """No agreed band, notice, price or time adjustment beside it; and not the buyer's answer to our own breach."""
    words = passage.wording
    if passage.is_no_clause or words.matches(BREACH, passage.before + passage.words):
        return False
    hard = words.matches(HARD, passage.near(0, 60))
    around = passage.sentence if hard else passage.near(0, 60)
    return not words.matches(FAIR, around) and not words.matches(FAIR_EN, around)
