"""`riskwatch overrides`: a table that lines up with Chinese in it, and JSON."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import Release
from riskwatch.exports.widths import width
from riskwatch.store import open_store

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_command_prints_counts_and_the_interval(run: Run, tmp_path: Path, migrated_sqlite: Path) -> None:
    database = tmp_path / "data" / "riskwatch.db"
    database.parent.mkdir()
    shutil.copy(migrated_sqlite, database)
    fixed = {"RISKWATCH_NOW": "2026-11-24T09:30:00+08:00"}
    assert "Nothing was released" in run("overrides", **fixed).stdout
    store = open_store(f"sqlite:///{database}")
    at = datetime(2026, 3, 2, tzinfo=UTC)
    with store.transaction() as unit:
        unit.customers.save(Customer("C-1", "常州榆廷建设工程有限公司"), at=at, by="me")
        unit.releases.add(
            Release(
                "r1", "C-1", "SO-1", Money(Decimal(9)), date(2026, 3, 9), "王经理@example.com", "why", at, ("overdue",)
            )
        )
        unit.releases.add(
            Release("r2", "C-1", "SO-2", Money(Decimal(9)), date(2026, 3, 9), "li@example.com", "why", at)
        )
    store.close()
    table = run("overrides", RISKWATCH_LANGUAGE="zh", **fixed).stdout.splitlines()
    assert table[0].split()[:6] == ["按决定人", "次数", "已有结果", "按时付清", "迟付，但已付清", "逾期超过90天或未付"]
    assert len({width(line[: line.index("尚无结果")]) for line in table[1:3]}) == 1, "columns line up"
    assert table[4].split()[0] == "按规则"
    found = json.loads(run("overrides", "--format", "json", **fixed).stdout)
    assert found["schema"] == "riskwatch.overrides/1"
    assert {each["rule"]: each["unused"] for each in found["rules"]} == {"overdue": 1, "not_kept": 1}
    assert [each["verdict"] for each in found["overrides"]] == ["unused", "unused"]
