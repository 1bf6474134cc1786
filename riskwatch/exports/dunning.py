"""Plans and letters of dunning as JSON objects and as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from riskwatch.domain.dunning import DunningStep, Letter
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.exports.ageing import Names
from riskwatch.exports.letter_words import CHANNELS, STATES
from riskwatch.receivables.dunning.ladder import STEPS, TONE_WORDS
from riskwatch.receivables.dunning.legality import Objection
from riskwatch.receivables.dunning.plan import Plan

Json = dict[str, Any]
PLANS = "riskwatch.dunning/1"
LETTERS = "riskwatch.letters/1"
_NOTHING = Words("没有欠款。", "Nobody owes anything.")
_WAITS = Words("等待", "waits")
_NO_LETTERS = Words(
    "还没有函件。用 riskwatch dunning write 起草。", "No letters yet. Write them with: riskwatch dunning write"
)

NOTHING_DUE = Words("今天没有要起草的函件。", "No letter is due today.")


def plans_object(plans: Iterable[Plan], names: Names) -> Json:
    return {"schema": PLANS, "plans": [_plan(plan, names) for plan in plans]}


def plans_text(plans: Iterable[Plan], names: Names, language: str) -> str:
    """One debtor a paragraph: what is to be done, and why."""
    lines = []
    for plan in plans:
        account = plan.account
        todo = [_step(step, language) for step in (plan.letter, plan.task) if step] or [_WAITS.said(language)]
        lines += [
            f"{names(account.customer_ref)} ({account.customer_ref})  {account.currency}",
            f"  {' + '.join(todo)}",
        ]
        lines += [f"  {plan.why.said(language)}", ""]
    return "\n".join(lines or [_NOTHING.said(language)]).rstrip() + "\n"


def letters_text(letters: Iterable[Letter], language: str, nothing: Words = _NO_LETTERS) -> str:
    """One letter a line: id, day, debtor, step, state, overdue sum and charge."""
    lines = [
        f"{letter.id}  {letter.written_on}  {letter.debtor}  {STEPS[letter.step].title.said(language)}  "
        f"{STATES[letter.state].said(language)}  {letter.overdue} + {letter.charge}"
        for letter in letters
    ]
    return "\n".join(lines or [nothing.said(language)]) + "\n"


def letter_object(letter: Letter, objections: Iterable[Objection] = ()) -> Json:
    """A letter with its figures; amounts are text with two decimals."""
    return {
        "schema": LETTERS,
        "id": letter.id,
        "customer": {"ref": letter.customer_ref, "name": letter.debtor},
        "step": letter.step,
        "tone": STEPS[letter.step].tone,
        "state": letter.state,
        "written_on": letter.written_on.isoformat(),
        "answer_by": letter.answer_by.isoformat(),
        "outstanding": _money(letter.outstanding),
        "overdue": _money(letter.overdue),
        "charge": _money(letter.charge),
        "text": letter.text,
        "items": [
            {
                "invoice": charge.invoice,
                "contract": charge.contract_ref,
                "due": charge.due.isoformat(),
                "days_overdue": charge.days,
                "principal": _money(charge.principal),
                "basis": charge.basis,
                "rate_per_day": str(charge.rate_per_day),
                "charge": _money(charge.amount),
            }
            for charge in letter.charges
        ],
        "objections": [
            {
                "code": each.code,
                "act": each.act,
                "quote": each.quote,
                "says": {"zh": each.says.zh, "en": each.says.en},
                "basis": list(each.basis),
            }
            for each in objections
        ],
    }


def _plan(plan: Plan, names: Names) -> Json:
    account = plan.account
    return {
        "customer": {"ref": account.customer_ref, "name": names(account.customer_ref)},
        "currency": account.currency,
        "invoice": plan.anchor.invoice.number if plan.anchor else None,
        "days_overdue": plan.anchor.days_overdue if plan.anchor else None,
        "letter": plan.letter.id if plan.letter else None,
        "task": plan.task.id if plan.task else None,
        "held": plan.held,
        "why": {"zh": plan.why.zh, "en": plan.why.en},
    }


def _step(step: DunningStep, language: str) -> str:
    channel, tone = CHANNELS[step.channel].said(language), TONE_WORDS[step.tone].said(language)
    return f"{step.title.said(language)} [{channel}, {tone}, {step.sender.said(language)}]"


def _money(money: Money) -> Json:
    return {"amount": money.plain(), "currency": money.currency}
