"""INS007: the buyer may hand back what it has not sold, or pays only for what it has sold."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Words,
    contract_check,
    once_a_clause,
    with_frames,
    wording_of,
)

CONSIGNED = Words("合同本身就是代销（寄售）合同", "an open consignment contract")
TITLE = r"代销|寄售|委托销售|\bconsignment\b|\bagency\b"
UNSOLD = r"(?:未售出|未销售|未售|滞销|卖不(?:出|掉|完)|售不出|未使用|未用完|剩余|多余|库存|积压|临期|过季|不适销)"
BACK = r"(?:退货|退换|退还|退回|调换|换货|退给|收回|回收|回购|退)"
CHINESE = (
    UNSOLD + r"[^，。；\n]{0,12}?(?:的)?(?:商品|产品|货物|货|材料|物资|库存)?[，,]?[^，。；\n]{0,16}?(?:可以?|有权"
    r"|可随时|应|负责|予以|允许|同意|由{S})"
    r"[^，。；\n]{0,16}?" + BACK + r"[^，。；\n]{0,4}",
    r"{B}(?:均)?(?:可以?|有权|可随时)[^，。；\n]{0,10}?(?:随时|无条件|任意|无理由|不限期)[^，。；\n]{0,10}?"
    + BACK
    + r"[^，。；\n]{0,4}",
    r"(?:随时|无条件|无理由)(?:予以|接受|办理)?(?:{B}(?:的)?)?" + BACK + r"(?:换)?(?:货)?",
    r"(?:实销实结|卖多少结(?:算)?多少|销多少结多少|售后(?:再)?结(?:算|款)"
    r"|代销(?:方式)?结算|铺(?:货|底)(?:销售)?(?:结算)?方式"
    r"|先销后结|按(?:照)?(?:{B})?(?:的)?(?:实际)?(?:销售|售出)(?:数量|量|额|情况)(?:月结|按月结算|结算|付款)"
    r"|(?:售出|销售)后(?:再)?(?:付款|结算))",
)
ENGLISH = (
    r"\b(?:on (?:a )?)?sale[- ]or[- ]return\b[^.;]{0,30}",
    r"\b(?:unsold|slow[- ]moving|unused|surplus|excess|obsolete)\b[^.;]{0,50}?\b(?:may|can|shall"
    r"|will)\b[^.;]{0,30}?\b(?:be )?(?:return\w*|credited"
    r"|exchanged|taken back|bought back|repurchased)\b[^.;,]{0,30}|\bunsold stock (?:is )?credited in full\b",
    r"\b{B} (?:may|shall be entitled to|has the right to|is entitled to"
    r"|can)\b[^.;]{0,40}?\breturn\b[^.;]{0,40}?\b(?:unsold|slow[- ]moving|unused|surplus"
    r"|excess|no longer (?:needs?|requires?|wants?)|for (?:a )?full credit|for any reason|at any time"
    r"|for full credit|in its (?:sole )?discretion)\b[^.;,]{0,30}",
    r"\b{B} (?:may|shall be entitled to|has the right to|is entitled to|can)\b[^.;]{0,20}?\b(?:send|hand"
    r"|give) back\b[^.;]{0,60}?"
    r"\b(?:remaining|unsold|left|on hand|not sold|in whatever condition)\b[^.;,]{0,40}",
    r"\b(?:still on hand|remaining|unsold|not sold)\b[^.;]{0,60}?\bmay be (?:handed|sent|given) back\b[^.;,]{0,60}",
    r"\b{B} (?:shall|will) (?:only )?pay (?:only )?for (?:the )?(?:goods|products) (?:actually )?(?:sold|resold)\b",
)
DEFECT = (
    r"质量|不合格|瑕疵|缺陷|假冒|不符|损坏|破损|召回|三包|检测|变质|有害物质|defect|fault|nonconform|non-conform"
    r"|recall|warrant|damaged|breach|error"
    r"|wrong|infring|terminat|expir"
)
LIMITED = (
    r"[\d_一二三四五六七八九十]+ ?(?:个)?(?:日|天|月|工作日)内(?!未)|包装完好|不影响(?:二次|再次|再)销售"
    r"|无(?:任何)?(?:损坏|破损)|完好|折旧|手续费|运费由{B}|费用由{B}"
    r"|%|％|比例|限额|协商|双方(?:另行)?(?:约定|同意)|试用|经{S}(?:书面)?同意|within (?:\w+ )?(?:\(?\d+\)? )?(?:days"
    r"|months)|up to|percent|restocking|original packag"
    r"|prior (?:written )?(?:consent|approval)|subject to|limit|agreed"
)
ENDED = r"停止合作|无能力|终止(?:合作|本?合同|本?协议)|合同(?:终止|解除)|terminat|expir|insolven"
HARD = r"无条件|随时|无理由|全额|任意|at any time|in full|for any reason|sole discretion|unconditional"
PAPERS = r"票据|汇票|发票|图纸|资料|定金|押金|保证金"
OTHER = r"票据|汇票|发票|图纸|资料|消费者|七日无理由|7日无理由|consumer|end user|保证金|押金|定金|预付款|货款|样机"


FRAMES = (
    Frame(
        r"{B}\b[^.;]{0,30}?\b(?:pays?|liable"
        r"|accountable)\b[^.;]{0,30}?\b(?:only )?for\b[^.;]{0,30}?\b(?:only )?(?:those|such"
        r"|the)?\b[^.;]{0,30}?\b(?:re-?sold|sold|consumed|used)\b",
        (r"\bonly\b", r"\b(?:products?|goods|units?|items?|quantit\w+)\b"),
        r"\b(?:royalt\w*|commission|licen[sc]e|services?|energy|electricity)\b",
    ),
    Frame(
        r"\b(?:unsold|slow[- ]moving|(?:not|n't) sold|surplus|overstock\w*|excess (?:stock|goods|materials?)|left over|(?:remaining|dead) stock)\b",
        (
            r"\b(?:return\w*|sen[dt] back|tak(?:e|en) back|swap\w*|exchang\w*|credited|refund\w*|buy back|bought back)\b",
            r"{S}|{B}|\bcredit\w*\b",
            r"\b(?:may|can|shall|will|must|entitled|right)\b",
        ),
        r"\b(?:royalt\w*|licen[sc]e|services?|energy|terminat\w+|expir\w+)\b",
    ),
)


FRAMES_ZH = (
    Frame(
        r"未(?:动销|售出?|销售|卖出|用完)|滞销|不动销|临期|换季|过季|余料|剩余(?:材料|货物|产品|商品|货品)|积压",
        (BACK + r"|退款", r"{S}|{B}|供货价", r"可|须|应|有权|由|负责|无条件"),
        r"不(?:得|予|接受|办理)|无权|概不",
        REACH_ZH,
    ),
)


@contract_check()
def unlimited_returns(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    if contract.title is not None and words.matches(TITLE, contract.title.value.lower()):
        yield NotApplicable(CONSIGNED)
        return
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(
        filter(_at_will, with_frames(words, filter(_at_will, found), words.spoken(FRAMES_ZH, FRAMES)))
    ):
        yield Hit(passage.span, related=tuple(other.span for other in others))


def _at_will(passage: Passage) -> bool:
    """No proven defect asked for, and no time, condition of the goods, share or charge that bounds it."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(DEFECT, passage.sentence):
        return False
    if words.matches(r"不(?:得|予|能|可|接受|办理)|无权|概不|\b(?:no|not)\b(?! sold)", passage.words):
        return False
    if (
        words.matches(OTHER, passage.words)
        or words.matches(PAPERS, passage.before[-14:])
        or words.matches(ENDED, passage.near(120, 60))
    ):
        return False
    return words.matches(HARD, passage.words) or not words.matches(LIMITED, passage.near(0, 80))
