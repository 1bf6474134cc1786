"""What the frame of every page needs: navigation, the visitor, the fixed clock, addresses of static files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from flask import Flask, request, url_for

from riskwatch.domain.errors import RiskWatchError
from riskwatch.web import access, context

ASKED = ("open", "acknowledged")
"""States of questions that nobody has answered yet; acknowledged means that somebody looks after it."""

TABS = {
    "queue": "queue",
    "alerts": "queue",
    "stops": "queue",
    "drafts": "drafts",
    "comparing": "drafts",
    "customers": "customers",
    "credit": "customers",
    "imports": "customers",
    "accounts_imports": "customers",
    "evidence": "customers",
    "matches": "customers",
    "hits": "customers",
    "hindsight": "customers",
    "blindness": "customers",
    "circle": "customers",
    "orders": "orders",
    "order_imports": "orders",
    "position_imports": "orders",
    "receivables": "receivables",
    "invoice_imports": "receivables",
    "dunning": "receivables",
    "clocks": "receivables",
    "digest": "digest",
    "rules": "rules",
}
"""Under which entry of the navigation the pages of a blueprint stand; one that is not named stands under none."""


def set_up(app: Flask) -> None:
    versions = _versions(Path(str(app.static_folder)))
    app.context_processor(_frame)
    app.add_template_global(lambda name: url_for("static", filename=name, v=versions.get(name)), "static_file")
    app.add_template_global(access.may, "may")
    app.add_template_filter(lambda role: access.ROLE_NAMES[role].said(context.language()), "role_name")


def _frame() -> dict[str, Any]:
    return {
        "visitor": context.visitor(),
        "fixed_now": context.desk().settings.fixed_now,
        "here": request.full_path.rstrip("?"),
        "nav_tab": TABS.get((request.endpoint or "").split(".", 1)[0], ""),
        "waiting": _waiting,
    }


def _waiting() -> int:
    """How many questions wait for an answer: the number in the navigation."""
    try:
        with context.desk().store.reading() as unit:
            counts = unit.alerts.counts()
    except RiskWatchError:
        return 0
    return sum(counts.get(state, 0) for state in ASKED)


def _versions(static: Path) -> dict[str, str]:
    """A short hash of each static file: a changed file gets a new address, so browsers may keep it for long."""
    return {
        path.relative_to(static).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        for path in static.rglob("*")
        if path.is_file()
    }
