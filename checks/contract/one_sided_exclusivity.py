"""SUB005: the seller may not sell to others, or owes its best price, while the buyer need not buy anything."""

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
    with_frames,
    wording_of,
)

SELLS = r"(?:供货|供应|销售|出售|提供|供给|发货|合作|售卖|交易)"
OTHERS = (
    r"(?:其他|其它|任何|第三)[^，。；\n]{0,14}?(?:客户|第三方|单位|个人|公司|企业|经销商|买方|买家|厂家|厂商|方"
    r"|人|平台|渠道)"
)
CHINESE = (
    r"{S}[^。；\n]{0,24}?(?:不得|不可)(?:在[^，。；\n]{0,16}?)?(?:通过[^，。；\n]{0,10}?)?(?:向|给)[^，。；\n]{0,16}?(?:他人|其他"
    r"|第三)[^，。；\n]{0,16}?" + SELLS,
    r"{S}[^，。；\n]{0,16}?(?:不得|不可|不能|不应|禁止|不再)[^，。；\n]{0,6}?(?:向|将|把|给|为|与)[^，。；\n]{0,24}?"
    + OTHERS
    + r"[^，。；\n]{0,14}?"
    + SELLS
    + r"[^，。；\n]{0,12}",
    r"{S}[^，。；\n]{0,16}?(?:不得|不可|不能|不应|禁止|不再)[^，。；\n]{0,20}?"
    + SELLS
    + r"[^，。；\n]{0,6}?给"
    + OTHERS,
    r"{S}[^，。；\n]{0,12}?(?:只能|仅能|只可|仅可|只|仅)(?:向|给|为){B}(?:一家)?(?:独家)?" + SELLS,
    r"{B}[^，。；\n]{0,16}?(?:享有|拥有|为|作为|取得|获得|是)[^，。；\n]{0,24}?(?:独家"
    r"|排他)(?:性)?(?:的)?(?:经销|销售|代理|采购|购买|包销|供货|供应|首销|分销)"
    r"(?:权利?|商)?",
    r"{S}[^，。；\n]{0,16}?(?:由|授权|授予|委托){B}[^，。；\n]{0,16}?(?:独家|排他)(?:性)?(?:的)?(?:经销"
    r"|销售|代理|采购|包销|首销|分销)",
)
BEST_PRICE = (
    r"{S}[^。；\n]{0,30}?(?:最优惠|最低|最惠)(?:的)?(?:[^，。；\n]{0,10}?)(?:价格|价|待遇|条件|客户)",
    r"{S}[^。；\n]{0,40}?(?:价格|单价|供价|供货价)[^，。；\n]{0,10}?(?:不得?|应不"
    r"|均不)高于[^，。；\n]{0,24}?(?:其他|其它|任何|第三)[^，。；\n]{0,16}?(?:客户|方|经销商|买方|单位|渠道)"
    r"(?:[^，。；\n]{0,8}?(?:价格|价))?",
)
NOT_ELSE = r"\b{S} (?:shall not|will not|may not|agrees not to|must not)\b[^.;]{0,60}?"
SHALL_NO = r"\b{S} (?:shall|will|may)\b[^.;]{0,10}?"
SELLS_EN = r"\b(?:sell|supply|distribute|ship|deliver)\b"
OTHERS_EN = (
    r"\b(?:any other|any third|third part(?:y|ies)|(?:any )?competitors?|anyone (?:else|other)|no other|any other)\b"
    r"(?: (?:customers?|part(?:y|ies)|persons?|buyers?|distributors?|purchasers?|reseller|entity|company))?"
)
ENGLISH = (
    NOT_ELSE + SELLS_EN + r"[^.;]{0,80}?" + OTHERS_EN + r"[^.;,]{0,30}",
    SHALL_NO + SELLS_EN + r" (?:to )?no (?:other )?(?:customers?|person|part(?:y|ies)|one)(?: else)?[^.;,]{0,30}",
    r"\b{S} (?:shall|will|may)\b[^.;]{0,10}?\bsell\b[^.;]{0,60}?\bto nobody(?: else)?\b[^.;]{0,60}",
    r"\b{S} (?:hereby )?(?:appoints|grants)\b[^.;]{0,40}?\b{B}\b[^.;]{0,80}?(?<!non-)(?<!non- )(?<!non)\bexclusive (?"
    r":distributor|right|rights|reseller|supplier"
    r"|authori[sz]ed distributor|representative)\b[^.;,]{0,40}",
    r"\b{S} (?:shall|will) (?:only )?(?:sell|supply)\b[^.;]{0,60}?\b(?:exclusively|solely|only) to (?:the )?{B}\b",
)
BEST_PRICE_EN = (
    r"\b{S}\b[^.;]{0,120}?\b(?:most[- ]favou?red(?:[- ]customer)?|prices?[^.;]{0,40}?(?:no less favou?rable"
    r"|at least as favou?rable|no higher|not (?:be )?higher|lowest)"
    r"[^.;]{0,40}?\b(?:other|any) (?:customer|buyer|purchaser|distributor)s?)[^.;,]{0,30}",
)
BUYERS_OWN = (
    r"模具|图纸|技术资料|商标|品牌|专利|知识产权|定制|{B}(?:的)?(?:专有|专用|自有|设计)|保密|商业秘密|贴牌"
    r"|定牌|积分|资料|信息|数据"
    r"|\b(?:tool\w*|mou?lds?|trademarks?|designs?|drawings?|confidential|proprietary|logo|private label"
    r"|intellectual property|information|data)\b"
)
COMMITS = (
    r"最低(?:采购|订货|订购|销售|购买|提货)?(?:量|额|数量|金额|任务)|(?:采购|订货|购买|提货|进货"
    r"|销售)[^，。；\n]{0,12}(?:不低于|不少于|不得低于|不得少于|达到)|保底"
    r"|(?:不低于|不少于)[^，。；\n]{0,16}(?:吨|台|套|件|万元|元)|任务(?:量|额|指标)|(?:采购|订货|购买|销售)(?:量"
    r"|额)[^，。；\n]{0,8}达到",
    r"\bminimum (?:purchase|order|quantit|volume|annual|amount|commitment|sales|number|monthly|quarterly"
    r"|requirement|guarantee)"
    r"|\bannual (?:purchases?|volume|sales)\b[^.;]{0,30}\b(?:exceed|at least|not less)"
    r"|\bat least\b[^.;]{0,60}\b(?:units|purchase|per (?:year|month|quarter))"
    r"|\bsales (?:quota|target|goal)s?\b|\bquotas?\b|take[- ]or[- ]pay",
)
BOTH_TIED = (
    r"{B}[^，。；\n]{0,16}?(?:不得|不应|不能|不)[^，。；\n]{0,30}?(?:采购|经销|销售|购买|经营"
    r"|代理)[^，。；\n]{0,20}?(?:其他|竞争|同类|第三)",
    r"{B}[^，。；\n]{0,10}?(?:只能|仅)(?:向|从){S}[^，。；\n]{0,6}?采购",
    r"\b{B} (?:shall not|will not|agrees not to|may not)\b[^.;]{0,80}?\b(?:compet\w+|similar"
    r"|other (?:products?|suppliers?|sources?))",
    r"\b{B}\b[^.;]{0,60}?\b(?:purchase|buy|obtain)\b[^.;]{0,60}?\b(?:exclusively|solely|only) from\b",
)
SAME_VOLUME = (
    r"(?:同等|相同|类似|相似|同样)[^，。；]{0,8}(?:数量|采购量|供货量|批量|条件|规模)|(?:same|similar|comparable|like"
    r"|equivalent) (?:volumes?|quantit|terms|circumstances)"
)


TIED_ZH = (
    Frame(
        r"(?:(?:仅|只|专)(?:供|向|销售给|提供给|卖给)[^，。；\n]{0,6}?{B}|不(?:得)?对外(?:销售|供应|供货)"
        r"|不(?:得)?[与向][^，。；\n]{0,12}?竞争(?:对手|者|方|企业)[^，。；\n]{0,8}?(?:合作|供货|销售|供应|交易))",
        (r"{S}", r"{B}"),
        BUYERS_OWN,
        REACH_ZH,
    ),
)
BEST_ZH = (
    Frame(
        r"(?:差价|差额|补差|价差|退差|全网最低|同步(?:降价|下调))",
        (r"{S}", r"其他|其它|第三方|他人|全网|平台|渠道|任何", r"更低|低于|最低|优惠|低价|更优惠"),
        SAME_VOLUME + r"|服务费|佣金|质量|不合格|违约采购|另行采购|替代",
        REACH_ZH,
    ),
)
TIED_EN = (
    Frame(
        r"\b(?:no other (?:\w+ ){0,2}?\w+|nobody else|no one else|{B} alone)\b",
        (r"{S}", r"\b(?:suppl(?:y|ies|ied)|sells?|sold|deals?|works? for|ships?|delivers?)\b"),
        r"\b(?:liab\w+|warrant\w*|remed\w+|right|purpose|charges?|costs?|obligations?|consent|representations?|terms|price|use|risk)\b"
        r"|{B} (?:buys|shall buy|shall not|may not|purchases)",
    ),
    Frame(
        r"\b(?:refrain\w*|abstain\w*|undertakes? not|(?:shall|will|must|may) (?:\w+ )?not"
        r"|exclusively)\b[^.;]{0,60}?\b(?:sell(?:s|ing)?|suppl(?:y|ies|ying)|offer\w*|market\w*|distribut(?:e|es|ing))\b",
        (
            r"\b(?:any (?:other|third)|third part(?:y|ies)|to others|competitors?|anyone|other (?:persons?|customers?))\b",
            r"{S}",
            r"\b(?:products?|goods|articles?|competing|identical|territory)\b",
        ),
        r"\b{B}(?:'s)? (?:shall|will|agrees|tool|mould|trade ?mark|design|confidential|drawings?|proprietary)"
        r"|\b(?:confidential|intellectual|drawings|marks?|logo|permits?|below|return)\b|{B} (?:shall|will|may) not",
    ),
)
BEST_EN = (
    Frame(
        r"\b(?:more favou?rable|most[- ]favou?red|better (?:price|terms)|lower prices?)\b",
        (
            r"{S}",
            r"\b(?:any (?:other|third)|third part(?:y|ies)|other (?:customers?|buyers?|purchasers?)|anyone)\b",
            r"\b(?:shall (?:have|receive|enjoy|be given)|refund\w*|difference|same price|that price|not|never|at no time|no (?:third|other)|warrants?"
            r"|undertakes|ensure|guarantees?)\b",
        ),
        r"\b(?:similar (?:quantities|volumes)|same (?:quantit|volume)|comparable (?:quantit|volume)|like quantit"
        r"|{B} (?:shall|will) not)",
    ),
)


@contract_check()
def one_sided_exclusivity(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    ties = with_frames(words, filter(_ties_us, found), words.spoken(TIED_ZH, TIED_EN))
    prices = words.find(*words.spoken(BEST_PRICE, BEST_PRICE_EN))
    best = with_frames(words, filter(_best_price, prices), words.spoken(BEST_ZH, BEST_EN))
    if not (ties or best) or words.says(*COMMITS, *BOTH_TIED):
        return
    for passage, others in once_a_clause(ties):
        yield Hit(passage.span, related=tuple(other.span for other in others))
    for passage, others in once_a_clause(best):
        yield Hit(passage.span, variant="best_price", related=tuple(other.span for other in others))


def _ties_us(passage: Passage) -> bool:
    """The buyer's own tools, marks and secrets may be protected; consent given in the order is no exclusivity."""
    words = passage.wording
    return not passage.is_no_clause and not words.matches(BUYERS_OWN, passage.sentence)


def _best_price(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied:
        return False
    return not words.matches(SAME_VOLUME, passage.near(0, 40)) and not words.matches(r"市场|投标|报价时", passage.words)
