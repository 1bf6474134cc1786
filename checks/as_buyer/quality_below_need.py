"""SUB002 for the buyer: no standard of quality, goods sold as they are, or no word on fitness."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Wording,
    Words,
    about_goods,
    contract_check,
    elsewhere,
    hits,
    no_sale,
    wording_of,
)

PLACE = Words("质量条款", "quality clause")
AS_IS = (
    r"(?:按|以)(?:货物|产品|设备|标的物)?(?:的)?(?:现状|原样|实物现状)[^，。；\n]{0,10}?(?:交付"
    r"|出售|销售|交货|购买|接受|为准)[^，。；\n]{0,6}",
    r"{S}[^。；\n]{0,12}?(?:不(?:对|就)|概不(?:对|就)?|不(?:作|做)出?)[^。；\n]{0,20}?(?:质量"
    r"|品质|性能|适用性|适销性)[^。；\n]{0,12}?(?:保证|担保|承诺|负责)",
)
AS_IS_EN = (
    r"\b(?:sold|supplied|delivered|provided|accepts?|purchased?|purchases)\b"
    r"[^.;\n]{0,50}?[\"“']?\bas[- ]is\b[^.;\n]{0,30}\b",
    r"\bwith all faults\b",
    r"\b(?:disclaims?|excludes?|no|without)\b[^.;\n]{0,160}?\b(?:merchantability"
    r"|satisfactory quality|fitness for (?:a |any )?(?:particular )?purpose)\b",
)
MEASURE = (
    r"(?<![a-z])[a-z]{2,3} ?(?:/ ?[tz])? ?\d{3,6}|gb|原厂|满意|化验|检验合格|抽检|评审|国标|国家"
    r"[^，。；\n]{0,6}标准|行业标准|企业标准|地方标准|团体标准|技术(?:协议"
    r"|规格|规范|要求|参数|标准|条件|文件|资料|附件)|规格|图纸|样品|封样|说明书"
    r"|型号|等级|牌号|标号|含量|指标|参数|合格证|检验报告|质量标准|质量要求|标准|约定的质量"
    r"|\bspecification|\bstandards?\b|\bsamples?\b|\bdrawings?\b|\bmodel\b|\bgrade\b|\bquality\b"
    r"|\b(?:iso|en|astm|din|bs|api|asme)[ -]?\d|\bdescription"
    r"|\bwarrant|\bconform|\bdocumentation\b"
)
BEYOND = (
    r"除此(?:以|之)?外|除[^。]{0,20}?(?:明示|约定)[^。]{0,10}?外|\bother (?:express |implied )?warrant|\bexcept "
    r"(?:as|for)\b|\bbeyond\b|\bunless specifically\b|\bin lieu of\b|\bimplied\b"
)
"""What is excluded goes beyond warranties that are given."""
OTHER_THINGS = (
    r"\bservices?\b|\bsoftware\b|\bweb ?site\b|\binformation\b|\blicen[sc]|\bcontent\b|\bsamples?\b"
    r"|二手|废旧|样机"
)


@contract_check(unless=no_sale)
def quality_below_need(matter: Matter) -> Iterator[Answer]:
    """Whether a named standard is high enough for the buyer's use is not in the text, and is not judged."""
    contract = matter.contract
    words = wording_of(contract)
    found = [each for each in words.find(*(AS_IS if words.chinese else ()), *_english(words)) if _of_goods(each)]
    beyond = [each for each in found if words.matches(BEYOND, each.near(120, 0))]
    yield from hits((each for each in found if each not in beyond), "as_is")
    yield from hits(beyond, "disclaimed")
    if not found and matter.filled and about_goods(contract) and not words.says(MEASURE):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _english(words: Wording) -> tuple[str, ...]:
    return AS_IS_EN if words.english and about_goods(words.contract) else ()


def _of_goods(passage: Passage) -> bool:
    """Nothing that the sentence denies takes an exclusion back: except as stated, the Seller disclaims."""
    return not passage.is_no_clause and not passage.wording.matches(OTHER_THINGS, passage.sentence)
