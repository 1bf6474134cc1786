"""The answer to "may we deliver this order?" (credit-design 2.5 and 3.8). A person may release; the program never stops
a delivery by itself, it says what it would be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.money import Money
from riskwatch.domain.order_check import ANSWERS, Answer, Asked, CreditState, Ground, OrderAnswer, Release
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.words import Words

MONEY = frozenset({"over_limit", "no_limit", "overdue", "grade_d", "currency", "decided_prepayment"})
"""Grounds that a release sets aside. A stop, a hold and a floor of E are lifted where they were set, not order by order."""
GROUND_TITLES: dict[str, Words] = {
    "over_limit": Words("超过额度", "Above the limit"),
    "no_limit": Words("未设额度", "No limit set"),
    "overdue": Words("逾期未付", "Money overdue"),
    "grade_d": Words("评级为D", "Grade D"),
    "currency": Words("币种不同", "Another currency"),
    "decided_prepayment": Words("已定先款后货", "Prepayment decided"),
}
"""What the grounds of `MONEY` are called in a list."""

_STOPPED = Words("已批准停止供货。", "Stopping supply was approved.")
_HELD = Words("{by}已暂停该客户发货：{reason}", "{by} holds deliveries to this customer: {reason}")
_FLOOR = Words("信用评级为E，不得赊销供货。", "The grade is E: nothing goes out on credit.")
_PREPAY = Words("已批准先款后货。", "Delivery against prepayment only was approved.")
_GRADE_D = Words("信用评级为D，新订单须先款后货。", "The grade is D: new orders only against prepayment.")
_CURRENCY = Words(
    "订单币种 {currency} 与额度币种 {other} 不同，不作折算，无法比较。",
    "The order is in {currency}, the limit in {other}: nothing is converted, so they cannot be compared.",
)
_NO_LIMIT = Words("该客户尚未设定信用额度。", "No credit limit is set for this customer.")
_OVER = Words(
    "已用 {used}，加上本单 {order}，超过额度 {limit}，超出 {over}。",
    "{used} is used; with this order of {order} it is {over} above the limit of {limit}.",
)
_OVERDUE = Words(
    "逾期 {amount}，最早一笔已逾期 {days} 天（{grade} 级容许 {allowed} 天）。",
    "{amount} is overdue, the oldest for {days} days (grade {grade} is allowed {allowed}).",
)
_FITS = Words("额度 {limit} 内，发货后尚余 {left}。", "Within the limit of {limit}; {left} is left after it.")
_PAID = Words("货款已预付，不占用额度。", "It is paid for, and adds no risk.")
_BRANCH = Words("{branch}敞口已超过上限，新增额度须审批。", "{branch} is above its ceiling: no limit may rise.")
_BLIND = Words("登记信息较旧，答案只按已知事实。", "A register has not answered for long: this goes by what is known.")
_UNGRADED = Words("尚未评级，答案只按账款和额度。", "Not graded yet: this goes by money and limit alone.")
_RELEASED = Words("{by}已放行至 {until}（{reason}）。", "Released by {by} until {until} ({reason}).")


def check_order(asked: Asked, state: CreditState, policy: Policy, today: date) -> OrderAnswer:
    """Every ground, and the strictest of them; a release in force sets the money grounds aside."""
    grounds = [*_stops(state), *_money(asked, state, policy), *_remarks(asked, state)]
    release = state.release if state.release and covers(state.release, asked, policy, today) else None
    if release is not None:
        values = {"by": release.by, "until": release.until, "reason": release.reason}
        grounds = [ground for ground in grounds if ground.code not in MONEY]
        grounds.append(Ground("released", "yes", _RELEASED.filled(values)))
    answer: Answer = max((ground.weight for ground in grounds), key=ANSWERS.index, default="yes")
    ordered = sorted(grounds, key=lambda ground: -ANSWERS.index(ground.weight))
    return OrderAnswer(asked, answer, tuple(ordered), state, release)


def covers(release: Release, asked: Asked, policy: Policy, today: date) -> bool:
    """Whether a release still holds for the order as it is now: in time, and its amount not grown beyond the deviation."""
    if release.order_number != asked.number or today > release.until:
        return False
    most = release.amount.amount * (1 + policy.release_deviation)
    return asked.amount.currency == release.amount.currency and asked.amount.amount <= most


def _stops(state: CreditState) -> Iterator[Ground]:
    if state.decided == "stop_supply":
        yield Ground("decided_stop", "no", _STOPPED)
    for hold in state.holds:
        yield Ground("hold", "no", _HELD.filled({"by": hold.by, "reason": hold.reason}))
    if state.grade is Grade.E or state.floor is Grade.E:
        yield Ground("grade_e", "no", _FLOOR)


def _money(asked: Asked, state: CreditState, policy: Policy) -> Iterator[Ground]:
    if asked.open.amount == 0:
        yield Ground("paid", "yes", _PAID)
        return
    if state.decided == "prepayment":
        yield Ground("decided_prepayment", "prepaid", _PREPAY)
    if state.grade is Grade.D:
        yield Ground("grade_d", "prepaid", _GRADE_D)
    yield from _overdue(state, policy)
    yield _against_limit(asked, state)


def _overdue(state: CreditState, policy: Policy) -> Iterator[Ground]:
    """By amount, age and grade: a few cents, or a few days of a good customer, hold nothing back."""
    owed = state.overdue
    tolerance = policy.tolerance_in(owed.amount.currency) or Money(owed.amount.amount * 0, owed.amount.currency)
    letter = state.grade or Grade.C
    allowed = policy.overdue_days_allowed.get(letter.value, 0)
    if owed.amount.amount > tolerance.amount and owed.days > allowed:
        values = {"amount": owed.amount, "days": owed.days, "grade": letter.value, "allowed": allowed}
        yield Ground("overdue", "prepaid", _OVERDUE.filled(values))


def _against_limit(asked: Asked, state: CreditState) -> Ground:
    limit, used = state.limit, state.exposure.total
    if limit is None:
        return Ground("no_limit", "prepaid", _NO_LIMIT)
    if limit.currency != asked.amount.currency or used.currency != limit.currency:
        currencies = {"currency": asked.amount.currency, "other": limit.currency}
        return Ground("currency", "prepaid", _CURRENCY.filled(currencies))
    left = limit - used - asked.open
    if left.amount < 0:
        over = Money(-left.amount, left.currency)
        values = {"used": used, "order": asked.open, "limit": limit, "over": over}
        return Ground("over_limit", "prepaid", _OVER.filled(values))
    return Ground("within_limit", "yes", _FITS.filled({"limit": limit, "left": left}))


def _remarks(asked: Asked, state: CreditState) -> Iterator[Ground]:
    if state.branch_above:
        yield Ground("branch", "yes", _BRANCH.filled({"branch": state.branch}))
    if state.grade is None:
        yield Ground("ungraded", "yes", _UNGRADED)
    elif state.blind:
        yield Ground("blind", "yes", _BLIND)
