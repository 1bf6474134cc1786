"""The parts of a deal in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from riskwatch.domain.contract import Period, Rate
from riskwatch.domain.deal import Control, Instalment, Milestone
from riskwatch.domain.figures import percent
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

EVENTS: Mapping[str, Words] = {
    "due_date": Words("到期", "the due date"),
    "third_party": Words("第三方付款或确认", "an act of a third party"),
    "funds": Words("资金到位", "funds being available"),
    "approval": Words("内部审批", "internal approval"),
    "objection": Words("提出异议", "an objection"),
    "reconciliation": Words("对账", "the statement of account"),
    "payment": Words("付款", "payment"),
    "invoice": Words("收到发票", "the invoice"),
    "end": Words("期满或终止", "expiry or end"),
    "breach": Words("违约", "the breach"),
    "use": Words("投入使用", "being put into use"),
    "installation": Words("安装调试", "installation"),
    "acceptance": Words("验收", "acceptance"),
    "notice": Words("通知", "notice"),
    "delivery": Words("交货", "delivery"),
    "shipment": Words("发货", "shipment"),
    "order": Words("下单", "the order"),
    "signing": Words("签约", "signing"),
    "month_end": Words("月末", "the end of the month"),
}
"""Words for `riskwatch.contract.terms.events.EVENTS`."""
PARTS: Mapping[str, Words] = {
    "earnest_money": Words("定金", "Earnest money"),
    "prepayment": Words("预付款", "Prepayment"),
    "progress": Words("进度款", "Progress payment"),
    "retention": Words("质保金", "Retention"),
    "balance": Words("余款", "Balance"),
}
CONTROLS: Mapping[Control, Words] = {
    Control.SELLER: Words("卖方掌握", "in the seller's hands"),
    Control.BUYER: Words("买方掌握", "in the buyer's hands"),
    Control.BOTH: Words("双方掌握", "in both sides' hands"),
    Control.THIRD_PARTY: Words("第三方掌握", "in a third party's hands"),
    Control.CALENDAR: Words("日期确定", "fixed by the calendar"),
    Control.UNKNOWN: Words("未写明", "not said"),
}
MILESTONES: Mapping[Milestone, Words] = {
    Milestone.DELIVERY: Words("交货", "Delivery"),
    Milestone.RISK: Words("风险转移", "Risk passes"),
    Milestone.TITLE: Words("所有权转移", "Title passes"),
    Milestone.ACCEPTANCE: Words("检验与验收", "Inspection and acceptance"),
    Milestone.INVOICE: Words("开票", "Invoice"),
    Milestone.RECONCILIATION: Words("对账", "Statement of account"),
}
CONDITIONS: Mapping[str, Words] = {
    "pay_when_paid": Words("以第三方付款为前提", "only when a third party has paid"),
    "third_acceptance": Words("以第三方验收为前提", "only when a third party has accepted"),
    "funds": Words("视资金情况", "only when funds allow"),
    "approval": Words("经买方内部审批", "only after the buyer's internal approval"),
    "acceptance": Words("验收后", "after acceptance"),
    "invoice": Words("收到发票后", "after the invoice"),
}
METHODS: Mapping[str, Words] = {
    "transfer": Words("转账", "bank transfer"),
    "bill": Words("承兑汇票", "bill of exchange"),
    "cheque": Words("支票", "cheque"),
    "letter_of_credit": Words("信用证", "letter of credit"),
    "cash": Words("现金", "cash"),
    "collection": Words("托收", "documentary collection"),
}
SECURITIES: Mapping[str, Words] = {
    "guarantee": Words("保证", "Guarantee"),
    "mortgage": Words("抵押", "Mortgage"),
    "pledge": Words("质押", "Pledge"),
    "retention_of_title": Words("所有权保留", "Retention of title"),
    "earnest_money": Words("定金", "Earnest money"),
    "letter_of_credit": Words("信用证", "Letter of credit"),
    "bank_guarantee": Words("银行保函", "Bank guarantee"),
    "credit_insurance": Words("信用保险", "Credit insurance"),
}
MODES: Mapping[str, Words] = {
    "joint": Words("连带责任保证", "joint and several"),
    "general": Words("一般保证", "ordinary guarantee"),
    "unstated": Words("未写明方式", "mode not stated"),
}
PERIODS_OF_GUARANTEE: Mapping[str, Words] = {
    "until_paid": Words("至付清为止", "until paid"),
    "as_limitation": Words("同诉讼时效", "as the limitation period"),
    "unlimited": Words("不限期", "unlimited"),
    "same_as_debt": Words("同主债务期限", "same as the debt"),
}
FORUMS: Mapping[str, Words] = {
    "court": Words("诉讼", "court"),
    "arbitration": Words("仲裁", "arbitration"),
    "both": Words("仲裁与诉讼并列", "both arbitration and court"),
    "unset": Words("未约定", "not agreed"),
}
LAWS: Mapping[str, Words] = {
    "CN": Words("中国法律", "PRC law"),
    "EW": Words("英格兰及威尔士法律", "England and Wales"),
}
_UNITS: Mapping[str, Words] = {
    "hour": Words("{count} 小时", "{count} hour{s}"),
    "day": Words("{count} 日", "{count} day{s}"),
    "workday": Words("{count} 个工作日", "{count} working day{s}"),
    "week": Words("{count} 周", "{count} week{s}"),
    "month": Words("{count} 个月", "{count} month{s}"),
    "year": Words("{count} 年", "{count} year{s}"),
}
_TIMES: Mapping[str, Words] = {
    "day": Words("每日 {value}", "{value} a day"),
    "week": Words("每周 {value}", "{value} a week"),
    "month": Words("每月 {value}", "{value} a month"),
    "year": Words("每年 {value}", "{value} a year"),
    "once": Words("一次 {value}", "{value} once"),
}


def same(text: str) -> Words:
    """Words that are the same in both languages: names, figures."""
    return Words(text, text)


def joined(parts: list[Words]) -> Words:
    """Several short sayings in one line."""
    return Words(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))


def period_words(period: Period) -> Words:
    return _UNITS[period.unit].filled({"count": period.count, "s": "" if period.count == 1 else "s"})


def amount_words(amount: Money | Decimal) -> Words:
    return same(str(amount) if isinstance(amount, Money) else percent(amount))


def rate_words(rate: Rate, base: str) -> Words:
    """每日 0.05%（年 18.25%）; a rate that moves with a published one is named by it: `base` are the draft's words."""
    if rate.base == "market":
        times = f"{rate.multiple.normalize():f} × " if rate.multiple not in (None, Decimal(1)) else ""
        margin = f" + {percent(rate.value)}" if rate.value else ""
        return Words(f"{times}{base or '市场利率'}{margin}", f"{times}{base or 'published rate'}{margin}")
    said = _TIMES[rate.unit].filled({"value": percent(rate.value)})
    if rate.per_year is None or rate.unit == "year":
        return said
    return Words(f"{said.zh}（年 {percent(rate.per_year)}）", f"{said.en} ({percent(rate.per_year)} a year)")


def when_words(instalment: Instalment) -> Words:
    """When an instalment is due: 签约后 5 日内, before shipment, on 31 March 2027; "when is not said" where it is open."""
    event = EVENTS.get(instalment.event)
    if isinstance(instalment.on, date):
        return by_date_words(instalment.on)
    if isinstance(instalment.on, int):
        return Words(f"每月 {instalment.on} 日前", f"by day {instalment.on} of the month")
    if event is not None and instalment.before:
        return Words(f"{event.zh}前", f"before {event.en}")
    if instalment.period is not None:
        return _after_words(instalment.period, event) if instalment.after else within_words(instalment.period, event)
    if event is not None:
        return Words(f"{event.zh}时", f"on {event.en}")
    return Words("未写明时间", "no time stated")


def by_date_words(day: date) -> Words:
    return Words(f"{day:%Y-%m-%d} 前", f"by {day:%Y-%m-%d}")


def within_words(period: Period, event: Words | None) -> Words:
    length = period_words(period)
    if event is None:
        return Words(f"{length.zh}内", f"within {length.en}")
    return Words(f"{event.zh}后 {length.zh}内", f"within {length.en} of {event.en}")


def _after_words(period: Period, event: Words | None) -> Words:
    length = period_words(period)
    if event is None:
        return Words(f"{length.zh}后", f"after {length.en}")
    return Words(f"{event.zh}满 {length.zh}后", f"{length.en} after {event.en}")
