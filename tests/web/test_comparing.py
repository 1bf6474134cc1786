"""Two versions side by side in the web, and findings picked by who changed what."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.cli.test_compare import LINES, p, tracked
from tests.drafts.conftest import build_docx

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]
THEIRS = (
    "".join(map(p, LINES[:4]))
    + tracked(LINES[4], "收货后三十日内", "收到业主支付的相应工程款后十日内")
    + p(LINES[5].replace("供方所在地", "需方所在地"))
)


def submit(client: FlaskClient, token: Token, body: str, name: str, follows: str) -> str:
    data = {"file": (io.BytesIO(build_docx(body)), name), "follows": follows, "csrf_token": token(client, "/drafts")}
    return client.post("/drafts", data=data).headers["Location"]


@pytest.fixture
def versions(browser: Browser, token: Token) -> tuple[FlaskClient, str, str]:
    """A browser and the pages of our version and of the one that came back."""
    client = browser("sales")
    ours = submit(client, token, "".join(map(p, LINES)), "ours.docx", "")
    theirs = submit(client, token, THEIRS, "theirs.docx", ours.rpartition("/")[2])
    return client, ours, theirs


def soup_of(client: FlaskClient, page: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")


def test_the_page_marks_words_and_warns_of_what_is_not_marked(versions: tuple[FlaskClient, str, str]) -> None:
    client, _, theirs = versions
    assert soup_of(client, theirs).select_one(f"a[href='{theirs}/compare']") is not None
    page = soup_of(client, f"{theirs}/compare")
    assert [each.get_text() for each in page.select("del.silent, ins.silent")] == ["供", "需"]
    warning = page.select_one(".verdict.error")
    assert warning is not None
    link = warning.select_one("a")
    assert link is not None
    row = page.select_one(str(link["href"]))
    assert row is not None and "unmarked" in row["class"]
    assert page.select_one(".facts") is not None
    assert any("PAY002" in each.get_text() for each in page.select(".pair-notes .new"))


def test_a_first_version_has_nothing_to_compare_with(versions: tuple[FlaskClient, str, str]) -> None:
    client, ours, theirs = versions
    assert client.get(f"{ours}/compare").status_code == 404
    assert client.get(f"{ours}/compare?against={theirs.rpartition('/')[2]}").status_code == 200
    assert client.get(f"{theirs}/compare?against=nonsense").status_code == 404


def test_it_is_taken_away_as_a_page_and_as_json(versions: tuple[FlaskClient, str, str]) -> None:
    client, _, theirs = versions
    alone = client.get(f"{theirs}/compare.html")
    assert alone.headers["Content-Disposition"].startswith("attachment")
    assert 'class="silent"' in alone.get_data(as_text=True)
    assert client.get(f"{theirs}/compare.json").get_json()["summary"]["silent"] == 1


def test_findings_by_author_of_the_changes(versions: tuple[FlaskClient, str, str]) -> None:
    client, _, theirs = versions
    whole, picked = soup_of(client, theirs), soup_of(client, f"{theirs}?author=Li")
    assert any("Li" in each.get_text() for each in whole.select(".versions a"))
    rules = {each.get_text(strip=True) for each in picked.select(".finding-foot .mono")}
    assert "PAY002" in rules
    assert len(picked.select(".finding")) < len(whole.select(".finding"))
    assert "收到业主支付的相应工程款后十日内" in picked.select_one(".finding").get_text()  # type: ignore[union-attr]
    assert not soup_of(client, f"{theirs}?author=Wu").select(".finding")
