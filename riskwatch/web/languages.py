"""Both languages on every page: which one a request gets, and how templates say things in it."""

from __future__ import annotations

from flask import Flask, Response, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.words import Words
from riskwatch.translations import LANGUAGES, catalogue
from riskwatch.web import context
from riskwatch.web.links import safe_return

COOKIE = "language"
HTML_LANGUAGES = {"zh": "zh-Hans-CN", "en": "en-GB"}
ONE_YEAR_S = 365 * 24 * 3600


def set_up(app: Flask) -> None:
    """Choose the language before each request and give the templates their words."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=gettext, ngettext=ngettext, newstyle=True
    )
    app.jinja_env.filters["say"] = say
    app.before_request(_choose)
    app.add_url_rule("/language/<chosen>", "language", _switch)
    app.context_processor(
        lambda: {"language": g.get("language", "zh"), "html_language": HTML_LANGUAGES[context.language()]}
    )


def gettext(message: str) -> str:
    """`message` (English) in the language of the request."""
    return catalogue(context.language()).ugettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    return catalogue(context.language()).ungettext(one, many, count)


def say(words: Words) -> str:
    """A text that exists in both languages, in that of the request."""
    return words.said(context.language())


def _choose() -> None:
    """A choice made on this device wins over the user's preference, that over the house's default."""
    wanted = request.cookies.get(COOKIE)
    if wanted in LANGUAGES:
        g.language = wanted
        return
    found = context.visitor()
    g.language = found.language if found else context.desk().settings.language


def _switch(chosen: str) -> AnyResponse:
    response: Response | AnyResponse = redirect(safe_return(request.args.get("next")))
    if chosen in LANGUAGES:
        response.set_cookie(
            COOKIE, chosen, max_age=ONE_YEAR_S, httponly=True, samesite="Lax", secure=context.over_https()
        )
    return response
