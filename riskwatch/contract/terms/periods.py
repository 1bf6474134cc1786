"""What each length of time is for: payment, inspection, objection, reply, warranty, guarantee, notice, contract term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from riskwatch.contract.terms.events import start_event
from riskwatch.contract.terms.lengths import Length
from riskwatch.contract.terms.page import Page, within
from riskwatch.contract.terms.percents import Percent
from riskwatch.domain.contract import Role, Term
from riskwatch.domain.document import Span

_LABEL_ZH = re.compile(
    r"(?P<warranty>质保期|保修期|质量保证期|质量保修期|质保|保修|三包期|质保时间)"
    r"|(?P<guarantee>保证期间|保证责任期间|担保期间|担保期限|保证期限|保证期)"
    r"|(?P<inspection>检验期|验收期|检验期限|验收期限|验收时间|检验时间|验货期)"
    r"|(?P<objection>异议期|质量异议期|异议期限)"
    r"|(?P<pay>账期|帐期|付款期限?|付款时间|信用期限?|结算期|结算周期|付款周期|回款周期|月结|票到|付款账期|赊销期)"
    r"|(?P<term>合同(?:的)?(?:有效)?期限?|协议(?:的)?(?:有效)?期限?|有效期|合作期限|供货期限?)"
    r"|(?P<other>试运行期|交货期|工期|交货时间|保密期|宽限期|保质期|存放)"
)
_LABEL_EN = re.compile(
    r"(?P<warranty>warrant(?:y|ies|s|ed)|guarantee period)|(?P<inspection>inspection period|period for inspection|acceptance period)"
    r"|(?P<pay>payment terms?|terms of payment|credit (?:term|period)|net)|(?P<term>initial term"
    r"|(?:the|a) term of|term of this|term:|this agreement shall (?:remain|continue)"
    r"|remain in (?:full )?force|for a period of)"
)
_ACTION_ZH = re.compile(
    r"(?P<objection>(?:书面)?(?:提出|提交|发出)[^，。；]{0,14}?(?:异议|索赔|质疑|投诉)"
    r"|提异议|(?:未|无)[^，。；]{0,8}异议|异议|(?:书面)?通知[^，。；]{0,8}(?:不符|质量"
    r"|短缺)|提出(?:质量|书面|问题)|书面(?:形式)?提出)"
    r"|(?P<reply>答复|回复|复函|响应|派(?:员|人)|处理(?!费)|到(?:达)?现场|电复|予以回应|作出回应|作(?:出)?(?:最后|处理)?决定)"
    r"|(?P<inspection>验收|检验|检查|查验|验货|核对数量|清点|复检|检测)"
    r"|(?P<pay>付款|支付|付清|结清|结算|汇(?:付|至|入|出)|付至|付给|缴付|打款|转账|偿付|给付|付)"
    r"|(?P<other>交货|交付|发货|送货|供货|安装|开具|提供|退还|返还|退回|更换|补齐|补足"
    r"|补货|调换|修复|整改|改正|纠正|解除|终止|签订|保存|保密|确认|协商|到货|提货|证明"
    r"|换货|退货|运走|支付违约金)"
    r"|(?P<notice>(?:书面)?通知|告知)"
)
_ACTION_EN = re.compile(
    r"(?P<objection>\b(?:reject|objections? to|object to|notify[^.;]{0,40}(?:defect"
    r"|non-?conform|shortage|damage|claim)|notice of (?:any )?(?:defect|claim|rejection"
    r"|non)|claims?\b[^.;]{0,30}(?:defect|shortage|damage|made|in writing)))"
    r"|(?P<reply>\b(?:respond|repl(?:y|ies)|answer|response)\b)"
    r"|(?P<inspection>\b(?:inspect\w*|examin\w*|acceptance test\w*|test(?:ing)? the)\b)"
    r"|(?P<pay>\b(?:pa(?:y|id|yable|yments?|ys)|remit\w*|invoices? (?:are|is|shall be) due|settle[ds]?|due and payable|net)\b)"
    r"|(?P<warranty>\bwarrant(?:y|ies|s|ed)?\b)"
    r"|(?P<cure>\b(?:cure|remed(?:y|ied)|correct)\b)"
    r"|(?P<notice>\b(?:prior )?(?:written )?notice\b|\bnotify\b)"
    r"|(?P<term>\b(?:initial term|term of|renew\w*|continue in)\b)"
    r"|(?P<other>\b(?:deliver\w*|ship\w*|repair|replace|return|retain|confidential)\b)"
)
_KINDS = {
    "warranty": "warranty.period", "guarantee": "guarantee.period", "inspection": "inspection.period",
    "objection": "objection.period", "pay": "payment.days", "term": "contract.term", "reply": "reply.period",
    "notice": "notice.period",
}  # fmt: skip
_EXCUSED = re.compile(
    r"(?:逾期|迟延|延期|延迟|拖欠|超过|超出|达到?|连续|满|late by|exceed(?:s|ing)?|more than)[^，。；\d]{0,10}$"
)
_EXCUSED_REACH = 30
"""Characters before the length of time; longer than any match of _EXCUSED."""
_REFUND = re.compile(r"退还|返还|退回|违约金|赔偿|补偿|罚|refund|reimburs")
_PAID_BY_SELLER = re.compile(r"退还|返还|退回|违约金|赔偿|索赔|赔款|refund")
_LATENT = re.compile(r"隐蔽|内在|质量(?!标准|要求|管理|证明)|性能|latent|hidden|concealed")
_VISIBLE = re.compile(r"外观|数量|规格|包装|表面|visible|apparent|quantity|shortage|external")


def find(page: Page, lengths: Sequence[Length], percents: Sequence[Percent]) -> Iterator[Term]:
    """Every length of time as a term of the kind its sentence gives it; `period` where it gives none."""
    for length in lengths:
        sentence = page.sentence(length.start)
        purpose = purpose_of(page, sentence, length)
        yield _term(page, sentence, length, purpose, percents)


def purpose_of(page: Page, sentence: Span, length: Length) -> str:
    """payment, inspection and so on; "" when the sentence does not say, "late" for 逾期超过…日."""
    before = page.lower[max(sentence.start, length.start - 46) : length.start]
    after = page.lower[length.end : min(sentence.end, length.end + 70)]
    return _zh_purpose(before, after) if page.chinese else _en_purpose(page, sentence, length)


def _zh_purpose(before: str, after: str) -> str:
    label = _labelled(_LABEL_ZH, before)
    if label:
        return label
    if _EXCUSED.search(before, max(0, len(before) - _EXCUSED_REACH)):
        return "late"
    if before.endswith("前") and not before.endswith("提前"):
        return "before"
    action = _ACTION_ZH.search(after)
    if action is None or (action.lastgroup == "other" and action.start() > 20):
        earlier = [
            match for match in _ACTION_ZH.finditer(before) if match.lastgroup in ("inspection", "objection", "pay")
        ]
        return (earlier[-1].lastgroup or "") if action is None and earlier and after[:2] in ("内", "内。", "") else ""
    if action.lastgroup == "inspection" and (objected := _ACTION_ZH.search(after, action.end())) is not None:
        return (
            "inspection" if objected.lastgroup != "objection" or objected.start() - action.end() > 14 else "objection"
        )
    if (
        action.lastgroup == "notice"
        and (later := _ACTION_ZH.search(after, action.end()))
        and later.lastgroup == "objection"
    ):
        return "objection"
    if action.lastgroup == "pay" and _PAID_BY_SELLER.search(after, 0, _comma(after, action.end())):
        return "other"
    return action.lastgroup or ""


def _comma(words: str, start: int) -> int:
    """Where the part of the sentence around `start` ends: what follows the comma (逾期的，支付违约金) is another duty."""
    found = _COMMA.search(words, start)
    return found.start() if found else len(words)


_COMMA = re.compile("[，,；;]")
_JOIN = re.compile(r"^(?:限|为|是|:|共|不少于|不低于|不超过|最长|至少|自|从|[^，。；\d]{0,26}(?:起|后|为|,|，)?|\()*$")


def _labelled(pattern: re.Pattern[str], before: str) -> str:
    last = None
    for match in pattern.finditer(before):
        last = match
    if last is None or re.search(r"[，。；]", before[last.end() :]):
        return ""
    between = before[last.end() :]
    if (
        re.search(r"(?:届满|期满|满|结束|内|期间)[^为:：]{0,6}(?:后|起)?[^为:：]{0,4}$", between)
        and "为" not in between
        and ":" not in between
    ):
        return ""
    return last.lastgroup or ""


def _en_purpose(page: Page, sentence: Span, length: Length) -> str:
    before = page.lower[max(sentence.start, length.start - 160) : length.start]
    after = page.lower[length.end : min(sentence.end, length.end + 110)]
    if _EXCUSED.search(before, max(0, len(before) - _EXCUSED_REACH)):
        return "late"
    label = None
    for match in _LABEL_EN.finditer(before, max(0, len(before) - 44)):
        label = match
    if (
        label
        and not re.search(r"[,;.]", before[label.end() :])
        and not (label.lastgroup == "warranty" and length.period.unit in ("hour", "week"))
    ):
        return label.lastgroup or ""
    nearest = None
    for match in _ACTION_EN.finditer(before):
        nearest = match
    following = _ACTION_EN.search(after)
    if re.match(r"'?\)? ?(?:prior |advance |written )+notice|'? notice", after):
        return "notice"
    if nearest and (not following or len(before) - nearest.end() <= following.start() + 30):
        return nearest.lastgroup or ""
    return (following.lastgroup or "") if following else ""


def _term(page: Page, sentence: Span, length: Length, purpose: str, percents: Sequence[Percent]) -> Term:
    event, words = start_event(page, sentence, length.start, length.end)
    period = replace(length.period, start=event)
    kind = _KINDS.get(purpose, "period")
    detail = {"trigger": words, "event": event, "purpose": purpose if kind == "period" else ""}
    who = page.subject(sentence, length.start) or page.subject(sentence)
    if kind in ("inspection.period", "objection.period"):
        detail["defects"] = _defects(page, sentence, length)
    if kind == "payment.days":
        if who is Role.SELLER and _REFUND.search(page.lower, sentence.start, sentence.end):
            return page.term("period", period, length.start, length.end, who, detail | {"purpose": "refund"})
        detail["share"] = _share(page, sentence, length, percents)
        detail["label"] = _label(page, sentence, length)
        who = who if who is not Role.SELLER else Role.BUYER
    if kind == "notice.period" and not re.search(
        r"提前|预先|prior|advance|notice", page.lower[max(sentence.start, length.start - 12) : length.end + 40]
    ):
        kind, detail["purpose"] = "period", "notice"
    return page.term(kind, period, length.start, length.end, who, detail)


def _defects(page: Page, sentence: Span, length: Length) -> str:
    near = page.lower[max(sentence.start, length.start - 40) : min(sentence.end, length.end + 30)]
    latent, visible = _LATENT.search(near), _VISIBLE.search(near)
    if bool(latent) == bool(visible):
        return ""
    return "latent" if latent else "visible"


_INSTALMENTS = (
    ("earnest_money", re.compile(r"定金|earnest money")),
    ("prepayment", re.compile(r"预付|首付|advance payment|down payment|prepay|deposit")),
    ("retention", re.compile(r"质保金|质量保证金|保留金|retention")),
)


def _label(page: Page, sentence: Span, length: Length) -> str:
    """Which part of the price the time is for, where the sentence names one: so that a deposit is no credit term."""
    near = page.lower[max(sentence.start, length.start - 50) : min(sentence.end, length.end + 40)]
    return next((name for name, pattern in _INSTALMENTS if pattern.search(near)), "")


def _share(page: Page, sentence: Span, length: Length, percents: Sequence[Percent]) -> str:
    following = within(percents, length.end, min(sentence.end, length.end + 44))
    return str(following[0].value) if following else ""
