"""`riskwatch accounts` and the grade they lead to."""

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
TABLE = (
    "customer_ref,period_end,unit,total_assets,current_assets,current_liabilities,total_liabilities,retained_earnings,ebit\n"
    "C-1,2025-12-31,万元,1200,660,490,750,90,54\n"
)


@pytest.fixture
def house(run: Run, tmp_path: Path, migrated_sqlite: Path) -> Run:
    database = tmp_path / "data" / "riskwatch.db"
    database.parent.mkdir()
    shutil.copy(migrated_sqlite, database)
    store = open_store(f"sqlite:///{database}")
    with store.transaction() as unit:
        unit.customers.save(Customer("C-1", "常州榆廷建设工程有限公司"), at=datetime(2026, 11, 24, tzinfo=UTC), by="me")
    store.close()

    def call(*arguments: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, RISKWATCH_NOW="2026-11-24T09:30:00+08:00", **extra)

    return call


def test_accounts_lead_to_a_grade_that_can_be_recomputed(house: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, encoding="utf-8")
    done = house("accounts", "import", file)
    assert (done.returncode, done.stdout) == (0, "")
    grade = json.loads(house("grade", "C-1", "--format", "json").stdout)
    assert grade["parts"] == {"F": "55.125", "P": None, "R": None}
    assert grade["limit"]["capacity"] == "340000.00"
    shown = house("grade", "C-1").stdout
    assert "F accounts 55.1 (Z'' 2.106, accounts of 2025-12-31" in shown
    (kept,) = json.loads(house("accounts", "show", "C-1", "--format", "json").stdout)["accounts"]
    assert kept["figures"]["ebit"] == "540000.00"
    assert "资产总计  12,000,000" in house("accounts", "show", "C-1", RISKWATCH_LANGUAGE="zh").stdout


def test_bad_rows_come_back_and_a_document_that_is_none_is_bad_usage(house: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE.replace("1200", "few"), encoding="utf-8")
    refused = house("accounts", "import", file)
    assert refused.returncode == 2
    assert "total_assets is not an amount" in refused.stderr
    page = tmp_path / "a.html"
    page.write_text("<p>", encoding="utf-8")
    assert house("accounts", "read", "C-1", page).returncode == 2
    assert house("accounts", "show", "C-9").returncode == 2
