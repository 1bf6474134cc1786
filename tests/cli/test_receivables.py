"""`riskwatch invoices import` and `ageing`: exit codes, streams, files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from riskwatch.domain.customer import Customer
from riskwatch.store import open_store

Run = Callable[..., "subprocess.CompletedProcess[str]"]

GOOD = "发票号,客户编号,开票日期,到期日,金额,已付,付款日期\nF-1,C-1,2026-08-01,2026-09-30,1200.50,200.50,2026-11-20\n"
BAD = GOOD + "F-2,C-9,2026-08-01,2026-09-30,10,,\n"


@pytest.fixture
def house(run: Run, tmp_path: Path, migrated_sqlite: Path) -> Run:
    """A database with one customer, on a fixed day."""
    database = tmp_path / "data" / "riskwatch.db"
    database.parent.mkdir()
    shutil.copy(migrated_sqlite, database)
    store = open_store(f"sqlite:///{database}")
    with store.transaction() as unit:
        customer = Customer("C-1", "常州榆廷建设工程有限公司", branch="华东")
        unit.customers.save(customer, at=datetime(2026, 11, 24, tzinfo=UTC), by="me")
    store.close()

    def call(*arguments: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, RISKWATCH_NOW="2026-11-24T09:30:00+08:00", **extra)

    return call


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        path = tmp_path / "invoices.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_invoices_are_imported_and_aged(house: Run, file: Callable[[str], Path]) -> None:
    done = house("invoices", "import", file(GOOD))
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 new" in done.stderr
    report = json.loads(house("ageing", "--format", "json").stdout)
    assert list(report) == ["ageing"]
    (book,) = report["ageing"]["currencies"]
    assert (book["currency"], book["stages"]["M2"], book["overdue"]) == ("CNY", "1000.00", "1000.00")
    assert book["customers"][0]["customer"] == {"ref": "C-1", "name": "常州榆廷建设工程有限公司"}
    table = house("ageing", "--by", "branch", "--as-of", "2026-11-19", RISKWATCH_LANGUAGE="zh").stdout
    assert "截至 2026-11-19" in table
    assert "华东" in table
    assert "1,200.50" in table


def test_bad_rows_refuse_the_file_or_come_back(house: Run, file: Callable[[str], Path], tmp_path: Path) -> None:
    bad = file(BAD)
    refused = house("invoices", "import", bad)
    assert refused.returncode == 2
    assert "there is no customer C-9" in refused.stderr
    assert "F-2,C-9," in bad.with_name("invoices.bad-rows.csv").read_text(encoding="utf-8-sig")
    back = tmp_path / "back.csv"
    skipped = house("invoices", "import", bad, "--skip-bad-rows", "--bad-rows", back)
    assert skipped.returncode == 3
    assert "1 new" in skipped.stderr, "nothing of the refused file was stored"
    assert back.read_text(encoding="utf-8-sig").splitlines()[1].startswith("F-2,C-9,")
    shown = house("ageing").stdout
    assert "C-1 常州榆廷建设工程有限公司" in shown
    assert "1,000.00" in shown


def test_a_day_that_is_none_is_bad_usage(house: Run) -> None:
    assert house("ageing", "--as-of", "24.11.2026").returncode == 2
