"""The notice of a stop in Chinese and English, as Civil Code 528 asks for it: facts, right, what stops, what is asked, by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from riskwatch.domain.statute import Article
from riskwatch.domain.stop import Right, StopFile
from riskwatch.domain.words import Language
from riskwatch.exports import grounds
from riskwatch.jobs.paper_text import amount, filled


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
    return filled("stop/notice", language, values)


def _contract(number: str, language: Language) -> str:
    if not number:
        return "买卖合同" if language == "zh" else "our contract of sale"
    return f"{number}号合同" if language == "zh" else f"contract {number}"


def _basis(articles: Sequence[Article], clause: str, right: Right, language: Language) -> str:
    parts = [f"合同约定（“{clause}”）" if language == "zh" else f"the contract (“{clause}”)"] if clause else []
    parts += [grounds.citation(article, language) for article in articles]
    return ("、" if language == "zh" else ", ").join(parts) or right.title.said(language)
