"""A book of the demo's companies, and readers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import add_user
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
