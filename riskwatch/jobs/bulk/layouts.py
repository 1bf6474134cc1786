"""What a file is, told by its first line: which columns count, and whose numbers it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.bulk.csv_rows import Columns, header_of
from riskwatch.jobs.company_list import NAMES, NUMBERS

STATUSES = ("companystatus", "entity.entitystatus", "company_status", "status", "登记状态", "经营状态")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written, and the columns of a CSV. `scheme` is that of its numbers, "" for any."""

    form: Literal["csv", "xml"]
    columns: Columns | None = None
    scheme: str = ""
    status: int | None = None


def layout_of(file: BinaryIO, name: str) -> Layout:
    """The layout of a file; leaves the file where the rows begin. Raises ImportRefused for one that is not known."""
    first = file.read(1)
    file.seek(0)
    if first == b"<":
        return Layout("xml", scheme="lei")
    header = [cell.casefold() for cell in header_of(file)]
    number, title, status = _first(header, tuple(NUMBERS)), _first(header, NAMES), _first(header, STATUSES)
    if number is None or title is None:
        raise ImportRefused(
            Words(
                f"“{name}”的格式无法识别：表头没有名称列和登记号列。",
                f"{name} is in no known format: its header has no columns for name and number.",
            ),
            Words(
                "可用：Companies House 公司数据、GLEIF 黄金副本（CSV 或 XML）、OpenSanctions 的 entities.ftm.json，"
                "或表头含“名称”和“登记号”的 CSV。",
                "Known are the company data of Companies House, GLEIF's golden copy (CSV or XML), OpenSanctions' "
                "entities.ftm.json, and any CSV with the columns name and number.",
            ),
        )
    return Layout("csv", Columns(number, title), NUMBERS[header[number]], status)


def _first(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)
