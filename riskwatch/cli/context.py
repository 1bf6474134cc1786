"""What every command needs: the settings, the desk, the language, and how to complain."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import click

from riskwatch.domain.errors import RiskWatchError
from riskwatch.settings import Settings, load_settings

FILE = "RISKWATCH_SETTINGS"
"""Names the optional TOML file with settings."""


@cache
def settings() -> Settings:
    file = os.environ.get(FILE)
    return load_settings(os.environ, Path(file) if file else None)


def language() -> str:
    """zh or en; settings that cannot be read do not keep the complaint about them from being written."""
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
