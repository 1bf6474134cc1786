"""SUB005 for the buyer: it may buy or sell from nobody else, without a promise of supply or of price."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

CHINESE = (
    r"{B}[^。；\n]{0,24}?(?:不得|不应|不可|不能|禁止)[^。；\n]{0,20}?(?:向|从|自|与)"
    r"[^。；，\n]{0,10}?(?:第三(?:方|人|者)|他人|其他(?:供应商|厂家|厂商|公司|单位|渠道|供方|企业"
    r"|方))[^。；，\n]{0,12}?(?:采购|购买|进货|订购|购进|购入)[^。；，\n]{0,14}",
    r"{B}[^。；\n]{0,16}?(?:只能|仅能|必须|须|应)(?:全部|独家|只|唯一)+[^。；，\n]{0,8}?(?:向"
    r"|从){S}[^。；，\n]{0,10}?(?:采购|购买|进货|订购)[^。；，\n]{0,10}",
    r"{B}[^。；\n]{0,24}?不得[^。；，\n]{0,16}?(?:经销|代理|销售|经营|生产|推广)"
    r"[^。；，\n]{0,10}?(?:其他|同类|竞争|相同|类似)[^。；，\n]{0,12}?(?:产品|商品|品牌|货物)",
    r"{B}[^。；\n]{0,16}?(?:以|将){S}(?:作?为|列为)[^。；，\n]{0,8}?(?:唯一|独家)(?:供应商|供货商|供方)",
)
ENGLISH = (
    r"\b{B}\b[^.;\n]{0,30}?\b(?:shall|will|agrees? to|must)\b[^.;\n]{0,20}?\b(?:purchase|buy"
    r"|order|procure|obtain|source)\b[^.;\n]{0,80}?\b(?:exclusively|solely|only) from\b"
    r"[^.;\n]{0,30}\b",
    r"\b{B}\b[^.;\n]{0,20}?\b(?:shall|will|agrees?)(?: it (?:shall|will))?,? ?(?:not|to not"
    r"|not to)\b[^.;\n]{0,60}?\b(?:purchase|buy|procure|obtain|source)\b[^.;\n]{0,60}?\b(?:from"
    r"|of) (?:any )?(?:third part|other|person|source|supplier|manufacturer)\w*[^.;\n]{0,20}\b",
    r"\b{B}\b[^.;\n]{0,20}?\b(?:shall|will) not\b[^.;\n]{0,60}?\b(?:sell|distribute|market"
    r"|promote|represent|manufacture|carry|deal in)\b[^.;\n]{0,60}?\b(?:compet\w+|similar) "
    r"(?:\w+ )?(?:products?|goods|items|lines?|merchandise)\b[^.;\n]{0,20}\b",
)
SECURED = (
    r"(?:优先|保证|保障|确保|足量|及时)[^。；，\n]{0,10}?(?:供应|供货)|(?:最惠|最优惠|最低)"
    r"[^。；，\n]{0,4}?价|价格(?:保护|补差)|{S}[^。；\n]{0,20}?(?:未能|不能|无法)[^。；\n]{0,10}?"
    r"(?:供货|供应|交付)[^。；\n]{0,30}?(?:可以?|有权)"
    r"|\b(?:guarantees? (?:the )?supply|most favou?red|price protection|assurance of supply"
    r"|alternate source|second source)\b"
    r"|\bif (?:the )?{S}\b[^.;]{0,40}?\b(?:unable|fails?|cannot)\b[^.;]{0,60}?\b(?:supply"
    r"|deliver)\b[^.;]{0,120}?\b{B} may\b"
)
NOT_SUPPLY = r"区域|地区外|销售区域|侵权|商标|仿冒|假冒|窜货|outside (?:of )?(?:the )?territory|trade ?mark|infring"


@contract_check()
def tied_to_one_source(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.says(SECURED):
        yield from hits(agreed(words, CHINESE, ENGLISH, unless=NOT_SUPPLY))
