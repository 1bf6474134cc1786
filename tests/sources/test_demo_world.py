"""The shipped demo: its history plays through the real client and readers, and is made up all over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stdnum import lei
from stdnum.cn import uscc
from stdnum.no import orgnr

from riskwatch import resources
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Found, Memory, Source
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.sources.recordings import dated, load

FOLDER = resources.data("recordings")
WORLD = {
    ("gb_companies_house", "gb_coh"): ("99000001", "99000002", "99000003", "99000004", "99000005"),
    ("no_brreg", "no_orgnr"): ("999000010", "999000126", "999000231"),
    ("xx_gleif", "lei"): ("DEMO00RISKWATCH00154", "DEMO00RISKWATCH00251", "DEMO00RISKWATCH00348"),
}
DAYS_AGO = {0: 21, 1: 7, 2: 0}


@pytest.fixture
def at_stage(
    demo: DemoRegistry, sources_at: Callable[..., Mapping[str, Source]], now: datetime
) -> Callable[[int], dict[str, Snapshot]]:
    def play(stage: int) -> dict[str, Snapshot]:
        demo.stage = stage
        sources = sources_at(demo.url)
        found = {}
        for (name, scheme), numbers in WORLD.items():
            for number in numbers:
                answer = sources[name].fetch(Identifier(scheme, number), Memory())
                assert isinstance(answer, Found)
                at = now - timedelta(days=DAYS_AGO[stage])
                found[number] = sources[name].read(Identifier(scheme, number), answer.replies, at)
        return found

    return play


def test_history(at_stage: Callable[[int], dict[str, Snapshot]]) -> None:
    first, second, third = (at_stage(stage) for stage in (0, 1, 2))
    assert {snapshot.status.normalised for snapshot in first.values()} == {"active"}
    assert not any(filing.overdue for snapshot in first.values() for filing in snapshot.filings or ())
    assert [case.stage for case in second["99000001"].insolvency or ()] == ["petition"]
    assert [case.stage for case in third["99000001"].insolvency or ()] == ["open"]
    assert third["99000001"].status.normalised == "insolvent"
    assert [filing.kind for filing in second["99000002"].filings or () if filing.overdue] == ["accounts"]
    assert third["99000002"].status.normalised == "strike_off_pending"
    resigned = [officer for officer in second["99000003"].officers or () if officer.until]
    assert len(resigned) == 2
    new = [charge for charge in third["99000003"].charges or () if charge not in (second["99000003"].charges or ())]
    assert [(charge.covers_everything, charge.status) for charge in new] == [(True, "outstanding")]
    assert first["99000004"].filings == third["99000004"].filings
    assert second["99000005"].legal_name != first["99000005"].legal_name
    assert second["99000005"].addresses != first["99000005"].addresses
    assert third["999000010"].status.normalised == "insolvent"
    assert third["999000010"].officers is None
    assert second["999000126"].status.normalised == "strike_off_pending"
    assert third["999000231"].officers == first["999000231"].officers
    assert [filing.overdue for filing in third["DEMO00RISKWATCH00154"].filings or ()] == [True]
    assert second["DEMO00RISKWATCH00348"].addresses != first["DEMO00RISKWATCH00348"].addresses
    unknown = [snapshot.unknown for world in (first, second, third) for snapshot in world.values() if snapshot.unknown]
    assert unknown == []


def test_numbers_are_well_formed_and_the_chinese_company_has_its_code(
    at_stage: Callable[[int], dict[str, Snapshot]],
) -> None:
    for number in WORLD[("no_brreg", "no_orgnr")]:
        assert orgnr.is_valid(number)
    for number in WORLD[("xx_gleif", "lei")]:
        assert lei.is_valid(number)
    codes = at_stage(0)["DEMO00RISKWATCH00154"].identifiers
    assert [code.scheme for code in codes] == ["uscc"]
    assert uscc.is_valid(codes[0].id)


def _texts(content: Any) -> list[str]:
    if isinstance(content, dict):
        return [text for value in content.values() for text in _texts(value)]
    if isinstance(content, list):
        return [text for value in content for text in _texts(value)]
    return [content] if isinstance(content, str) else []


def test_every_date_is_relative() -> None:
    """A date written out would be wrong a year from now."""
    for file in FOLDER.glob("*/[0-9]*/*.json"):
        bodies = [exchange["response"]["body"] for exchange in json.loads(file.read_text(encoding="utf-8"))]
        written = [text for text in _texts(bodies) if re.search(r"\b(19|20)\d\d-\d\d-\d\d\b", text)]
        assert written == [], file


def test_placeholder_is_a_day() -> None:
    today = date(2026, 3, 1)
    assert (
        dated("{{D-1}} {{D+1}} {{D}} {{D-60}}T00:00:00Z", today)
        == "2026-02-28 2026-03-02 2026-03-01 2025-12-31T00:00:00Z"
    )
    assert dated("{{E-1}} {{D-1 }}", today) == "{{E-1}} {{D-1 }}"


@pytest.mark.parametrize("content", ["{", '[{"request": {}}]', '{"request": {"url": "/x"}}', "[1]"])
def test_broken_recording_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "s" / "0").mkdir(parents=True)
    (tmp_path / "s" / "0" / "broken.json").write_text(content)
    with pytest.raises(ValueError, match=r"broken\.json"):
        load(tmp_path)


def test_stage_falls_back_to_the_newest_earlier_one(demo: DemoRegistry) -> None:
    assert demo.last_stage == 2
    names = []
    for stage in (0, 1, 2, 9):
        demo.stage = stage
        from riskwatch.sources.demo_registry import Request

        body = json.loads(demo.respond(Request("GET", "/company/99000005")).body)
        names.append(body["company_name"])
    assert len(set(names)) == 2
    assert names[1] == names[2] == names[3]
