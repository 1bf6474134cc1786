"""SEA008 for the buyer: the seller's printed terms limit its liability, and nothing shows that the buyer was told."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, NotJudged, Words, agreed, contract_check, first, wording_of

MAYBE_NEGOTIATED = Words(
    "合同限制了卖方责任，但文本看不出是否为卖方反复使用的范本；请补充起草方和磋商经过",
    "the draft limits the seller's liability, but the text does not show whether it is a form that the seller uses again and again: "
    "say who drafted it and what was negotiated",
)
LIMITS = (
    r"{S}[^。；\n]{0,24}?(?:不承担|不负|概不|免除)[^。；，\n]{0,16}?(?:责任|赔偿)",
    r"{S}[^。；\n]{0,40}?(?:赔偿|责任)[^。；\n]{0,16}?(?:不超过|为限|上限|最高)[^。；，\n]{0,16}",
    r"(?:赔偿(?:责任|总额|金额)?|责任总额)[^。；\n]{0,12}?(?:不超过|以[^。；，\n]{1,20}为限|最高"
    r"(?:不超过)?)[^。；，\n]{0,16}",
)
LIMITS_EN = (
    r"\b{S}'?s?\b[^.;\n]{0,60}?\bliab\w+\b[^.;\n]{0,60}?\b(?:limited to|(?:shall "
    r"|will )?not exceed|exceed)\b[^.;\n]{0,40}\b",
    r"\b{S} (?:shall|will) (?:not|in no event)\b[^.;\n]{0,20}?\bbe liable\b[^.;\n]{0,40}\b",
)
INDIRECT = r"间接|可得利益|\b(?:indirect|consequential|special|incidental|punitive)\b"
FORM = (
    r"{S}(?:的)?(?:标准|通用|格式|一般)(?:销售|交易|合同|供货)?(?:条款|条件|合同)|(?:标准|通用)"
    r"(?:销售|供货)条(?:款|件)|(?:格式|示范)(?:合同|条款)(?:文本)?"
    r"|\b(?:standard|general|printed) (?:terms|conditions)(?: and conditions)? of (?:sale|supply)\b"
    r"|\b{S}'?s? (?:standard|general|printed) (?:terms|conditions)\b"
)
TOLD = (
    r"加粗|下划线|黑体|醒目|显著方式|提请[^。；\n]{0,12}?注意|(?:{B}|双方)[^。；\n]{0,16}?(?:知悉|理解|了解|阅读)"
    r"|(?:已|应)[^。；\n]{0,16}?(?:提示|说明)[^。；\n]{0,16}?(?:义务|条款)|不属于格式条款"
    r"[^。；\n]{0,20}?(?:协商|磋商)"
    r"|\battention is drawn\b|\bin bold\b|\backnowledges?\b[^.;]{0,60}?\b(?:clauses?|terms|limit)|\bnegotiated\b"
)


@contract_check("parties")
def liability_terms_unmarked(matter: Matter) -> Iterator[Answer]:
    """Who drafted the text is known only where it calls itself the seller's form; negotiation is not in any text."""
    words = wording_of(matter.contract)
    limit = first(agreed(words, LIMITS, LIMITS_EN, unless=INDIRECT))
    if limit is None or words.says(TOLD):
        return
    marked = "**" in matter.contract.text[max(0, limit.span.start - 60) : limit.span.end + 60]
    if words.says(FORM) and not marked:
        yield Hit(limit.span)
    elif not marked:
        yield NotJudged(MAYBE_NEGOTIATED)
