"""How fast grades, replays and pages are on a made-up portfolio.

    python bench/credit.py [--assess 100000] [--customers 10000]

Times are CPU seconds of one core. A bare Flask page is measured in the same run, since ratios travel between machines and seconds
do not.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from flask import Flask
from flask.testing import FlaskClient
from portfolio import ledger, made_customer, made_events, stock

from riskwatch import catalogue
from riskwatch.bootstrap import build
from riskwatch.credit.proposal import assess
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.jobs.credit_facts import books_from
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.replay import last_year, replay
from riskwatch.jobs.users import add_user
from riskwatch.settings import load_settings
from riskwatch.watch.history import History
from riskwatch.watch.signs import signs_of
from riskwatch.web import create_app

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
PASSWORD = "correct horse battery"
VISITS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", help="not needed: the portfolio is made up")
    parser.add_argument("--assess", type=int, default=100_000)
    parser.add_argument("--customers", type=int, default=10_000)
    given = parser.parse_args()
    assessing(given.assess)
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder))
        started = time.process_time()
        stock(desk, given.customers, TODAY)
        print(f"portfolio of {given.customers} customers made in {time.process_time() - started:.0f} s CPU")
        replaying(desk)
        pages(desk)
        desk.store.close()


def assessing(count: int) -> None:
    """Signs from events, payments from invoices, ratios from accounts, score, limit, proposal, second opinion: afresh."""
    checks, model, policy = catalogue.company_checks(), catalogue.second_opinion(), Policy()
    spent = 0.0
    for number in range(count):
        customer, accounts = made_customer(number, TODAY)
        events, books = made_events(customer, number, TODAY), ledger(customer, number, TODAY)
        started = time.process_time()
        signs = signs_of(checks, History(customer.identifier, events, {}, TODAY))
        found = books_from(customer, books, accounts, policy, TODAY)
        assess((*signs, *found.signs), customer, policy, TODAY, replace(found.facts, model=model))
        spent += time.process_time() - started
    print(f"assessing {count} customers afresh: {spent:.1f} s CPU, {spent / count * 1e6:.0f} us each")


def replaying(desk: Desk) -> None:
    """A changed policy over the stored year of every customer."""
    with desk.store.reading() as unit:
        everyone = unit.customers.all()
    changed = replace(Policy(), starter_limit=Money(Policy().starter_limit.amount / 2))
    started = time.process_time()
    report = replay(desk, Policy(), changed, *last_year(desk), everyone)
    spent = time.process_time() - started
    print(
        f"replaying a year of {len(everyone)} customers under two policies: {spent:.1f} s CPU; "
        f"{report.asked_before} questions, {report.orders} orders"
    )


def pages(desk: Desk) -> None:
    """The pages of credit with all customers in the database, against a bare page."""
    client = create_app(desk).test_client()
    sign_in(client)
    bare = Flask("bare")
    bare.add_url_rule("/", "page", lambda: "ok")
    base = timed(lambda: bare.test_client().get("/"))
    print(f"{'page':<40} {'ms CPU':>7}  times a bare Flask page ({base * 1000:.2f} ms)")
    for path in (
        "/",
        "/?page=20",
        "/overrides",
        "/customers",
        "/customers?page=60",
        "/customers?q=made%2077",
        "/customers/C-000042",
        "/customers/C-000042/credit",
        "/orders",
        "/orders/check?customer=C-000042&amount=5000",
        "/policy",
    ):
        assert client.get(path).status_code == 200, path
        spent = timed(lambda path=path: client.get(path))
        print(f"{path:<40} {spent * 1000:>7.1f}  {spent / base:.0f}")


def timed(act: Callable[[], object]) -> float:
    """The median of some visits, in CPU seconds: what else the machine does is not the page's."""
    found = []
    for _ in range(VISITS):
        started = time.process_time()
        act()
        found.append(time.process_time() - started)
    return median(found)


def sign_in(client: FlaskClient) -> None:
    page = client.get("/login").get_data(as_text=True)
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    client.post("/login", data={"email": "bench@example.com", "password": PASSWORD, "csrf_token": token})


def make_desk(folder: Path) -> Desk:
    settings = load_settings(
        {"RISKWATCH_DATA_DIR": str(folder), "RISKWATCH_SECRET_KEY": "bench", "RISKWATCH_LOG_LEVEL": "error"}
    )
    desk = replace(build(settings, lambda: NOW), wall=lambda: NOW)
    desk.store.migrate()
    add_user(desk, email="bench@example.com", name="bench", role="admin", password=PASSWORD, language="en")
    return desk


if __name__ == "__main__":
    main()
