"""A deal laid out for people: sections of lines, each with what it says, who holds it, and where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.domain.contract import Period, Role
from riskwatch.domain.deal import Charge, Control, Deal, Instalment, Milestone, Moment, Notices, Security, Settlement
from riskwatch.domain.document import Span
from riskwatch.domain.figures import percent
from riskwatch.domain.words import Words
from riskwatch.exports import deal_words as say

_PAYERS = {Role.BUYER: Words("买方", "Buyer"), Role.SELLER: Words("卖方", "Seller")}
_BREACHES = {
    "payment": Words("逾期付款", "late payment"),
    "delivery": Words("逾期交货", "late delivery"),
    "breach": Words("违约", "breach"),
}
_SHAKY = frozenset({Control.BUYER, Control.THIRD_PARTY, Control.UNKNOWN})
_ELEMENTS = (
    ("court_papers", Words("诉讼文书", "court papers")),
    ("deemed_receipt", Words("视为送达", "deemed receipt")),
    ("change_notified", Words("变更通知", "change to be notified")),
    ("electronic", Words("电子送达", "electronic service")),
    ("survives", Words("独立有效", "survives the contract")),
)
_HAS = Words("有：{list}", "has: {list}")
_LACKS = Words("缺：{list}", "lacks: {list}")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact. `shaky` marks what the buyer or a stranger can hold up, or what the words leave open."""

    label: Words
    saying: Words
    span: Span | None = None
    holder: Words | None = None
    shaky: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One matter of the deal with its lines; a section without lines says `nothing`."""

    title: Words
    lines: tuple[Line, ...]
    nothing: Words


def sections_of(deal: Deal) -> tuple[Section, ...]:
    """The deal as six sections, always all of them: that nothing was read on a matter is worth knowing."""
    return (
        Section(
            Words("付款", "Payment"),
            tuple(_instalment(one, number) for number, one in enumerate(deal.instalments, 1)),
            Words("没有读到付款安排。", "No payment plan was read."),
        ),
        Section(
            Words("节点", "Events"),
            tuple(map(_moment, deal.moments)),
            Words("没有读到交货、验收等节点。", "No delivery, acceptance or other event was read."),
        ),
        Section(
            Words("违约金与利息", "Damages and interest"),
            tuple(map(_charge, deal.charges)),
            Words("没有读到违约金或利息。", "No damages or interest were read."),
        ),
        Section(
            Words("担保", "Security"),
            tuple(map(_security, deal.security)),
            Words("没有担保。", "No security."),
        ),
        Section(
            Words("送达", "Notices"),
            (_notices(deal.notices),) if deal.notices else (),
            Words("没有送达条款。", "No clause on notices."),
        ),
        Section(
            Words("争议", "Disputes"),
            tuple(_settlement(deal.settlement)),
            Words("没有约定争议解决和适用法律。", "Neither forum nor law is agreed."),
        ),
    )


def _instalment(instalment: Instalment, number: int) -> Line:
    label = say.PARTS.get(instalment.label) or Words(f"第 {number} 笔", f"Payment {number}")
    parts: list[Words] = []
    if instalment.share is not None:
        share = percent(instalment.share)
        parts.append(Words(f"付至 {share}", f"up to {share}") if instalment.cumulative else say.same(share))
    if instalment.amount is not None:
        parts.append(say.amount_words(instalment.amount))
    parts.append(say.when_words(instalment))
    if instalment.latest is not None:
        parts.append(Words(f"最迟 {instalment.latest} 日", f"{instalment.latest} days at the latest"))
    parts.extend(say.CONDITIONS[one.kind] for one in instalment.conditions if one.kind not in ("invoice", "acceptance"))
    parts.extend(say.METHODS[method] for method in instalment.methods if method in say.METHODS)
    return Line(
        label,
        say.joined(parts),
        instalment.span,
        say.CONTROLS[instalment.control],
        instalment.control in _SHAKY,
    )


def _moment(moment: Moment) -> Line:
    parts: list[Words] = []
    event = say.EVENTS.get(moment.event)
    if moment.on is not None:
        parts.append(say.by_date_words(moment.on))
    elif moment.period is not None:
        parts.append(say.within_words(moment.period, event))
    elif event is not None:
        parts.append(Words(f"以{event.zh}为准", f"on {event.en}"))
    if moment.silence:
        parts.append(Words("逾期不提视为同意", "silence counts as consent"))
    kept_title = moment.milestone is Milestone.TITLE and moment.event == "payment"
    shaky = moment.control in _SHAKY and not moment.silence and not kept_title
    return Line(
        say.MILESTONES[moment.milestone],
        say.joined(parts) if parts else Words("已约定", "agreed"),
        moment.span,
        say.CONTROLS[moment.control],
        shaky,
    )


def _charge(charge: Charge) -> Line:
    payer = _PAYERS.get(charge.payer) if charge.payer else None
    breach = _BREACHES.get(charge.breach, _BREACHES["breach"])
    label = Words(f"{payer.zh}{breach.zh}", f"{payer.en}: {breach.en}") if payer else breach
    parts: list[Words] = []
    if charge.rate is not None:
        parts.append(say.rate_words(charge.rate, charge.base))
    if charge.amount is not None:
        parts.append(say.amount_words(charge.amount))
    if charge.base and not (charge.rate and charge.rate.base == "market"):
        parts.append(Words(f"基数：{charge.base}", f"on {charge.base}"))
    if charge.cap is not None:
        cap = say.amount_words(charge.cap)
        parts.append(Words(f"上限 {cap.zh}", f"capped at {cap.en}"))
    if charge.grace is not None:
        grace = say.period_words(charge.grace)
        parts.append(Words(f"宽限 {grace.zh}", f"{grace.en} of grace"))
    return Line(label, say.joined(parts), charge.span)


def _security(security: Security) -> Line:
    parts: list[Words] = []
    if security.by:
        parts.append(say.same(security.by))
    if security.mode:
        parts.append(say.MODES[security.mode])
    if isinstance(security.period, Period):
        parts.append(say.period_words(security.period))
    elif security.period:
        parts.append(say.PERIODS_OF_GUARANTEE.get(security.period, say.same(security.period)))
    if security.amount is not None:
        parts.append(say.amount_words(security.amount))
    if security.registration:
        parts.append(Words("约定登记", "to be registered"))
    if security.kind == "guarantee" and not security.resolution:
        parts.append(Words("未提及公司决议", "no corporate resolution mentioned"))
    shaky = security.kind == "guarantee" and (security.mode != "joint" or not security.resolution)
    return Line(
        say.SECURITIES[security.kind],
        say.joined(parts) if parts else Words("有约定", "agreed"),
        security.span,
        None,
        shaky,
    )


def _notices(notices: Notices) -> Line:
    has = [words for name, words in _ELEMENTS if getattr(notices, name)]
    lacks = [words for name, words in _ELEMENTS if not getattr(notices, name)]
    parts = [
        template.filled({"list": Words("、".join(one.zh for one in some), ", ".join(one.en for one in some))})
        for template, some in ((_HAS, has), (_LACKS, lacks))
        if some
    ]
    return Line(Words("送达条款", "Clause on notices"), say.joined(parts), notices.span, None, bool(lacks))


def _settlement(settlement: Settlement) -> Iterator[Line]:
    if settlement.kind != "unset":
        forum = say.FORUMS[settlement.kind]
        parts = [forum, say.same(settlement.body)] if settlement.body else [forum]
        yield Line(Words("管辖", "Forum"), say.joined(parts), settlement.span, None, settlement.kind == "both")
    if settlement.law:
        law = say.LAWS.get(settlement.law) if not settlement.law_place or settlement.law == "CN" else None
        yield Line(Words("适用法律", "Governing law"), law or say.same(settlement.law_place or settlement.law))
    if settlement.cisg:
        yield Line(
            Words("《国际货物销售合同公约》", "CISG"),
            Words("适用", "applies") if settlement.cisg == "in" else Words("已排除", "excluded"),
        )
    if settlement.prevailing_language:
        chinese = settlement.prevailing_language == "zh"
        yield Line(
            Words("语言", "Language"),
            Words("以中文为准", "the Chinese text prevails")
            if chinese
            else Words("以英文为准", "the English text prevails"),
        )
