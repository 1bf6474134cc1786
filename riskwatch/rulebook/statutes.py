"""The statute articles that ship with the product, and the rule for showing them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from riskwatch.domain.statute import Article


@dataclass(frozen=True, slots=True)
class Statutes:
    """Articles by key. A key may point at an item of an article: CN-CC-527-1 is item （一） of article 527."""

    articles: Mapping[str, Article]
    items: Mapping[str, Mapping[str, str]]

    def find(self, key: str) -> Article | None:
        """The article for `key`: the exact key first, then an item of a list; None when the key is not known.

        CN-CRIM-253-1 is an article of its own, CN-CC-527-1 an item: the exact key decides.
        """
        if key in self.articles:
            return self.articles[key]
        base, _, item = key.rpartition("-")
        article = self.articles.get(base)
        text = self.items.get(base, {}).get(item)
        return replace(article, key=key, text_zh=text) if article and text else None

    def shown(self, keys: Iterable[str]) -> tuple[Article, ...]:
        """The articles of `keys` that may be shown: verified and in force."""
        found = (self.find(key) for key in keys)
        return tuple(article for article in found if article is not None and article.may_be_shown)


def load_statutes(path: Path) -> Statutes:
    """Read the shipped file: `laws` and `articles` as in the statute collection, cut to what is cited."""
    content = json.loads(path.read_text(encoding="utf-8"))
    laws = content["laws"]
    articles = {key: _article(key, raw, laws[raw["law"]]) for key, raw in content["articles"].items()}
    items = {key: raw["items"] for key, raw in content["articles"].items() if raw.get("items")}
    return Statutes(articles, items)


def _article(key: str, raw: Mapping[str, str], law: Mapping[str, str]) -> Article:
    return Article(
        key=key,
        law_zh=law["name_zh"],
        law_en=law["name_en"],
        article_zh=raw.get("article_zh") or raw["article"],
        article=raw.get("citation") or raw["article"],
        text_zh=raw.get("text_zh", ""),
        text_en=raw.get("quote_en") or raw.get("statement_en", ""),
        jurisdiction=law["jurisdiction"],
        in_force_from=law.get("in_force_from") or "",
        status="in force" if _in_force(law["status"]) else law["status"],
        verified=raw["verified"],
        excerpt=raw["verified"] == "excerpt",
    )


def _in_force(status: str) -> bool:
    """`in force; a Bill to amend it is before Parliament` is in force; `in force when last checked ...: confirm` is not sure."""
    return re.match(r"in force(;| for |$)", status) is not None
