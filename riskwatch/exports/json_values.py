"""The values that objects for machines are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from riskwatch.domain.document import Span
from riskwatch.domain.words import Words

Json = dict[str, Any]


def span_object(span: Span | None) -> list[int] | None:
    """A span as [start, end]."""
    return None if span is None else [span.start, span.end]


def words_object(words: Words) -> Json:
    """Both languages; null for one in which nothing is said."""
    return {"zh": words.zh or None, "en": words.en or None}


def number_text(value: Decimal | None) -> str | None:
    """0.0005, never 5E-4; a monthly or yearly rate is cut to ten places."""
    return None if value is None else f"{round(value, 10).normalize():f}"
