"""Who of 甲方 and 乙方 sells: read from the duties the text gives them."""

from __future__ import annotations

import re

from riskwatch.contract.layout.sheet import Sheet
from riskwatch.domain.contract import Role

_DUTIES = re.compile(
    r"(?P<who>[甲乙丙丁]) ?方(?!的|向[甲乙丙])[^。;,\n方]{0,24}?"
    r"(?:(?P<pays>支付|付款|付清|结算|提货|采购|购买|收购|订购|验收)"
    r"|(?P<delivers>交货|交付|供货|供应|送货|发货|出售|销售|售予|开具|生产|提供(?:货物|产品|设备)))"
)
_STRONG = re.compile(
    r"(?P<buyer>[甲乙]) ?方(?:向|从|自)(?P<seller>[甲乙]) ?方(?:采购|购买|订购|购进|定购|收购)|(?P<s2>[甲乙]) ?方(?:向|"
    r"为)(?P<b2>[甲乙]) ?方(?:供应|销售|出售|供货|提供|交付)"
)


def roles_from_duties(sheet: Sheet, labels: list[str], taken: set[Role]) -> dict[str, Role]:
    """Buyer and seller among `labels`, where the text shows it; nothing where it does not."""
    score = dict.fromkeys(labels, 0)
    for match in _DUTIES.finditer(sheet.flat):
        label = match["who"] + "方"
        if label in score:
            score[label] += 1 if match["delivers"] else -1
    for match in _STRONG.finditer(sheet.flat):
        seller, buyer = (match["seller"] or match["s2"]) + "方", (match["buyer"] or match["b2"]) + "方"
        if seller in score:
            score[seller] += 4
        if buyer in score:
            score[buyer] -= 4
    ranked = sorted(labels, key=score.__getitem__)
    roles: dict[str, Role] = {}
    if len(labels) >= 2 and score[ranked[0]] < score[ranked[-1]]:
        roles = {ranked[0]: Role.BUYER, ranked[-1]: Role.SELLER}
    elif len(labels) == 1 and len({Role.SELLER, Role.BUYER} & taken) == 1:
        roles = {labels[0]: Role.BUYER if Role.SELLER in taken else Role.SELLER}
    return {label: role for label, role in roles.items() if role not in taken}
