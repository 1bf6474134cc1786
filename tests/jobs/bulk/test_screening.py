"""A file against the portfolio: facts by number, proposals by name, and going on where it stopped."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from riskwatch.domain.errors import ImportRefused
from riskwatch.jobs.book import import_book
from riskwatch.jobs.bulk import csv_rows, screening
from riskwatch.jobs.bulk.screening import Screened, screen
from riskwatch.jobs.desk import Desk

BOOK = """ref,name,country,id_scheme,identifier
C-1,Alpha Pumps Limited,GB,gb_coh,00000017
C-2,"Beta & Sons, Ltd.",GB,,
C-3,甲有限公司,CN,uscc,91330200MA2AXXXX0F
C-4,Delta GmbH,DE,lei,529900T8BM49AURSDO55
C-5,Epsilon AS,NO,no_orgnr,993020923
"""


@pytest.fixture
def house(desk: Desk) -> Desk:
    rows = [line for line in BOOK.splitlines() if not line.startswith("C-3")]
    import_book(desk, ("\n".join([*rows, "C-3,甲有限公司,CN,,"])).encode(), "book.csv", actor="me")
    return desk


def hits(out: Path) -> list[tuple[str, str, str]]:
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return [(hit["ref"], hit["by"], hit["says"]) for hit in found]


def company_data(*rows: str) -> bytes:
    return ("CompanyName, CompanyNumber,CompanyStatus\r\n" + "".join(f"{row}\r\n" for row in rows)).encode()


def test_numbers_are_facts_and_names_are_proposals(house: Desk, tmp_path: Path) -> None:
    file, out = tmp_path / "BasicCompanyData.csv", tmp_path / "hits"
    file.write_bytes(
        company_data('"OTHER LTD","99999999","Active"', '"ALPHA PUMPS LTD","00000017","Liquidation"',
                     '"BETA & SONS LIMITED","12345678","Active"', '"ALPHA PUMPS LTD","00000018","Active"')
    )  # fmt: skip
    assert screen(house, file, out) == Screened(1, 2, resumed=False)
    assert hits(out) == [("C-1", "identifier", "Liquidation"), ("C-2", "name", "Active"), ("C-1", "name", "Active")]
    with house.store.reading() as unit:
        assert unit.matches.open() == ()
        assert unit.events.of("C-1") == ()


def test_a_file_without_quotes_in_a_zip_with_lost_zeros(house: Desk, tmp_path: Path) -> None:
    file, out = tmp_path / "data.zip", tmp_path / "hits"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.csv", company_data("X LTD,9,Active", "ALPHA,17,Active", "ragged"))
    assert screen(house, file, out) == Screened(1, 0, resumed=False)
    assert hits(out) == [("C-1", "identifier", "Active")]


def test_the_entities_of_broennoeysund(house: Desk, tmp_path: Path) -> None:
    """The register has no word for the status: what says true is it."""
    file, out = tmp_path / "enheter.csv", tmp_path / "hits"
    file.write_text(
        "organisasjonsnummer,navn,registrertIMvaRegisteret,konkurs,underAvvikling\n"
        "993020923,EPSILON AS,true,true,false\n954628965,EPSILON AS,true,false,false\n",
        "utf-8",
    )
    assert screen(house, file, out) == Screened(1, 1, resumed=False)
    assert hits(out) == [("C-5", "identifier", "konkurs"), ("C-5", "name", "")]


def test_the_golden_copy_of_gleif(house: Desk, tmp_path: Path) -> None:
    file, out = tmp_path / "golden.csv", tmp_path / "hits"
    file.write_text(
        '"LEI","Entity.LegalName","Entity.EntityStatus"\n"529900T8BM49AURSDO55","Delta GmbH","INACTIVE"\n', "utf-8"
    )
    assert screen(house, file, out) == Screened(1, 0, resumed=False)
    assert hits(out) == [("C-4", "identifier", "INACTIVE")]


LEI_DATA = """<?xml version="1.0" encoding="utf-8"?>
<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016"><lei:LEIRecords>
<lei:LEIRecord><lei:LEI>529900T8BM49AURSDO55</lei:LEI><lei:Entity><lei:LegalName xml:lang="de">Delta GmbH</lei:LegalName>
<lei:EntityStatus>INACTIVE</lei:EntityStatus></lei:Entity></lei:LEIRecord>
<lei:LEIRecord><lei:LEI>529900T8BM49AURSDO00</lei:LEI><lei:Entity><lei:LegalName>Alpha Pumps Ltd</lei:LegalName>
</lei:Entity></lei:LEIRecord></lei:LEIRecords></lei:LEIData>"""


def test_the_golden_copy_as_xml(house: Desk, tmp_path: Path) -> None:
    file, out = tmp_path / "golden.xml", tmp_path / "hits"
    file.write_text(LEI_DATA, encoding="utf-8")
    assert screen(house, file, out) == Screened(1, 1, resumed=False)
    assert hits(out) == [("C-4", "identifier", "INACTIVE"), ("C-1", "name", "")]
    file.write_text(LEI_DATA[:-40], encoding="utf-8")
    with pytest.raises(ImportRefused, match="not whole"):
        screen(house, file, out)


def test_an_interrupted_screening_goes_on_where_it_stopped(
    house: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "BLOCK", 256)
    monkeypatch.setattr(screening, "STEP", 1000)
    file, out = tmp_path / "BasicCompanyData.csv", tmp_path / "hits"
    file.write_bytes(company_data(*('"ALPHA PUMPS LTD","00000017","Active"' for _ in range(500))))
    calls = 0

    def stop(done: int, size: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen(house, file, out, stop)
    before = len(hits(out))
    assert 0 < before < 500
    places: list[int] = []
    assert screen(house, file, out, lambda done, _: places.append(done)) == Screened(500, 0, resumed=True)
    assert places[0] > 5000
    assert hits(out) == [("C-1", "identifier", "Active")] * 500
    assert list(tmp_path.glob("*.part")) == []


def test_another_portfolio_or_file_begins_anew(house: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "BLOCK", 256)
    monkeypatch.setattr(screening, "STEP", 1000)
    file, out = tmp_path / "BasicCompanyData.csv", tmp_path / "hits"
    file.write_bytes(company_data(*('"ALPHA PUMPS LTD","00000017","Active"' for _ in range(200))))

    def stop(done: int, size: int) -> None:
        if done > size // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen(house, file, out, stop)
    import_book(house, b"ref,name,country\nC-9,Omega,GB\n", "more.csv", actor="me")
    assert screen(house, file, out) == Screened(200, 0, resumed=False)


def test_an_unknown_file_is_refused_in_words(house: Desk, tmp_path: Path) -> None:
    for content in (b"", b"a,b\n1,2\n", b"\x89PNG\r\n\x00\x00"):
        file = tmp_path / "what"
        file.write_bytes(content)
        with pytest.raises(ImportRefused, match="no known format"):
            screen(house, file, tmp_path / "hits")
