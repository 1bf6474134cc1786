"""INS001: no period within which the buyer has to inspect and object."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Words, contract_check, elsewhere, first, no_sale, wording_of

PLACE = Words("验收条款", "inspection clause")
# A length of time, or the blank for one.
TIME = (
    r"(?:\d+|[一二两三四五六七八九十百壹贰叁]+|[_＿]{1,}| |【)[ _】]*(?:个)?(?:工作|自然|日历)?(?:日|天"
    r"|小时|月|周|年)"
)
CHECKED = r"(?:验收|检验|检查|查验|清点|验货|复检|复验|核对|点验|异议|质量问题|索赔|不符)"
PERIODS = (
    TIME + r"[^。；\n付结]{0,36}?" + CHECKED,
    CHECKED + r"(?!合格|通过|完毕|无误|后|并?签)[^。；\n付结]{0,44}?" + TIME + r"(?!内?(?:付|支付|结))",
    r"(?:当场|当日|当天|当面|即时|现场|随到随验|到货时|交货时|收货时|提货时|过秤[前时]|卸车[前时]|卸货"
    r"[前时]|入库[前时]|交付时|签收时|卸货前|装车前|出库前)[^。；\n]{0,24}?" + CHECKED,
    CHECKED + r"[^。；\n]{0,24}?(?:当场|当日|当天|当面|即时)",
    r"(?:验收|检验|异议)[^。；\n]{0,14}?(?:时间|期限)(?:[:：|、 \n]|及|$)",
    r"(?:签收|收货|离开|出门|出厂)[^。；\n]{0,10}?(?:即)?视为[^。；\n]{0,10}?(?:合格|认可|无异议|符合)",
    r"逾期[^。；\n]{0,8}?视为[^。；\n]{0,8}?(?:合格|无异议)",
    r"(?:周期|期限?)内[^。；\n]{0,8}?(?:复检|检验|验收)(?:完毕|完成)",
    r"(?:签收|提货|出价|收货|付款|离场)后[^。；\n]{0,8}?(?:表示|视为)[^。；\n]{0,24}?无(?:任何)?异议",
)
REDACTED = r"\[\s*\**\s*\]"
PERIODS_EN = (
    r"\b(?:days?|weeks?|months?|hours?)\b[^.;]{0,140}?\b(?:inspect\w*|reject\w*|object\w*|defects?"
    r"|non-?conform\w*|shortages?|claims?|accept\w*|discrepanc\w+)\b",
    r"\b(?:inspect\w*|reject\w*|object\w*|defects?|non-?conform\w*|shortages?|claims?|acceptance"
    r"|discrepanc\w+)\b[^.;]{0,140}?\b(?:days?|weeks?|months?|hours?)\b",
    # a period that the public copy hides
    REDACTED + r"[^.;]{0,100}?\b(?:inspect\w*|reject\w*|defect\w*|non-?conform\w*|shortages?|discrepanc\w+)\b",
    r"\b(?:inspect\w*|rejected|reject\w*|defect\w*|non-?conform\w*|shortages?|claims|discrepanc\w+)\b[^.;]{0,100}?"
    + REDACTED,
    r"\b(?:at the time of|on|upon) (?:delivery|receipt)\b[^.;]{0,60}?\b(?:inspect|check|examin)\w*",
    r"\b(?:inspect|check|examin)\w*\b[^.;]{0,60}?\b(?:at the time of|on|upon) (?:delivery|receipt|arrival)\b",
)
NO_PERIOD = (
    r"(?:及时|尽快|尽早|按时|立即|适时)(?:组织|进行|予以|对[^，。；\n]{1,12}?)?(?:验收|检验|检查)",
    r"\b(?:inspect\w*|examin\w*)\b[^.;]{0,40}?\b(?:promptly|without (?:undue )?delay|in a timely manner"
    r"|as soon as (?:possible|practicable)|within a reasonable time)\b",
    r"\b(?:promptly|timely)\b[^.;]{0,20}?\b(?:inspect|examin)\w*\b",
)


@contract_check(unless=no_sale)
def no_inspection_period(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if next(contract.terms_of("inspection.period", "objection.period"), None) is not None:
        return
    words = wording_of(contract)
    if (words.chinese and words.says(*PERIODS)) or (words.english and words.says(*PERIODS_EN)):
        return
    vague = first(passage for passage in words.find(*NO_PERIOD) if not passage.denied)
    if vague is not None:
        yield Hit(vague.span, variant="no_number")
    else:
        yield elsewhere(contract) or Hit(None, place=PLACE)
