"""What every command needs: the settings, the desk, the language, and how to complain."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from riskwatch.domain.errors import RiskWatchError
from riskwatch.drafts.limits import Limits, limits_of
from riskwatch.settings import FILE, Settings, load_settings

_chosen: ContextVar[str | None] = ContextVar("language chosen with --lang", default=None)


@cache
def settings() -> Settings:
    file = os.environ.get(FILE)
    return load_settings(os.environ, Path(file) if file else None)


def now_here() -> datetime:
    """The time in the zone of the house; no database is needed to know it."""
    here = settings()
    return (here.fixed_now or datetime.now(UTC)).astimezone(ZoneInfo(here.time_zone))


def limits() -> Limits:
    """What a draft may be, by the settings."""
    return limits_of(settings())


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--lang: read before anything that can fail, so that complaints too are written in that language."""

    def choose(_: click.Context, __: click.Parameter, value: str | None) -> None:
        _chosen.set(value)

    choice = click.Choice(["zh", "en"])
    words = "Language of text, HTML and messages."
    return click.option("--lang", type=choice, is_eager=True, expose_value=False, callback=choose, help=words)(command)


def chosen_language() -> str | None:
    """What --lang said; None where it was not given."""
    return _chosen.get()


def language() -> str:
    """zh or en: of --lang, else of the settings; settings that cannot be read do not keep the complaint about them
    from being written."""
    if chosen := chosen_language():
        return chosen
    try:
        return settings().language
    except RiskWatchError:
        return "en"


def complain(error: RiskWatchError, about: str = "") -> None:
    """One error for people, on stderr: what is wrong, and what to do."""
    spoken = language()
    before = f"{about}: " if about else ""
    click.echo(click.style(f"{before}{error.message.said(spoken)}", fg="red"), err=True)
    if error.hint.said(spoken):
        click.echo(error.hint.said(spoken), err=True)


def as_json(content: Any) -> str:
    """One object, UTF-8, in a stable form: same content, same bytes."""
    return json.dumps(content, ensure_ascii=False, indent=2)
