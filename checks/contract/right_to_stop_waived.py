"""STP002: the seller gives up its right to stop supply even while the buyer does not pay."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    contract_check,
    is_sale,
    phrases,
    reasons,
    with_frames,
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
STOPS_EN = (
    r"\b(?:suspen\w+|stop(?:s|ped|ping|page)?|withhold\w*|cease|interrupt\w*|slow(?:ing)?(?: down)?|delay(?:ing)?|halt|refus\w+"
    r"|discontinue|hold(?:ing)? (?:back|up)|lien)\b"
)
SUPPLY_EN = r"\b(?:deliver\w*|suppl(?:y|ies)|shipments?|perform\w*|goods|products?|orders?|suspension)\b"
NO_STOP_EN = (
    r"\b(?:under no circumstances?|in no (?:event|circumstances)|no right of)\b[^.;]{0,120}?{S}"
    r"|{S}\b[^.;]{0,60}?\b(?:not|never|no right|waives?|forgoes?|surrenders?)\b|\bnot (?:be )?(?:a |any "
    r"|good )?(?:ground|reason|excuse|cause|justification|entitle)\b"
    r"|\bno (?:lien|stoppage|right|ground|reason|excuse)\b"
    r"|\bno right\b[^.;]{0,80}?\b(?:suspension|stoppage|lien)"
)
GOES_ON_EN = (
    r"\b(?:deliver(?:y|ies)|suppl(?:y|ies)|shipments?)\b[^.;]{0,30}?\b(?:continue|go on|proceed|(?:be|remain) (?:maintained|uninterrupted))\b"
    r"|{S}\b[^.;]{0,40}?\b(?:continue|maintain|ensure|keep|go on)\b[^.;]{0,60}?\b(?:without interruption|uninterrupted|deliver\w*"
    r"|suppl\w+|perform\w*)\b"
    r"|{S}'?s? (?:obligation|duty) to (?:deliver|supply|perform)\b[^.;]{0,40}?\bindependent\b"
    r"|\bnot relieve (?:the )?{S}\b[^.;]{0,60}?\b(?:deliver|supply)"
)
DESPITE_EN = (
    r"\b(?:notwithstanding|regardless|irrespective|even (?:if|where|when|though)|whether or not|despite|whatever|pending|as if"
    r"|entitle|grounds?|reason|excuse|including|on account of|on the ground|by reason of|independent|late payment)\b"
)
PENALISED_EN = (
    r"{S}\b[^.;]{0,30}?\bsuspends?\b[^.;]{0,80}?\b(?:non-?payment|overdue|arrears)\b[^.;]{0,60}?\b(?:shall"
    r"|will) pay\b"
)
NOT_A_WAIVER_EN = (
    r"\b(?:except|unless|save (?:where|that|when)|other than|so long as|provided that|force majeure|services? levels?"
    r"|{B} (?:shall|may|will|must|agrees)|{B}'s right to (?:withhold|suspend)"
    r"|confidential\w*|consents? (?:shall|will)|unreasonably)\b"
)
FRAMES = (
    Frame(
        phrases.OVERDUE_EN + r"|\b(?:delay in payment|sums overdue)\b",
        (NO_STOP_EN, STOPS_EN, SUPPLY_EN, DESPITE_EN + r"|\b(?:sums?|payments?) overdue"),
        NOT_A_WAIVER_EN,
    ),
    Frame(GOES_ON_EN, (phrases.OVERDUE_EN + r"|\b(?:obligation to pay|late payment)\b", DESPITE_EN), NOT_A_WAIVER_EN),
    Frame(PENALISED_EN),
    Frame(
        r"\b(?:lien|stoppage in transit|right (?:to|of) (?:suspen\w+|stoppage|stop|withhold\w*))\b",
        (
            r"{S}",
            r"\b(?:waives?|forgoes?|surrenders?|excludes?|excluded|no)\b",
            r"\b(?:goods|suppl\w+|deliver\w*|suspen\w+)\b",
        ),
        NOT_A_WAIVER_EN
        + r"|\b(?:free (?:of|from)|clear of|title|encumbrance|{S} (?:has|shall have|retains|reserves))\b|\bno waiver\b",
    ),
)
UNPAID_ZH = (
    r"(?:付款|结算|货款|价款|款项|资金|结款)[^，。；]{0,6}?(?:问题|争议|纠纷|紧张|困难|未付|未到|迟延|延迟|逾期|不及时|不到位|是否)|拖欠|欠款|欠付|逾期(?:付款|支付)|未结款|迟延(?:付款|支付)"
    r"|(?:未|没有|不)(?:按[^，。；]{0,6}?|及时|足额)?(?:付|结清|支付|到账)|是否(?:付款|付清|结清|支付|到账|收到)"
)
ANYWAY_ZH = (
    r"即便|即使|纵使|尽管|仍|期间|无论|不论|不管|也(?:应|要|须|不)|为由|为借口|等(?:理由|原因|问题|为)"
    r"|因[^，。；]{0,20}?(?:付款|结算|货款|欠|支付)|放弃|不受影响|紧张时|时，{S}"
)
FRAMES_ZH = (
    Frame(
        r"(?:不得|不应|不能|不可|不予?|严禁|无权|放弃)[^，。；]{0,30}?(?:停|中断|断供|断货|减少|中止|暂缓|拒绝|拖延|推迟|影响[^，。；]{0,10}?供|抗辩权?)"
        r"|(?:继续|连续|保证|照常|正常|持续|不间断|垫资)[^，。；]{0,8}?(?:供货|供应|发货|交货|履行(?:供货)?)|按[^，。；]{0,10}?计划[^，。；]{0,6}?(?:供货|发货)|(?:停供|断供|停止供货)[^，。；]{0,10}?(?:罚|违约金|赔偿)"
        r"|(?:供货|发货|供应)[^，。；]{0,6}?不受影响|断供的",
        (r"{S}", UNPAID_ZH, ANYWAY_ZH),
        r"除(?!非|按|支付|应)|{S}(?:有权|可以?)[^，。；]{0,8}(?:停|中止|暂停)|无故|擅自|无正当理由|{B}(?:(?:均|亦|也)?(?:不得|不应)|无(?:逾期|拖欠|欠款)|按(?:时|期|约)(?:足额)?付款)|不存在"
        r"|双方均?不得",
        REACH_ZH,
    ),
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
    waivers = (_from_condition(passage) for passage in words.find(*templates) if _whatever_happens(passage))
    for passage in with_frames(words, waivers, words.spoken(FRAMES_ZH, FRAMES)):
        yield Hit(passage.span)
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
