"""What people do with a letter, and what they note of calls, visits, promises and contracts: every step has a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from riskwatch.domain.dunning import Contact, DunningChannel, LateTerms, Letter, Promise
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.dunning import accounts
from riskwatch.jobs.four_eyes import require_second_person
from riskwatch.jobs.users import require_decider
from riskwatch.receivables.as_of import as_of
from riskwatch.receivables.dunning.ladder import STEPS
from riskwatch.receivables.dunning.legality import Circumstances, Objection, blocked, objections, sums_of
from riskwatch.store import Unit
from riskwatch.store.records import User

MOST_PER_DAY = Decimal(1)
"""A rate of 100 % a day is a slip of the pen: rates are fractions, 0.0005 is five in ten thousand."""


def letter_objections(desk: Desk, unit: Unit, letter: Letter, addressee: str = "") -> tuple[Objection, ...]:
    """What speaks against sending this letter as it reads now."""
    account = next(
        (each for each in accounts(unit, desk.today, letter.customer_ref) if each.currency == letter.currency), None
    )
    reached = [sent.delivered_on for sent in unit.letters.of(letter.customer_ref) if sent.delivered_on]
    given = Circumstances(
        addressees=frozenset({letter.debtor}),
        sums=sums_of(letter),
        today=desk.today,
        oldest_due=min((charge.due for charge in letter.charges), default=None),
        insolvent=account is not None and account.insolvent,
        visibly_insolvent=account is not None and account.alarming,
        last_interruption=max(reached, default=None),
    )
    return objections(letter.text, addressee or letter.sent_to or letter.debtor, given)


def reword(desk: Desk, letter_id: str, user: User, text: str) -> Letter:
    """Change the words of a draft; an approved letter becomes a draft again."""
    require_decider(user)
    words = text.replace("\r\n", "\n").strip() + "\n"
    if len(words) < 20:
        raise PolicyRefused(
            Words("函件没有内容。", "The letter says nothing."),
            Words("写好正文，或作废这封函件。", "Write it, or make the letter void."),
        )
    with desk.store.transaction() as unit:
        letter = unit.letters.get(letter_id)
        if letter.state not in ("draft", "approved"):
            raise PolicyRefused(
                Words("函件已寄出或作废，正文不能再改。", "The letter has left the house or is void: its words stay."),
                Words("需要更正时另写一封。", "Write another one to correct it."),
            )
        changed = replace(letter, text=words, state="draft", approved_by="")
        return unit.letters.change(changed, actor=user.email, reason="reworded", at=desk.clock())


def approve(desk: Desk, letter_id: str, user: User, reason: str = "") -> Letter:
    """Release a letter. A severe one needs another person than its author; a warning needs a reason; what blocks, blocks."""
    require_decider(user)
    with desk.store.transaction() as unit:
        letter = unit.letters.get(letter_id)
        found = letter_objections(desk, unit, letter)
        if blocked(found):
            first = found[0]
            raise PolicyRefused(
                Words(
                    f"这封函件不能寄出（{first.code}）：{first.says.zh}",
                    f"This letter cannot go out ({first.code}): {first.says.en}",
                ),
                Words("改写标出的词句。", "Reword what is marked."),
            )
        if found and len(reason.strip()) < 2:
            raise PolicyRefused(
                Words("有提示未处理：请写明为什么仍然寄出。", "There are warnings: say why it goes out all the same."),
                Words("理由会写入不可改动的日志。", "The reason goes into a log that stays."),
            )
        if STEPS[letter.step].tone == "severe":
            own = Words(
                "最后通知须由起草人以外的人批准。", "A final demand is released by another person than its author."
            )
            require_second_person(desk, unit, user, letter.author, own)
        changed = replace(letter, state="approved", approved_by=user.email)
        return unit.letters.change(changed, actor=user.email, reason=reason.strip() or "approved", at=desk.clock())


def dispatch(
    desk: Desk,
    letter_id: str,
    user: User,
    *,
    sent_to: str,
    waybill: str,
    on: date,
    proofs: Sequence[tuple[str, bytes]] = (),
) -> Letter:
    """Note that an approved letter was sent: to whom, with which waybill, and the files that prove it (type and bytes)."""
    require_decider(user)
    if on > desk.today:
        raise PolicyRefused(
            Words("寄出日期在将来。", "The day of dispatch lies ahead."),
            Words("写实际寄出的日期。", "Give the day it was sent."),
        )
    with desk.store.transaction() as unit:
        letter = unit.letters.get(letter_id)
        if any(objection.code == "LG01" for objection in letter_objections(desk, unit, letter, sent_to.strip())):
            raise PolicyRefused(
                Words(f"{sent_to or '空白'}不是债务人。", f"{sent_to or 'Nobody'} is not the debtor."),
                Words(f"函件只能寄给{letter.debtor}。", f"The letter may go to {letter.debtor} only."),
            )
        names = tuple(unit.evidence.put(body, kind, f"letter:{letter.id}", at=desk.clock()) for kind, body in proofs)
        changed = replace(
            letter,
            state="dispatched",
            sent_to=sent_to.strip(),
            dispatched_on=on,
            waybill=waybill.strip(),
            proofs=(*letter.proofs, *names),
        )
        reason = f"dispatched on {on.isoformat()}, waybill {waybill.strip() or 'none'}"
        return unit.letters.change(changed, actor=user.email, reason=reason, at=desk.clock())


def delivered(desk: Desk, letter_id: str, user: User, on: date, proofs: Sequence[tuple[str, bytes]] = ()) -> Letter:
    """Note that it arrived: from then on limitation runs anew (CN-LIM-8)."""
    require_decider(user)
    with desk.store.transaction() as unit:
        letter = unit.letters.get(letter_id)
        if letter.dispatched_on is None or not letter.dispatched_on <= on <= desk.today:
            raise PolicyRefused(
                Words("签收日期须在寄出日期与今天之间。", "The day of delivery lies between dispatch and today."),
                Words("照签收记录填写。", "Take it from the delivery record."),
            )
        names = tuple(unit.evidence.put(body, kind, f"letter:{letter.id}", at=desk.clock()) for kind, body in proofs)
        changed = replace(letter, state="delivered", delivered_on=on, proofs=(*letter.proofs, *names))
        return unit.letters.change(changed, actor=user.email, reason=f"delivered on {on.isoformat()}", at=desk.clock())


def void(desk: Desk, letter_id: str, user: User, reason: str) -> Letter:
    """Give a letter up before it is sent; the step may be written again."""
    require_decider(user)
    if len(reason.strip()) < 2:
        raise PolicyRefused(
            Words("请写明为什么作废。", "Say why it is void."), Words("一句话即可。", "One sentence will do.")
        )
    with desk.store.transaction() as unit:
        changed = replace(unit.letters.get(letter_id), state="void")
        return unit.letters.change(changed, actor=user.email, reason=reason.strip(), at=desk.clock())


def note_promise(
    desk: Desk, customer_ref: str, user: User, *, amount: Money, by: date, said_by: str, way: str = ""
) -> Promise:
    """Keep a promise to pay. Raises PolicyRefused for a sum of nothing, a day that is past or a promise by nobody."""
    if amount.amount <= 0 or by < desk.today or not said_by.strip():
        raise PolicyRefused(
            Words(
                "承诺须写明金额、今天或以后的日期和承诺人。",
                "A promise has a sum, a day from today on, and somebody who gave it.",
            ),
            Words("缺哪一项就再问对方一次。", "Ask again for what is missing."),
        )
    with desk.store.transaction() as unit:
        known = as_of(unit.invoices.of(customer_ref), desk.today)
        before = sum((i.paid for i in known if i.paid.currency == amount.currency), Money(Decimal(0), amount.currency))
        promise = Promise(
            str(uuid4()), customer_ref, amount, by, said_by.strip(), way.strip(), user.email, desk.today, before
        )
        unit.dunning.add_promise(promise)
    return promise


def note_contact(
    desk: Desk,
    customer_ref: str,
    user: User,
    *,
    at: datetime,
    channel: DunningChannel,
    person: str,
    will: str,
    ability: str,
    next_step: str,
) -> Contact:
    """Keep the record of a call or visit. Raises PolicyRefused without a person, or for a time that lies ahead."""
    if not person.strip() or at > desk.clock():
        raise PolicyRefused(
            Words("请写明和谁谈的，时间不能在将来。", "Say whom you spoke to, at a time that has passed."),
            Words("照实填写。", "Fill it in as it was."),
        )
    contact = Contact(
        str(uuid4()),
        customer_ref,
        at,
        channel,
        person.strip(),
        will.strip(),
        ability.strip(),
        next_step.strip(),
        user.email,
    )
    with desk.store.transaction() as unit:
        unit.dunning.add_contact(contact)
    return contact


def set_late_terms(desk: Desk, customer_ref: str, user: User, terms: LateTerms) -> None:
    """Keep what a contract says of late payment. Raises PolicyRefused for a rate that cannot be, or without the clause."""
    require_decider(user)
    if (
        not (Decimal(0) < terms.rate_per_day < MOST_PER_DAY)
        or not terms.clause.strip()
        or not terms.contract_ref.strip()
    ):
        raise PolicyRefused(
            Words(
                "须写明合同号、条款和每日比率（如 0.0005 即日万分之五）。",
                "Give contract, clause, and a daily rate such as 0.0005.",
            ),
            Words("照合同条款填写。", "Take it from the clause."),
        )
    with desk.store.transaction() as unit:
        unit.dunning.set_late_terms(customer_ref, terms, at=desk.clock(), by=user.email)
