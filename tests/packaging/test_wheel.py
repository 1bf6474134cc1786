"""The wheel carries all that the product needs, and the product runs from it, outside the checkout."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {
    "riskwatch": "riskwatch",
    "checks": "checks",
    "contract_rules": "riskwatch/_data/contract_rules",
    "templates": "riskwatch/_data/templates",
}
"""Folders of the checkout, and where they lie in the wheel."""


def test_the_wheel_has_every_file_that_is_checked_in(wheel: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z", *SHIPPED], cwd=ROOT, check=True, capture_output=True).stdout
    tracked = [name for name in listed.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {name.replace(name.split("/")[0], SHIPPED[name.split("/")[0]], 1) for name in tracked}
    assert sorted(wanted - inside) == []


@pytest.mark.parametrize(
    "part",
    [
        r"riskwatch/_data/contract_rules/\w+/[A-Z]{3}\d{3}_\w+\.yaml",
        r"riskwatch/_data/templates/web/static/\w+\.css",
        r"riskwatch/_data/templates/mail/digest\.html",
        r"riskwatch/data/statutes\.json",
        r"riskwatch/data/fonts/RiskWatchSongSC\.ttf",
        r"riskwatch/data/fonts/RiskWatchSongRare\.ttf",
        r"riskwatch/data/fonts/RiskWatchLatin\.ttf",
        r"riskwatch/data/fonts/OFL\.txt",
        r"riskwatch/data/recordings/gb_companies_house/0/\d+\.json",
        r"riskwatch/data/demo/.+\.docx",
        r"riskwatch/data/demo/customers\.csv",
        r"riskwatch/store/migrations/versions/\w+\.py",
        r"riskwatch/locale/zh_Hans_CN/LC_MESSAGES/messages\.po",
        r"riskwatch/sources/\w+/source\.yaml",
        r"checks/company/\w+\.yaml",
        r"checks/contract/\w+\.py",
        r"checks/as_buyer/\w+\.yaml",
        r"riskwatch/py\.typed",
        r"riskwatch-[\d.]+\.dist-info/licenses/LICENSE",
    ],
)
def test_the_wheel_has_each_kind_of_data(wheel: Path, part: str) -> None:
    assert any(re.fullmatch(part, name) for name in zipfile.ZipFile(wheel).namelist())


def test_the_wheel_has_nothing_that_is_not_the_product(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"riskwatch", "checks"}


def test_it_runs_from_the_environment_and_not_from_the_checkout(installed: Any) -> None:
    places = installed.python("import riskwatch, checks; print(riskwatch.__file__, checks.__file__, sep='\\n')").split()
    assert all(Path(place).is_relative_to(installed.folder) for place in places)


def test_check_works_outside_the_checkout(installed: Any) -> None:
    draft = installed.elsewhere / "合同.txt"
    shutil.copyfile(ROOT / "tests" / "contracts" / "cases" / "machine_wrong_sums.txt", draft)
    done = installed.run("check", draft.name, "--format", "json")
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["schema"] == "riskwatch.report/1"
    assert "PRC003" in {finding["rule"] for finding in report["findings"]}
    listed = json.loads(installed.run("rules", "--format", "json").stdout)
    assert report["rules"]["count"] == len(listed["rules"]) > 40


def test_serve_works_outside_the_checkout(installed: Any) -> None:
    """From nothing to a page: create the database, start, answer, end when told to."""
    made = installed.run("init")
    assert made.returncode == 0, made.stderr
    process = subprocess.Popen(
        [installed.command, "serve", "--port", "0"],
        cwd=installed.elsewhere,
        env=installed.environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = address_told(process)
        with urllib.request.urlopen(f"{address}healthz", timeout=30) as answer:
            assert answer.status == 200
        with urllib.request.urlopen(address, timeout=30) as page:
            assert "RiskWatch" in page.read().decode("utf-8")
    finally:
        process.terminate()
        rest = process.communicate(timeout=60)[1]
    assert process.returncode == 0, rest


def address_told(process: subprocess.Popen[str]) -> str:
    """The address that the server prints once its port is open; what it said instead, when it ends before."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if found := re.search(r"http://\S+?/(?=\s|$)", line):
            return found[0]
    raise AssertionError("".join(said))
