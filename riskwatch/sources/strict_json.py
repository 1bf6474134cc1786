"""Reads JSON so that nothing goes unseen: every member is read, left out by name, or reported.

A reader opens objects as sheets of one `Inspection` and asks them for members by name and type. What was never asked
for, what has another type and what has an unknown value ends up in `Inspection.unknown`, by path; nothing is raised
but SourceChanged, and that only for members without which there is no snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from riskwatch.sources.dates import read_date, read_moment
from riskwatch.sources.interface import Reply
from riskwatch.sources.verdict import changed

T = TypeVar("T")
_LONGEST_VALUE = 80


class Inspection:
    """Keeps what the reader of one look did not know."""

    def __init__(self) -> None:
        self._notes: set[str] = set()
        self._sheets: list[Sheet] = []

    def document(self, reply: Reply, name: str) -> Sheet:
        """The object that a reply consists of. Raises SourceChanged if its body is no JSON object."""
        content = _parsed(reply.body, name)
        if not isinstance(content, dict):
            raise changed(name, f"{_kind(content)} instead of an object")
        return self.sheet(content, name)

    def listing(self, reply: Reply, name: str) -> tuple[Sheet, ...]:
        """The objects of a reply that is a bare list. Raises SourceChanged if its body is no such list."""
        content = _parsed(reply.body, name)
        if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
            raise changed(name, f"{_kind(content)} instead of a list of objects")
        return tuple(self.sheet(item, f"{name}[]") for item in content)

    def sheet(self, members: Mapping[str, Any], path: str) -> Sheet:
        sheet = Sheet(self, members, path)
        self._sheets.append(sheet)
        return sheet

    def note(self, text: str) -> None:
        """Report something unknown: a path, and what about it."""
        self._notes.add(text)

    @property
    def unknown(self) -> tuple[str, ...]:
        """All that was not known, sorted, each once."""
        left = (f"{sheet.path}.{name}" for sheet in self._sheets for name in sheet.left)
        return tuple(sorted(self._notes.union(left)))


class Sheet:
    """One JSON object. Asking for a member that is absent or null gives the empty value of the type asked for."""

    def __init__(self, inspection: Inspection, members: Mapping[str, Any], path: str) -> None:
        self._inspection = inspection
        self._members = members
        self._inside: dict[str, tuple[Sheet, ...] | None] = {}
        self.path = path
        self.left = set(members)

    def __contains__(self, name: str) -> bool:
        """Whether the member is there and not null."""
        return self._members.get(name) is not None

    def is_list(self, name: str) -> bool:
        """Whether the member is a list; some registers write one element alone."""
        return isinstance(self._members.get(name), list)

    def is_object(self, name: str) -> bool:
        """Whether the member is an object; some registers write it as JSON inside a text."""
        return isinstance(self._members.get(name), dict)

    def is_number(self, name: str) -> bool:
        """Whether the member is a number; some registers write a code now as text and now as a number."""
        value = self._members.get(name)
        return isinstance(value, int | Decimal) and not isinstance(value, bool)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in the order of the reply."""
        return tuple(self._members)

    def whole(self, name: str) -> Any:
        """A member as it stands, whatever it is: for content that is only shown."""
        return self._take(name)

    def code_text(self, name: str) -> str:
        """A code that is written now as text and now as a number, as text; its absence is reported."""
        number = self.number(name) if self.is_number(name) else None
        return self.due(name) if number is None else str(number)

    def skip(self, names: Iterable[str]) -> None:
        """Leave out members that are known and say nothing we use."""
        self.left.difference_update(names)

    def report(self, what: str) -> None:
        """Report something about this object that its reader does not know how to take."""
        self._inspection.note(f"{self.path}: {what}")

    def text(self, name: str) -> str:
        value = self._take(name)
        if isinstance(value, str):
            return value.strip()
        self._odd(name, value, "text")
        return ""

    @property
    def members(self) -> frozenset[str]:
        """The names of all members, read or not."""
        return frozenset(self._members)

    def members_of(self, name: str) -> Mapping[str, Any] | None:
        """The members of an object inside, without reading it; None for what is no object."""
        value = self._members.get(name)
        return value if isinstance(value, dict) else None

    def cell(self, name: str) -> str:
        """A text or a number as text, the texts of a list or the names in a list of objects joined; "" for null.

        For services that write the same member now as a number, now as text.
        """
        value = self._take(name)
        if isinstance(value, list):
            named = [item.get("Name") or item.get("name") if isinstance(item, dict) else item for item in value]
            return "、".join(str(item).strip() for item in named if item is not None)
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return f"{value}"
        self._odd(name, value, "text")
        return ""

    def needed(self, name: str) -> str:
        """A text without which the reply means nothing. Raises SourceChanged where it is missing."""
        value = self._take(name)
        if not isinstance(value, str) or not value.strip():
            raise changed(self.path, f"no {name}")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; nulls and blanks in it are dropped."""
        values = self._list(name) or ()
        wrong = [value for value in values if value is not None and not isinstance(value, str)]
        if wrong:
            self._odd(f"{name}[]", wrong[0], "text")
        return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())

    def column(self, name: str) -> tuple[str, ...]:
        """A list of texts in which the place counts: nulls and blanks stay, as ""; numbers become text."""
        values = self._list(name) or ()
        wrong = [value for value in values if isinstance(value, dict | list | bool)]
        if wrong:
            self._odd(f"{name}[]", wrong[0], "text")
        return tuple("" if value is None or isinstance(value, dict | list | bool) else str(value) for value in values)

    def flag(self, name: str) -> bool | None:
        value = self._take(name)
        if isinstance(value, bool):
            return value
        self._odd(name, value, "true or false")
        return None

    def number(self, name: str) -> Decimal | None:
        value = self._take(name)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Decimal(value)
        self._odd(name, value, "a number")
        return None

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return read_date(text)
        except ValueError:
            self._value(name, text)
            return None

    def moment(self, name: str) -> datetime | None:
        text = self.text(name)
        try:
            return read_moment(text)
        except ValueError:
            self._value(name, text)
            return None

    def due(self, name: str) -> str:
        """A text that every such object has: its absence is reported."""
        text = self.text(name)
        if not text:
            self.report(f"no {name}")
        return text

    def choice(self, name: str, known: Mapping[str, T], otherwise: T, *, due: bool = True) -> T:
        """What a value of an enumeration means; `otherwise`, and a report, for one that is not in it.

        An absent one is reported as well, unless it is not `due`.
        """
        text = self.due(name) if due else self.text(name)
        if text and text not in known:
            self._value(name, text)
        return known.get(text, otherwise)

    def part(self, name: str) -> Sheet:
        """An object inside; an empty one where it is absent. Asked for twice, it is the same sheet."""
        value = self._take(name)
        if not isinstance(value, dict):
            self._odd(name, value, "an object")
            value = {}
        if not self._inside.get(name):
            self._inside[name] = (self._inspection.sheet(value, f"{self.path}.{name}"),)
        return (self._inside[name] or ())[0]

    def parts(self, name: str) -> tuple[Sheet, ...]:
        """A list of objects; empty where it is absent or no such list."""
        return self.section(name) or ()

    def one_or_many(self, name: str) -> tuple[Sheet, ...]:
        """The same where a list of one is written as the object alone."""
        if isinstance(self._members.get(name), dict):
            return (self.part(name),)
        return self.parts(name)

    def written(self, name: str) -> Sheet:
        """An object that is written as JSON inside a text; an empty one where it is absent or blank."""
        text = self.text(name)
        if not self._inside.get(name):
            self._inside[name] = (self._inspection.sheet(self._unpacked(name, text), f"{self.path}.{name}"),)
        return (self._inside[name] or ())[0]

    def _unpacked(self, name: str, text: str) -> dict[str, Any]:
        try:
            value = json.loads(text, parse_float=Decimal, parse_constant=_no_constant) if text else {}
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            return value
        self._inspection.note(f"{self.path}.{name}: no object written in it")
        return {}

    def section(self, name: str) -> tuple[Sheet, ...] | None:
        """A list of objects that is whole or nothing: None where it is absent or one element is no object."""
        if name not in self._inside:
            self._inside[name] = self._open(name)
        return self._inside[name]

    def _open(self, name: str) -> tuple[Sheet, ...] | None:
        values = self._list(name)
        if values is None:
            return None
        wrong = [value for value in values if not isinstance(value, dict)]
        if wrong:
            self._odd(f"{name}[]", wrong[0], "an object", always=True)
            return None
        return tuple(self._inspection.sheet(value, f"{self.path}.{name}[]") for value in values)

    def _list(self, name: str) -> Sequence[Any] | None:
        value = self._take(name)
        if isinstance(value, list):
            return value
        self._odd(name, value, "a list")
        return None

    def _take(self, name: str) -> Any:
        self.left.discard(name)
        return self._members.get(name)

    def _odd(self, name: str, value: object, due: str, *, always: bool = False) -> None:
        if value is not None or always:
            self._inspection.note(f"{self.path}.{name}: {_kind(value)} instead of {due}")

    def _value(self, name: str, text: str) -> None:
        self._inspection.note(f"{self.path}.{name} = {text[:_LONGEST_VALUE]}")


def _parsed(body: bytes, name: str) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise changed(name, "no JSON") from error


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _kind(value: object) -> str:
    kinds = {bool: "true or false", str: "text", list: "a list", dict: "an object", type(None): "null"}
    return kinds.get(type(value), "a number")
