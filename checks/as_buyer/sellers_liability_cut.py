"""LIA005 for the buyer: the seller's liability is excluded or capped below the price of what it delivers."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, no_sale, once_a_clause, wording_of

LOSS = (
    r"(?:(?:任何|一切|全部|其他|其它)(?:形式的)?(?:赔偿)?(?:责任|损失|损害|义务)|直接(?:经济)?损失"
    r"|第三[方人者][^。；，\n]{0,8}?(?:索赔|损失|责任|赔偿)|召回|人身|赔偿责任)"
)
EXCLUDED = (
    r"{S}(?:方)?(?:均|亦|即|则)?(?:不|概不|无需|无须|不再)(?:承担|负|对)[^。；，\n]{0,20}?" + LOSS,
    r"(?:免除|豁免)(?:了)?{S}[^。；，\n]{0,16}?(?:责任|赔偿)",
    r"{S}(?:的)?(?:全部|唯一)?(?:责任|义务)[^。；\n]{0,8}?(?:仅限于|仅为|只限于|限于)"
    r"[^。；\n]{0,20}?(?:更换|修理|维修|退货|退换)[^。；，\n]{0,8}",
)
CAPPED = (
    r"{S}[^。；\n]{0,40}?(?:赔偿|责任)[^。；\n]{0,20}?(?:不超过|以|最高)"
    r"[^。；，\n]{0,24}?(?P<share>\d{1,2}(?:\.\d+)?)%[^。；，\n]{0,6}",
    r"{S}[^。；\n]{0,40}?(?:赔偿|责任)[^。；\n]{0,16}?以[^。；，\n]{0,20}?(?:货款|价款|货值|合同"
    r"(?:总)?(?:价|金额)|订单金额)[^。；，\n]{0,6}?为限",
    r"{S}[^。；\n]{0,40}?(?:赔偿|责任)[^。；\n]{0,16}?不超过[^。；，\n]{0,20}?(?:货款|价款|货值"
    r"|合同(?:总)?(?:价|金额)|订单金额)(?:总额)?",
)
EXCLUDED_EN = (
    r"\b{S} (?:shall|will)(?: in no event| not| under no circumstances)\b[^.;\n]{0,20}?\bliable\b"
    r"[^.;\n]{0,30}?\bfor any (?:loss|losses|damages?|claims?|liabilit(?:y|ies))\b(?! of "
    r"(?:profit|business))[^.;\n]{0,20}?(?:\b(?:whatsoever|of any kind|howsoever|direct)\b)"
    r"[^.;,\n]{0,30}\b",
    r"\b{S}'?s? (?:sole|only|exclusive|entire) (?:liability|obligation|responsibility)\b"
    r"[^.;\n]{0,60}?\b(?:repair|replac\w+|refund|credit)\b[^.;,\n]{0,30}\b",
    r"\b{B}'?s? (?:sole|only|exclusive)(?: and exclusive)? remed(?:y|ies)\b[^.;\n]{0,80}?\b"
    r"(?:repair|replac\w+|refund|credit)\b[^.;,\n]{0,30}\b",
)
CAPPED_EN = (
    r"\b{S}'?s?\b[^.;\n]{0,20}?\b(?:total |aggregate |maximum |entire |cumulative )*liability\b"
    r"[^.;\n]{0,110}?\b(?:not exceed|limited to|exceed)\b[^.;\n]{0,80}\b",
)
FAIR = (
    r"非因{S}|保险公司|仍以本合同|不合理地|(?:不|并不|不得)免除|不可抗力|{B}(?:原因|过错|未|违反|逾期|自行|擅自"
    r"|使用不当|保管)|因{B}|由于{B}"
    r"|使用不当|人为|第三方(?:原因|造成)|买方(?:原因|要求)|付清|自然灾害|运输"
    r"|\bforce majeure|\bneither party|\beither party|\beach party|\bcaused by (?:the )?{B}"
    r"|\bmisuse|\bmodif\w+ by\b|\bindemnif|\bdelay\b"
)
CARVED_OUT = r"间接(?:损失)?(?:以外|除外)|故意(?:或|和|及|、)[^。；，]{0,6}?重大过失|\bwillful|\bgross negligence"
"""What is kept out of the exclusion may stand in the next sentence."""
INDIRECT = (
    r"^[^。]{0,40}?(?:间接|可得利益|利润|停产)|\b(?:indirect|consequential|incidental|special"
    r"|punitive|lost profits?|loss of profits?)\b"
)


@contract_check(unless=no_sale)
def sellers_liability_cut(matter: Matter) -> Iterator[Answer]:
    """A bar to indirect loss alone is usual and is passed over."""
    words = wording_of(matter.contract)
    zh, en = words.chinese, words.english
    excluded = list(words.find(*(EXCLUDED if zh else ()), *(EXCLUDED_EN if en else ())))
    capped = list(words.find(*(CAPPED if zh else ()), *(CAPPED_EN if en else ())))
    told = {each.start: "capped" for each in capped} | {each.start: "" for each in excluded}
    found = sorted((each for each in (*excluded, *capped) if _cuts(each)), key=lambda each: each.start)
    for passage, others in once_a_clause(found):
        yield Hit(passage.span, variant=told[passage.start], related=tuple(other.span for other in others))


def _cuts(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(FAIR, passage.sentence) or words.matches(CARVED_OUT, passage.near(0, 60)):
        return False
    return not words.matches(INDIRECT, passage.words)
