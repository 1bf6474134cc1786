"""Statute articles as they are shown: their words and how far they were verified."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """An article of law that rules and signs stand on.

    `text_zh` is the official Chinese wording; `text_en` the official English quote or, where there is none, our own
    statement of it. `excerpt` marks a text that is cut or a summary, and is shown as such. An article that was not
    verified, or whose law is not in force, is never shown.
    """

    key: str
    law_zh: str
    law_en: str
    article_zh: str
    article: str
    text_zh: str
    text_en: str
    jurisdiction: str
    in_force_from: str
    status: str
    verified: str
    excerpt: bool = False

    @property
    def may_be_shown(self) -> bool:
        return self.verified != "unverified" and self.status == "in force"
