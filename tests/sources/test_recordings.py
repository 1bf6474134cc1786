"""Every recorded answer is read to an exact snapshot, and nothing in it goes unseen."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources import Found, Memory, NotThere, Reply, Source, source_names
from riskwatch.sources.demo_registry import DemoRegistry

RECORDINGS = Path(__file__).parent.parent / "recordings"
FILES = sorted(RECORDINGS.glob("*/[0-9]*/*.json"))
FETCHED_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NOT_THERE = {
    "no_brreg__999000347__0",
    "fr_sirene__123456789__0",
    "us_edgar__0000000001__0",
    "cn_qcc__91320282MA0DEM00XN__0",
    "cn_tianyancha__91320282MA0DEM00XN__0",
}
"""Recordings of a number that is not there."""

NAMES = {
    "gb_gazette__03783333__0": ("CARILLION AMT LIMITED",),
    "gb_gazette__09999991__0": ("Quillton Fabrics Limited",),
    "us_courts__999999998__0": ("Maple & Sons Tooling, Inc.",),
}
"""By which names a source that asks by name was asked."""

EXAMPLE_NUMBERS = {"112233445", "123456789", "509100675"}
"""Numbers in the register's own examples that do not have the form of its numbers: no client asks for them."""

KNOWN_ODDITIES = {
    "gb_companies_house__00006402__0": {
        "persons-with-significant-control.items[].ceased: text instead of true or false",
        "persons-with-significant-control.notified_on",
    },
}
"""What the register's own test data has and its answers have not."""


def _label(file: Path) -> str:
    return f"{file.parts[-3]}__{file.stem}__{file.parts[-2]}"


def _replies(file: Path) -> list[Reply]:
    exchanges = json.loads(file.read_text(encoding="utf-8"))
    found = []
    for exchange in exchanges:
        body, response = exchange["response"]["body"], exchange["response"]
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        found.append(Reply(exchange["request"]["url"], response["status"], text.encode()))
    return found


def test_there_are_recordings_of_every_source() -> None:
    assert {file.parts[-3] for file in FILES} == set(source_names())


@pytest.mark.parametrize("file", [file for file in FILES if _label(file) not in NOT_THERE], ids=_label)
def test_recording_becomes_exactly_this_snapshot(file: Path, sources_at: Callable[..., Mapping[str, Source]]) -> None:
    source = sources_at("http://127.0.0.1:1")[file.parts[-3]]
    snapshot = source.read(Identifier(source.meta.scheme, file.stem), _replies(file), FETCHED_AT)
    assert set(snapshot.unknown) == KNOWN_ODDITIES.get(_label(file), set())
    content = asdict(snapshot) | {"coverage": dict(snapshot.coverage)}
    text = json.dumps(content, default=str, ensure_ascii=False, indent=1) + "\n"
    expected = RECORDINGS / "expected" / f"{_label(file)}.json"
    if os.environ.get("RECORD_EXPECTED"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, encoding="utf-8")
    assert json.loads(text) == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("label", sorted(NOT_THERE))
def test_recorded_absence_is_one(
    label: str, registry: DemoRegistry, sources_at: Callable[..., Mapping[str, Source]]
) -> None:
    name, number, _ = label.split("__")
    source = sources_at(registry.url)[name]
    assert isinstance(source.fetch(Identifier(source.meta.scheme, number), Memory()), NotThere)


@pytest.mark.parametrize("name", source_names())
def test_offers_are_what_the_reader_covers(name: str, sources_at: Callable[..., Mapping[str, Source]]) -> None:
    signals = import_module(f"riskwatch.sources.{name}.reading").SIGNALS
    assert sources_at("")[name].meta.offers == frozenset().union(*signals.values())


@pytest.mark.parametrize("file", [file for file in FILES if _label(file) not in NOT_THERE], ids=_label)
def test_recording_is_asked_for_as_it_was_recorded(
    file: Path, registry: DemoRegistry, sources_at: Callable[..., Mapping[str, Source]]
) -> None:
    """The client's own paths lead to the recording, over HTTP, and the reader makes the same of it."""
    registry.stage = int(file.parts[-2])
    source = sources_at(registry.url)[file.parts[-3]]
    identifier = Identifier(source.meta.scheme, file.stem)
    if not source.meta.accepts(identifier):
        assert file.stem in EXAMPLE_NUMBERS
        return
    answer = source.fetch(identifier, Memory(), NAMES.get(_label(file), ()))
    assert isinstance(answer, Found)
    over_http = source.read(identifier, answer.replies, FETCHED_AT)
    assert (over_http.names, over_http.status) == (
        (recorded := source.read(identifier, _replies(file), FETCHED_AT)).names,
        recorded.status,
    )


@pytest.mark.parametrize(("stage", "town"), [(0, "Chessington"), (1, "Chessington")])
def test_recordings_come_over_http(
    registry: DemoRegistry, sources_at: Callable[..., Mapping[str, Source]], stage: int, town: str
) -> None:
    registry.stage = stage
    source = sources_at(registry.url)["gb_companies_house"]
    identifier = Identifier("gb_coh", "09360070")
    answer = source.fetch(identifier, Memory())
    assert isinstance(answer, Found)
    snapshot = source.read(identifier, answer.replies, FETCHED_AT)
    assert snapshot.legal_name == "0800 WASTE LTD."
    assert snapshot.charges == ()
    assert snapshot.officers is None
    assert snapshot.coverage["OFFICER_LEFT"] == "failed"
    assert snapshot.coverage["CHARGE_REGISTERED"] == "checked"


def test_gone_for_good_is_not_unknown(registry: DemoRegistry, sources_at: Callable[..., Mapping[str, Source]]) -> None:
    source = sources_at(registry.url)["no_brreg"]
    removed = source.fetch(Identifier("no_orgnr", "999000347"), Memory())
    unknown = source.fetch(Identifier("no_orgnr", "999000452"), Memory())
    assert isinstance(removed, NotThere)
    assert isinstance(unknown, NotThere)
    assert (removed.removed, unknown.removed) == (True, False)
