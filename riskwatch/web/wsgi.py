"""The pages alone, for a WSGI server with several processes: gunicorn 'riskwatch.web.wsgi:application()'."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask

from riskwatch.bootstrap import build
from riskwatch.settings import FILE, load_settings
from riskwatch.web import create_app


def application() -> Flask:
    """The application on the settings of the environment; the looks are taken by `riskwatch worker`."""
    file = os.environ.get(FILE)
    return create_app(build(load_settings(os.environ, Path(file) if file else None)))
