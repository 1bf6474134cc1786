"""FMJ001 for the buyer: force majeure stretched to the seller's own suppliers, machines or costs."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, NotApplicable, Passage, Words, contract_check, hits, no_sale, wording_of

NO_CLAUSE = Words("合同没有不可抗力条款", "there is no force-majeure clause")
NAMED = (
    (
        r"不可抗力|\bforce majeure\b|\bacts? of god\b|\bbeyond (?:its|the|their|such party's) "
        r"(?:reasonable )?control\b"
    ),
)
OWN_RISK = (
    r"(?:(?:上游|供应商|厂家|生产厂|分包商|承运人)[^。；，、\n]{0,8}?(?:违约|断供|停产|延迟|迟延"
    r"|不能|未|原因|供货|缺货|变更)|原(?:材)?料[^。；，、\n]{0,6}?(?:短缺|涨价|上涨|不足|供应"
    r"|价格)|(?:价格|成本)[^。；，、\n]{0,4}?(?:上涨|上升|波动|大幅)"
    r"|设备(?:故障|检修|损坏)|(?:生产)?机器故障|车辆故障|运力(?:紧张|不足)|(?:产能|库存)不足|缺货"
    r"|市场(?:变化|波动|行情))"
)
CHINESE = (
    r"不可抗力(?!\|)[^。；\n|]{0,40}?(?:包括|指|是指|如|例如|系指|包含|含)[^。；\n]{0,90}?" + OWN_RISK,
    OWN_RISK + r"[^。；\n]{0,40}?(?:等|视为|属于|均为|构成|及其他)[^。；，\n]{0,10}?不可抗力(?:因素|事件|原因|情形)?",
)
ENGLISH = (
    r"\b(?:force majeure|beyond (?:its|the|their|such party's) (?:reasonable )?control"
    r"|acts? of god)\b[^.;]{0,400}?\b(?:(?:failures?|defaults?|delays?|inability|breach) (?:of|by"
    r"|in) (?:its |their |any |the )?(?:[a-z]+ )?(?:suppliers?|sub-?contractors?|vendors?"
    r"|manufacturers?)"
    r"|(?:shortages?|unavailability|lack) of (?:raw )?(?:materials?|components?|parts|supplies)"
    r"|inability to (?:obtain|secure|procure) (?:\w+ )?(?:raw )?(?:materials?|supplies"
    r"|components?|parts)|(?:breakdown|failure) of (?:its )?(?:machinery|equipment|plant)|"
    r"(?:machinery|equipment) (?:breakdown|failure)"
    r"|(?:increases?|rises?) in (?:the )?(?:costs?|prices?))\b[^.;,]{0,30}\b",
)
NOT_MEANT = (
    r"不(?:属于|包括|视为|构成|适用|得以|作为|含)|除外|并非|不是|\b(?:not including|nor|does not "
    r"(?:excuse|cover|extend)|except|other than|excluding"
    r"|excludes?|shall not include|does not include)\b"
)


@contract_check(unless=no_sale)
def sellers_force_majeure_wide(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.says(*NAMED):
        yield NotApplicable(NO_CLAUSE)
        return
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    yield from hits(each for each in found if not _excluded(each))


def _excluded(passage: Passage) -> bool:
    words = passage.wording
    inside = passage.words.replace("包括但不限于", "").replace("including but not limited to", "")
    return passage.is_no_clause or words.matches(NOT_MEANT, inside) or words.matches(NOT_MEANT, passage.after[:14])
