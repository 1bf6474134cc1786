"""Watching from the command line: missing numbers, what is not seen, tokens."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def house(run: Run, tmp_path: Path) -> Run:
    """A database with one customer without a number."""
    assert run("init").returncode == 0
    book = tmp_path / "book.csv"
    book.write_text("ref,name,country,exposure,currency\nC-1,Harrowmere Pumps,GB,900,GBP\n", encoding="utf-8")
    assert run("customers", "import", book).returncode == 0
    return run


def test_from_no_number_to_a_watch(house: Run, tmp_path: Path) -> None:
    board = json.loads(house("blind", "--format", "json").stdout)
    assert (board["blind"][0]["degree"], board["unwatched"]) == ("no_number", [{"amount": "900.00", "currency": "GBP"}])
    companies = tmp_path / "companies.csv"
    companies.write_text("CompanyName,CompanyNumber\nHARROWMERE PUMPS LIMITED,99000001\n", encoding="utf-8")
    found = json.loads(house("customers", "match", "--against", companies, "--format", "json").stdout)["matches"]
    assert (found[0]["identifier"]["id"], found[0]["state"]) == ("99000001", "proposed")
    assert "the same words" in house("customers", "match", "--lang", "en").stdout
    refused = house("customers", "reject", "C-1", "99000001", "--reason", "no scheme")
    assert (refused.returncode, "gb_coh:01234567" in refused.stderr) == (2, True)
    assert house("customers", "confirm", "C-1", "gb_coh:99000001", "--reason", "seen on the contract").returncode == 0
    assert json.loads(house("customers", "list", "--format", "json").stdout)["customers"][0]["identifiers"]
    assert house("verify").returncode == 0


def test_an_upgrade_ranks_the_questions_that_wait(house: Run, tmp_path: Path) -> None:
    database = tmp_path / "data" / "riskwatch.db"
    for due in ("2027-12-01", "2026-01-15"):
        table = tmp_path / "invoices.csv"
        table.write_text(f"number,customer_ref,issued,due,amount,currency\nF-1,C-1,2026-01-02,{due},90000,GBP\n")
        assert house("invoices", "import", table, RISKWATCH_NOW="2026-11-24T09:30:00+08:00").returncode == 0
    with closing(sqlite3.connect(database)) as connection:
        raised = connection.execute("UPDATE alerts SET rank = NULL").rowcount
        connection.commit()
        assert house("init").returncode == 0
        ranks = [rank for (rank,) in connection.execute("SELECT rank FROM alerts")]
    assert len(ranks) == raised > 0
    assert all(rank is not None for rank in ranks)


def test_a_token_is_told_once(house: Run) -> None:
    secret = house("tokens", "add", "admin@localhost", "--name", "the ERP").stdout.split()[0]
    listed = house("tokens", "list").stdout
    assert "the ERP" in listed
    assert secret not in listed
    assert house("tokens", "revoke", listed.split()[0]).returncode == 0
    assert "revoked" in house("tokens", "list").stdout


def test_signs_and_what_feeds_them(house: Run) -> None:
    signs = {one["sign"]: one for one in json.loads(house("blind", "--signs", "--format", "json").stdout)["signs"]}
    assert len(signs) == 70
    assert signs["MGT20"]["state"] == "no_check"
