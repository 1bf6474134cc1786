"""LIA001: nothing is payable for paying late, or late payment is expressly free of interest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Role,
    Severity,
    Term,
    Wording,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    percent,
    wording_of,
)

PLACE = Words("违约责任条款", "default clause")
# A figure, a market rate or a blank still to be filled: the form provides for a remedy.
FIGURE = r"(?:[%‰]|万分|千分|百分之|利率|lpr|_{2,}|\d元|元|【|\[填)"
LATE = r"(?:逾期|迟延|延迟|延期|拖延|拖欠|拒付|不付|(?:未|不)(?:能|得)?(?:按|依|在|于|及时|如期)[^，。；\n]{0,20}?)"
MONEY = r"(?:付款|支付|付清|结算|结清|货款|价款|款项|款)"
PENALTY = r"(?:违约金|滞纳金|利息|罚息|罚金|赔偿金|罚款|偿付|利率|资金占用费)"
REMEDY = (
    # a rate by the day is a remedy though nobody calls it one: 需方逾期付款按逾期金额每日万分之五
    LATE
    + r"[^。；\n交供送发验]{0,16}?"
    + MONEY
    + r"[^。；\n]{0,20}?(?:每日|每天|按日|日)[^。；\n]{0,8}?(?:万分|千分|百分之|[\d.]+[%‰])",
    # the end of the sentence slips in behind the figure: 每日按逾期应付款的____‰。向甲方支付违约金
    r"每日按逾期[^。；]{0,20}?[‰%][。，\s]{0,4}向[^。；\n]{0,8}?支付" + PENALTY,
    LATE + r"[^。；\n交供送发验]{0,16}?" + MONEY + r"[^。；\n]{0,80}?" + FIGURE + r"[^。；\n]{0,30}?" + PENALTY,
    LATE + r"[^。；\n交供送发验]{0,16}?" + MONEY + r"[^。；\n]{0,60}?" + PENALTY + r"[^。；\n]{0,40}?" + FIGURE,
    r"(?:任何一方|任一方|一方|双方|违约方|{B})[^。；\n]{0,40}?(?:违约|违反|不履行|未履行)[^。；\n]{0,60}?"
    + FIGURE
    + r"[^。；\n]{0,16}?"
    + PENALTY,
    r"(?:任何一方|任一方|一方|双方|违约方|{B})[^。；\n]{0,40}?(?:违约|违反|不履行|未履行)[^。；\n]{0,40}?"
    + PENALTY
    + r"[^。；\n]{0,24}?"
    + FIGURE,
    r"(?:逾期|迟延|延期)(?:付款|支付|履行)[^。；\n]{0,10}?" + PENALTY + r"[^。；\n]{0,30}?" + FIGURE,
    r"(?:违约|违反本合同)[^。；\n]{0,30}?(?:违约方|对方|守约方)[^。；\n]{0,40}?"
    + FIGURE
    + r"[^。；\n]{0,24}?"
    + PENALTY,
)
REMEDY_EN = (
    r"\bredacted\b[^.;\]]{0,60}\blate payment",
    r"\b(?:in default|default interest|overdue|late|past due|unpaid|delinquent|arrears|not paid|when due|fail\w* to pay"
    r"|outstanding)\b[^.;]{0,160}?\b(?:interest|late (?:payment )?(?:charge|fee)s?|service charge"
    r"|penalt\w+)\b",
    r"\b(?:interest|late (?:payment )?(?:charge|fee)s?|service charge|penalt\w+)\b[^.;]{0,160}?\b"
    r"(?:overdue|late|past due|unpaid|delinquent|arrears|not paid|when due|outstanding|date due"
    r"|due date)\b",
    r"\bpays? [^;]{0,60}?\d ?(?:%|per cent)[^.;]{0,60}?\b(?:overdue|unpaid|outstanding|past due)\b",
)
# 九、违约责任：____ with nothing but the next number after it is a line of the form for what the parties agree.
FIELD = re.compile(
    r"违约责任[ \t　]*[:：]?[\s　_＿─│]*(?:$|\||[一二三四五六七八九十]+、|第[一二三四五六七八九十]+条|(?!1\D)\d+[.、．](?!\d))"
)
EXCUSE = (
    r"{S}[^，。；]{0,16}?(?:未|不|逾期|迟延|延期|延迟)|不可抗力|发票|票据|异议|争议|不合格|不符合|质量"
    r"|审核|直至|前提下"
    r"|force majeure|dispute|good faith"
)
STATUTE_ONLY = (
    r"(?:逾期|迟延|延期)(?:付款|支付)[^。；\n]{0,20}?(?:按照?|依照?|依据)[^。；\n]{0,14}?(?:法律|法规"
    r"|民法典|规定)[^。；\n]{0,10}?(?:承担|处理|执行)[^。；，\n]{0,8}",
    r"(?:任何一方|一方|违约方|双方)[^。；\n]{0,20}?(?:按照?|依照?|依据)[^。；\n]{0,14}?(?:法律|法规"
    r"|民法典)[^。；\n]{0,14}?(?:承担|处理|执行)[^。；，\n]{0,8}",
)


@contract_check(unless=no_credit_given)
def no_late_payment_remedy(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    rate = {"rate": percent(matter.policy.late_rate_recommended_per_day)}
    waivers = [term for term in contract.terms_of("late_payment.none") if _lets_the_buyer_off(words, term)]
    for term in waivers:
        yield Hit(term.span, variant="waived", values=rate)
    if waivers or _has_remedy(matter, words) or (not matter.filled and FIELD.search(contract.text)):
        return
    # Measured on English contracts the absence was real less often: their payment terms stand in orders and schedules.
    yield elsewhere(contract) or _absent(words, rate, Severity.WARNING if contract.language == "en" else None)


def _absent(words: Wording, values: Mapping[str, object], softer: Severity | None) -> Hit:
    for passage in words.find(*STATUTE_ONLY):
        if not passage.denied:
            return Hit(passage.span, variant="statute_only", values=values, severity=softer)
    return Hit(None, place=PLACE, values=values, severity=softer)


def _lets_the_buyer_off(words: Wording, term: Term) -> bool:
    """Not the seller's own delay, nor the buyer's excuse for a missing invoice, a defect or a disputed sum."""
    passage = words.passage(term.span)
    return not words.matches(EXCUSE, passage.sentence)


def _has_remedy(matter: Matter, words: Wording) -> bool:
    contract = matter.contract
    if next(contract.terms_of("late_payment.rate", "late_payment.lump"), None) is not None:
        return True
    for term in contract.terms_of("penalty.rate", "penalty.lump"):
        if term.detail.get("payer") == "either" or (term.who is Role.BUYER and term.detail.get("breach") == "breach"):
            return True
    if words.chinese and words.says(*REMEDY):
        return True
    return words.english and words.says(*REMEDY_EN)
