"""LIA001 for the buyer: nothing is payable for delivering late, or late delivery is expressly free."""

from __future__ import annotations

from collections.abc import Iterator

from checks.contract.no_late_payment_remedy import FIELD
from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Role,
    Words,
    contract_check,
    elsewhere,
    has_both_sides,
    hits,
    no_sale,
    wording_of,
)

PLACE = Words("违约责任条款", "default clause")
FIGURE = r"(?:[%‰]|万分|千分|百分之|_{2,}|\d元|元|【|\[填)"
LATE = (
    r"(?:逾期|欠交|少交|迟交|迟延|延迟|延期|拖延|延误|(?:未|不)(?:能|得)?(?:按|依|在|于|及时|如期)"
    r"[^，。；\n]{0,20}?)"
)
REMEDY = (
    r"(?:{S}|每|供应|供货)[^。；\n]{0,14}?(?:迟延|迟到|逾期|延误|停线|停供|断供|中断)"
    r"[^。；\n]{0,16}?(?:日|天|小时|分钟|次|的)?[^。；\n]{0,30}?(?:" + FIGURE + r"|罚|赔|扣)",
    r"(?:欠交|少交|迟交|未完成)[^。；\n]{0,40}?(?:罚|违约金|赔|[%％])",
    r"(?:逾期|迟延|延迟|延期)(?:交付|交货|供货)[^。；，\n]{0,6}?(?:同等|同样|相同|适用)",
    LATE
    + r"[^。；\n]{0,16}?(?:交货|交付|供货|发货|送货|到货|履行|履约|供应|竣工|完工|装船|交售)[^。；\n]{0,90}?(?:"
    + FIGURE
    + r"|赔偿|违约金|罚|扣除|解除|取消|退还|更换供应商|另行采购)",
    r"(?:{S}|任何一方|任一方|一方|双方|违约方)[^。；\n]{0,40}?(?:违约|违反|不履行|未履行"
    r"|不能履行)[^。；\n]{0,80}?(?:" + FIGURE + r"|违约金|赔偿)",
    r"(?:不能交货|不交货|未交货|交货(?:迟延|延迟|逾期))[^。；\n]{0,60}?(?:" + FIGURE + r"|违约金|赔偿|解除)",
)
REMEDY_EN = (
    r"\b(?:late|delay\w*|fail\w* to (?:deliver|supply|ship|meet)|not delivered"
    r"|time is of the essence)\b[^.;]{0,200}?\b(?:liquidated|damages|penalt\w+|credit|deduct\w*"
    r"|compensat\w*|cancel\w*|terminat\w*|expedit\w*|cover|liab\w+|rebate|reduc\w+)\b",
    r"\b(?:liquidated damages|penalt\w+|credit|cancel\w*|reduction)\b[^.;]{0,160}?\b(?:late"
    r"|delay\w*)\b[^.;]{0,30}?\b(?:deliver\w*|shipment|supply|performance)\b",
    r"\btime (?:is|shall be) of the essence\b",
    r"\b(?:either|defaulting|breaching|non-?defaulting) party\b[^.;]{0,160}?\b(?:damages|breach"
    r"|default|liab\w+|terminat\w*)\b",
)
FREE = (
    r"{S}[^。；\n]{0,30}?(?:逾期|迟延|延迟|延期|推迟)(?:交货|交付|供货|发货)[^。；\n]{0,24}?"
    r"(?:不承担|不负|无需承担|免(?:除|责)|不视为|不构成)[^。；，\n]{0,12}",
    r"(?:交货|发货|供货)(?:期|时间|日期)[^。；\n]{0,16}?(?:仅供参考|为预计|系预计|为估计|不作为"
    r"[^。；，\n]{0,8}?(?:承诺|依据))[^。；，\n]{0,8}",
)
FREE_EN = (
    r"\b{S}\b[^.;\n]{0,30}?\b(?:shall|will) (?:not|have no)\b[^.;\n]{0,20}?\bliab\w+\b"
    r"[^.;\n]{0,60}?\b(?:delay\w*|late)\b[^.;\n]{0,40}\b",
    r"\b(?:delivery|shipping|shipment) (?:dates?|times?|schedules?)\b[^.;\n]{0,30}?\b(?:are|is"
    r"|shall be) (?:estimates?|approximate|estimated|non-?binding|only estimates?)\b"
    r"[^.;\n]{0,30}\b",
)
EXCUSED = (
    r"不可抗|人力|{B}(?:原因|逾期|未|迟延)|因{B}|force majeure|beyond|caused by (?:the )?{B}"
    r"|acts? of god|strikes?\b"
)


@contract_check(unless=no_sale)
def no_late_delivery_remedy(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    found = list(hits(_free(matter), "free"))
    yield from found
    if not found and has_both_sides(contract) and not _remedy(matter) and not _left_open(matter):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _free(matter: Matter) -> Iterator[Passage]:
    """The denial is part of the words, so what else the sentence denies does not count."""
    words = wording_of(matter.contract)
    for passage in words.find(*words.spoken(FREE, FREE_EN)):
        if not passage.is_no_clause and not words.matches(EXCUSED, passage.sentence):
            yield passage


def _remedy(matter: Matter) -> bool:
    words = wording_of(matter.contract)
    for term in matter.contract.terms_of("penalty"):
        if term.who is not Role.BUYER and term.detail.get("breach") in ("delivery", "breach"):
            return True
    return (words.chinese and words.says(*REMEDY)) or (words.english and words.says(*REMEDY_EN))


def _left_open(matter: Matter) -> bool:
    """A form whose line for the remedies is still to be filled."""
    return not matter.filled and FIELD.search(matter.contract.text) is not None
