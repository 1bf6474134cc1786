"""PAY008 for the buyer: a warranty is promised, and neither retention money nor a bond stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    elsewhere,
    no_sale,
    wording_of,
)

PLACE = Words("付款条款", "payment clause")
NO_WARRANTY = Words("没有质保期，无须质保金", "no warranty period that needs security")
NOT_EQUIPMENT = Words(
    "不是设备或长期质保的货物，通常不留质保金",
    "neither equipment nor goods with a long warranty: retention is not usual",
)
HELD = (
    r"质保金|质量保证金|保留金|质保款|尾款|余款|履约保证金|履约保函|质量保函|质保函|保函|质量保证保险|保证金"
    r"|\bretention\b|\bretain(?:ed|s)?\b[^.;\n]{0,30}?\b(?:price|payment|%|per ?cent)|\b(?:price"
    r"|payment|%|per ?cent)[^.;\n]{0,30}?\bretained\b|\bperformance (?:bond|guarantee|security)"
    r"|\bwarranty bond|\bbank guarantee|\bhold-?back"
)
EQUIPMENT = (
    r"设备|机器|机组|生产线|机床|仪器|装置|电梯|空调|机械|系统"
    r"|\bmachine(?:ry|s)?\b|\bproduction line\b|\b(?:industrial|production|processing|plant) equipment\b"
)
FOR_RESALE = r"(?:经销|分销)(?:商|合同|协议|权)|\bdistributor\b|\breseller\b|\bdealer\b"


@contract_check(unless=no_sale)
def nothing_held_back(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    if next(contract.terms_of("warranty.period"), None) is None:
        yield NotApplicable(NO_WARRANTY)
    elif not words.says(EQUIPMENT) or words.says(FOR_RESALE):
        yield NotApplicable(NOT_EQUIPMENT)
    elif not words.says(HELD):
        yield elsewhere(contract) or Hit(None, place=PLACE)
