"""Which step of the ladder is due for a debtor today, or why nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from riskwatch.domain.dunning import Contact, DunningStep, Letter, Promise, PromiseState
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words
from riskwatch.receivables.ageing import Aged
from riskwatch.receivables.dunning.ladder import LADDER, STEPS, first_in_tone

AHEAD = {Grade.D: 15, Grade.E: 30}
"""Days by which the ladder runs ahead for a customer whose grade is bad."""
AHEAD_BROKEN = 15
"""The same for a promise that was not kept."""
GAP = timedelta(days=7)
"""The least time between two letters to one debtor."""
RUNGS = tuple(step for step in LADDER if step.is_letter and step.day > 0)
"""The letters after the due date, mildest first."""
SENT = ("dispatched", "delivered")
FIRST = 1
"""Where on them a debtor may start that has heard nothing yet."""

INSOLVENT = Words(
    "破产程序已开始：不再催收，请在期限内申报债权（企业破产法第十六条、第四十八条）",
    "insolvency proceedings are open: no more dunning, file the claim in time",
)
DISPUTED = Words("逾期款项全部有争议：先解决争议", "everything overdue is disputed: settle the dispute first")
ALARMING = Words(
    "有重大风险预警：不发普通提醒，先决定预警", "a grave warning sign is live: decide on it before any soft reminder"
)
QUIET = Words("今天没有到期的步骤", "no step is due today")


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of one debtor in one currency. `items` are its unpaid invoices.

    `insolvent`: proceedings are open; `alarming`: a live sign caps the grade at D or E. `promises` come with their state.
    """

    customer_ref: str
    currency: str
    items: tuple[Aged, ...]
    letters: tuple[Letter, ...] = ()
    contacts: tuple[Contact, ...] = ()
    promises: tuple[tuple[Promise, PromiseState], ...] = ()
    grade: Grade | None = None
    insolvent: bool = False
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do. `letter` is to be written, `task` to be done by a person; both None: `why` says what is waited for.

    `anchor` is the invoice that decides; `day` its days from the due date, with what the ladder runs ahead.
    """

    account: Account
    anchor: Aged | None
    day: int
    letter: DunningStep | None
    task: DunningStep | None
    why: Words
    held: bool = False


def plan(account: Account, today: date) -> Plan:
    """The plan of one debtor for `today`; the same answer however often it is asked."""
    overdue = [item for item in account.items if item.days_overdue > 0]
    plain = [item for item in overdue if item.disputed < item.unpaid]
    oldest = max(overdue, key=_age, default=None)
    if account.insolvent:
        return _held(account, INSOLVENT, oldest)
    if overdue and not plain:
        return _held(account, DISPUTED, oldest)
    if not plain:
        return _courtesy(account)
    return _dunned(account, max(plain, key=_age), today)


def _courtesy(account: Account) -> Plan:
    """Before anything is overdue: the invoice that falls due first decides."""
    if not account.items:
        return Plan(account, None, 0, None, None, QUIET)
    anchor = max(account.items, key=_age)
    day = anchor.days_overdue
    letter = _letter_due(account, anchor, day)
    if letter is not None and account.alarming and letter.template == "reminder":
        return Plan(account, anchor, day, None, None, ALARMING, held=True)
    return Plan(account, anchor, day, letter, None, _why(anchor, day, letter, None))


def _dunned(account: Account, anchor: Aged, today: date) -> Plan:
    waits = _promised(account, today)
    if waits is not None and not account.alarming:
        return _held(account, waits, anchor)
    day = anchor.days_overdue + _ahead(account)
    if account.alarming:
        day = max(day, first_in_tone("firm").day)
    letter = _letter_due(account, anchor, day)
    task = _task_due(account, anchor, day)
    last = max((sent.written_on for sent in account.letters if sent.state != "void"), default=None)
    if letter is not None and last is not None and today < last + GAP:
        return Plan(account, anchor, day, None, task, _too_soon(last + GAP), held=task is None)
    return Plan(account, anchor, day, letter, task, _why(anchor, day, letter, task))


def _ahead(account: Account) -> int:
    broken = any(state == "broken" for _, state in account.promises)
    return (AHEAD.get(account.grade, 0) if account.grade else 0) + (AHEAD_BROKEN if broken else 0)


def _letter_due(account: Account, anchor: Aged, day: int) -> DunningStep | None:
    """The highest letter that is due, unless it or a higher one was written for this invoice."""
    late = anchor.days_overdue > 0
    due = [step for step in LADDER if step.is_letter and step.day <= day and (step.day > 0) == late]
    if not due:
        return None
    step = _in_turn(account, due[-1]) if late else due[-1]
    ours = [sent for sent in account.letters if sent.anchor == anchor.invoice.number and sent.state != "void"]
    return None if any(STEPS[sent.step].day >= step.day for sent in ours) else step


def _in_turn(account: Account, step: DunningStep) -> DunningStep:
    """The rung that fits what the debtor has heard for debts that are still open.

    Never milder than the last letter, and at most one rung harder: a firm letter speaks of an earlier one, a final demand
    of several, and neither may say what is not so. Whoever heard nothing yet starts with the dunning letter at most.
    """
    still_open = {item.invoice.number for item in account.items}
    heard = [
        RUNGS.index(STEPS[sent.step])
        for sent in account.letters
        if sent.state in SENT and sent.anchor in still_open and STEPS[sent.step] in RUNGS
    ]
    last = max(heard, default=FIRST - 1)
    return RUNGS[max(min(RUNGS.index(step), max(last, FIRST - 1) + 1), last)]


def _task_due(account: Account, anchor: Aged, day: int) -> DunningStep | None:
    """The highest call, visit or hand-over that is due and was not done since it fell due; a lawyer comes after the final
    demand only."""
    warned = any(sent.step == RUNGS[-1].id and sent.state in SENT for sent in account.letters)
    due = [
        step for step in LADDER if not step.is_letter and 0 < step.day <= day and (warned or step.channel != "lawyer")
    ]
    if not due:
        return None
    step = due[-1]
    since = anchor.invoice.due + timedelta(days=min(step.day, anchor.days_overdue))
    done = any(contact.channel == step.channel and contact.at.date() >= since for contact in account.contacts)
    return None if done else step


def _promised(account: Account, today: date) -> Words | None:
    pending = [promise for promise, state in account.promises if state == "pending" and promise.by >= today]
    if not pending:
        return None
    last = max(pending, key=lambda promise: promise.by)
    return Words(
        f"{last.said_by}承诺在{last.by:%Y-%m-%d}前付{last.amount}，到期前不催",
        f"{last.said_by} promised {last.amount} by {last.by:%Y-%m-%d}; nothing is sent before",
    )


def promise_state(promise: Promise, paid_now: Money, today: date) -> PromiseState:
    """Kept when what came in since reaches the promised sum; broken when the day has passed without it."""
    if paid_now.amount - promise.paid_before.amount >= promise.amount.amount > Decimal(0):
        return "kept"
    return "broken" if today > promise.by else "pending"


def _why(anchor: Aged, day: int, letter: DunningStep | None, task: DunningStep | None) -> Words:
    if letter is None and task is None:
        return QUIET
    if anchor.days_overdue <= 0:
        ahead = -anchor.days_overdue
        return Words(
            f"发票{anchor.invoice.number}还有{ahead}天到期",
            f"invoice {anchor.invoice.number} falls due in {ahead} days",
        )
    sooner = day - anchor.days_overdue
    zh = f"发票{anchor.invoice.number}已逾期{anchor.days_overdue}天"
    en = f"invoice {anchor.invoice.number} is {anchor.days_overdue} days overdue"
    if sooner:
        zh, en = f"{zh}，因风险提前{sooner}天", f"{en}; risk moves the ladder {sooner} days ahead"
    return Words(zh, en)


def _too_soon(day: date) -> Words:
    return Words(
        f"距上一封函件不足七天，{day:%Y-%m-%d}起可再发",
        f"the last letter is under a week old; the next from {day:%Y-%m-%d}",
    )


def _held(account: Account, why: Words, anchor: Aged | None = None) -> Plan:
    return Plan(account, anchor, anchor.days_overdue if anchor else 0, None, None, why, held=True)


def _age(item: Aged) -> tuple[int, str]:
    return item.days_overdue, item.invoice.number


def in_order(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Letters before tasks before waiting, and the most overdue money first."""
    return tuple(
        sorted(
            plans, key=lambda each: (each.letter is None, each.task is None, -_overdue(each), each.account.customer_ref)
        )
    )


def _overdue(found: Plan) -> Decimal:
    return sum(
        (item.unpaid.amount - item.disputed.amount for item in found.account.items if item.days_overdue > 0), Decimal(0)
    )
