"""PAY006: commercial bills or electronic vouchers as payment, without tenor, consent or recourse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, chinese_number, contract_check, once_a_clause, wording_of

RISKY = (
    r"商业承兑(?:汇票)?|(?<!供应)商承(?![担接办运包诺揽])|商票|供应链(?:票据|金融凭证)|(?:应收账款|应收账款债权|债权|电子债权|数字化?债权|电子付款)(?:电子)?凭证|云信"
    r"|(?<!银行)(?<!商业)"
    r"承兑(?:汇票)?(?!交单|人|行|信用证)"
)
CHINESE = (r"(?:" + RISKY + r"|银行承兑(?:汇票)?|银承)",)
PAYS = r"付|结算|货款|价款|接受|使用|采用"
NOT_PAYING = r"信用证|予以承兑|即期汇票|拒绝承兑|不能承兑|{S}(?:向|应向|须向)"
MAY_REFUSE = r"不(?:得|接受|收|能|可)[^，。；\n]{0,12}$"
CONSENT = r"经{S}[^，。；\n]{0,12}?(?:同意|确认|认可)|双方(?:书面)?(?:协商|同意|确认)|{S}(?:书面)?同意"
TENOR = r"(?P<months>\d{1,2}|[一二三四五六七八九十]{1,3})个?月"
TENOR_LEFT_OPEN = r"[_x【]+ ?】?个?月|期限[_:]? ?月|(?:^|[\n|;；])[\d)、. ]*个月无息"
COST = r"贴(?:现|息)(?:的)?(?:费用?|利息|息|成本)?[^。；\n]{0,10}?(?:由)?{S}[^。；\n]{0,4}?(?:自行)?(?:承担|负担)"
FINAL = r"(?:交付|背书|签发|出具|开具|收到|签收)(?:[^。；\n]{0,12}?)(?:即|后)?(?:视为|视同)[^，。；\n]{0,8}?(?:付款|支付|付清|履行|清偿)[^，。；\n]{0,6}"
HONOURED = r"(?:未|不)(?:能)?(?:获|按期|到期)?(?:得到)?(?:兑付|承兑|付款)[^。；\n]{0,20}?(?:视为|视同|应|须|负责|无条件|扣收|现金)"


@contract_check()
def bills_without_limits(matter: Matter) -> Iterator[Answer]:
    months_at_most = matter.policy.bill_max_months
    words = wording_of(matter.contract)
    if not words.chinese:
        return
    found = [passage for passage in words.find(*CHINESE) if _pays(passage)]
    for passage, others in once_a_clause(found):
        variant = _fault(passage, others, months_at_most)
        if variant is not None:
            yield Hit(passage.span, variant=variant, values={"months": months_at_most})


def _pays(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(NOT_PAYING, passage.sentence):
        return False
    return words.matches(PAYS, passage.before[-40:] + passage.after[:30]) and not words.matches(
        MAY_REFUSE, passage.before
    )


def _fault(passage: Passage, others: tuple[Passage, ...], most: int) -> str | None:
    """The worst thing said of the bills in this clause, or what is left open; None when it is in order."""
    words = passage.wording
    around = passage.near(0, 120)
    if words.matches(FINAL, around) and not words.matches(r"不(?:视为|作为)|仅", around):
        return "final"
    if words.matches(COST, around):
        return "cost"
    months = [number for each in _tenors(passage.near(0, 30)) if (number := each) is not None]
    if months and max(months) > most:
        return "tenor"
    if words.matches(CONSENT, passage.sentence) or words.matches(HONOURED, around):
        return None
    if any(words.matches(RISKY, each.words) for each in (passage, *others)):
        return ""
    return None if months or words.matches(TENOR_LEFT_OPEN, around) else "no_tenor"


def _tenors(text: str) -> Iterator[int | None]:
    for match in re.finditer(TENOR, text):
        raw = match["months"]
        number = int(raw) if raw.isdigit() else chinese_number(raw)
        yield None if number is None else int(number)
