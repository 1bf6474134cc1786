"""The pages: a Flask application over the use cases."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, jsonify
from werkzeug.wrappers import Response

from riskwatch.drafts.limits import limits_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.secret_key import secret_key
from riskwatch.jobs.sessions import SESSION
from riskwatch.resources import folder
from riskwatch.web import access, context, errors, formats, frame, languages, security, sessions, words_filters
from riskwatch.web.api import blueprint as api
from riskwatch.web.pages import BLUEPRINTS

FORM_ROOM = 64 * 1024


def create_app(desk: Desk) -> Flask:
    """The application on this desk. Makes no requests and starts nothing."""
    root = folder("templates") / "web"
    app = Flask(
        "riskwatch.web", template_folder=str(root), static_folder=str(root / "static"), static_url_path="/static"
    )
    app.config.update(
        SECRET_KEY=secret_key(desk.settings),
        MAX_CONTENT_LENGTH=limits_of(desk.settings).max_bytes + FORM_ROOM,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=desk.settings["PUBLIC_URL"].startswith("https://"),
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=30),
        WTF_CSRF_TIME_LIMIT=int(SESSION.total_seconds()),
        WTF_CSRF_SSL_STRICT=True,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    context.put_desk(app, desk)
    for part in (sessions, languages, access, security, errors, formats, words_filters, frame):
        part.set_up(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_blueprint(api)
    app.add_url_rule("/healthz", "healthz", _healthz)
    return app


def _healthz() -> tuple[Response, int]:
    """For load balancers: 200 while the database answers and its tables are those of this version, else 503."""
    ready = context.desk().store.up_to_date()
    return jsonify(status="ok" if ready else "database is not migrated"), 200 if ready else 503
