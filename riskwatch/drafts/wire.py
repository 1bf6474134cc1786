"""What came of reading a draft, as bytes between two processes: the Document, or the refusal.

The other process has read a hostile file and may no longer be itself. So the bytes are JSON, and whatever does not have
exactly the shape of the Document's own fields is no answer.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

from riskwatch.domain.document import Document
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words


class Garbled(Exception):
    """The bytes are no answer."""


PICTURED: Final = "pictured"
"""The answer that there are pages to be read by OCR."""
Answer = Document | DraftUnreadable | Literal["pictured"]


def packed(answer: Answer) -> bytes:
    """The answer as bytes."""
    if answer == PICTURED:
        content: Any = {PICTURED: True}
    elif isinstance(answer, DraftUnreadable):
        said = (answer.message, answer.hint)
        content = {"refused": [answer.reason, *([words.zh, words.en] for words in said)]}
    else:
        content = {"read": plain(answer)}
    return json.dumps(content, separators=(",", ":")).encode()


def unpacked(data: bytes) -> Answer:
    """The answer that `packed` wrote. Raises Garbled."""
    try:
        content = json.loads(data)
        if "read" in content:
            return cast(Document, made(Document, content["read"]))
        if content == {PICTURED: True}:
            return PICTURED
        reason, *said = content["refused"]
        message, hint = (Words(made(str, zh), made(str, en)) for zh, en in said)
        return DraftUnreadable(made(str, reason), message, hint)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Garbled(str(error)) from error


def plain(value: Any) -> Any:
    """Dataclasses and tuples as lists of their fields, all else as it is."""
    if is_dataclass(value):
        kind: type = type(value)
        return [plain(getattr(value, name)) for name, _ in _fields(kind)]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """Name and type of what a dataclass or NamedTuple is made from, in order."""
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        return tuple((field.name, hints[field.name]) for field in fields(kind) if field.init)
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    return tuple((name, hints[name]) for name in names)


def made(kind: Any, plain: Any) -> Any:
    """The value of type `kind` that `plain` stands for. Raises TypeError or ValueError where it stands for none."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if plain is None else made(next(each for each in get_args(kind) if each is not type(None)), plain)
    if origin is Literal:
        if plain not in get_args(kind):
            raise ValueError(f"{plain!r} is not one of {get_args(kind)}")
        return plain
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(made(inner, item) for item in _list(plain))
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return kind(*(made(hint, item) for (_, hint), item in zip(_fields(kind), _list(plain), strict=True)))
    if type(plain) is not kind:
        raise TypeError(f"{plain!r} is no {kind}")
    return plain


def _list(plain: Any) -> list[Any]:
    if not isinstance(plain, list):
        raise TypeError(f"{plain!r} is no list")
    return plain
