"""A policy replay as JSON and as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskwatch.domain.alert import Question
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import ANSWER_WORDS
from riskwatch.domain.replay import CHANGES, AlertChange, Change, OrderChange, Outcome, ReplayReport, sums
from riskwatch.domain.words import Words
from riskwatch.exports.records import day, plain, sums_object

Json = dict[str, Any]
SCHEMA = "riskwatch.policy-replay/1"
CHANGE_WORDS: dict[Change, Words] = {
    "gained": Words("新增的问题", "questions gained"),
    "lost": Words("不再提出的问题", "questions lost"),
    "earlier": Words("更早提出", "asked earlier"),
    "later": Words("更晚提出", "asked later"),
}
QUESTION_WORDS: dict[Question, Words] = {
    "stop": Words("停止供货", "stop supply"),
    "prepayment": Words("先款后货", "prepayment"),
    "limit": Words("下调额度", "cut the limit"),
    "review": Words("复核", "review"),
    "contract": Words("合同", "contract"),
    "overdue": Words("逾期", "overdue"),
    "ceiling": Words("授信上限", "ceiling"),
    "source": Words("来源", "source"),
}
OUTCOME_WORDS: dict[Outcome, Words] = {
    "paid": Words("后来按时付清", "paid in time afterwards"),
    "late": Words("后来拖欠", "late or unpaid afterwards"),
    "open": Words("结果未知", "outcome not known yet"),
}
_HEAD = Words(
    "{begins} 至 {ends}，{customers} 家客户：提出问题 {before} → {after} 个；{orders} 张订单",
    "{begins} to {ends}, {customers} customers: {before} questions become {after}; {orders} orders",
)
_HELD = Words("多扣 {count} 张订单，涉及 {money}", "{count} more orders held, {money}")
_FREED = Words("少扣 {count} 张订单，涉及 {money}", "{count} fewer orders held, {money}")
_GRADES = Words("{count} 家客户的评级或建议额度不同", "{count} customers end with another grade or proposed limit")


def replay_object(report: ReplayReport) -> Json:
    """Amounts are text; what is only in one course has null for the other."""
    return {
        "schema": SCHEMA,
        "begins": day(report.begins),
        "ends": day(report.ends),
        "customers": report.customers,
        "questions": {"before": report.asked_before, "after": report.asked_after},
        "alerts": [_alert(each) for each in report.alerts],
        "orders": {
            "answered": report.orders,
            "held": [_order(each) for each in report.held],
            "freed": [_order(each) for each in report.freed],
            "other": [_order(each) for each in report.order_changes if each.before != "yes" and each.after != "yes"],
        },
        "money": {
            **{change: sums_object(report.money_of(change)) for change in CHANGES},
            "held": sums_object(sums(each.amount for each in report.held)),
            "freed": sums_object(sums(each.amount for each in report.freed)),
        },
        "grades": [
            {
                "customer": each.customer_ref,
                "grade": {"before": each.grade_before, "after": each.grade_after},
                "limit": {"before": plain(each.limit_before), "after": plain(each.limit_after)},
            }
            for each in report.grades
        ],
    }


def replay_lines(report: ReplayReport, language: str) -> Iterator[str]:
    """The sums first, then what lies behind them."""
    yield _HEAD.filled(
        {
            "begins": report.begins,
            "ends": report.ends,
            "customers": report.customers,
            "before": report.asked_before,
            "after": report.asked_after,
            "orders": report.orders,
        }
    ).said(language)
    for change in CHANGES:
        found = report.alerts_of(change)
        if found:
            yield f"{CHANGE_WORDS[change].said(language)}: {len(found)}  {_said(report.money_of(change))}"
            for each in found:
                days = " → ".join(str(at) if at else "—" for at in (each.before, each.after))
                yield f"  {each.customer_ref}  {QUESTION_WORDS[each.question].said(language)}  {days}  {each.owed or ''}".rstrip()
    for words, orders in ((_HELD, report.held), (_FREED, report.freed)):
        if orders:
            values = {"count": len(orders), "money": _said(sums(each.amount for each in orders))}
            yield words.filled(values).said(language)
            for order in orders:
                yield f"  {_line(order, language)}"
    if report.grades:
        yield _GRADES.filled({"count": len(report.grades)}).said(language)
        for end in report.grades:
            limits = f"{end.limit_before or '—'} → {end.limit_after or '—'}"
            yield f"  {end.customer_ref}  {end.grade_before} → {end.grade_after}  {limits}"


def _line(order: OrderChange, language: str) -> str:
    answers = f"{ANSWER_WORDS[order.before].said(language)} → {ANSWER_WORDS[order.after].said(language)}"
    return f"{order.day}  {order.customer_ref}  {order.number}  {order.amount}  {answers}  {OUTCOME_WORDS[order.outcome].said(language)}"


def _alert(each: AlertChange) -> Json:
    return {
        "customer": each.customer_ref,
        "question": each.question,
        "change": each.change,
        "before": day(each.before),
        "after": day(each.after),
        "owed": plain(each.owed),
        "currency": each.owed.currency if each.owed else None,
    }


def _order(each: OrderChange) -> Json:
    return {
        "customer": each.customer_ref,
        "number": each.number,
        "day": day(each.day),
        "amount": each.amount.plain(),
        "currency": each.amount.currency,
        "before": each.before,
        "after": each.after,
        "outcome": each.outcome,
    }


def _said(money: tuple[Money, ...]) -> str:
    return ", ".join(map(str, money)) or "—"
