"""Fills the text files of letters and notices: one for each language, with sums and days as letters write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riskwatch import resources
from riskwatch.domain.money import Money
from riskwatch.domain.words import Language


def filled(name: str, language: Language, values: Mapping[str, Any]) -> str:
    """The words of `templates/NAME.LANGUAGE.txt`. A value that the file asks for and does not get is an error."""
    return _environment(language).get_template(f"{name}.{language}.txt").render(values).strip() + "\n"


def amount(money: Money, language: Language) -> str:
    """As a letter writes a sum: 人民币1,234.00元 in Chinese, with its symbol otherwise."""
    if language == "zh" and money.currency == "CNY":
        return f"人民币{money.rounded().amount:,.2f}元"
    return str(money)


def _day(value: date, language: Language) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else f"{value.day} {value:%B %Y}"


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - plain text, escaped where it is put on a page
    )
    environment.filters["sum"] = lambda money: amount(money, language)
    environment.filters["day"] = lambda value: _day(value, language)
    return environment
