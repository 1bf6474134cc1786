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
FLAGS = ("konkurs", "underavvikling", "undertvangsavviklingellertvangsopplosning")
"""Columns of the Norwegian register, which has no word for the status: true says that it is in that state."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written, and the columns of a CSV. `scheme` is that of its numbers, "" for any; `flags` are columns
    that say "true" of what their name tells."""

    form: Literal["csv", "xml"]
    columns: Columns | None = None
    scheme: str = ""
    status: int | None = None
    flags: tuple[tuple[int, str], ...] = ()

    def says(self, row: Sequence[str]) -> str:
        """The status of a row in the file's own words: a word, or the names of the flags that are set."""
        if self.status is not None and self.status < len(row):
            return row[self.status]
        return ", ".join(name for at, name in self.flags if at < len(row) and row[at].casefold() == "true")


def layout_of(file: BinaryIO, name: str) -> Layout:
    """The layout of a file; leaves the file where the rows begin. Raises ImportRefused for one that is not known."""
    first = file.read(1)
    file.seek(0)
    if first == b"<":
        return Layout("xml", scheme="lei")
    cells = header_of(file)
    header = [cell.casefold() for cell in cells]
    number, title, status = _first(header, tuple(NUMBERS)), _first(header, NAMES), _first(header, STATUSES)
    if number is None or title is None:
        raise ImportRefused(
            Words(
                f"“{name}”的格式无法识别：表头没有名称列和登记号列。",
                f"{name} is in no known format: its header has no columns for name and number.",
            ),
            Words(
                "可用：Companies House 公司数据、GLEIF 黄金副本（CSV 或 XML）、挪威 Brønnøysund 全量 CSV、OpenSanctions 的 entities.ftm.json，"
                "或表头含“名称”和“登记号”的 CSV。",
                "Known are the company data of Companies House, GLEIF's golden copy (CSV or XML), the entities of Brønnøysund "
                "(CSV), OpenSanctions' entities.ftm.json, and any CSV with the columns name and number.",
            ),
        )
    flags = tuple((header.index(name), cells[header.index(name)]) for name in FLAGS if name in header)
    return Layout("csv", Columns(number, title), NUMBERS[header[number]], status, flags)


def _first(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)
