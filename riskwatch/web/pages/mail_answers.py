"""The page behind the links "seen" and "later" of a mail. It works without signing in, for the reader whom the mail went to."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, g, render_template, request

from riskwatch.jobs import mail_answers
from riskwatch.jobs.mail_answers import LONGEST_SNOOZE, AnswerLink
from riskwatch.web import context, languages
from riskwatch.web.fields import day_typed

blueprint = Blueprint("mail_answers", __name__, url_prefix="/answer")

SNOOZE_DAYS = 3


@blueprint.get("/<token>")
def ask(token: str) -> str:
    with context.desk().store.reading() as unit:
        link = mail_answers.open_link(context.desk(), unit, token)
    return _page(link, answered=False)


@blueprint.post("/<token>")
def give(token: str) -> str:
    desk, form = context.desk(), request.form
    with desk.store.reading() as unit:
        link = mail_answers.open_link(desk, unit, token)
    if not link.works or _is_anothers(link):
        return _page(link, answered=False)
    if form.get("answer") == "snooze":
        link = mail_answers.answer(desk, token, "snooze", form.get("reason", ""), day_typed(form.get("until", "")))
    else:
        link = mail_answers.answer(desk, token, "acknowledge")
    return _page(link, answered=True)


def _is_anothers(link: AnswerLink) -> bool:
    """Whether somebody else is signed in here, who answers in their own name."""
    visitor = context.visitor()
    return visitor is not None and visitor.id != link.user.id


def _page(link: AnswerLink, *, answered: bool) -> str:
    if languages.COOKIE not in request.cookies:
        g.language = link.user.language
    desk = context.desk()
    with desk.store.reading() as unit:
        customer = unit.customers.get(link.alert.customer_ref)
    return render_template(
        "mail_answer.html",
        link=link,
        alert=link.alert,
        customer=customer,
        answered=answered,
        anothers=_is_anothers(link),
        chosen=request.args.get("do", ""),
        from_day=desk.today + timedelta(days=1),
        default_day=desk.today + timedelta(days=SNOOZE_DAYS),
        last_day=desk.today + LONGEST_SNOOZE,
    )
