"""A report as one page that stands alone: no request leaves it, and it prints well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from riskwatch.domain.rule import Report
from riskwatch.domain.words import Words
from riskwatch.exports.view import view_of
from riskwatch.resources import folder
from riskwatch.rulebook.statutes import Statutes
from riskwatch.translations import catalogue

STYLES = ("tokens.css", "base.css", "report.css")


def render(report: Report, statutes: Statutes, language: str, titles: Mapping[str, Words] | None = None) -> str:
    """The whole page. `titles` names the rules that passed; without it they are listed by code."""
    view = view_of(report, statutes, language, titles)
    return stand_alone("report/standalone.html", language, STYLES, ("report.js", "copy.js"), view)


def stand_alone(template: str, language: str, styles: Sequence[str], scripts: Sequence[str], view: object) -> str:
    """A page with its style sheets and scripts inside."""
    page = _environment(language).get_template(template)
    return page.render(view=view, style=_inlined(*styles), script=_inlined(*scripts))


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder("templates") / "web"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    return environment


def _inlined(*names: str) -> Markup:
    """Our own style sheets and script, which hold no text of a reader."""
    static = folder("templates") / "web" / "static"
    return Markup("\n".join((static / name).read_text(encoding="utf-8") for name in names))  # noqa: S704
