"""How a statute is cited and which of its words are shown in a language."""

from __future__ import annotations

import re

from riskwatch.domain.statute import Article

_PLAIN_NUMBER = re.compile(r"\d+(?:-\d+)?")
NUMERALS = "一二三四五六七八九十"


def citation(article: Article, language: str) -> str:
    """How the article is named: 民法典第四百九十条, or "Civil Code of the PRC, art. 490"."""
    if language.startswith("zh"):
        name = article.law_zh.removeprefix("中华人民共和国")
        return f"《{name}》{_chinese_number(article)}"
    if article.article.startswith((article.law_en, "CISG", "U.C.C.")):
        return article.article
    return f"{article.law_en}, {_english_number(article.article)}" if article.article else article.law_en


def wording(article: Article, language: str) -> str:
    """The text to show: Chinese law has its official wording in Chinese only, so it is shown in both languages."""
    if language.startswith("zh"):
        return article.text_zh or article.text_en
    return article.text_en or article.text_zh


def _chinese_number(article: Article) -> str:
    number = article.article_zh or article.article
    if _PLAIN_NUMBER.fullmatch(number):
        return f"第{number}条"
    return number if number.startswith("第") else f" {number}"


def _english_number(article: str) -> str:
    number = NUMERALS.find(article) + 1 if len(article) == 1 else 0
    return f"art. {number or article}" if number or article[:1].isdigit() else article
