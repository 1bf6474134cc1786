"""Lists of companies that registers give away (CSV): read line by line, however long they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.rulebook.register_numbers import COUNTRY_OF, NotAnIdentifier, read_identifier
from riskwatch.watch.identity.proposing import Company

NAMES = (
    "name",
    "company_name",
    "companyname",
    "entity.legalname",
    "navn",
    "denominationunitelegale",
    "企业名称",
    "公司名称",
    "名称",
)
NUMBERS: Mapping[str, str] = {
    "companynumber": "gb_coh",
    "company_number": "gb_coh",
    "lei": "lei",
    "organisasjonsnummer": "no_orgnr",
    "siren": "fr_siren",
    "cik": "us_cik",
    "统一社会信用代码": "uscc",
    "number": "",
    "id": "",
    "登记号": "",
}
"""Columns with the register number, and the scheme that the column's name tells; "" where a column of its own does."""

SCHEMES = ("scheme", "id_scheme", "编号类型")
COUNTRIES = ("country", "entity.legaladdress.country", "国家")
FORMER = ("former_names", "former", "曾用名")


def companies_in(file: TextIO, listed_in: str) -> Iterator[Company]:
    """The companies of a CSV file with a header line; a line without a usable number is passed over.

    Known are the files of Companies House, GLEIF, Brønnøysund and INSEE, and any with the columns name and number (and
    perhaps scheme, country, former_names). Raises ImportRefused when name or number have no column.
    """
    rows = csv.reader(file)
    header = [cell.strip().strip("\ufeff").casefold() for cell in next(rows, [])]
    columns = _columns(header, listed_in)
    for row in rows:
        if (company := _company(row, columns, header, listed_in)) is not None:
            yield company


def companies_in_bytes(data: bytes, listed_in: str) -> Iterator[Company]:
    """The same for a file that somebody sent. Raises ImportRefused for one that is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(
            Words(f"“{listed_in}”不是 UTF-8 编码的 CSV 文件。", f"{listed_in} is not a CSV file in UTF-8."),
            Words("另存为 CSV UTF-8 后再上传。", "Save it as CSV UTF-8 and send it again."),
        ) from error
    return companies_in(io.StringIO(text, newline=""), listed_in)


def _columns(header: Sequence[str], listed_in: str) -> dict[str, int]:
    found = {"name": _first(header, NAMES), "number": _first(header, tuple(NUMBERS))}
    if None in found.values():
        raise ImportRefused(
            Words(
                f"“{listed_in}”的表头没有名称列或登记号列。", f"{listed_in} has no column for the name or the number."
            ),
            Words(
                "表头须有“名称”和“登记号”，或是 Companies House、GLEIF、Brreg 的原始文件。",
                "Give it the columns name and number, or use the file of Companies House, GLEIF or Brreg as it is.",
            ),
        )
    more = {"scheme": SCHEMES, "country": COUNTRIES, "former": FORMER}
    found |= {key: _first(header, names) for key, names in more.items()}
    return {key: place for key, place in found.items() if place is not None}


def _first(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _company(row: Sequence[str], columns: Mapping[str, int], header: Sequence[str], listed_in: str) -> Company | None:
    def cell(key: str) -> str:
        place = columns.get(key)
        return row[place].strip() if place is not None and place < len(row) else ""

    scheme = cell("scheme") or NUMBERS[header[columns["number"]]]
    country = cell("country").upper() or COUNTRY_OF.get(scheme, "")
    if not cell("name") or not cell("number"):
        return None
    try:
        identifier = read_identifier(cell("number"), scheme, country)
    except NotAnIdentifier:
        return None
    former = tuple(name for part in cell("former").split(";") if (name := part.strip()))
    return Company(identifier, cell("name"), former + _previous(row, header), country, listed_in)


def _previous(row: Sequence[str], header: Sequence[str]) -> tuple[str, ...]:
    """The former names in the columns of Companies House."""
    places = (
        at for at, name in enumerate(header) if name.startswith("previousname_") and name.endswith(".companyname")
    )
    return tuple(row[at].strip() for at in places if at < len(row) and row[at].strip())
