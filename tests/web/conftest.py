"""A small made-up house on a real SQLite database: users of each role, customers, one of them in trouble, an alert."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from riskwatch import catalogue
from riskwatch.domain.alert import Alert, fingerprint
from riskwatch.domain.assessment import Assessment, Contribution, Limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event, Evidence
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.domain.sign import Sign, SignKind
from riskwatch.domain.snapshot import CompanyStatus, Identifier, Name, RawReply, Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs import users as jobs_users
from riskwatch.jobs.desk import Desk
from riskwatch.settings import load_settings
from riskwatch.sources import load_sources
from riskwatch.store import Store, open_store
from riskwatch.store.records import User, Watch
from riskwatch.web import create_app

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
PASSWORD = "correct horse 9"
ROLES = ("sales", "credit_manager", "admin")
REPLY = b'{"company_name":"NORTHGATE FASTENERS LIMITED","company_status":"liquidation"}'
TROUBLED = Identifier("gb_coh", "01234567")

LIQUIDATION = SignKind(
    id="OWN13",
    check="liquidation",
    title=Words("进入清算程序", "Liquidation"),
    why=Words("清算中的公司不再付款。", "A company in liquidation does not pay."),
    points=Decimal(60),
    half_life=None,
    floor=Grade.E,
    evidence_grade="A",
    severity="critical",
    step="stop_supply",
)


@pytest.fixture
def desk(tmp_path: Path, sqlite_url: str, quick_hashes: None) -> Iterator[Desk]:
    settings = load_settings(
        {
            "RISKWATCH_DATA_DIR": str(tmp_path),
            "RISKWATCH_DATABASE_URL": sqlite_url,
            "RISKWATCH_SECRET_KEY": "for tests",
        }
    )
    store = open_store(settings.database_url)
    made = Desk(
        store=store,
        rules=catalogue.rule_set(),
        statutes=catalogue.statutes(),
        checks=(),
        sources=load_sources(settings),
        channels={},
        clock=lambda: NOW,
        wall=lambda: NOW,
        settings=settings,
    )
    for role in ROLES:
        jobs_users.add_user(made, email=f"{role}@example.com", name=role, role=role, password=PASSWORD, language="en")
    yield made
    store.close()


@pytest.fixture
def alert(desk: Desk) -> Alert:
    """The world with one customer in liquidation, and the question whether to stop supplying it."""
    return fill(desk.store)


@pytest.fixture
def anyone(desk: Desk) -> FlaskClient:
    """A browser that is not signed in."""
    return create_app(desk).test_client()


@pytest.fixture
def browser(desk: Desk) -> Callable[[str], FlaskClient]:
    """A browser signed in as somebody of that role."""

    def opened(role: str) -> FlaskClient:
        client = create_app(desk).test_client()
        answer = client.post(
            "/login", data={"email": f"{role}@example.com", "password": PASSWORD, "csrf_token": token(client, "/login")}
        )
        assert answer.status_code == 302
        return client

    return opened


@pytest.fixture(name="token")
def token_fixture() -> Callable[[FlaskClient, str], str]:
    """The form token that a page carries."""
    return token


def token(client: FlaskClient, page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(page).get_data(as_text=True))
    assert found, f"{page} has no form token"
    return found[1]


@pytest.fixture
def user(desk: Desk) -> Callable[[str], User]:
    def found(role: str) -> User:
        with desk.store.reading() as unit:
            known = unit.users.by_email(f"{role}@example.com")
        assert known is not None
        return known

    return found


def fill(store: Store) -> Alert:
    troubled = Customer(
        ref="C-1007",
        name="Northgate Fasteners Limited",
        country="GB",
        identifier=TROUBLED,
        branch="North",
        credit_limit=Money(Decimal(400_000), "GBP"),
        exposure=Money(Decimal(412_500), "GBP"),
        currency="GBP",
    )
    quiet = Customer(
        ref="C-1008",
        name="常州榆廷建设工程有限公司",
        exposure=Money(Decimal(80_000)),
        credit_limit=Money(Decimal(200_000)),
    )
    seen = NOW - timedelta(hours=3)
    with store.transaction() as unit:
        sha = unit.evidence.put(REPLY, "application/json", "https://register.example/company/01234567", at=seen)
        for customer in (troubled, quiet):
            unit.customers.save(customer, at=NOW, by="admin@example.com")
        event = Event(
            subject=TROUBLED, code="LIQUIDATION_SOLVENT", natural_key="1", source="gb_companies_house", first_seen=seen,
            evidence=Evidence(sha, seen), event_date=date(2026, 11, 20), published=date(2026, 11, 21),
            before="active", after="liquidation", live=True,
        )  # fmt: skip
        unit.events.add("C-1007", [event, replace(event, code="NAME_CHANGED", natural_key="2", baseline=True)], at=seen)
        unit.snapshots.add("C-1007", _snapshot(sha, seen))
        unit.watches.add(
            Watch("C-1007", "gb_companies_house", TROUBLED, 86_400, seen, NOW, last_ok_at=seen, last_outcome="ok")
        )
        unit.watches.add(Watch("C-1007", "xx_gleif", Identifier("lei", "X" * 20), 86_400, seen, NOW))
        sign = Sign(
            LIQUIDATION,
            date(2026, 11, 20),
            Words("公司正在清算。", "The company is in liquidation."),
            (event,),
            live=True,
        )
        unit.assessments.add("C-1007", _assessment(Grade.B, ()), at=NOW - timedelta(days=9))
        unit.assessments.add("C-1007", _assessment(Grade.E, (sign,)), at=seen)
        raised = unit.alerts.raise_or_update(_alert(event), at=seen)
    return raised.alert


def _snapshot(sha: str, seen: datetime) -> Snapshot:
    return Snapshot(
        provider="gb_companies_house",
        subject=TROUBLED,
        fetched_at=seen,
        names=(Name("NORTHGATE FASTENERS LIMITED"),),
        status=CompanyStatus("liquidation", "solvent_liquidation"),
        raw=(RawReply("https://register.example/company/01234567", 200, sha),),
    )


def _assessment(grade: Grade, signs: tuple[Sign, ...]) -> Assessment:
    return Assessment(
        grade=grade,
        risk=Decimal(60) if signs else Decimal(0),
        score=Decimal(40) if signs else Decimal(100),
        depth=Decimal(0),
        as_of=NOW.date(),
        contributions=tuple(Contribution(sign, sign.kind.points) for sign in signs),
        floor=Grade.E if signs else None,
        floor_sign=signs[0] if signs else None,
        limit=Limit(recommended=Money(Decimal(0), "GBP"), current=Money(Decimal(400_000), "GBP"), factor=Decimal(0)),
        proposal="stop_supply" if signs else "none",
    )


def _alert(event: Event) -> Alert:
    return Alert(
        id="a1",
        fingerprint=fingerprint(str(TROUBLED), "stop"),
        customer_ref="C-1007",
        question="stop",
        severity="critical",
        proposal="stop_supply",
        state="open",
        raised_at=NOW - timedelta(hours=3),
        rule="liquidation",
        rule_version="1",
        grade_before=Grade.B,
        grade_after=Grade.E,
        limit_before=Decimal(400_000),
        limit_after=Decimal(0),
        exposure=Decimal(412_500),
        currency="GBP",
        because=(event.id,),
        grounds=("CN-CC-527",),
        explanation=Words("公司进入清算，建议停止供货。", "The company is in liquidation; we propose to stop supply."),
    )
