"""Pages drawn from known text, and what is read of them; each is read once, since reading a page takes seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from riskwatch.domain.document import Document
from riskwatch.drafts import Limits, read_draft

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))  # benches import one another by their bare names

import scan_pages

CONTRACT = """工矿产品购销合同
供方：苏州远通电器有限公司
需方：江苏恒达机电有限公司
一、供方向需方供应电机十台，单价一万元，总价十万元。
二、需方应于收货后九十日内付清全部货款。
三、质量异议应于收货后七日内书面提出。
四、争议由供方所在地人民法院管辖。
供方（盖章）：苏州远通电器有限公司
法定代表人：李华
日期：2026年11月20日




需方（盖章）：江苏恒达机电有限公司
法定代表人：王明
日期：2026年11月21日"""
LINES = [line for line in CONTRACT.split("\n") if line]
HEIGHT = 1300
"""Pixels of a page that end below its last line: less paper is read faster."""


@pytest.fixture(scope="session")
def pages() -> ModuleType:
    return scan_pages


@pytest.fixture(scope="session")
def page() -> scan_pages.Image.Image:
    drawn, _ = next(scan_pages.drawn(CONTRACT))
    return drawn.crop((0, 0, drawn.width, HEIGHT))


@pytest.fixture(scope="session")
def stamped(page: scan_pages.Image.Image) -> scan_pages.Image.Image:
    """Both sides have sealed, the buyer with another name than the contract's and with its finance seal."""
    once = scan_pages.stamped(page, scan_pages.seal("苏州远通电器有限公司", "合同专用章", 330, 5), (620, 600))
    buyers = scan_pages.seal("江苏恒达机电设备有限公司", "财务专用章", 330, -8)
    return scan_pages.stamped(once, buyers, (640, 1010))


@pytest.fixture(scope="session")
def read() -> Callable[[bytes, str], Document]:
    """Read a draft with the default limits; the same bytes once."""

    @cache
    def reading(data: bytes, name: str) -> Document:
        return read_draft(data, name, Limits())

    return reading
