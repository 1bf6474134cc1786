"""A book of the demo's companies, and readers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from riskwatch.domain.alert import Alert, fingerprint
from riskwatch.domain.words import Words
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.tell import tell
from riskwatch.jobs.users import add_user
from riskwatch.notify.interface import Message, Receipt
from riskwatch.store.records import User, UserRole

BOOK = """客户编号,客户名称,国家,编号类型,登记号,分公司,信用额度,欠款,币种,月均销售额,账期
C-1001,Harrowmere Pumps & Valves Limited,GB,gb_coh,99000001,华东,400000,400000,CNY,220000,60
C-1002,Estuary Lane Fabrications Ltd,GB,gb_coh,99000002,华东,200000,120000,CNY,100000,45
C-1003,Calderholt Packaging Limited,GB,gb_coh,99000003,华北,300000,90000,CNY,150000,30
C-1004,Wexcombe Cold Store Equipment Ltd,GB,gb_coh,99000004,华北,100000,20000,CNY,60000,30
C-2001,Fjordglimt Maskin AS,NO,no_orgnr,999000010,华南,500000,350000,CNY,300000,30
C-2002,Trollskar Trelast AS,NO,no_orgnr,999000126,华南,250000,80000,CNY,90000,30
C-3001,宁波霁澜机电有限公司,CN,lei,DEMO00RISKWATCH00154,华东,600000,410000,CNY,280000,60
C-4001,无登记号商贸有限公司,CN,,,华东,50000,10000,CNY,,
"""


@pytest.fixture
def book() -> str:
    return BOOK


@pytest.fixture
def stocked(desk: Desk, clock: Any) -> Desk:
    """The desk with the book imported a month ago and nothing polled yet."""
    now, clock.now = clock.now, clock.now - timedelta(days=30)
    import_book(desk, BOOK.encode(), "book.csv", actor="me")
    clock.now = now
    return desk


@pytest.fixture
def reader(desk: Desk) -> Callable[..., User]:
    def make(name: str = "manager", role: UserRole = "credit_manager", **given: object) -> User:
        values: dict[str, object] = {"language": "zh", "subscribed": True} | given
        return add_user(
            desk,
            email=f"{name}@example.com",
            name=name,
            role=role,
            password="long enough",
            **values,  # type: ignore[arg-type]
        )

    return make


class Heard:
    """A channel that keeps what it was told."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.messages: list[Message] = []

    def send(self, message: Message) -> Receipt:
        self.messages.append(message)
        return Receipt(message.id)


@pytest.fixture
def channel() -> Callable[[str], Heard]:
    return Heard


@pytest.fixture
def heard() -> Heard:
    """What went out by mail."""
    return Heard("mail")


@pytest.fixture
def with_mail(stocked: Desk, heard: Heard) -> Desk:
    return replace(stocked, channels={"mail": heard})


@pytest.fixture
def raise_one(with_mail: Desk) -> Callable[..., Alert]:
    """Raise an alert about a customer and tell whom it concerns."""

    def raised(
        ref: str = "C-1001", severity: str = "critical", because: tuple[str, ...] = ("e1",), desk: Desk = with_mail
    ) -> Alert:
        alert = Alert(
            id=str(uuid4()), fingerprint=fingerprint(ref, "stop"), customer_ref=ref, question="stop",
            severity=severity, proposal="stop_supply", state="open", raised_at=desk.clock(), rule="liquidation",  # type: ignore[arg-type]
            rule_version="1", grade_before=None, grade_after=None, limit_before=None, limit_after=None, exposure=None,
            currency="CNY", because=because, grounds=(), explanation=Words("清算中。", "In liquidation."),
        )  # fmt: skip
        with desk.store.transaction() as unit:
            found = unit.alerts.raise_or_update(alert, at=desk.clock())
            tell(desk, unit, found, desk.clock())
        return found.alert

    return raised
