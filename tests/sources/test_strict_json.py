"""The reader that sees everything, and the dates that registers write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.sources import Reply
from riskwatch.sources.dates import read_date, read_moment
from riskwatch.sources.strict_json import Inspection


def test_what_is_not_asked_for_is_reported() -> None:
    look = Inspection()
    sheet = look.sheet({"a": "1", "b": {"c": 1}, "d": [{"e": 1}, {"f": 2}], "g": 0}, "x")
    assert sheet.text("a") == "1"
    sheet.part("b")
    sheet.parts("d")
    sheet.skip(("g", "never there"))
    assert look.unknown == ("x.b.c", "x.d[].e", "x.d[].f")


def test_absent_and_null_are_empty_and_no_news() -> None:
    look = Inspection()
    sheet = look.sheet({"a": None}, "x")
    for name in ("a", "z"):
        assert sheet.text(name) == ""
        assert sheet.flag(name) is None
        assert sheet.number(name) is None
        assert sheet.day(name) is None
        assert sheet.parts(name) == ()
        assert sheet.section(name) is None
        assert name not in sheet
    assert look.unknown == ()


def test_other_types_are_reported_and_give_the_empty_value() -> None:
    look = Inspection()
    sheet = look.sheet(
        {"t": 1, "f": "no", "n": True, "o": [], "l": {}, "s": ["a", 1, None, " "], "d": "2026-02-30"}, "x"
    )
    assert (sheet.text("t"), sheet.flag("f"), sheet.number("n")) == ("", None, None)
    assert (sheet.section("l"), sheet.day("d"), sheet.texts("s")) == (None, None, ("a",))
    sheet.part("o")
    assert look.unknown == (
        "x.d = 2026-02-30",
        "x.f: text instead of true or false",
        "x.l: an object instead of a list",
        "x.n: true or false instead of a number",
        "x.o: a list instead of an object",
        "x.s[]: a number instead of text",
        "x.t: a number instead of text",
    )


def test_list_of_objects_is_whole_or_nothing() -> None:
    look = Inspection()
    assert look.sheet({"a": [{}, None]}, "x").section("a") is None
    assert look.unknown == ("x.a[]: null instead of an object",)


def test_numbers_are_exact(reply: Callable[..., Reply]) -> None:
    document = Inspection().document(reply("/", b'{"a": 5976872600.10, "b": 7}'), "x")
    assert (document.number("a"), document.number("b")) == (Decimal("5976872600.10"), Decimal(7))


def test_missing_choice_is_reported_where_due() -> None:
    look = Inspection()
    sheet = look.sheet({"a": "new"}, "x")
    assert sheet.choice("a", {"old": 1}, 0) == 0
    assert sheet.choice("b", {"old": 1}, 0) == 0
    assert sheet.choice("c", {"old": 1}, 0, due=False) == 0
    assert look.unknown == ("x.a = new", "x: no b")


@pytest.mark.parametrize("value", [None, "", "  ", 7])
def test_needed(value: object) -> None:
    with pytest.raises(SourceChanged):
        Inspection().sheet({"a": value}, "x").needed("a")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-11-24T23:59:00Z", date(2026, 11, 24)),
        ("1995-03-12 16:23:00", date(1995, 3, 12)),
        ("2016-07-29T00:00:00.000Z", date(2016, 7, 29)),
        ("", None),
        ("-", None),
        ("1970-01-01", None),
        ("2999-12-31T00:00:00Z", None),
        ("0001-01-01", None),
    ],
)
def test_day(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["24/11/2026", "20261124", "2026-W48-2", "2026-11", "yesterday", "2026-11-24 later"])
def test_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_date(text)


def test_moment_without_a_zone_is_utc() -> None:
    assert read_moment("2026-11-24T08:00:00") == datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert read_moment("") is None
