"""Who is to be asked for money today, and the letters that ask: planned, written, approved, sent, kept as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.dunning import DunningStep, Letter, LetterItem, Promise, PromiseState
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.profile import Profile
from riskwatch.domain.words import Language, Words
from riskwatch.jobs.company import own_profile, policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.grouping import grouped
from riskwatch.jobs.letter_text import LetterFacts, letter_text
from riskwatch.receivables.ageing import Aged, aged
from riskwatch.receivables.as_of import as_of
from riskwatch.receivables.dunning.charge import charges, total
from riskwatch.receivables.dunning.plan import Account, Plan, in_order, plan, promise_state
from riskwatch.store import Unit
from riskwatch.working_days import FallsDue, working_days_after

ANSWER_IN = {"courteous": 10, "gentle": 7, "firm": 7, "severe": 10}
"""Working days that a letter of each tone gives for an answer."""
_PROCEEDINGS = frozenset({"INSOLVENCY_OPEN", "INSOLVENCY_RESCUE"})


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: the letters it wrote, and how many were there already."""

    letters: tuple[Letter, ...]
    already: int


def plans(desk: Desk, day: date | None = None, customer_ref: str = "") -> tuple[Plan, ...]:
    """The plan of every debtor, or of one, for `day`: letters first, then what people do, then who waits and why."""
    on = day or desk.today
    with desk.store.reading() as unit:
        return in_order([plan(account, on) for account in accounts(unit, on, customer_ref)])


def accounts(unit: Unit, on: date, customer_ref: str = "") -> tuple[Account, ...]:
    """What is known of each debtor in each currency on the day `on`."""
    customers = {customer.ref: customer for customer in unit.customers.all() if customer_ref in ("", customer.ref)}
    invoices = unit.invoices.of(customer_ref) if customer_ref else unit.invoices.all()
    known = as_of(invoices, on)
    owed: dict[tuple[str, str], list[Aged]] = defaultdict(list)
    for item in aged(known, on, FallsDue(customers)):
        owed[item.invoice.customer_ref, item.unpaid.currency].append(item)
    paid: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for invoice in known:
        paid[invoice.customer_ref, invoice.paid.currency] += invoice.paid.amount
    assessments = unit.assessments.all_latest()
    letters = grouped(unit.letters.of(customer_ref), lambda letter: (letter.customer_ref, letter.currency))
    contacts = grouped(unit.dunning.contacts_of(customer_ref), lambda contact: contact.customer_ref)
    promises = grouped(
        unit.dunning.promises_of(customer_ref), lambda promise: (promise.customer_ref, promise.amount.currency)
    )
    found = []
    for (ref, currency), items in sorted(owed.items()):
        assessment = assessments.get(ref)
        found.append(
            Account(
                ref,
                currency,
                tuple(items),
                tuple(letters[ref, currency]),
                tuple(contacts[ref]),
                tuple(
                    (each, promise_state(each, Money(paid[ref, currency], currency), on))
                    for each in promises[ref, currency]
                ),
                assessment.grade if assessment else None,
                insolvent=_insolvent(assessment),
                alarming=_alarming(assessment),
            )
        )
    return tuple(found)


def promises_of(unit: Unit, customer_ref: str, on: date) -> tuple[tuple[Promise, PromiseState], ...]:
    """Every promise of a customer with its state, also where nothing is owed any more."""
    paid: dict[str, Decimal] = defaultdict(Decimal)
    for invoice in as_of(unit.invoices.of(customer_ref), on):
        paid[invoice.paid.currency] += invoice.paid.amount
    return tuple(
        (promise, promise_state(promise, Money(paid[promise.amount.currency], promise.amount.currency), on))
        for promise in unit.dunning.promises_of(customer_ref)
    )


def write_letters(desk: Desk, chosen: Iterable[Plan], actor: str) -> Written:
    """Write the letters of these plans as drafts, all of them or none; one that was written already is not written again.

    Raises PolicyRefused while nobody has said who we are: a letter needs a sender and an account.
    """
    written: list[Letter] = []
    already = 0
    with desk.store.transaction() as unit:
        us = _sender(own_profile(desk, unit))
        for each in chosen:
            if each.letter is None:
                continue
            customer = unit.customers.get(each.account.customer_ref)
            if customer is None:
                continue  # taken out of the portfolio since the plan was made
            letter = _written(desk, unit, each, each.letter, customer, us, actor)
            if unit.letters.add(letter):
                written.append(letter)
            else:
                already += 1
    return Written(tuple(written), already)


def language_for(customer: Customer) -> Language:
    """The language in which a debtor is written to."""
    return "zh" if customer.country in ("CN", "HK", "MO", "TW") else "en"


def _written(
    desk: Desk, unit: Unit, found: Plan, step: DunningStep, customer: Customer, us: Profile, actor: str
) -> Letter:
    on, currency, items = desk.today, found.account.currency, found.account.items
    policy = policy_in_force(desk, unit, on)
    if customer.country != "CN":  # which law governs is not known: nothing is claimed by the Chinese rate
        policy = replace(policy, lpr_1y={})
    late = charges(items, unit.dunning.late_terms_of(customer.ref), policy, on)
    nothing = Money(Decimal(0), currency)
    facts = LetterFacts(
        debtor=customer.name,
        us=us,
        on=on,
        answer_by=working_days_after(on, ANSWER_IN[step.tone]),
        items=items,
        charges=late,
        outstanding=sum((item.unpaid - item.disputed for item in items), nothing),
        overdue=sum((charge.principal for charge in late), nothing),
        charge=total(late, currency),
    )
    language = language_for(customer)
    return Letter(
        id=str(uuid4()),
        customer_ref=customer.ref,
        debtor=customer.name,
        currency=currency,
        step=step.id,
        anchor=found.anchor.invoice.number if found.anchor else "",
        language=language,
        written_on=on,
        answer_by=facts.answer_by,
        text=letter_text(step.template, language, facts),
        items=tuple(_item(item) for item in items),
        charges=late,
        outstanding=facts.outstanding,
        overdue=facts.overdue,
        charge=facts.charge,
        state="draft",
        author=actor,
        created_at=desk.clock(),
    )


def _item(item: Aged) -> LetterItem:
    invoice = item.invoice
    return LetterItem(invoice.number, invoice.contract_ref, invoice.due, item.unpaid, item.disputed)


def _sender(profile: Profile | None) -> Profile:
    if profile is None or not profile.name:
        raise PolicyRefused(
            Words("还没有填写本公司资料，函件没有落款。", "Nobody has said who we are, so a letter has no sender."),
            Words(
                "请先在“本公司”页面或 our-company.yaml 中填写名称和收款账户。",
                "Fill in name and bank account on the page Our company, or in our-company.yaml.",
            ),
        )
    return replace(profile, templates=())


def _insolvent(assessment: Assessment | None) -> bool:
    return assessment is not None and any(
        sign.live and event.code in _PROCEEDINGS for sign in assessment.signs for event in sign.because
    )


def _alarming(assessment: Assessment | None) -> bool:
    return assessment is not None and any(
        sign.live and sign.kind.floor in (Grade.D, Grade.E) for sign in assessment.signs
    )
