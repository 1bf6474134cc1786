"""The credit policy: every parameter with its default, who changed what when and why, and the form to change it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.errors import HouseFileWrong, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import ANSWER_WORDS
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.position import ACCEPTABLE
from riskwatch.domain.replay import CHANGES, sums
from riskwatch.domain.words import Words
from riskwatch.exports.policy_words import NAMES, NO, YES, value_words
from riskwatch.exports.replay import CHANGE_WORDS, OUTCOME_WORDS, QUESTION_WORDS
from riskwatch.jobs.company import policy_in_force, set_policy
from riskwatch.jobs.own_company import POLICY_FILE
from riskwatch.jobs.replay import biggest, last_year, replay
from riskwatch.rulebook.house.files import POLICY, judged, policy_of
from riskwatch.rulebook.house.files import policy_text as policy_from_text
from riskwatch.rulebook.house.parameters import GROUPS, PARAMETERS, UNITS
from riskwatch.rulebook.house.policy_schema import PolicySchema
from riskwatch.rulebook.house.writing import policy_text, written
from riskwatch.rulebook.strict_yaml import yaml_of
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.downloads import file_answer
from riskwatch.web.languages import gettext
from riskwatch.web.uploads import sent_text

blueprint = Blueprint("credit_policy", __name__, url_prefix="/policy")


_LISTS = ("grades", "exceptions")
_BRACKETS = {
    parameter.name: "[]" if parameter.kind in _LISTS else "{}"
    for parameter in PARAMETERS
    if not isinstance(getattr(Policy(), parameter.name), (int, str, Decimal, Money))
}
"""What stands around the lists and tables of the file, by parameter."""
CHOICES: dict[str, dict[str, Words]] = {
    "flag": {"yes": YES, "no": NO},
    "grade": {grade.value: Words(grade.value, grade.value) for grade in Grade},
    "position": {name: NAMES[name] for name in ACCEPTABLE},
}
"""Kinds of parameters that are chosen, not typed."""
REPLAYED = 200
"""Customers that the page replays while somebody waits; the command line takes all."""
LABELS = {"effective_from": Words("生效日期", "In force from"), "owner": Words("负责人", "Who answers for it")}


class Change(NamedTuple):
    """A parameter that a version changed."""

    name: str
    title: Words
    before: Words
    after: Words


@blueprint.get("")
def show() -> str:
    desk = context.desk()
    today = desk.today
    with desk.store.reading() as unit:
        policy, versions = policy_in_force(desk, unit, today), unit.policies.history()
    policies = [Policy(), *(stored.policy for stored in versions)]
    history = [(stored, changes(before, stored.policy)) for before, stored in zip(policies, versions, strict=False)]
    return render_template(
        "policy.html",
        policy=policy,
        groups=GROUPS,
        values=_said(policy),
        defaults=_said(Policy()),
        own={change.name for change in changes(Policy(), policy)},
        history=history[::-1],
        today=today,
    )


@blueprint.get("/file")
def as_file() -> Response:
    """The policy in force as a YAML file."""
    return file_answer(policy_text(_present()), "application/yaml", POLICY_FILE)


@blueprint.get("/edit")
@needs_role("credit_manager", "admin")
def edit() -> str:
    return _form(_shown(_present()))


@blueprint.post("/edit")
@needs_role("credit_manager", "admin")
def save() -> AnyResponse | tuple[str, int]:
    given = _given()
    problems: Mapping[str, list[Words]]
    try:
        policy, problems = _typed(given)
        if policy is not None:
            return _stored(policy)
        said: Sequence[Words] = ()
    except (HouseFileWrong, PolicyRefused) as error:
        said, problems = [error.message, error.hint], {}
    return _form(given, problems, said), 422


@blueprint.post("/replay")
@needs_role("credit_manager", "admin")
def try_out() -> str | tuple[str, int]:
    """What the policy in the form would have done in the last year; stores nothing. What was typed is kept for storing it."""
    given = _given()
    try:
        policy, problems = _typed(given)
    except HouseFileWrong as error:
        return _form(given, {}, [error.message, error.hint]), 422
    if policy is None:
        return _form(given, problems), 422
    desk = context.desk()
    with desk.store.reading() as unit:
        present, customers, everyone = _present(), biggest(unit, REPLAYED), unit.customers.count()
    report = replay(desk, present, policy, *last_year(desk), customers)
    return render_template(
        "policy_replay.html",
        report=report,
        differs=changes(present, policy),
        given=given,
        reason=request.form.get("reason", ""),
        names={customer.ref: customer.name for customer in customers},
        everyone=everyone,
        kinds=CHANGES,
        change_words=CHANGE_WORDS,
        question_words=QUESTION_WORDS,
        outcome_words=OUTCOME_WORDS,
        answer_words=ANSWER_WORDS,
        sums=sums,
    )


@blueprint.post("/upload")
@needs_role("credit_manager", "admin")
def upload() -> AnyResponse | tuple[str, int]:
    """Take the whole policy from a YAML file."""
    try:
        return _stored(policy_from_text(*sent_text("file")))
    except (HouseFileWrong, PolicyRefused) as error:
        return _form(_shown(_present()), {}, [error.message]), 422


def changes(before: Policy, after: Policy) -> list[Change]:
    """What differs between two versions, parameter by parameter."""
    old, new = _said(before), _said(after)
    return [
        Change(parameter.name, parameter.title, old[parameter.name], new[parameter.name])
        for parameter in PARAMETERS
        if getattr(before, parameter.name) != getattr(after, parameter.name)
    ]


def _given() -> dict[str, str]:
    names = ("effective_from", "owner", *(parameter.name for parameter in PARAMETERS))
    return {name: " ".join(request.form.get(name, "").split()) for name in names}


def _typed(given: Mapping[str, str]) -> tuple[Policy | None, dict[str, list[Words]]]:
    """The policy that the fields make, or what is wrong with which. Raises HouseFileWrong for a field that is no value."""
    content: dict[str, object] = {}
    problems: dict[str, list[Words]] = {}
    for name, value in given.items():
        if not value:
            continue
        if name in ("owner", "effective_from"):
            content[name] = value
            continue
        try:
            content[name] = yaml_of(Path("form"), f"{json.dumps(name)}: {_in_brackets(name, value)}", POLICY).content[
                name
            ]
        except HouseFileWrong:
            problems[name] = [Words(f"{value} 写法有误", f"{value} is not written like a value")]
    loaded, found = judged(PolicySchema(), content)
    for field, why in found:
        problems.setdefault(str(field[0]) if field else "", []).append(_with_place(field, why))
    return (policy_of(loaded), {}) if loaded is not None and not problems else (None, problems)


def _with_place(field: Sequence[str | int], why: Words) -> Words:
    inner = ".".join(map(str, field[1:]))
    return Words(f"{inner}：{why.zh}", f"{inner}: {why.en}") if inner else why


def _present() -> Policy:
    desk = context.desk()
    with desk.store.reading() as unit:
        return policy_in_force(desk, unit, desk.today)


def _said(policy: Policy) -> dict[str, Words]:
    return {parameter.name: value_words(parameter, getattr(policy, parameter.name)) for parameter in PARAMETERS}


def _values(policy: Policy) -> dict[str, str]:
    """What stands in the fields of the form: as in the file, lists and tables without their brackets."""
    return {parameter.name: _bare(written(parameter, getattr(policy, parameter.name))) for parameter in PARAMETERS}


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] + value[-1:] in _BRACKETS.values() else value


def _in_brackets(name: str, value: str) -> str:
    """A list or a table as the file holds it; people need not write the brackets around it."""
    pair = _BRACKETS.get(name, "")
    return f"{pair[0]}{value}{pair[1]}" if pair and value[:1] != pair[0] else value


def _shown(policy: Policy) -> dict[str, str]:
    """What stands in the fields: a change is usually meant to hold from today on."""
    return {**_values(policy), "owner": policy.owner, "effective_from": context.desk().today.isoformat()}


def _stored(policy: Policy) -> AnyResponse:
    stored = set_policy(context.desk(), policy, actor=context.user().email, reason=request.form.get("reason", ""))
    since: date | None = stored.effective_from
    flash(
        gettext("Version %(number)s is stored, in force from %(day)s.") % {"number": stored.version, "day": since},
        "good",
    )
    return redirect(url_for("credit_policy.show"), 303)


def _form(
    given: Mapping[str, str], problems: Mapping[str, list[Words]] | None = None, said: Sequence[Words] = ()
) -> str:
    return render_template(
        "policy_edit.html",
        given=given,
        problems=problems or {},
        said=said,
        groups=GROUPS,
        units=UNITS,
        titles=LABELS | {parameter.name: parameter.title for parameter in PARAMETERS},
        choices=CHOICES,
        defaults=_values(Policy()),
        reason=request.form.get("reason", ""),
    )
