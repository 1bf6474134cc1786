"""STP002: the seller gives up its right to stop supply even while the buyer does not pay."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    contract_check,
    is_sale,
    reasons,
    wording_of,
)

STOP = (
    r"(?:停止|中断|暂停|中止|暂缓|减少|延迟|迟延|拖延|拒绝|停)(?:或[^，。；\n]{1,6})?(?:向[^，。；\n]{1,8})?"
    r"(?:供货|供应|发货|交货|送货|供料|供给|交付|履行|生产)"
)
BAN = r"(?:不得|不应|不能|不可|无权|禁止|严禁)"
ANY_REASON = r"(?:任何|一切|何种)(?:理由|原因|情况|情形|借口)"
UNPAID = (
    r"(?:无论|不论|不管|即使|即便|尽管|纵使)[^。；\n]{0,16}?(?:付款|支付|付清|结清|未付|欠款|拖欠|到账|货款)"
    r"|(?:包括|含)[^。；\n]{0,12}?(?:未付|未按|逾期|拖欠|欠款|迟延付|不付)|以[^。；\n]{0,12}?"
    r"(?:未付|未结清|未付清|未按期付|逾期付款|拖欠|欠款|未收到[^。；\n]{0,6}款|货款未)[^。；\n]{0,8}?(?:为(?:由|借口)|等理由|等原因)"
    r"|{B}(?:付款|支付)(?:迟延|延迟|逾期|不及时)"
    r"|{B}(?:逾期|拖欠|迟延|延期|未(?:按期|按时|及时)?)(?:付款|支付|货款)[^。；\n]{0,6}?(?:期间|时|的)"
)
WAIVES = (
    r"{B}[^，。；\n]{0,4}?(?:付款|支付|欠款|逾期|拖欠|未付)[^，。；\n]{0,8}?(?:不构成|不得作为|不能作为|不是)[^，。；\n]{0,8}?"
    + STOP
    + r"[^，。；\n]{0,4}?(?:理由|依据|事由|借口)",
    r"{S}[^。；，\n]{0,4}?在任何(?:情形|情况|条件)下[^。；\n]{0,24}?(?:保证|保障|持续|继续|维持)[^。；\n]{0,4}?(?:供应|供货|发货)",
    BAN + r"[^。；\n]{0,24}?(?:停供|断供|停发|缓发|断货|停料)",
    BAN + r"[^。；\n]{0,24}?" + STOP,
    r"(?:放弃|不(?:得)?(?:行使|主张|享有))[^。；\n]{0,20}?(?:(?:不安|先履行|同时履行|后履行)抗辩权?|(?:停止|中止|暂停)"
    r"(?:供货|发货|履行)[^。；，\n]{0,4}权利?)",
)
NO_RIGHT = (r"不(?:享有|具有|得享有|得行使)[^。；\n]{0,24}?" + STOP + r"[^。；，\n]{0,4}?权利?",)
GIVES_UP = r"抗辩|权"
STOCK = (
    r"{S}[^。；\n]{0,24}?(?:保持|备有|储备|维持|准备|备足)[^。；\n]{0,24}?(?:安全库存|备货|库存|备品)[^。；\n]{0,40}?"
    r"(?:(?:无论|不论|不管)[^。；\n]{0,12}?付款|不受[^。；\n]{0,10}?(?:信用)?额度[^。；\n]{0,4}?限制|费用[^。；\n]{0,6}?{S}(?:自行)?承担)",
)
WAIVES_EN = (
    r"\b{S}\b[^.;]{0,40}?\b(?:shall|may|will|must|agrees?)\b[^.;]{0,12}?\bnot\b[^.;]{0,40}?\b(?:suspend|stop|withhold"
    r"|cease"
    r"|interrupt|refuse|discontinue|delay)\w*\b[^.;]{0,60}?\b(?:deliver\w*|suppl\w+|shipments?|performance|perform\w*"
    r"|orders?|goods|products|services?)\b",
    r"\b{S}\b[^.;]{0,40}?\b(?:shall|will|must)\b[^.;]{0,20}?\bnot\b[^.;]{0,40}?\b(?:interrupt|halt|slow|postpone"
    r"|hold back|suspend|stop)\w*\b"
    r"[^.;]{0,40}?\b(?:deliver\w*|suppl\w+|shipments?|shipping)",
    r"\b{S}\b[^.;]{0,20}?\b(?:shall|will|must|undertakes? to|agrees to)\b[^.;]{0,20}?\b(?:ship|deliver|supply|fill"
    r"|perform|continue|fulfil)\w*\b"
    r"[^.;]{0,80}?\b(?:notwithstanding|regardless of|even if|irrespective of|whether or not|despite)\b[^.;]{0,80}?"
    r"\b(?:non-?payment|payments?|unpaid|arrears|not (?:been )?(?:paid|settled)|late|overdue)\b",
    r"\b{S}\b[^.;]{0,20}?\bwaives?\b[^.;]{0,60}?\bright[^.;]{0,30}?\b(?:suspend|stop|withhold|cease|stoppage)\w*",
)
ANYWAY_EN = (
    r"\b(?:for any reason|for whatever reason|whatever the reason|on any (?:account|grounds?)"
    r"|under any circumstances?|in any event|including[^.;]{0,60}?\bnot (?:been )?(?:paid|settled)"
    r"|including[^.;]{0,24}?non-?payment"
    r"|(?:even if|whether or not|regardless of|irrespective of|notwithstanding|despite)[^.;]{0,90}?\b(?:paid|pay\w*"
    r"|overdue"
    r"|arrears"
    r"|dispute\w*))\b"
)
EXCEPT = (
    r"除[^。；\n]{0,24}?(?:逾期|欠款|未付|拖欠|付款|违约|不可抗力|另有约定)[^。；\n]{0,12}?外|(?:无|未|没有)(?:逾期|拖欠|欠款)"
    r"|(?:如期|按时|按期|已)(?:足额)?(?:付款|支付|付清)|无故|擅自|无正当理由"
    r"|\b(?:except|unless|save|other than|so long as|provided that|while (?:any )?sums?|without cause)\b"
)
FINE = (
    r"(?:无论|不论|不管|即使|即便)[^。；\n]{0,16}?(?:付款|欠款|拖欠|逾期)[^。；\n]{0,40}?{S}[^。；\n]{0,16}?"
    + STOP
    + r"[^。；\n]{0,30}?(?:违约金|赔偿|罚)",
)


@contract_check()
def right_to_stop_waived(matter: Matter) -> Iterator[Answer]:
    """A ban on stopping counts when it holds whatever the buyer does, not when it only forbids to stop without cause."""
    if not is_sale(matter.contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(matter.contract)
    templates = words.spoken((*WAIVES, *NO_RIGHT, *FINE), WAIVES_EN)
    for passage in words.find(*templates):
        if _whatever_happens(passage):
            yield Hit((_from_condition(passage)).span)
    if words.chinese:
        for passage in words.find(*STOCK):
            if not passage.is_no_clause:
                yield Hit(passage.span, variant="stock")


def _whatever_happens(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(EXCEPT, passage.sentence) or _is_buyers(passage):
        return False
    if words.matches(GIVES_UP, passage.words):
        return not words.matches(r"{B}[^，。；]{0,12}$", passage.before)
    return words.matches(rf"{ANY_REASON}|{UNPAID}|{ANYWAY_EN}", passage.sentence)


def _is_buyers(passage: Passage) -> bool:
    """The ban binds the buyer: 甲方不得以任何理由拒绝…"""
    return passage.wording.matches(r"{B}(?:均|也|亦|都)?$", passage.before[-16:])


def _from_condition(passage: Passage) -> Passage:
    """无论甲方是否付款，乙方均不得中断供货: with the words that make it a waiver."""
    ahead = passage.beside(rf"(?:{UNPAID})")
    if ahead is not None and ahead.start < passage.start:
        return ahead.until(passage)
    behind = passage.beside(rf"(?:{ANYWAY_EN})")
    return passage.until(behind) if behind is not None and behind.end > passage.end else passage
