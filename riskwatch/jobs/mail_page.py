"""Turns a template of `templates/mail` into HTML with inlined styles and into plain text, in one language."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, partial
from urllib.parse import quote
from zoneinfo import ZoneInfo

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from riskwatch import resources
from riskwatch.domain.words import Words
from riskwatch.translations import catalogue


def fill(template: str, language: str, zone: ZoneInfo, **values: object) -> str:
    """The template with its values. Times appear in `zone`."""
    return _environment(language).get_template(template).render(zone=zone, language=language, **values)


def inlined(html: str) -> str:
    """Styles moved to the elements, since mail programs drop style sheets; rules for small screens and dark mode stay."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False).inline(html)


def squeezed(text: str) -> str:
    """Plain text without trailing blanks and with at most one empty line in a row."""
    lines: list[str] = []
    for line in (line.rstrip() for line in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates") / "mail"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = catalogue(language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=words.ugettext, ngettext=words.ungettext, newstyle=True
    )
    environment.filters["say"] = lambda said: said.said(language) if isinstance(said, Words) else said
    environment.filters["day"] = _day
    environment.filters["place"] = partial(quote, safe="/?=&")
    environment.filters["moment"] = _moment
    return environment


def _day(value: date) -> str:
    return value.isoformat()


def _moment(value: datetime, zone: ZoneInfo) -> str:
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
