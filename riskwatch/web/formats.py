"""How amounts, days and ages are written on pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from flask import Flask
from markupsafe import Markup

from riskwatch.domain.figures import percent
from riskwatch.domain.money import SYMBOLS, Money
from riskwatch.web import context
from riskwatch.web.languages import gettext, ngettext

NOTHING = "—"
WAN = Decimal(10_000)
YI = Decimal(100_000_000)


def set_up(app: Flask) -> None:
    for name, function in (
        ("money", money),
        ("bare", bare),
        ("headline", headline),
        ("day", day),
        ("moment", moment),
        ("ago", ago),
        ("points", points),
        ("plain", plain),
        ("places", places),
        ("signed", signed),
        ("grouped", grouped),
        ("percent", percent),
    ):
        app.jinja_env.filters[name] = function


def money(amount: Money | None) -> str:
    """¥1,234,000.00"""
    return NOTHING if amount is None else str(amount)


def bare(amount: Money) -> str:
    """1,234,000.00, where the currency stands above."""
    return f"{amount.rounded().amount:,.2f}"


def headline(amount: Money | None) -> str:
    """The short form for the one big figure of a row: ¥40万 and ¥1.2亿 in Chinese, ¥400,000 in English."""
    if amount is None:
        return NOTHING
    symbol = SYMBOLS.get(amount.currency, amount.currency + " ")
    if context.language() == "zh":
        for unit, word in ((YI, "亿"), (WAN, "万")):
            if abs(amount.amount) >= unit:
                return f"{symbol}{_trimmed(amount.amount / unit)}{word}"
    return f"{symbol}{amount.amount:,.0f}"


def _trimmed(number: Decimal) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def day(value: date | datetime | None) -> str:
    """2026-11-22, in the reader's zone."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime):
        value = value.astimezone(context.zone()).date()
    return value.isoformat()


def moment(value: datetime | None) -> str:
    """2026-11-22 06:10, in the reader's zone."""
    return NOTHING if value is None else f"{value.astimezone(context.zone()):%Y-%m-%d %H:%M}"


def ago(value: datetime | None) -> str | Markup:
    """ "3 days ago", with the exact time on hover; a date after thirty days."""
    if value is None:
        return NOTHING
    exact = f"{value.astimezone(context.zone()):%Y-%m-%d %H:%M %Z}"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        value.isoformat(timespec="seconds"), exact, _age(context.now() - value, value)
    )


def _age(age: timedelta, value: datetime) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return gettext("just now")
    if minutes < 60:
        return ngettext("%(num)d minute ago", "%(num)d minutes ago", minutes) % {"num": minutes}
    if minutes < 24 * 60:
        hours = minutes // 60
        return ngettext("%(num)d hour ago", "%(num)d hours ago", hours) % {"num": hours}
    if age.days <= 30:
        return ngettext("%(num)d day ago", "%(num)d days ago", age.days) % {"num": age.days}
    return day(value)


def points(value: Decimal | None) -> str:
    """A score or points to one place, half up as everywhere: 66.1"""
    return NOTHING if value is None else f"{value.quantize(Decimal('0.1'), 'ROUND_HALF_UP')}"


def plain(value: Decimal | None) -> str:
    """A number without needless zeros: 0.75, 60"""
    return NOTHING if value is None else f"{value.normalize():f}"


def places(value: Decimal | None, count: int) -> str:
    """A figure with so many decimals, half up."""
    return NOTHING if value is None else f"{value.quantize(Decimal(1).scaleb(-count), 'ROUND_HALF_UP'):f}"


def signed(value: Decimal) -> str:
    """+0.412, -1.030"""
    return f"{value.quantize(Decimal('0.001'), 'ROUND_HALF_UP'):+f}"


def grouped(value: Decimal | None) -> str:
    """12,000,000 and, where there are any, its cents; a loss with a minus."""
    return NOTHING if value is None else f"{value.normalize():,f}"
