"""What a request works with: the desk of use cases, the person who asks, their language and time zone."""

from __future__ import annotations

from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, request

from riskwatch.jobs.desk import Desk
from riskwatch.jobs.zones import zone_of
from riskwatch.store.records import User

_KEY = "riskwatch.desk"


def put_desk(app: Flask, desk: Desk) -> None:
    app.extensions[_KEY] = desk


def desk() -> Desk:
    """The use cases and their tools."""
    return cast(Desk, current_app.extensions[_KEY])


def visitor() -> User | None:
    """Who asks, or None before signing in."""
    return cast("User | None", g.get("user"))


def user() -> User:
    """Who asks; only for pages behind the sign-in."""
    found = visitor()
    if found is None:
        raise RuntimeError("a page behind the sign-in was reached without a user")
    return found


def language() -> str:
    """The language of this request: zh or en."""
    return cast(str, g.language)


def zone() -> ZoneInfo:
    """The reader's time zone, or the house's."""
    found = visitor()
    return zone_of(found, desk().settings.time_zone) if found else desk().zone


def over_https() -> bool:
    """Whether readers reach us through https, ourselves or a proxy in front."""
    return request.is_secure or desk().settings["PUBLIC_URL"].startswith("https://")


def now() -> datetime:
    """The desk's clock in the reader's zone."""
    return desk().clock().astimezone(zone())
