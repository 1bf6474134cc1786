"""Whatever a register drops, renames or retypes: a snapshot that reports it, or SourceChanged; never another error."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskwatch.domain.errors import SourceChanged
from riskwatch.domain.snapshot import Identifier
from riskwatch.sources import Reply

RECORDINGS = Path(__file__).parent.parent / "recordings"
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
SAMPLES = {
    "gb_companies_house": ("gb_coh", "00006402"),
    "no_brreg": ("no_orgnr", "923609016"),
    "xx_gleif": ("lei", "DEMO00RISKWATCH00833"),
    "fr_sirene": ("fr_siren", "552032534"),
    "fr_bodacc": ("fr_siren", "999000118"),
    "us_edgar": ("us_cik", "0001847577"),
    "fi_prh": ("fi_ytunnus", "9990008-4"),
    "pl_krs": ("pl_krs", "0099900011"),
    "cz_ares": ("cz_ico", "99900017"),
    "gb_gazette": ("gb_coh", "09999991"),
}
Path_ = tuple[str | int, ...]
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=12),
    st.just([]), st.just({}), st.just([None]), st.just([[]]), st.just("2026-02-30"), st.just("0001-01-01"),
)  # fmt: skip


def _bodies(source: str) -> list[Any]:
    number = SAMPLES[source][1]
    return list(json.loads((RECORDINGS / source / "0" / f"{number}.json").read_text(encoding="utf-8")))


def _places(content: Any, at: Path_ = ()) -> Iterator[Path_]:
    items: Sequence[tuple[str | int, Any]] = ()
    if isinstance(content, dict):
        items = list(content.items())
    elif isinstance(content, list):
        items = list(enumerate(content))
    for key, value in items:
        yield (*at, key)
        yield from _places(value, (*at, key))


def _read(source: str, exchanges: list[Any]) -> Any:
    scheme, number = SAMPLES[source]
    replies = [
        Reply(exchange["request"]["url"], 200, json.dumps(exchange["response"]["body"]).encode())
        for exchange in exchanges
    ]
    return import_module(f"riskwatch.sources.{source}.reading").read(Identifier(scheme, number), replies, AT)


def _mutate(exchanges: list[Any], place: Path_, how: str, value: Any) -> None:
    inside = exchanges
    for step in place[:-1]:
        inside = inside[step]
    if how == "drop":
        del inside[place[-1]]
    elif how == "rename" and isinstance(inside, dict):
        inside[f"{place[-1]}_v2"] = inside.pop(place[-1])
    else:
        inside[place[-1]] = copy.deepcopy(value)  # drawn lists are shared: one could come to hold itself


@pytest.mark.parametrize("source", SAMPLES)
@given(data=st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_reading_survives_every_change(source: str, data: st.DataObject) -> None:
    exchanges = _bodies(source)
    for _ in range(data.draw(st.integers(1, 3))):
        places = [
            (index, "response", "body", *place)
            for index, exchange in enumerate(exchanges)
            for place in _places(exchange["response"]["body"])
        ]
        if not places:
            break
        place = data.draw(st.sampled_from(places))
        _mutate(exchanges, place, data.draw(st.sampled_from(("drop", "rename", "retype"))), data.draw(VALUES))
    try:
        snapshot = _read(source, exchanges)
    except SourceChanged:
        return
    assert snapshot.names


@pytest.mark.parametrize("source", SAMPLES)
def test_every_renamed_member_is_reported_or_refused(source: str) -> None:
    """Not one member of the recording can be renamed without being seen, wherever a reader looks inside."""
    original = _bodies(source)
    known = set(_read(source, original).unknown)
    unseen = []
    for index, exchange in enumerate(original):
        for place in _places(exchange["response"]["body"]):
            if isinstance(place[-1], int):
                continue
            changed = copy.deepcopy(original)
            _mutate(changed, (index, "response", "body", *place), "rename", None)
            try:
                reported = set(_read(source, changed).unknown) - known
            except SourceChanged:
                continue
            if not reported:
                unseen.append(place)
    inside_ignored = {place for place in unseen if not _is_inside_ignored(source, place)}
    assert inside_ignored == set()


IGNORED_WHOLE = {
    "gb_companies_house": {
        "links", "practitioners", "address", "transactions", "secured_details", "scottish_alterations", "identification",
        "insolvency_cases", "accounting_reference_date", "description_values", "annotations", "associated_filings",
        "date_of_birth", "name_elements", "resolutions",
    },
    "no_brreg": {"_links", "organisasjonsform", "type", "institusjonellSektorkode", "naeringskode1", "naeringskode2",
                 "naeringskode3"},
    "xx_gleif": {"relationships", "links", "successorEntity", "associatedEntity", "validatedAt", "registeredAt"},
    "fr_sirene": {"complements", "admin", "matching_etablissements", "finances"},
    "fr_bodacc": set(),
    "us_edgar": {"files"},
    "fi_prh": {"euId", "mainBusinessLine", "website", "descriptions", "postOffices"},
    "pl_krs": {"umowaStatut", "pozostaleInformacje", "siedziba", "wniesioneAporty", "przedmiotDzialalnosci",
               "informacjaODniuKonczacymRokObrotowy", "dzial4", "dzial5", "dzial6", "nazwisko", "imiona",
               "daneOWczesniejszejRejestracji",
               "wzmiankaOZlozeniuUchwalyPostanowieniaOZatwierdzeniuRocznegoSprawozdaniaFinansowego",
               "wzmiankaOZlozeniuSprawozdaniaZDzialalnosci"},
    "gb_gazette": {"openSearch:Query", "author", "category"},
    "cz_ares": {"spisovaZnacka", "ico", "zpusobJednani", "vklad", "zruseniKonkursu"},
}  # fmt: skip
"""Members that the readers leave out as a whole, by name: what is inside them is not looked at."""


def _is_inside_ignored(source: str, place: Path_) -> bool:
    return any(step in IGNORED_WHOLE[source] for step in place[:-1])


@pytest.mark.parametrize("source", SAMPLES)
def test_added_members_are_reported_everywhere(source: str) -> None:
    exchanges = _bodies(source)
    objects = 0
    for index, exchange in enumerate(exchanges):
        for place in [(), *_places(exchange["response"]["body"])]:
            changed = copy.deepcopy(exchanges)
            inside: Any = changed[index]["response"]["body"]
            for step in place:
                inside = inside[step]
            if not isinstance(inside, dict) or _is_inside_ignored(source, (*place, "new")):
                continue
            inside["brandNew"] = 1
            assert any("brandNew" in note for note in _read(source, changed).unknown), place
            objects += 1
    assert objects > 3
