"""The JSON Schema for editors accepts what loads and refuses what does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from marshmallow import ValidationError

from riskwatch import resources
from riskwatch.rulebook.field_help import HELP
from riskwatch.rulebook.json_schema import DRAFT, rule_file_schema
from riskwatch.rulebook.schema import OwnRuleSchema
from riskwatch.rulebook.strict_yaml import read_yaml

SCHEMA = rule_file_schema()
SHIPPED = sorted(resources.folder("contract_rules").rglob("*.yaml"))
STARTER = resources.folder("templates") / "web" / "rule_starter.yaml"
TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "null": (type(None),),
}
NOTES = {"$schema", "$defs", "title", "description", "default"}


def wrong(schema: Mapping[str, Any], value: Any) -> Iterator[str]:
    """What JSON Schema 2020-12 complains of: the keywords that our schema uses; any other one is an error of this test."""
    for keyword, wanted in schema.items():
        if keyword not in NOTES:
            yield from KEYWORDS[keyword](schema, wanted, value)


def fits(schema: Mapping[str, Any], value: Any) -> bool:
    return next(wrong(schema, value), None) is None


def _reference(_: Any, wanted: str, value: Any) -> Iterator[str]:
    yield from wrong(SCHEMA["$defs"][wanted.removeprefix("#/$defs/")], value)


def _type(_: Any, wanted: Any, value: Any) -> Iterator[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    if not any(isinstance(value, TYPES[name]) for name in names):
        yield f"{value!r} is no {wanted}"


def _enum(_: Any, wanted: list[str], value: Any) -> Iterator[str]:
    if value not in wanted:
        yield f"{value!r} is not among {wanted}"


def _pattern(_: Any, wanted: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and not re.search(wanted, value):
        yield f"{value!r} does not match {wanted}"


def _size(kind: type, holds: Callable[[int, int], bool]) -> Callable[[Any, int, Any], Iterator[str]]:
    def judged(_: Any, wanted: int, value: Any) -> Iterator[str]:
        if isinstance(value, kind) and not holds(len(value), wanted):  # type: ignore[arg-type]
            yield f"{value!r} has the wrong size"

    return judged


def _properties(_: Any, wanted: Mapping[str, Any], value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name in wanted.keys() & value.keys():
            yield from (f"{name}: {problem}" for problem in wrong(wanted[name], value[name]))


def _additional(schema: Any, wanted: Any, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name in value.keys() - schema.get("properties", {}).keys():
            if wanted is False:
                yield f"unknown {name}"
            else:
                yield from wrong(wanted, value[name])


def _required(_: Any, wanted: list[str], value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{name} is missing" for name in wanted if name not in value)


def _dependent(_: Any, wanted: Mapping[str, list[str]], value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, others in wanted.items():
            if name in value:
                yield from _required(None, others, value)


def _items(_: Any, wanted: Any, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from wrong(wanted, one)


def _names(_: Any, wanted: Any, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name in value:
            yield from wrong(wanted, name)


def _one_of(_: Any, wanted: list[Any], value: Any) -> Iterator[str]:
    if sum(fits(one, value) for one in wanted) != 1:
        yield "not exactly one"


def _any_of(_: Any, wanted: list[Any], value: Any) -> Iterator[str]:
    if not any(fits(one, value) for one in wanted):
        yield "none"


KEYWORDS: Mapping[str, Callable[[Any, Any, Any], Iterator[str]]] = {
    "$ref": _reference,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _size(str, int.__ge__),
    "minItems": _size(list, int.__ge__),
    "maxItems": _size(list, int.__le__),
    "properties": _properties,
    "additionalProperties": _additional,
    "required": _required,
    "dependentRequired": _dependent,
    "items": _items,
    "propertyNames": _names,
    "oneOf": _one_of,
    "anyOf": _any_of,
}


@pytest.mark.parametrize("path", [*SHIPPED, STARTER], ids=lambda path: path.stem)
def test_shipped_rules_fit_the_schema(path: Path) -> None:
    assert list(wrong(SCHEMA, read_yaml(path).content)) == []


CHANGES: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("severity",), "fatal"),
    (("severity",), 3),
    (("severty",), "error"),
    (("laws",), []),
    (("laws",), ["FR"]),
    (("title",), "no pair"),
    (("title", "en"), ""),
    (("title", "fr"), "titre"),
    (("clause",), {"zh": "条款", "en": None}),
    (("clause",), {"en": "no Chinese"}),
    (("basis",), []),
    (("covered_by",), ["PAY1"]),
    (("covered_by",), ["PAY001"]),
    (("status",), "preview"),
    (("replaced_by",), "PAY001"),
    (("when",), {}),
    (("when", "conflict"), ["amount", "payment.days"]),
    (("when",), {"conflict": ["amount", "payment.days"]}),
    (("when",), {"conflict": ["amount"]}),
    (("when",), {"term": "payment.days"}),
    (("when",), {"term": "payment.days", "is": "above", "limit": 60}),
    (("when",), {"term": "payment.days", "is": "above", "limit": {"A": 60}}),
    (("when",), {"term": "payment.dais", "is": "above", "limit": 60}),
    (("when",), {"missing": {"place": {"zh": "处", "en": "place"}}}),
    (("when",), {"missing": {"place": {"zh": "处", "en": "place"}, "present": ["warranty"]}}),
    (("when",), {"missing": {"place": {"zh": "处", "en": "place"}, "present": ["warrenty"]}}),
    (("when", "phrase", "any"), []),
    (("when", "phrase", "within"), ["payment"]),
    (("when", "phrase", "within"), ["sale"]),
    (("applies",), {"otherwise": {"zh": "不", "en": "no"}}),
    (("applies",), {"kind": ["sale"], "otherwise": {"zh": "不", "en": "no"}}),
    (("examples", "raises"), "text"),
    (("examples", "raises"), [{"text": "x", "given": {"today": "2026-11-24"}}]),
    (("examples", "raises"), [{"text": "x", "given": {"tody": "2026-11-24"}}]),
    (("examples", "raises"), [3]),
    (("variants",), {"long": {"severity": "error"}}),
    (("variants",), {"long": {"severity": "fatal"}}),
)


@pytest.mark.parametrize(("field", "value"), CHANGES, ids=str)
def test_the_schema_and_the_loader_agree(field: tuple[str, ...], value: Any) -> None:
    content = deepcopy(read_yaml(STARTER).content)
    place = content
    for step in field[:-1]:
        place = place[step]
    place[field[-1]] = value
    try:
        OwnRuleSchema().load(content)
        loads = True
    except ValidationError:
        loads = False
    assert fits(SCHEMA, content) is loads


def test_some_changes_load_and_some_do_not() -> None:
    """The comparison above would prove nothing if all ended alike."""
    ends = set()
    for field, value in CHANGES:
        if len(field) == 1:
            ends.add(fits(SCHEMA, {**read_yaml(STARTER).content, field[0]: value}))
    assert ends == {True, False}


@pytest.mark.parametrize("field", list(SCHEMA["properties"]))
def test_every_field_is_required_where_the_loader_requires_it(field: str) -> None:
    content = {name: value for name, value in read_yaml(STARTER).content.items() if name != field}
    assert fits(SCHEMA, content) is not OwnRuleSchema().fields[field].required


def test_every_field_says_what_it_is_for_and_no_help_is_left_over() -> None:
    parts = {"OwnRuleSchema": SCHEMA, **SCHEMA["$defs"]}
    fields = {(name, field) for name, part in parts.items() for field in part["properties"]}
    assert fields == set(HELP)
    silent = [field for part in parts.values() for field, one in part["properties"].items() if "description" not in one]
    assert silent == []


def test_the_draft_is_named_and_the_schema_is_plain_json() -> None:
    assert SCHEMA["$schema"] == DRAFT == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
