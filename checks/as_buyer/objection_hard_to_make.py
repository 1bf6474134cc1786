"""INS006 for the buyer: objections in a form that is hard to meet, or a seller who need not answer."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Words,
    agreed,
    contract_check,
    first,
    hits,
    no_sale,
    wording_of,
)

NO_OBJECTION = Words("合同没有约定质量异议程序", "the contract sets no procedure for objections")
CLAIM = r"(?:质量)?(?:异议|索赔|投诉)"
PROOF = (
    r"(?:公证(?:书|处|机关)?|(?:国家|省)级[^。；，\n]{0,10}?(?:检测|检验|质检|鉴定)[^。；，\n]{0,6}"
    r"|法定(?:检测|检验|质检)[^。；，\n]{0,6}|(?:第三方|权威|有资质的?)[^。；，\n]{0,6}?(?:检测|检验"
    r"|鉴定)[^。；，\n]{0,6}?报告|司法鉴定|法定代表人(?:亲笔)?签(?:字|名)|\bsgs\b)"
)
CHINESE = (
    CLAIM + r"[^，。；\n]{0,20}?(?:须|应|必须|需|应当|并)[^。；\n]{0,24}?(?:附|提供|提交|出具|经)"
    r"[^。；，\n]{0,12}?" + PROOF,
    r"(?:未|不)(?:能)?(?:提供|提交|附|出具)[^。；，\n]{0,10}?"
    + PROOF
    + r"[^。；\n]{0,16}?(?:不予|不受理|视为|无效)[^。；，\n]{0,10}",
)
ENGLISH = (
    r"\b(?:claims?|notices? of (?:defect|claim)s?|objections?|complaints?)\b[^.;\n]{0,80}?\b"
    r"(?:must|shall|only if)\b[^.;\n]{0,50}?\b(?:notari[sz]ed|independent surveyor|survey report"
    r"|report (?:of|by|from|issued by) an? (?:independent|recogni[sz]ed|authori[sz]ed)\b"
    r"[^.;\n]{0,20}|sgs\b)[^.;\n]{0,30}\b",
)
SHARED = r"双方(?:共同|认可|同意|协商)|费用由(?:{S}|责任方|过错方)|agreed by (?:both|the) parties|jointly"
OBJECTS = (
    r"(?:{B})[^。；\n]{0,50}?(?:日|天|小时|月)内[^。；\n]{0,24}?(?:书面)?(?:提出|通知)"
    r"[^。；，\n]{0,10}?(?:异议|不符|瑕疵|质量问题)",
    r"(?:质量|验收|货物|产品)[^。；\n]{0,24}?异议[^。；\n]{0,16}?(?:日|天)内[^。；，\n]{0,10}?(?:提出|通知)",
)
OBJECTS_EN = (
    r"\b{B}\b[^.;\n]{0,60}?\bnotify\b[^.;\n]{0,60}?\b(?:defect|non-?conform|shortage)\w*\b"
    r"[^.;\n]{0,40}?\bwithin\b[^.;\n]{0,20}?\bdays\b",
)
OTHER = r"账|帐|结算|发票|图纸|数据|化验|检验结果|检测结果|样品|设计|订单|invoice|statement"
ANSWERS = (
    r"{S}[^。；\n]{0,40}?(?:日|天|小时|工作日)内[^。；\n]{0,30}?(?:答复|回复|处理|派员|派人|到场"
    r"|到达|更换|修复|维修|解决|响应|退换|换货|退货|补足|补齐)|(?:答复|回复|处理|响应|退换|更换)"
    r"[^。；，\n]{0,12}?(?:日|天|小时)内|(?:及时|立即|尽快)[^。；，\n]{0,8}?(?:答复|回复|处理"
    r"|更换|解决|派)"
    r"|\b{S}\b[^.;\n]{0,60}?\b(?:respond|reply|replace|repair|remedy|cure|correct|credit"
    r"|refund)\w*\b|\b(?:replace|repair|credit|refund)\w*\b[^.;\n]{0,60}?\b{S}\b"
)


@contract_check(unless=no_sale)
def objection_hard_to_make(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    templates = words.spoken(CHINESE, ENGLISH)
    # 否则不予受理 does not take the demand back: it is what makes it hard
    hard = (each for each in words.find(*templates) if not (each.is_no_clause or words.matches(SHARED, each.sentence)))
    found = list(hits(hard))
    yield from found
    if found or words.says(ANSWERS) or next(contract.terms_of("reply.period"), None) is not None:
        return
    asked = first(agreed(words, OBJECTS, OBJECTS_EN, unless=OTHER))
    if asked is not None:
        yield Hit(asked.span, variant="no_reply")
    else:
        yield NotApplicable(NO_OBJECTION)
