"""DLV001: when, where and at whose cost delivery takes place is not said, or the buyer calls when it likes."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Wording,
    Words,
    contract_check,
    elsewhere,
    has_both_sides,
    is_sale,
    once_a_clause,
    reasons,
    wording_of,
)

PLACE = Words("交货条款", "delivery clause")
ON_CALL = (
    r"(?:交货|供货|送货|发货|到货|交付|提货)(?:的)?(?:时间|日期|期限|期)?[^，。；\n|]{0,6}?(?:以|按|根据|由|待|等"
    r"|依)(?:照)?{B}(?:的)?(?:另行|具体|书面|电话|现场|实际|临时)?(?:通知|要求|指令|安排|需要"
    r"|需求)(?:的时间)?(?:为准|确定|执行|进行)?",
    r"(?:未(?:收到|接到|经)|在(?:收到|接到))?{B}(?:的)?(?:书面)?(?:发货|供货|交货)?通知[^，。；\n]{0,4}?(?:前"
    r"|之前)[，,]?[^，。；\n]{0,6}?(?:{S})?[^，。；\n]{0,4}?不得[^，。；\n]{0,8}?(?:发货|交货|供货)",
)
ON_CALL_EN = (
    r"\bdeliver(?:y|ed|ies)?\b[^.;]{0,30}?\b(?:dates?|times?)\b[^.;]{0,20}?\b(?:as|that|which|advised|notified"
    r"|given|directed|specified|fixed) (?:by )?(?:the )?{B}\b[^.;]{0,40}",
    r"\bdeliver(?:y|ed|ies)?\b[^.;,]{0,30}?\b(?:when|as|if and when|as and when) (?:called (?:off|for)"
    r"|requested|required|directed|instructed) by (?:the )?{B}\b",
    r"\bdeliver(?:y|ed|ies)?\b[^.;,]{0,30}?\b(?:on|upon|at) (?:the )?{B}'?s? (?:call|request|demand|instructions?)\b",
)
LATEST = (
    r"最迟|最晚|不(?:得)?(?:晚于|迟于|超过)|至迟|\d+ ?(?:个)?(?:工作)?(?:日|天|月|小时)(?:内|前)"
    r"|[_一二三四五六七八九十]+(?:个)?(?:工作)?(?:日|天|月|小时)(?:内|前)|\d月|截止|no later than"
    r"|not later than|at the latest|within"
)
ORDERS = r"订单|订货单|要货计划|供货计划|月度计划|purchase order|each order|orders? (?:placed|accepted)"
WHEN = (
    r"(?:交|提|供|发|送|收|装|到|履行|运)[^。；\n]{0,14}?(?:时 ?间|日 ?期|期 ?限|时 ?限|期|年|月份)|(?:日|天"
    r"|月|小时|年)(?:内|前|之前|底|以内|止)[^。；\n]{0,24}?(?:交|送|发|供|提|装|到|完成|运)"
    r"|(?:交|发|供|送|提|装|到)(?:货|付|运|达)?[^。；\n]{0,40}?(?:日|天|月|小时|年|即时|当日|当场|立即"
    r"|同时)|交货期|工期|现货|即时|当场|尽快",
    r"\b(?:not later than|no later than|on or before) \d|\b(?:deliver\w*|ship\w*|suppl\w+|lead ?time"
    r"|dispatch\w*)\b[^.;]{0,120}?\b(?:days?|weeks?|months?|date"
    r"|time|schedule|promptly|immediately|period|hours)\b"
    r"|\b(?:days?|weeks?|months?|date|schedule)\b[^.;]{0,100}?\b(?:deliver\w*|ship\w*|suppl\w+)\b",
)
WHERE = (
    r"地 ?点|地 ?址|送 ?至|送 ?到|运 ?至|运 ?到|送货上门|工地|现场|仓库|港|自提|提货|车板|到 ?站|收购|站 ?点"
    r"|厂区|库 ?房|货场|交[^。；\n]{0,10}?(?:处|地|站|库)|发货至|发到|装运|送货|承运|托运|上门|平台",
    r"\b(?:deliver\w*|ship\w*|f\.?o\.?b|fca|exw|ex works|cif|cfr|cip|dap|ddp|destination|facilit(?:y|ies)"
    r"|warehouse|premises|carrier|location)\b",
)
FREIGHT = (
    r"运 ?费|运输|运 ?杂 ?费|运 ?保 ?费|送 ?货|自 ?提|提 ?货|到 ?站|上门|fob|cif|cfr|c&f|f\.o\.b|车板"
    r"|交货方式|装卸|含运|包邮|代办|托运|承运|交付方式|收购|费用[^。；\n]{0,16}?(?:承担|负担|由)|(?:承担"
    r"|负担)[^。；\n]{0,10}?费用"
    r"|送[^。；\n]{0,8}?(?:至|到|站)|运[^。；\n]{0,6}?(?:至|到)|交付(?:至|到)|交(?:货|售)",
    r"\b(?:freight|shipping|transport\w*|carriage|f\.?o\.?b|fca|exw|ex works|cif|cfr|cip|dap|ddp|incoterms?"
    r"|deliver\w*)\b",
)
MISSING = {
    "when": Words("交货时间", "time"),
    "where": Words("交货地点", "place"),
    "freight": Words("运输方式和运费", "mode and freight"),
}


@contract_check()
def delivery_terms_open(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not is_sale(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    found = words.find(*words.spoken(ON_CALL, ON_CALL_EN))
    calls = [each for each in found if _no_latest_day(each)]
    for passage, others in once_a_clause(calls):
        yield Hit(passage.span, related=tuple(other.span for other in others))
    alone = contract.title is None and not contract.clauses
    if calls or alone or contract.kind == "framework" or words.says(ORDERS):
        return
    missing = _missing(words)
    if missing and has_both_sides(contract):
        values = {"missing": Words("、".join(each.zh for each in missing), ", ".join(each.en for each in missing))}
        yield elsewhere(contract) or Hit(None, variant="missing", values=values, place=PLACE)


def _no_latest_day(passage: Passage) -> bool:
    """No latest date in the sentence, and no order that carries the dates."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(LATEST, passage.near(0, 40)):
        return False
    if words.matches(r"不(?:得)?(?:以|按|由)|供货期间|有效期", passage.words + passage.before):
        return False
    return not words.matches(ORDERS, passage.near(60, 60))


def _missing(words: Wording) -> list[Words]:
    missing = []
    for name, (zh, en) in (("when", WHEN), ("where", WHERE), ("freight", FREIGHT)):
        if not (words.chinese and words.says(zh)) and not (words.english and words.says(en)):
            missing.append(MISSING[name])
    return missing
