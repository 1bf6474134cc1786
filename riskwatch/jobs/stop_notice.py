"""The notice of a stop in Chinese and English, as Civil Code 528 asks for it: facts, right, what stops, what is asked, by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riskwatch import resources
from riskwatch.domain.statute import Article
from riskwatch.domain.stop import Right, StopFile
from riskwatch.domain.words import Language
from riskwatch.exports import grounds
from riskwatch.jobs.letter_text import amount


def notices(stop: StopFile, articles: Iterable[Article], today: date) -> tuple[tuple[str, str], ...]:
    """(language, text) of the notice in both languages; `articles` are those of the right that the stop relies on."""
    found = tuple(articles)
    languages: tuple[Language, ...] = ("zh", "en")
    return tuple((language, _notice(stop, found, today, language)) for language in languages)


def _notice(stop: StopFile, articles: Sequence[Article], today: date, language: Language) -> str:
    demand = stop.demand
    values = {
        "buyer": stop.buyer,
        "us": stop.us,
        "contract": _contract(stop.contract_ref, language),
        "orders": stop.orders,
        "facts": stop.facts,
        "basis": _basis(articles, stop.situation.clause.strip(), stop.right, language),
        "arrears": amount(demand.arrears, language) if demand.arrears.amount else "",
        "security": amount(demand.security, language),
        "answer_by": demand.answer_by,
        "today": today,
    }
    return _environment(language).get_template(f"notice.{language}.txt").render(values).strip() + "\n"


def _contract(number: str, language: Language) -> str:
    if not number:
        return "买卖合同" if language == "zh" else "our contract of sale"
    return f"{number}号合同" if language == "zh" else f"contract {number}"


def _basis(articles: Sequence[Article], clause: str, right: Right, language: Language) -> str:
    parts = [f"合同约定（“{clause}”）" if language == "zh" else f"the contract (“{clause}”)"] if clause else []
    parts += [grounds.citation(article, language) for article in articles]
    return ("、" if language == "zh" else ", ").join(parts) or right.title.said(language)


def _day(value: date, language: Language) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else f"{value.day} {value:%B %Y}"


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates") / "stop"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - plain text, escaped where it is put on a page
    )
    environment.filters["day"] = lambda value: _day(value, language)
    return environment
