"""Every figure of a report leads to the list behind it, and the list has as many rows as the report says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from riskwatch import catalogue
from riskwatch.domain.calendar import Month, ReportPeriod, Week
from riskwatch.domain.money import SYMBOLS
from riskwatch.jobs.demo import load_demo
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import digest_for
from riskwatch.jobs.digest_sections import sections_of
from riskwatch.jobs.sessions import sign_in
from riskwatch.jobs.users import add_user
from riskwatch.settings import load_settings
from riskwatch.sources import load_sources
from riskwatch.store import open_store
from riskwatch.store.records import User
from riskwatch.web import create_app
from riskwatch.web.sessions import COOKIE

HERE = "http://127.0.0.1:8000"
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
PERIODS: tuple[ReportPeriod, ...] = (Week(2026, 47), Week(2026, 48), Month(2026, 11), Month(2026, 12))


class World:
    """The demo, before a reader who signs in six weeks later; nothing was looked up meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        settings = load_settings({"RISKWATCH_DATA_DIR": str(folder), "RISKWATCH_SECRET_KEY": "for tests"})
        store = open_store(settings.database_url)
        store.migrate()
        self.desk = Desk(
            store, catalogue.rule_set(), catalogue.statutes(), catalogue.company_checks(), load_sources(settings), {},
            lambda: self.now, settings, wall=lambda: self.now, chance=Random(3),
        )  # fmt: skip
        load_demo(self.desk)
        self.user: User = add_user(
            self.desk, email="cfo@example.com", name="CFO", role="admin", password="long enough", language="en"
        )
        self.now = NOW + timedelta(days=42)
        opened = sign_in(self.desk, self.user.email, "long enough")
        assert opened is not None
        self.client: FlaskClient = create_app(self.desk).test_client()
        self.client.set_cookie(COOKIE, opened[1])

    def soup(self, path: str) -> BeautifulSoup:
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return BeautifulSoup(answer.get_data(as_text=True), "html.parser")

    def mail(self, period: ReportPeriod) -> BeautifulSoup:
        return self.soup(f"/digest/{period}/mail")

    def rows(self, path: str) -> list[Tag]:
        """The rows of a list on all of its pages."""
        found, page = [], 1
        while True:
            soup = self.soup(f"{path}?page={page}")
            found += soup.select(".report-rows tbody tr")
            if not soup.select(f'.pager a[href="?page={page + 1}"]'):
                return found
            page += 1

    def numbered(self, path: str) -> int:
        return sum(int(str(row["data-number"])) for row in self.rows(path))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """On 5 January 2027, after weeks without any look: everybody is unseen in December, nobody in November."""
    made = World(tmp_path_factory.mktemp("demo"))
    yield made
    made.desk.store.close()


def path_of(link: Tag) -> str:
    return str(link["href"]).removeprefix(HERE)


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_every_link_leads_somewhere(world: World, period: ReportPeriod) -> None:
    links = {path_of(link) for link in world.mail(period).select("a[href]")}
    assert len(links) > 15
    for link in sorted(links):
        world.soup(link)


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_each_list_has_the_rows_and_the_money_that_the_report_counts(world: World, period: ReportPeriod) -> None:
    titles = [link for link in world.mail(period).select(".title a") if re.search(r"\((\d+)\)$", link.get_text())]
    assert titles
    for link in titles:
        told = re.search(r"\((\d+)\)$", link.get_text())
        assert told
        assert world.numbered(path_of(link)) == int(told[1]), link.get_text()
        sums = link.find_next_sibling("span")
        if sums is not None:
            amounts = [amount(cells[-1].get_text(strip=True)) for cells in cells_of(world.rows(path_of(link)))]
            assert amount(sums.get_text(strip=True)) == sum(amounts), link.get_text()


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_the_single_figures_have_their_lists(world: World, period: ReportPeriod) -> None:
    mail, content = world.mail(period), digest_for(world.desk, world.user, period)
    figures = {path_of(link).rsplit("/", 1)[-1]: link.get_text(strip=True) for link in mail.select("a[href]")}
    base = f"/digest/{period}"
    assert first_number(figures["checks"]) == content.looks == world.numbered(f"{base}/checks")
    assert first_number(figures["answered"]) == content.good == world.numbered(f"{base}/answered")
    assert first_number(figures["customers"]) == content.customers == world.numbered(f"{base}/customers")
    assert first_number(figures["unwatched"]) == world.numbered(f"{base}/unwatched") > 0
    assert len(world.rows(f"{base}/unseen")) == len(content.unseen_lines)
    for share, row in zip(content.grades, mail.select(".chart > tbody > tr, .chart > tr"), strict=True):
        assert first_number(row.select(".grade-number")[0].get_text()) == world.numbered(f"{base}/grade-{share.grade}")
    for line in content.blind:
        assert line.customers == world.numbered(f"{base}/blind-{line.source}")
        assert (
            f"{line.customers} customer"
            in mail.find("a", href=f"{HERE}{base}/blind-{line.source}").find_parent("tr").get_text()
        )  # type: ignore[union-attr]


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_every_check_can_be_seen(world: World, period: ReportPeriod) -> None:
    content = digest_for(world.desk, world.user, period)
    assert bool(content.checks) is (period in PERIODS[:3])
    for line in content.checks:
        assert len(world.rows(f"/digest/{period}/checks/{line.source}")) == line.looks


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_the_money_adds_up_to_what_the_report_says(world: World, period: ReportPeriod) -> None:
    content = digest_for(world.desk, world.user, period)
    assert {shift.id for shift in content.shifts} >= {"owed", "overdue-sum", "limits"}
    for shift in content.shifts:
        cells = [row.select("td")[2].get_text(strip=True) for row in world.rows(f"/digest/{period}/money-{shift.id}")]
        afters = [amount(text.split("→")[-1].strip()) for text in cells]
        assert sum(afters) == sum(money.amount for money in shift.after)


def test_in_december_everybody_is_unseen_and_in_the_demos_week_only_who_has_no_number(world: World) -> None:
    seen, unseen = (digest_for(world.desk, world.user, period) for period in (PERIODS[0], PERIODS[3]))
    assert len(unseen.unseen_lines) == unseen.customers
    assert len(seen.unseen_lines) == seen.unwatched


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_the_printed_report_is_the_same_each_time_and_its_links_lead_to_lists(
    world: World, period: ReportPeriod
) -> None:
    answer = world.client.get(f"/digest/{period}/pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.data == world.client.get(f"/digest/{period}/pdf").data
    links = pdf_links(answer.data)
    content = digest_for(world.desk, world.user, period)
    wanted = {f"{HERE}/digest/{period}/{section.id}" for section in sections_of(content)}
    wanted |= {f"{HERE}/digest/{period}/money-{shift.id}" for shift in content.shifts}
    assert wanted <= links
    for link in sorted(links):
        world.soup(link.removeprefix(HERE))


def test_a_list_that_is_not_there_says_so(world: World) -> None:
    for path in ("/digest/2026-W54", "/digest/2026-13", "/digest/2027-02-30"):
        assert world.client.get(path).status_code == 404
    for path in ("/digest/2026-W47/nothing", "/digest/2026-W47/checks/nothing"):
        answer = world.client.get(path)
        assert answer.status_code == 404
        assert "This report has no list nothing." in answer.get_data(as_text=True)


def test_a_long_list_is_read_page_by_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riskwatch.web.pages.digest.PAGE", 3)
    content = digest_for(world.desk, world.user, PERIODS[0])
    assert content.customers > 6
    assert len(world.rows("/digest/2026-W47/grade-C")) == len(content.grades[2].refs) > 6
    line = content.checks[0]
    assert len(world.rows(f"/digest/2026-W47/checks/{line.source}")) == line.looks > 6
    last = world.soup(f"/digest/2026-W47/checks/{line.source}?page={'9' * 30}")
    assert len(last.select(".report-rows tbody tr")) == (line.looks - 1) % 3 + 1


def pdf_links(body: bytes) -> set[str]:
    """Where the links of a PDF lead to."""
    return {found.decode() for found in re.findall(rb"/URI \(([^)]*)\)", body)}


def cells_of(rows: list[Tag]) -> list[list[Tag]]:
    return [row.select("td") for row in rows]


def first_number(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found, text
    return int(found[0])


def amount(text: str) -> Decimal:
    if text in ("", "—"):
        return Decimal(0)
    for symbol in SYMBOLS.values():
        text = text.replace(symbol, "")
    return Decimal(text.replace(",", ""))
