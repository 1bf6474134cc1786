"""A customer's credit file: how grade and limit were counted, accounts, security, links, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.accounts import FIGURES
from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import ImportRefused, NotThere, PolicyRefused, RiskWatchError
from riskwatch.domain.exposure import KINDS
from riskwatch.domain.security import LINK_KINDS, SECURITY_KINDS, Link
from riskwatch.domain.words import Words
from riskwatch.exports.grade import accounts_object, grade_object
from riskwatch.jobs import credit_file
from riskwatch.jobs.accounts import enter_accounts, take_accounts, withdraw_accounts
from riskwatch.jobs.rises import approve_rise
from riskwatch.store import Unit
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.credit_view import credit_view
from riskwatch.web.downloads import json_answer
from riskwatch.web.fields import day_typed
from riskwatch.web.languages import gettext
from riskwatch.web.uploads import sent_proof

blueprint = Blueprint("credit", __name__, url_prefix="/customers/<ref>/credit")
deciders = needs_role("credit_manager", "admin")

ACCOUNTS_FIELDS = ("period_end", "currency", "unit", *FIGURES, "consolidated", "audit")


@blueprint.get("")
def show(ref: str) -> str:
    return _page(ref)


@blueprint.get("/file.json")
def as_json(ref: str) -> Response:
    """Grade, limit, exposure and accounts as one object."""
    desk = context.desk()
    with desk.store.reading() as unit:
        view = credit_view(desk, unit, _customer(unit, ref))
    content = {
        **grade_object(view.assessment, view.customer),
        "accounts": [accounts_object(each) for each in view.accounts],
    }
    return json_answer(content, f"credit-{ref}.json")


@blueprint.post("/accounts")
@deciders
def accounts(ref: str) -> AnyResponse | tuple[str, int]:
    """Accounts from the form, with the document they were copied from."""
    given = {name: request.form.get(name, "").strip() for name in ACCOUNTS_FIELDS}
    found, problems = enter_accounts(
        context.desk(), {**given, "customer_ref": ref}, context.user(), sent_proof("document")
    )
    if found is None:
        wrong: dict[str, list[Words]] = {}
        for name, words in problems:
            wrong.setdefault(name, []).append(words)
        return _page(ref, given=given, problems=wrong), 422
    return _done(ref, gettext("The accounts are stored, grade and limit counted anew."), "accounts")


@blueprint.post("/accounts/document")
@deciders
def document(ref: str) -> AnyResponse | tuple[str, int]:
    """Accounts read from an Inline XBRL document."""
    proof = sent_proof("document")
    if proof is None:
        return _again(ref, ImportRefused(Words("没有选择文件。", "No file was chosen.")))
    return _try(
        ref,
        lambda: take_accounts(context.desk(), ref, proof[0], proof[2], actor=context.user().email),
        gettext("The accounts are stored, grade and limit counted anew."),
        "accounts",
    )


@blueprint.post("/accounts/withdraw")
@deciders
def withdraw(ref: str) -> AnyResponse | tuple[str, int]:
    key = request.form.get("period_end", ""), request.form.get("consolidated") == "yes"
    desk = context.desk()
    with desk.store.reading() as unit:
        known = unit.accounts.of(ref)
    found = next((each for each in known if (each.period_end.isoformat(), each.consolidated) == key), None)
    if found is None:
        raise NotThere(Words("没有这份报表。", "There are no such accounts."))
    return _try(
        ref,
        lambda: withdraw_accounts(desk, ref, found, context.user(), request.form.get("reason", "")),
        gettext("The accounts no longer count."),
        "accounts",
    )


@blueprint.post("/limit")
@deciders
def limit(ref: str) -> AnyResponse | tuple[str, int]:
    given = request.form
    return _try(
        ref,
        lambda: credit_file.set_limit(
            context.desk(), ref, given.get("amount", ""), context.user(), given.get("reason", "")
        ),
        gettext("The limit is in force."),
        "limit",
    )


@blueprint.post("/rise")
@deciders
def rise(ref: str) -> AnyResponse | tuple[str, int]:
    return _try(
        ref,
        lambda: approve_rise(context.desk(), ref, context.user(), request.form.get("reason", "")),
        gettext("The grade is one better."),
        "score",
    )


@blueprint.post("/security")
@deciders
def security(ref: str) -> AnyResponse | tuple[str, int]:
    given = request.form
    return _try(
        ref,
        lambda: credit_file.add_security(
            context.desk(),
            ref,
            credit_file.SecurityGiven(
                kind=given.get("kind", ""),
                amount=given.get("amount", ""),
                currency=given.get("currency", "").strip().upper(),
                since=day_typed(given.get("since", "")),
                until=_day_or_none(given.get("until", "")),
                share=given.get("share", ""),
                guarantor_ref=given.get("guarantor_ref", "").strip(),
                note=given.get("note", ""),
                proof=sent_proof("document"),
            ),
            context.user(),
        ),
        gettext("The security is entered."),
        "security",
    )


@blueprint.post("/security/<security_id>/end")
@deciders
def end_security(ref: str, security_id: str) -> AnyResponse | tuple[str, int]:
    reason = request.form.get("reason", "")
    return _try(
        ref,
        lambda: credit_file.end_security(context.desk(), ref, security_id, context.user(), reason),
        gettext("The security no longer counts."),
        "security",
    )


@blueprint.post("/links")
@deciders
def add_link(ref: str) -> AnyResponse | tuple[str, int]:
    link = _link(ref, request.form)
    return _try(
        ref,
        lambda: credit_file.add_link(context.desk(), link, context.user()),
        gettext("The link is entered."),
        "links",
    )


@blueprint.post("/links/end")
@deciders
def end_link(ref: str) -> AnyResponse | tuple[str, int]:
    link = _link(ref, request.form)
    reason = request.form.get("reason", "")
    return _try(
        ref,
        lambda: credit_file.end_link(context.desk(), link, context.user(), reason),
        gettext("The link has ended."),
        "links",
    )


def _link(ref: str, given: Mapping[str, str]) -> Link:
    kind = given.get("kind", "")
    known = next((each for each in LINK_KINDS if each == kind), None)
    if known is None:
        raise PolicyRefused(Words(f"没有这个种类：{kind}", f"There is no such kind: {kind}"))
    return Link(ref, known, given.get("other_ref", "").strip(), given.get("note", "").strip())


def _day_or_none(text: str) -> date | None:
    return day_typed(text) if text.strip() else None


def _try(ref: str, act: Callable[[], object], said: str, where: str) -> AnyResponse | tuple[str, int]:
    """Do it and go back to its place on the page; what is refused is said above the page, with what was typed kept."""
    try:
        act()
    except (PolicyRefused, ImportRefused) as error:
        return _again(ref, error)
    return _done(ref, said, where)


def _done(ref: str, said: str, where: str) -> AnyResponse:
    flash(said, "good")
    return redirect(url_for("credit.show", ref=ref, _anchor=where), 303)


def _again(ref: str, error: RiskWatchError) -> tuple[str, int]:
    return _page(ref, refused=error), 422


def _customer(unit: Unit, ref: str) -> Customer:
    customer = unit.customers.get(ref)
    if customer is None:
        raise NotThere(
            Words(f"没有客户 {ref}。", f"There is no customer {ref}."),
            Words("在客户列表里查找，或先导入。", "Look in the list of customers, or import it first."),
        )
    return customer


def _page(
    ref: str,
    given: Mapping[str, str] | None = None,
    problems: Mapping[str, list[Words]] | None = None,
    refused: RiskWatchError | None = None,
) -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        view = credit_view(desk, unit, _customer(unit, ref))
    return render_template(
        "credit.html",
        view=view,
        model=desk.model,
        figures=FIGURES,
        kinds=KINDS,
        security_kinds=SECURITY_KINDS,
        link_kinds=LINK_KINDS,
        given=given or {},
        problems=problems or {},
        refused=refused,
        typed=request.form,
        today=desk.today,
    )
