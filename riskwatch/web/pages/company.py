"""Our own company: what the rules hold every draft against, who changed it, and the form to change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.errors import DraftUnreadable, HouseFileWrong, PolicyRefused, RiskWatchError
from riskwatch.domain.profile import Profile, Template
from riskwatch.domain.words import Words
from riskwatch.drafts.limits import Limits, limits_of
from riskwatch.jobs.company import own_profile, set_profile
from riskwatch.jobs.own_company import PROFILE_FILE, template_of, templates_among
from riskwatch.rulebook.house.files import judged, profile_fields_of_text
from riskwatch.rulebook.house.profile_schema import SIZE_NAMES, SIZES, ProfileSchema, profile_of
from riskwatch.rulebook.house.writing import profile_starter, profile_text
from riskwatch.rulebook.register_numbers import SCHEME_NAMES, SCHEMES
from riskwatch.web import company_form, context
from riskwatch.web.access import needs_role
from riskwatch.web.downloads import file_answer
from riskwatch.web.languages import gettext
from riskwatch.web.uploads import sent_files, sent_text

blueprint = Blueprint("company", __name__, url_prefix="/company")

Problems = Sequence[Words]


@blueprint.get("")
def show() -> str:
    desk = context.desk()
    with desk.store.reading() as unit:
        profile, versions = own_profile(desk, unit), unit.profiles.history()
    profiles = [None, *(stored.profile for stored in versions)]
    history = [
        (stored, list(company_form.changes(before, stored.profile)))
        for before, stored in zip(profiles, versions, strict=False)
    ]
    return render_template(
        "company.html",
        profile=profile,
        history=history[::-1],
        stored=bool(versions),
        size_names=SIZE_NAMES,
        schemes=SCHEME_NAMES,
    )


@blueprint.get("/file")
def as_file() -> Response:
    """The profile as a YAML file; a starter while there is none."""
    profile = _present()
    text = profile_text(profile) if profile else profile_starter(SCHEMES, SIZES, context.language())
    return file_answer(text, "application/yaml", PROFILE_FILE)


@blueprint.get("/edit")
@needs_role("admin")
def edit() -> str:
    profile = _present()
    return _form(company_form.shown(profile), profile.templates if profile else ())


@blueprint.post("/edit")
@needs_role("admin")
def save() -> AnyResponse | tuple[str, int]:
    present = _present()
    kept = _kept(present.templates if present else ())
    given = company_form.typed(request.form)
    try:
        sent = sent_files("template").items()
        fresh = [template_of(name, data, _limits(), apart="all") for name, data in sent]
        templates = {template.name: template for template in (*kept, *fresh)}
        company_form.refuse_number_without_register(given)
        loaded, problems = judged(ProfileSchema(), company_form.as_file(given, list(templates)))
        if loaded is not None:
            return _stored(profile_of(loaded, tuple(templates.values())))
        said = [Words(f"{at.zh}：{why.zh}", f"{at.en}: {why.en}") for at, why in _placed(problems)]
    except (DraftUnreadable, PolicyRefused) as error:
        said = [error.message, error.hint]
    return _form(given, kept, said), 422


@blueprint.post("/upload")
@needs_role("admin")
def upload() -> AnyResponse | tuple[str, int]:
    """Take the whole profile from a YAML file; the forms it names come with it or are kept already."""
    present = _present()
    kept = present.templates if present else ()
    try:
        name, text = sent_text("file")
        file, loaded = profile_fields_of_text(name, text)
        templates = templates_among(file, loaded["templates"], sent_files("template"), kept, _limits())
        return _stored(profile_of(loaded, templates))
    except (HouseFileWrong, PolicyRefused) as error:
        return _form(company_form.shown(present), kept, _lines(error)), 422


def _present() -> Profile | None:
    desk = context.desk()
    with desk.store.reading() as unit:
        return own_profile(desk, unit)


def _limits() -> Limits:
    return limits_of(context.desk().settings)


def _stored(profile: Profile) -> AnyResponse:
    set_profile(context.desk(), profile, actor=context.user().email, reason=request.form.get("reason", ""))
    flash(gettext("Our company is stored; drafts are compared with it from now on."), "good")
    return redirect(url_for("company.show"), 303)


def _kept(templates: Sequence[Template]) -> tuple[Template, ...]:
    wanted = set(request.form.getlist("keep"))
    return tuple(template for template in templates if template.name in wanted)


def _placed(problems: Sequence[tuple[tuple[str | int, ...], Words]]) -> list[tuple[Words, Words]]:
    return [(company_form.where(field), why) for field, why in problems]


def _lines(error: RiskWatchError) -> list[Words]:
    zh, en = error.message.zh.split("\n"), error.message.en.split("\n")
    return [Words(one, other) for one, other in zip(zh, en, strict=True)]


def _form(given: Mapping[str, Any], templates: Sequence[Template], problems: Problems = ()) -> str:
    return render_template(
        "company_edit.html",
        given=given,
        templates=templates,
        problems=problems,
        reason=request.form.get("reason", ""),
        schemes=SCHEME_NAMES,
        sizes=SIZE_NAMES,
        labels=company_form.LABELS,
    )
