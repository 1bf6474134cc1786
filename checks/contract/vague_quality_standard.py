"""SUB002: no quality standard, a vague one, the buyer's satisfaction, or several without an order."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    Span,
    Words,
    contract_check,
    elsewhere,
    no_sale,
    once_a_clause,
    with_frames,
    wording_of,
)

PLACE = Words("质量条款", "quality clause")
GOODS = r"(?:质量|品质|产品|货物|设备|商品|标的物|材料|性能|外观|工艺|服务|交付物)"
SATISFIED = (
    r"(?:让|使|令|达到|符合)(?:{B}|{B}[^，。；\n]{1,6}|使用部门|食堂|师生)(?:完全|充分)?满意",
    r"(?:达到|符合|满足|以|令|使|至|须|应)?{B}(?:的)?(?:完全|充分|最终)?满意(?:为(?:准|止|标准))?",
    r"满足{B}的?(?:一切|全部|所有|任何)(?:要求|需求|需要)",
    r"\bto (?:the )?(?:full |complete |entire |sole |reasonable )*satisfaction of (?:the )?{B}\b|\bto "
    r"(?:the )?{B}'?s? (?:full |complete |entire |sole )*satisfaction\b|\b(?:quality|goods|products?"
    r"|work)\b[^.;]{0,40}?\bsatisfactory to (?:the )?{B}\b",
)
VAGUE = (
    r"(?P<w>做工一流|高档大气|国际先进水[准平]|质量要?优质|品质优良)[^，。；\n]{0,4}",
    r"(?:质量|品质|产品|货物)[^，。；\n]{0,10}?(?:须|应|要|必须|应当|保证)?[^，。；\n]{0,6}?(?:为|是"
    r"|达到|系)?(?P<v>优质|一流|上乘|上等|国际先进(?:水平)?|国内(?:一流|先进|领先)(?:水平)?|最(?:好|优"
    r"|高)(?:质量|品质)?|高品质|高质量|精良)[^，。；\n]{0,4}",
    r"(?:质量|品质)(?:标准|要求)?[^，。；\n]{0,6}?(?:按|按照|以|依|符合|满足)(?:照)?{B}(?:的)?(?:要求"
    r"|标准|需求)(?:为准|执行)?",
    r"\b(?:first[- ]class|best|highest|top) quality\b",
)
MEASURABLE = (
    r"gb ?/?t?|\b(?:nb|jb|hg|yb|qb|sh|dl|jc|yy|ny|ly|sb|cj|jg|fz|iso|astm|en|iec|api|bs|din|jis"
    r"|semi) ?/?t? ?[a-z]?\d{2,}|发热量|热值|全硫|灰分"
    r"|水分|纯度|强度等级|成分|克重|国标|国家(?:强制性)?标准|行业标准|企业标准|地方标准|团体标准|技术(?:协议|规格书|规范|要求"
    r"|参数|标准|条件|文件|资料|附件)|规格书|图纸|样品|封样|样本|产品说明书|说明书"
    r"|规格|型号|等级|牌号|标号|含量|指标|参数|合格证|检验报告"
)
MEASURE = MEASURABLE + r"|质量标准|质量要求|标准|质量执行|约定的质量"
MEASURE_EN = (
    r"\bspecification|\bstandards?\b|\bsamples?\b|\bdrawings?\b|\bmodel\b|\bgrade\b|\bquality (?:agreement"
    r"|requirements)|\b(?:iso|en|astm|din|bs|api|asme|ansi|csa|gost|sae|as/nzs)[ -]?\d"
    r"|\b(?:to|with|per|under) as \d{4}\b|\bdescription|\bwarrant(?:s|y|ies)\b"
    r"|\bdocumentation\b|\bconform"
)
NAMED = (
    r"(?:gb|hg|jb|yb|ys|qb|fz|jg|jc|sh|sy|dl|nb|ny|ly|db\d*|q)(?:/t)? ?/?[a-z0-9]{0,6} ?\d{2,6}(?:\.\d+)?(?:"
    r"[-—－]\d{2,4})?|\b(?:iso|en|astm|din|bs|jis|api|asme|iec)[ -]?[a-z]?\d{2,6}"
)
PRECEDENCE = (
    r"不一致|冲突|抵触|矛盾|以[^，。；\n]{1,24}为准|优先|较高|较严|从严|从高|孰高|无[^，。；\n]{0,20}(?:标准"
    r"|协议)的?，?|没有[^，。；\n]{0,14}的|prevail|precedence|in (?:case|the event) of (?:conflict"
    r"|inconsisten)"
)
PERSON = r"售后服务|服务满意|满意度|客户满意|评价|考核|培训"


FRAMES = (
    Frame(
        r"\b(?:pleases?|sole judge|(?:only|final) judge|(?:meets?|fulfils?|satisf(?:y|ies)) (?:\w+ ){0,3}?expectations?)\b",
        (r"{B}", r"\b(?:quality|goods|products?|conformity)\b"),
        r"\b(?:not|forward[- ]looking|termination|delivery (?:date|time))\b",
    ),
    Frame(
        r"\b(?:sole|absolute|unfettered)\b[^.;]{0,24}?\b(?:judgment|discretion|opinion|satisfaction)\b",
        (
            r"{B}",
            r"\b(?:conform\w*|quality|acceptab\w+|fit(?:ness)?|satisf\w+|suitab\w+)\b",
            r"\b(?:goods|products?"
            r"|equipment|material"
            r"|units?|deliver(?:y"
            r"|ies))\b",
            r"\b(?:determin\w+|judged?|decid\w+|satisf\w+|assess\w*)\b",
        ),
        r"\b(?:advertis\w*|promotion\w*|marketing|terminat\w*|consent|{S}'s (?:sole|absolute|own))\b",
    ),
)


@contract_check(unless=no_sale)
def vague_quality_standard(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    satisfied = with_frames(words, filter(_about_goods, words.find(*SATISFIED)), FRAMES if words.english else ())
    for passage, others in once_a_clause(satisfied):
        yield Hit(passage.span, variant="satisfaction", related=tuple(other.span for other in others))
    taken = {each.around for each in satisfied}
    vague = [each for each in words.find(*VAGUE) if each.around not in taken and _without_measure(each)]
    yield from (Hit(each.span) for each in vague)
    yield from _several(matter)
    if not satisfied and not vague and not words.says(MEASURE) and not (words.english and words.says(MEASURE_EN)):
        yield elsewhere(contract) or Hit(None, variant="missing", place=PLACE)


def _about_goods(passage: Passage) -> bool:
    words = passage.wording
    if (
        passage.denied
        or passage.is_no_clause
        or words.matches(r"不(?:得)?$", passage.before[-3:])
        or words.matches(PERSON, passage.sentence)
    ):
        return False
    about = r"质量|品质|产品|货|设备|商品|标的|材料|性能|验收|整改|修|goods|products?|quality|work|material|deliver"
    return words.matches(about, passage.sentence)


def _without_measure(passage: Passage) -> bool:
    """优质 with a standard or a sample beside it is measurable."""
    if passage.denied or passage.is_no_clause:
        return False
    words = passage.wording
    return not words.matches(MEASURABLE, passage.sentence) and not words.matches(MEASURE_EN, passage.sentence)


def _several(matter: Matter) -> Iterator[Answer]:
    """Two numbered standards, or one and a technical annex, for the same goods, and no word on which prevails."""
    words = wording_of(matter.contract)
    named = list(words.find(NAMED))
    together: dict[Span, list[Passage]] = {}
    for passage in named:
        together.setdefault(passage.around, []).append(passage)
    for passage in named:
        beside = together[passage.around]
        if len({each.words for each in beside}) < 2:
            continue
        sentence = passage.sentence
        if (
            "|" in sentence
            or passage.is_no_clause
            or words.matches(PRECEDENCE, passage.near(0, 60))
            or not words.matches(r"质量|标准|品质|quality|standard", sentence)
            or words.matches(r"包装|纸箱|木箱|pack", sentence)
            or words.matches(r"\b(?:tested|testing|measured|determined|methods?)\b", passage.before[-60:])
        ):
            continue
        yield Hit(passage.until(beside[-1]).span, variant="no_order")
        return
