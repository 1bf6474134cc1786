"""Reads a table that somebody sends: CSV (UTF-8 with or without BOM, GB18030) or XLSX, to rows of plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words

LARGEST = 20 * 1024 * 1024
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it came: its number in the file (the header is 1) and its cells by header."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    headers: tuple[str, ...]
    lines: tuple[Line, ...]


def read_sheet(data: bytes, filename: str) -> Sheet:
    """The first table of a file; raises ImportRefused for one that cannot be read, with what to do."""
    if len(data) > LARGEST:
        raise ImportRefused(
            Words("文件超过 20 MB。", "The file is larger than 20 MB."), Words("请分成几个文件。", "Split it.")
        )
    rows = _xlsx(data) if data[:2] == b"PK" else _csv(data, filename)
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, start=1)]
    filled = [(number, row) for number, row in numbered if any(row)]
    if not filled:
        raise ImportRefused(Words("文件是空的。", "The file is empty."))
    headers = tuple(filled[0][1])
    _check_headers(headers)
    lines = tuple(Line(number, _cells(headers, row, number)) for number, row in filled[1:])
    return Sheet(tuple(header for header in headers if header), lines)


def write_csv(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV that a spreadsheet program opens without garbling Chinese, and without running a cell as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headers)
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    number = cell.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) and not number else cell


def _cells(headers: Sequence[str], row: Sequence[str], number: int) -> dict[str, str]:
    if any(row[len(headers) :]):
        raise ImportRefused(
            Words(f"第 {number} 行的列数多于表头。", f"Line {number} has more cells than the header."),
            Words("检查该行是否有未加引号的逗号。", "Look for a comma without quotation marks in that line."),
        )
    padded = [*row, *[""] * (len(headers) - len(row))]
    return {header: cell for header, cell in zip(headers, padded, strict=False) if header}


def _check_headers(headers: Sequence[str]) -> None:
    twice = sorted({header for header in headers if header and headers.count(header) > 1})
    if twice:
        raise ImportRefused(
            Words(f"表头重复：{'、'.join(twice)}", f"These headers appear twice: {', '.join(twice)}."),
        )


def _csv(data: bytes, filename: str) -> Iterator[list[str]]:
    text = _decoded(data, filename)
    head = text.partition("\n")[0]
    separator = max((",", ";", "\t"), key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        raise ImportRefused(
            Words(f"{filename} 不是有效的 CSV（{error}）。", f"{filename} is no valid CSV ({error})."),
            Words("请检查引号，或另存为 XLSX。", "Check the quotation marks, or save it as XLSX."),
        ) from error


def _decoded(data: bytes, filename: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRefused(
        Words(f"{filename} 的文字编码无法识别。", f"The text encoding of {filename} is not known."),
        Words("请保存为 UTF-8 的 CSV 或 XLSX。", "Save it as CSV in UTF-8, or as XLSX."),
    )


def _xlsx(data: bytes) -> Iterator[list[str]]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        yield from ([_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
        raise ImportRefused(
            Words("该文件不是可读的 XLSX 表格。", "The file is not a readable XLSX workbook."),
            Words("请在表格软件中重新另存一次。", "Save it again in a spreadsheet program."),
        ) from error


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):  # a spreadsheet counts to 15 digits; what comes behind is binary noise (0.1 + 0.2)
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell)
