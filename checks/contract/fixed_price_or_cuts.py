"""PRC005: a price locked for long without adjustment, cuts that the buyer may count on, rebates and fees it may deduct."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    chinese_number,
    contract_check,
    framed,
    once_a_clause,
    with_frames,
    wording_of,
)

PRICE = r"(?:(?:供货|设备|合同|产品|结算)?(?:价格|单价)|供货价格?|供价|价款|合同价)"
STAYS = (
    r"(?:不(?:得|予|再|作|做|进行|随)?(?:任何)?(?:上浮|上涨|上调|提高|涨价|调整|变化|变动|变更|调价|调高)"
    r"|固定(?!资产|电话)|固定不变|保持不变|维持不变|不变|锁定|均不作(?:任何)?调整|不因[^，。；\n]{0,24}?(?:调整|变化|变动|变更))"
)
LONG = r"(?P<count>\d+|[一二两三四五六七八九十]+)(?:个)?(?P<unit>年|月)(?:内|度内|期内)?"
CHINESE = (
    LONG + r"[^。；\n]{0,16}?" + PRICE + r"[^，。；\n]{0,10}?" + STAYS,
    PRICE + r"[^，。；\n]{0,10}?(?:在)?" + LONG + r"[^，。；\n]{0,10}?" + STAYS,
)
TERM = (
    r"(?:(?:合同|协议)(?:的)?(?:有效|履行|执行|存续|供货)?(?:期限|期间|期)|(?<!报价)(?:有效|履行|执行"
    r"|供货)期(?:限|间)?)内?"
)
WHOLE_TERM = (
    TERM + r"[^。；\n]{0,24}?" + PRICE + r"[^，。；\n]{0,10}?" + STAYS,
    PRICE + r"[^，。；\n]{0,6}?(?:在)?(?:本)?" + TERM + r"[^，。；\n]{0,8}?" + STAYS,
    PRICE + r"[^。；\n]{0,30}?不因(?:[^。；\n]{0,20}?)(?:市场|行情|原材料|成本|物价|政策)[^。；\n]{0,20}?(?:变化|波动"
    r"|调整|上涨|变动)[^。；\n]{0,10}?",
    r"年度固定价",
)
CUTS = (
    r"每(?:年|季度?|半年)(?:度)?[^，。；\n]{0,12}?(?:下调|下降|降低|递减|降价|优惠"
    r"|让利)[^，。；\n]{0,6}?(?:\d+(?:\.\d+)?|[百千一二三四五六七八九十]+分之[一二三四五六七八九十]+) ?[%％]?",
    r"(?:年降|年度降价|逐年(?:下调|下降|降低|递减|降价))[^，。；\n]{0,14}",
    r"{B}(?:均)?(?:有权|可以?|可随时)[^，。；\n]{0,16}?(?:单方|随时|要求{S}|直接)?[^，。；\n]{0,6}?(?:下调|调低"
    r"|降低)[^，。；\n]{0,6}?" + PRICE,
)
REBATE = (
    r"(?:返利|返点|返佣|返还|进场费|上架费|条码费|陈列费|促销费|堆头费|节庆费|店庆费|滞销费|补差款?|降价款"
    r"|商业折扣)[^。；\n]{0,40}?(?:直接)?(?:从|在|于|由)?[^，。；\n]{0,14}?(?:货款|应付款|结算款"
    r"|结算时|账款)"
    r"[^，。；\n]{0,8}?(?:中)?(?:予以|直接|自动|一并)?(?:扣除|扣减|抵扣|冲减|扣收|账扣|抵减|冲抵)",
    r"(?:扣除|扣减|冲减|账扣|抵扣)[^。；\n]{0,30}?(?:返利|返点|进场费|上架费|促销费|降价款|退残款|补差款)",
)
WAIVES = (
    r"{S}[^。；\n]{0,20}?(?:放弃|不得(?:主张|以|援引|提出))[^。；\n]{0,24}?(?:情势变更|情事变更|调价"
    r"|价格调整|价格上涨|成本上涨|行情)",
)
ENGLISH = (
    r"\b(?:prices?|contract price)\b[^.;]{0,60}?\b(?:fixed|firm|shall not (?:be )?increase\w*|not be increased"
    r"|remain (?:fixed|firm|unchanged|constant))\b[^.;]{0,40}?\b"
    r"(?P<years>(?:two|three|four|five|\d+|twelve|eighteen|twenty[- ]four"
    r"|thirty[- ]six)(?: \(\d+\))? (?:years?|months))\b",
    r"\b(?:prices?)\b[^.;]{0,90}?\b(?:fixed|firm)\b[^.;]{0,20}?\bfor the (?:entire |whole |full |initial )?term\b",
    r"\b(?:prices?|price list)\b[^.;]{0,80}?\b(?:reduc\w+"
    r"|decreas\w+)\b[^.;]{0,20}?\b(?:by )?\d+(?:\.\d+)? ?(?:%|percent)[^.;]{0,20}?\b(?:each|per|every"
    r"|annual\w*|a|on each) ?(?:contract )?(?:year|quarter|anniversary)?",
    r"\b(?:rebates?|slotting fees?|listing fees?|marketing contributions?)\b[^.;]{0,60}?\b(?:may be |shall be "
    r"|be )?(?:deduct(?:ed)?|set off|offset|withheld)\b[^.;]{0,30}",
    r"\b{S}\b[^.;]{0,40}?\brefund\b[^.;]{0,30}?\bdifference\b[^.;]{0,60}?\b(?:preceding|previous|past"
    r"|last)\b[^.;,]{0,30}",
    r"\b{B}'?s?(?:'s)? prices? (?:drops?|falls?|shall (?:drop|fall|be reduced))\b[^.;,]{0,40}",
    r"\b{S}\b[^.;]{0,30}?\bwaives?\b[^.;]{0,60}?\b(?:change of circumstances|hardship|price adjustment)\b",
)
ADJUSTS = (
    r"(?:价格|单价|结算价)[^。；\n]{0,20}?(?:按|根据|随)[^。；\n]{0,24}?(?:公式|指数|行情|市场价|均价"
    r"|浮动)[^。；\n]{0,10}?(?:调整|调价|结算|计算)|(?:涨跌|波动|涨幅|变动|上涨)[^。；\n]{0,12}?(?:超过|达到"
    r"|幅度)"
    r"[^。；\n]{0,30}?(?:调整|协商|调价|重新)|调价(?:公式|机制)|每(?:季度?|月|半年)[^。；\n]{0,12}?(?:调价"
    r"|调整价格|定价)",
    r"\b(?:index\w*|formula|cpi|price adjustment|escalat\w+)\b[^.;]{0,60}?\b(?:prices?|adjust\w*)\b"
    r"|\bprices?\b[^.;]{0,60}?\b(?:adjusted|indexed|formula)\b",
)
FAIR = (
    r"付清(?:全部)?货款(?:后|为)|按期付(?:清|款)|全额付款后|为前提|上限|最高不超过|协商|双方(?:另行"
    r"|书面)?(?:确认|同意|签)|除非(?:甲乙)?双方(?:书面)?同意|税率|设计变更|硫分|范围"
    r"|only when all invoices are paid|cap(?:ped)?\b|mutual|agreed|unless"
)
NOT_OURS = r"服务费率|trading|tender|securities|shares|firm of attorneys|exchange"


DIGIT_OR_WORD_EN = r"\d|\b(?:one|two|three|four|five|six|ten|per ?cent)\b"
CUTS_EN = (
    Frame(
        r"\b(?:prices?|unit prices?)\b[^.;]{0,40}?\b(?:reduc\w+|decreas\w+|lower\w*|fall|drop)\b",
        (
            r"\b(?:each|every|per|annual\w*|anniversary|yearly|year[- ]on[- ]year|on the first day of)\b",
            DIGIT_OR_WORD_EN,
        ),
        r"\b(?:if|index|market|resale|retail|credit|protection|volume|mutual\w*|increase[sd]?|may not"
        r"|not be (?:reduced|decreased)"
        r"|royalt\w*)\b",
    ),
)


FAVOURED_EN = (
    Frame(
        r"\b(?:(?:no|not) less favou?rable|most[- ]favou?red|(?:lowest|best) prices?|no higher than)\b",
        (
            r"\bpric(?:e|es|ing)\b",
            r"\b(?:customers?|buyers?|purchasers?|third part(?:y|ies)|anyone|market)\b",
            r"{S}|{B}",
        ),
        r"\b(?:nation|royalt\w*|licen[sc]e|resale|retail|tender|securities|shares)\b",
    ),
    Frame(
        r"\b(?:productivity|cost[- ](?:down|reduction|savings?)|savings?)\b",
        (r"\b(?:each|every|per|annual\w*|yearly)\b", DIGIT_OR_WORD_EN, r"{S}|\bprices?\b"),
        r"\b(?:shar(?:e|ed|ing)|mutual\w*|jointly|energy|may propose)\b",
    ),
)
FEES_EN = (
    Frame(
        r"\b(?:rebates?|bonus(?:es)?|(?:listing|slotting|shelf) fees?|(?:promotional|marketing|advertising) (?:contributions?|allowances?|funds?))\b",
        (r"\b(?:deduct\w*|netted|credited|charged to|set off|offset|withheld|debited|taken off)\b", r"{B}|{S}"),
        r"\b(?:only when|paid in full|cap(?:ped)?|mutual\w*|agreed|employees?|officers?|shares|{S} may)\b",
    ),
)
FAVOURED_ZH = (
    Frame(
        r"不(?:得|应)?高于|最优惠|最低价|最惠|同等优惠",
        (r"价", r"任何(?:第三[方人]|其他|客户)|其他(?:客户|买家|采购)|同类客户|同行|第三方|市场", r"{S}"),
        r"双方(?:协商|另行)|国家|政府(?:指导|定)价|信息价|指数|投标|限价|质量",
        REACH_ZH,
    ),
)


@contract_check()
def fixed_price_or_cuts(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    adjusts = words.says(*ADJUSTS)
    zh = words.chinese
    found: list[tuple[Passage, str]] = []
    if not adjusts:
        found += [
            (each, "")
            for each in words.find(*(CHINESE if zh else ()))
            if _months(each) > matter.policy.price_lock_max_months
        ]
        found += [(each, "whole_term") for each in words.find(*(WHOLE_TERM if zh else ()))]
    for templates, variant in ((CUTS, "cuts"), (REBATE, "rebate"), (WAIVES, "waiver")):
        found += [(each, variant) for each in words.find(*(templates if zh else ()))]
    beside = words.spoken(
        [(frame, "cuts") for frame in FAVOURED_ZH],
        [*((frame, "cuts") for frame in FAVOURED_EN), *((frame, "rebate") for frame in FEES_EN)],
    )
    found += [(each, variant) for frame, variant in beside for each in framed(words, [frame])]
    if words.english:
        found += [(each, _english_variant(each)) for each in words.find(*ENGLISH) if not adjusts or _is_cut(each)]
        cuts = with_frames(words, (each for each, _ in found), CUTS_EN)
        known = dict(found)
        found = [(each, known.get(each, "cuts")) for each in cuts]
    found = [(each, variant) for each, variant in found if _is_ours(each, variant)]
    variants = dict(reversed(found))
    for passage, others in once_a_clause(sorted(variants, key=lambda each: each.start)):
        yield Hit(passage.span, variant=variants[passage], related=tuple(other.span for other in others))


def _months(passage: Passage) -> int:
    """How long the price is locked; years in words or figures."""
    assert passage.match is not None
    count = passage.match["count"]
    number = int(count) if count.isdigit() else int(chinese_number(count.replace("两", "二")) or 0)
    return (
        number * 12 if passage.match["unit"] == "年" and number < 50 else number if passage.match["unit"] == "月" else 0
    )


def _is_cut(passage: Passage) -> bool:
    return passage.wording.matches(r"reduc|decreas|rebate|fee|contribution|waive|refund|drop|fall", passage.words)


def _english_variant(passage: Passage) -> str:
    words = passage.wording
    if words.matches(r"rebate|fees|contribution", passage.words):
        return "rebate"
    return (
        "cuts"
        if words.matches(r"reduc|decreas|refund|drop|fall", passage.words)
        else "waiver"
        if "waive" in passage.words
        else ""
    )


def _is_ours(passage: Passage, variant: str) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(NOT_OURS, passage.sentence):
        return False
    if variant in ("cuts", "rebate") and passage.denied:
        return False
    return not words.matches(FAIR, passage.near(0, 40))
