"""Text that people read, always in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


class _Gaps(dict[str, object]):
    """Leaves a placeholder standing when its value is not known, so that a missing value is seen, not a crash."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence or clause in Chinese and, where it exists, in English."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """The text in `language` ("zh" or "en"); any other language gets English."""
        return self.zh if language.startswith("zh") else self.en

    def filled(self, values: Mapping[str, object]) -> Words:
        """The same words with `{name}` placeholders replaced; a `Words` value is put in by language.

        A placeholder without a value stays as it is.
        """
        if not values:
            return self
        chinese = {key: value.zh if isinstance(value, Words) else value for key, value in values.items()}
        english = {key: value.en if isinstance(value, Words) else value for key, value in values.items()}
        return Words(self.zh.format_map(_Gaps(chinese)), self.en.format_map(_Gaps(english)))
