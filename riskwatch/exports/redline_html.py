"""A comparison as one page that stands alone: no request leaves it, and it prints well."""

from __future__ import annotations

from riskwatch.contract.redline.versions import Versions
from riskwatch.exports.html import stand_alone
from riskwatch.exports.redline_page import RedlineView

STYLES = ("tokens.css", "base.css", "redline.css")


def render(versions: Versions, language: str) -> str:
    """The whole page."""
    return stand_alone("redline/standalone.html", language, STYLES, (), RedlineView(versions, language))
