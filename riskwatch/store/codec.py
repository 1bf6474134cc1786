"""Domain values to JSON text and back, without loss: decimals as strings, dates in ISO form, times in UTC.

The text is canonical (sorted keys, no spaces), so that equal values have equal text and equal hashes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter

from riskwatch.domain.document import Span

T = TypeVar("T")


def dump(value: Any) -> str:
    """Canonical JSON text of a domain value, a tuple of them, or plain data."""
    return text_of(plain(value))


def plain(value: Any) -> Any:
    """The value as JSON-ready data (dicts, lists, strings, numbers)."""
    return _converter().unstructure(value)


def text_of(data: Any) -> str:
    """Canonical JSON text of data that is JSON-ready already."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str, kind: type[T]) -> T:
    """The domain value that `dump` wrote; raises if the text is not one of `kind`."""
    return _converter().structure(json.loads(text), kind)


def load_all(text: str, kind: type[T]) -> tuple[T, ...]:
    """A tuple of domain values."""
    return tuple(_converter().structure(item, kind) for item in json.loads(text))


def _utc(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone; the store keeps points in time only")
    return value.astimezone(UTC).isoformat()


def _decimal(value: Any, _: type) -> Decimal:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a decimal written as text")
    return Decimal(value)


@cache
def _converter() -> Converter:
    converter = Converter(prefer_attrib_converters=False)
    converter.register_unstructure_hook(datetime, _utc)
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(time, lambda value: value.isoformat())
    converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook(Span, lambda value, _: Span(int(value[0]), int(value[1])))
    converter.register_unstructure_hook_func(_is_collection, lambda value: [plain(item) for item in value])
    converter.register_unstructure_hook_func(
        _is_set, lambda value: sorted((plain(item) for item in value), key=lambda item: json.dumps(item))
    )
    converter.register_unstructure_hook_func(
        _is_mapping, lambda value: {str(plain(key)): plain(item) for key, item in value.items()}
    )
    return converter


def _is_collection(kind: Any) -> bool:
    return kind in (list, tuple) or getattr(kind, "__origin__", None) in (list, tuple)


def _is_set(kind: Any) -> bool:
    return kind in (set, frozenset) or getattr(kind, "__origin__", None) in (set, frozenset)


def _is_mapping(kind: Any) -> bool:
    return kind is dict or getattr(kind, "__origin__", None) in (dict, Mapping)
