"""The page of the circle, and the vendored chart library as it was published."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.jobs.desk import Desk
from riskwatch.resources import folder
from riskwatch.watch.hooks import Hook

VENDOR = folder("templates") / "web" / "static" / "vendor"


def test_a_graph_and_a_table_say_the_same(alert: Alert, desk: Desk, browser: Callable[[str], FlaskClient]) -> None:
    client = browser("sales")
    assert "No circle is known" in client.get("/customers/C-1007/circle").get_data(as_text=True)
    with desk.store.transaction() as unit:
        for ref in ("C-1007", "C-1008"):
            unit.hooks.replace(ref, "gb_companies_house", [Hook("person", "gb:1", "DOE, Jane </script>", "director")])
        unit.heartbeats.beat("hooks", wall=datetime(2026, 11, 24, tzinfo=UTC))
    page = client.get("/customers/C-1007/circle").get_data(as_text=True)
    data = json.loads(BeautifulSoup(page, "lxml").select_one("#circle-graph")["data-graph"])  # type: ignore[index,arg-type]
    assert {node["id"] for node in data["nodes"]} == {"c:C-1007", "c:C-1008", "person:gb:1"}
    assert len(data["edges"]) == 2
    assert "常州榆廷建设工程有限公司" in page
    assert "the same person" in page
    assert "£412,500.00" in page
    assert 'href="/customers/C-1007/circle"' in client.get("/customers/C-1007").get_data(as_text=True)
    assert client.get("/customers/none/circle").status_code == 404


def test_vendored_files_are_as_they_were_published() -> None:
    told = dict(
        re.findall(r"\| `([^`]+\.js)` .*\| ([0-9a-f]{64}) \|", (VENDOR / "README.md").read_text(encoding="utf-8"))
    )
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.glob("*.js")}
    assert files
    assert told == files
