"""Fills the letters of `templates/letters`: one text file for each step and language, with figures as letters write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.dunning import Charge
from riskwatch.domain.money import Money
from riskwatch.domain.profile import Account, Profile
from riskwatch.domain.words import Language
from riskwatch.jobs.paper_text import amount, filled
from riskwatch.receivables.ageing import Aged


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter states. `items` are all unpaid invoices of the debtor in that currency, `charges` those overdue."""

    debtor: str
    us: Profile
    on: date
    answer_by: date
    items: Sequence[Aged]
    charges: Sequence[Charge]
    outstanding: Money
    overdue: Money
    charge: Money


def letter_text(template: str, language: Language, facts: LetterFacts) -> str:
    """The words of the letter."""
    falling = [item for item in facts.items if item.days_overdue <= 0]
    soonest = min((item.invoice.due for item in falling), default=facts.on)
    nothing = Money(Decimal(0), facts.outstanding.currency)
    due_then = [item.unpaid for item in falling if item.invoice.due == soonest]
    values = {
        "debtor": facts.debtor,
        "us": facts.us.name,
        "on": facts.on,
        "answer_by": facts.answer_by,
        "soonest": soonest,
        "falling": sum(due_then, nothing),
        "owed": sum((item.unpaid for item in facts.items), nothing),
        "outstanding": facts.outstanding,
        "overdue": facts.overdue,
        "days": max((charge.days for charge in facts.charges), default=0),
        "contracts": _contracts(facts, language),
        "account": _account(facts.us, facts.outstanding.currency, language),
        "with_charge_zh": _with_charge(facts),
        "with_charge_en": " with the charge stated above" if facts.charge.amount else "",
        "charge_zh": _charged(facts, "zh"),
        "charge_en": _charged(facts, "en"),
    }
    return filled(f"letters/{template}", language, values)


def _contracts(facts: LetterFacts, language: Language) -> str:
    late = [charge.contract_ref for charge in facts.charges] or [item.invoice.contract_ref for item in facts.items]
    named = list(dict.fromkeys(ref for ref in late if ref))
    if language == "zh":
        return "、".join(named) + "号合同" if named else "双方买卖合同"
    return f"contract {', '.join(named)}" if named else "our contracts of sale"


def _account(us: Profile, currency: str, language: Language) -> str:
    found: Account | None = next((each for each in us.accounts if each.currency in (currency, "")), None)
    if found is None:
        return "合同约定的账户" if language == "zh" else "the account named in the contract"
    if language == "zh":
        return f"户名{found.holder}，开户行{found.bank}，账号{found.number}"
    return f"{found.holder}, {found.bank}, account {found.number}"


def _charged(facts: LetterFacts, language: Literal["zh", "en"]) -> str:
    """How the charge for late payment was found, in one sentence."""
    bases = {charge.basis for charge in facts.charges}
    if not bases or bases == {"none"}:
        return (
            "因逾期付款产生的损失，我司保留依法主张的权利。"
            if language == "zh"
            else "We reserve the right to claim the loss caused by late payment as the law provides."
        )
    said = "；".join(dict.fromkeys(c.source.zh for c in facts.charges if c.basis != "none"))
    if language == "zh":
        word = "逾期付款违约金" if "agreed" in bases else "逾期付款损失"
        return f"计至当日的{word}为{amount(facts.charge, 'zh')}（{said}；逐笔计算见附表，不计复利）。"
    said = "; ".join(dict.fromkeys(c.source.en for c in facts.charges if c.basis != "none"))
    word = "liquidated damages for late payment" if "agreed" in bases else "interest for late payment"
    return f"To that day {word} comes to {amount(facts.charge, 'en')} ({said}; simple, item by item in the annex)."


def _with_charge(facts: LetterFacts) -> str:
    if not facts.charge.amount:
        return ""
    return "及上述违约金" if any(charge.basis == "agreed" for charge in facts.charges) else "及上述损失"
