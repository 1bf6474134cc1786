"""Asking for money: today's plan, one debtor with its letters, promises and calls, one letter with what speaks against it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from riskwatch.domain.customer import Customer
from riskwatch.domain.dunning import LETTER_MOVES, DunningChannel, LateTerms
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.exports.letter_docx import annex_rows, letter_docx
from riskwatch.exports.letter_words import CHANNELS, COLUMNS, METHOD, PROMISES, STATES
from riskwatch.jobs import dunning_steps
from riskwatch.jobs.agreed_terms import offered_terms
from riskwatch.jobs.dunning import plans, promises_of, write_letters
from riskwatch.receivables.dunning.ladder import LADDER, STEPS, TONE_WORDS
from riskwatch.receivables.dunning.legality import blocked
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.downloads import file_answer
from riskwatch.web.fields import day_typed, number_typed
from riskwatch.web.languages import gettext, ngettext
from riskwatch.web.uploads import sent_proofs

blueprint = Blueprint("dunning", __name__, url_prefix="/dunning")

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PEOPLE_DO: tuple[DunningChannel, ...] = ("call", "visit", "message")
LISTED = 100
"""Letters on the page; older ones stand with their debtor."""


@blueprint.get("")
def show() -> str:
    desk = context.desk()
    found = plans(desk)
    with desk.store.reading() as unit:
        letters = unit.letters.of()[::-1]
        names = {customer.ref: customer.name for customer in unit.customers.all()}
    return render_template(
        "dunning.html",
        plans=found,
        due=sum(plan.letter is not None for plan in found),
        letters=letters[:LISTED],
        names=names,
        ladder=LADDER,
        steps=STEPS,
        tones=TONE_WORDS,
        channels=CHANNELS,
        states=STATES,
    )


@blueprint.post("")
@needs_role("credit_manager", "admin")
def write() -> Response:
    """Write the letters that were ticked and are still due."""
    desk = context.desk()
    wanted = set(request.form.getlist("due"))
    chosen = [plan for plan in plans(desk) if f"{plan.account.customer_ref} {plan.account.currency}" in wanted]
    written = write_letters(desk, chosen, context.user().email)
    count = len(written.letters)
    if count:
        flash(
            ngettext("%(num)d letter is written as a draft.", "%(num)d letters are written as drafts.", count), "good"
        )
    else:
        flash(
            gettext("Nothing was written: tick what is due, and what is written already is not written again."),
            "notice",
        )
    if count == 1:
        return redirect(url_for("dunning.letter", letter_id=written.letters[0].id), 303)
    return redirect(url_for("dunning.show"), 303)


@blueprint.get("/customers/<ref>")
def debtor(ref: str) -> str:
    desk = context.desk()
    customer = _customer(ref)
    found = plans(desk, customer_ref=ref)
    with desk.store.reading() as unit:
        parts: dict[str, Any] = {
            "letters": unit.letters.of(ref)[::-1],
            "promises": promises_of(unit, ref, desk.today)[::-1],
            "contacts": unit.dunning.contacts_of(ref)[::-1],
            "terms": unit.dunning.late_terms_of(ref),
            "contracts": sorted({invoice.contract_ref for invoice in unit.invoices.of(ref) if invoice.contract_ref}),
        }
        parts["offered"] = offered_terms(unit, customer, set(parts["contracts"]) - set(parts["terms"]))
    return render_template(
        "dunning_debtor.html",
        customer=customer,
        plans=found,
        steps=STEPS,
        tones=TONE_WORDS,
        channels=CHANNELS,
        people_do=PEOPLE_DO,
        states=STATES,
        promise_states=PROMISES,
        today=desk.today,
        now=context.now(),
        **parts,
    )


@blueprint.post("/customers/<ref>/promise")
def promise(ref: str) -> Response:
    customer, form = _customer(ref), request.form
    amount = Money(number_typed(form.get("amount", "")), form.get("currency") or customer.currency)
    dunning_steps.note_promise(
        context.desk(),
        ref,
        context.user(),
        amount=amount,
        by=day_typed(form.get("by", "")),
        said_by=form.get("said_by", ""),
        way=form.get("way", ""),
    )
    flash(gettext("The promise is kept in the record; nothing is sent before that day."), "good")
    return redirect(url_for("dunning.debtor", ref=ref), 303)


@blueprint.post("/customers/<ref>/contact")
def contact(ref: str) -> Response:
    _customer(ref)
    form = request.form
    channel = next((name for name in PEOPLE_DO if name == form.get("channel")), PEOPLE_DO[0])
    dunning_steps.note_contact(
        context.desk(),
        ref,
        context.user(),
        at=_moment(form.get("at", "")),
        channel=channel,
        person=form.get("person", ""),
        will=form.get("will", ""),
        ability=form.get("ability", ""),
        next_step=form.get("next_step", ""),
    )
    flash(gettext("The conversation is on record."), "good")
    return redirect(url_for("dunning.debtor", ref=ref), 303)


@blueprint.post("/customers/<ref>/terms")
def terms(ref: str) -> Response:
    _customer(ref)
    form = request.form
    cap = form.get("cap", "").strip()
    agreed = LateTerms(
        form.get("contract", "").strip(),
        number_typed(form.get("rate", "")),
        form.get("clause", "").strip(),
        number_typed(cap) / 100 if cap else None,
    )
    dunning_steps.set_late_terms(context.desk(), ref, context.user(), agreed)
    flash(gettext("Stored; letters from now on reckon by it."), "good")
    return redirect(url_for("dunning.debtor", ref=ref), 303)


@blueprint.get("/letters/<letter_id>")
def letter(letter_id: str) -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        found = unit.letters.get(letter_id)
        objections = (
            ()
            if found.state in ("dispatched", "delivered", "void")
            else dunning_steps.letter_objections(desk, unit, found)
        )
        log = unit.letters.log.of(letter_id)
    return render_template(
        "dunning_letter.html",
        letter=found,
        step=STEPS[found.step],
        tones=TONE_WORDS,
        channels=CHANNELS,
        states=STATES,
        objections=[(each, desk.statutes.shown(each.basis)) for each in objections],
        blocked=blocked(objections),
        moves=LETTER_MOVES[found.state],
        columns=COLUMNS,
        rows=list(annex_rows(found)),
        method=METHOD,
        log=log,
        today=desk.today,
    )


@blueprint.get("/letters/<letter_id>/word")
def word(letter_id: str) -> Response:
    with context.desk().store.reading() as unit:
        found = unit.letters.get(letter_id)
    name = f"{STEPS[found.step].title.said(found.language)} {found.debtor} {found.written_on}.docx"
    return file_answer(letter_docx(found), WORD, name)


@blueprint.post("/letters/<letter_id>")
@needs_role("credit_manager", "admin")
def act(letter_id: str) -> Response:
    desk, user, form = context.desk(), context.user(), request.form
    match form.get("action"):
        case "reword":
            dunning_steps.reword(desk, letter_id, user, form.get("text", ""))
        case "approve":
            dunning_steps.approve(desk, letter_id, user, form.get("reason", ""))
        case "dispatch":
            dunning_steps.dispatch(
                desk,
                letter_id,
                user,
                sent_to=form.get("sent_to", ""),
                waybill=form.get("waybill", ""),
                on=day_typed(form.get("on", "")),
                proofs=sent_proofs("proof"),
            )
        case "delivered":
            dunning_steps.delivered(desk, letter_id, user, day_typed(form.get("on", "")), sent_proofs("proof"))
        case "void":
            dunning_steps.void(desk, letter_id, user, form.get("reason", ""))
        case _:
            raise PolicyRefused(Words("请选择一步。", "Choose a step."))
    flash(gettext("Stored, with your name, in the log of the letter."), "good")
    return redirect(url_for("dunning.letter", letter_id=letter_id), 303)


def _customer(ref: str) -> Customer:
    with context.desk().store.reading() as unit:
        customer = unit.customers.get(ref)
    if customer is None:
        raise NotThere(
            Words(f"没有客户 {ref}。", f"There is no customer {ref}."),
            Words("在客户列表里查找，或先导入。", "Look in the list of customers, or import it first."),
        )
    return customer


def _moment(text: str) -> datetime:
    """A local time as 2026-11-24T10:30, in the reader's zone."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=context.zone())
    except ValueError:
        raise PolicyRefused(
            Words(f"{text!r} 不是时间。", f"{text!r} is not a time."),
            Words("例如 2026-11-24T10:30。", "Write it like 2026-11-24T10:30."),
        ) from None
