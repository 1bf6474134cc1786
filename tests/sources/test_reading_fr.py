"""How the French directory and the BODACC are read: what the recordings do not show."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Reply
from riskwatch.sources.dates import read_french_date
from riskwatch.sources.fr_bodacc.natures import effect
from riskwatch.sources.fr_bodacc.reading import read

NUMBER = Identifier("fr_siren", "999000118")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
Build = Callable[..., Reply]
Bulletin = Callable[..., Snapshot]


@pytest.fixture
def bulletin(reply: Build) -> Bulletin:
    """Read announcements given as changes to a plain one; `total` where there are more than came."""

    def build(*rows: dict[str, Any], total: int | None = None) -> Snapshot:
        plain = {
            "familleavis": "collective",
            "typeavis": "annonce",
            "registre": ["999000118"],
            "dateparution": "2026-05-01",
        }
        results = [plain | {"id": f"A2026000{number}"} | row for number, row in enumerate(rows)]
        count = len(rows) if total is None else total
        return read(NUMBER, (reply("/records", {"total_count": count, "results": results}),), AT)

    return build


def _judgment(nature: str, day: str = "2026-04-20", complement: str = "") -> dict[str, Any]:
    said = {"famille": "x", "nature": nature, "date": day, "complementJugement": complement}
    return {"jugement": json.dumps(said)}


OPENED = "Jugement d'ouverture d'une procédure de redressement judiciaire"
CONVERTED = "Jugement de conversion en liquidation judiciaire"


@pytest.mark.parametrize(
    ("nature", "complement", "expected"),
    [
        ("Jugement d'ouverture de liquidation judiciaire", "", "open"),
        ("Jugement d'extension de liquidation judiciaire", "", "open"),
        (CONVERTED, "", "open"),
        ("Jugement prononçant la résolution du plan de sauvegarde et la liquidation judiciaire", "", "open"),
        ("Jugement prononçant la résolution du plan de sauvegarde et le redressement judiciaire", "", "rescue"),
        ("Jugement prononçant la résolution du plan de sauvegarde", "", "none"),
        (
            "Jugement mettant fin à la procédure de traitement de sortie de crise et ouvrant une procédure de "
            "liquidation judiciaire",
            "", "open",
        ),
        (OPENED, "", "rescue"),
        ("Jugement d’ouverture d’une procédure de sauvegarde accélérée", "", "rescue"),
        ("Autre jugement prononçant", "la liquidation judiciaire de la société", "open"),
        ("Autre jugement d'ouverture", "une procédure de sauvegarde", "rescue"),
        ("Autre jugement prononçant", "", "none"),
        ("Jugement arrêtant le plan de redressement", "", "closed"),
        ("Jugement de plan de redressement", "plan de continuation de l’activité", "closed"),
        ("Jugement arrêtant le plan de cession", "", "none"),
        ("Jugement de clôture pour insuffisance d'actif", "", "closed"),
        ("Jugement de clôture pour extinction du passif", "", "closed"),
        ("Arrêt de la cour d'appel infirmant une décision soumise à publicité", "", "closed"),
        ("Dépôt de l'état des créances", "", "none"),
        (
            "Liste des créances nées après le jugement d'ouverture d'une procédure de liquidation judiciaire",
            "", "none",
        ),
        ("Jugement d'un genre nouveau", "", None),
    ],
)  # fmt: skip
def test_effect_of_a_judgment(nature: str, complement: str, expected: str | None) -> None:
    assert effect(nature, complement) == expected


def test_conversion_moves_the_case(bulletin: Bulletin) -> None:
    snapshot = bulletin(_judgment(CONVERTED, "2026-04-20"), _judgment(OPENED, "1er janvier 2026"))
    cases = snapshot.insolvency or ()
    assert [(case.ref, case.stage, case.started_on) for case in cases] == [("A20260001", "open", date(2026, 4, 20))]
    assert snapshot.status.normalised == "insolvent"


def test_closed_case_and_a_later_one_are_two(bulletin: Bulletin) -> None:
    cases = bulletin(
        _judgment(OPENED, "2020-01-05"),
        _judgment("Jugement arrêtant le plan de redressement", "2021-01-05"),
        _judgment("Jugement d'ouverture de liquidation judiciaire", "2026-02-02"),
    ).insolvency
    assert [(case.stage, case.ended_on) for case in cases or ()] == [("closed", date(2021, 1, 5)), ("open", None)]


def test_unknown_judgment_is_reported_and_leaves_the_question_open(bulletin: Bulletin) -> None:
    snapshot = bulletin(_judgment("Jugement d'un genre nouveau"))
    assert snapshot.unknown == ("records.results[].jugement.nature = Jugement d'un genre nouveau",)
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"


def test_nothing_for_ten_years_is_over(bulletin: Bulletin) -> None:
    snapshot = bulletin(_judgment(OPENED, "2016-11-01"))
    assert [case.stage for case in snapshot.insolvency or ()] == ["closed"]
    assert snapshot.status.normalised == "unknown"


@pytest.mark.parametrize("earlier", [{"a": 1}, "text"])
def test_taken_back(bulletin: Bulletin, earlier: object) -> None:
    """The announcement that is replaced is named by letter, bulletin and number, as an object or as text."""
    named: Any = {"nomPublication": "BODACC A", "numeroParution": "2026000", "numeroAnnonce": "0"}
    written = named if isinstance(earlier, dict) else json.dumps(named)
    snapshot = bulletin(_judgment(OPENED), {"typeavis": "annulation", "parutionavisprecedent": written})
    assert snapshot.insolvency == ()


def test_announcement_about_another_company_is_left_out(bulletin: Bulletin) -> None:
    snapshot = bulletin(_judgment(OPENED) | {"registre": ["111 111 111"]})
    assert snapshot.insolvency == ()
    assert snapshot.unknown == ("records.results[].registre: another number",)


@pytest.mark.parametrize("written", [["999 000 118", "999000118"], "999000118,999 000 118"])
def test_number_as_list_or_text(bulletin: Bulletin, written: object) -> None:
    assert len(bulletin(_judgment(OPENED) | {"registre": written}).insolvency or ()) == 1


def test_half_a_list_is_no_list(bulletin: Bulletin) -> None:
    snapshot = bulletin(_judgment(OPENED), total=250)
    assert snapshot.insolvency is None
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"
    assert "records.results: 1 of 250" in snapshot.unknown


def test_removed_and_registered_elsewhere_is_not_ceased(bulletin: Bulletin) -> None:
    removed = {"familleavis": "radiation", "radiationaurcs": json.dumps({"dateCessationActivitePP": "2026-03-01"})}
    assert bulletin(removed).status.normalised == "ceased"
    assert bulletin(removed, {"familleavis": "immatriculation"}).status.normalised == "unknown"


def test_person_is_not_named(bulletin: Bulletin) -> None:
    person = {"personne": {"typePersonne": "pp", "nom": "X", "prenom": "Y"}}
    snapshot = bulletin(_judgment(OPENED) | {"listepersonnes": json.dumps(person), "commercant": "X Y"})
    assert snapshot.legal_name == str(NUMBER)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 décembre 2009", date(2009, 12, 10)), ("1er août 2025", date(2025, 8, 1)),
        ("1 février 2024", date(2024, 2, 1)), ("2026-09-08", date(2026, 9, 8)), ("08/09/2026", date(2026, 9, 8)),
        ("", None),
    ],
)  # fmt: skip
def test_french_dates(text: str, day: date | None) -> None:
    assert read_french_date(text) == day


@pytest.mark.parametrize("text", ["30 février 2024", "10 brumaire 2009", "décembre 2009", "10/12", "x/y/z"])
def test_no_french_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_french_date(text)
