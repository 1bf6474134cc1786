"""The rows of a CSV file that are sought, found without taking the other rows apart.

A register writes its file in one way: every field quoted, name and number first. Then the second and the fourth piece
between quotes of a line are those two, and a set tells whether they are sought. That reads a line several times faster than
the csv module, and must find the same. It does, because whatever a line could be otherwise shows in those first pieces:

- A line that begins a record with other than two plain quoted fields has other pieces: its block is read with the csv module.
- A line inside a quoted field (a line break in a field) is no record. It can only pass for one by beginning with a quote that
  is neither doubled nor followed by a comma or a line end, and such a quote cannot stand there.
- A block begins at a line that must begin a record, so that it can be read with the csv module alone.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from riskwatch.jobs.bulk.sought import Sought

BLOCK = 256 * 1024
ROWS_PASSED = 10_000
MOST_WITHOUT_START = 8 * 1024 * 1024
"""When so much has no line that must begin a record, the file has changed its way: the rest is read with the csv module."""

Row = Sequence[str]
Passed = Callable[[int], None]
"""Told how many bytes are done with; a reading may go on after them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where number and name stand."""

    number: int
    name: int

    @property
    def first_two(self) -> bool:
        return {self.number, self.name} == {0, 1}


def plainly(file: BinaryIO, columns: Columns, wanted: Sought, passed: Passed = lambda _: None) -> Iterator[Row]:
    """The rows that are sought, with the csv module alone: what every other way of reading is measured by."""
    done = file.tell()

    def lines() -> Iterator[str]:
        nonlocal done
        for line in _lines(file):
            done += len(line)
            yield line.decode("utf-8", "surrogateescape")

    for count, row in enumerate(csv.reader(lines()), 1):
        if _is_sought(row, columns, wanted):
            yield row
        if count % ROWS_PASSED == 0:  # here a record has ended, whatever lines it had
            passed(done)
    passed(done)


def quickly(file: BinaryIO, columns: Columns, wanted: Sought, passed: Passed = lambda _: None) -> Iterator[Row]:
    """The same rows of a file that `is_quoted`, most lines not taken apart."""
    numbers = frozenset(number.encode() for number in wanted.numbers)
    names = frozenset(name.encode() for name in wanted.names)
    firsts, seconds = (names, numbers) if columns.name == 0 else (numbers, names)
    seconds |= {each.partition(b'"')[0] for each in seconds}  # a quote in the second field ends the piece: see `_hits`
    start = file.tell()
    for lines in _blocks(file):
        if lines is None:
            file.seek(start)
            yield from plainly(file, columns, wanted, passed)
            return
        hits = _hits(lines, firsts, seconds)
        for row in csv.reader(line.decode("utf-8", "surrogateescape") for line in (lines if hits is None else hits)):
            if _is_sought(row, columns, wanted):
                yield row
        start += sum(map(len, lines))
        passed(start)


def is_quoted(file: BinaryIO, columns: Columns) -> bool:
    """Whether the file, past its header, looks as if `quickly` could read it; leaves the file where it was."""
    start = file.tell()
    sample = file.read(BLOCK).splitlines(keepends=True)[:-1]
    file.seek(start)
    return columns.first_two and bool(sample) and all(_begins_a_record(line) for line in sample[:1])


def _hits(lines: list[bytes], firsts: frozenset[bytes], seconds: frozenset[bytes]) -> list[bytes] | None:
    """The lines whose first or second field is sought; None when the block has to be read with the csv module.

    A first field with a quote in it has another third piece. A second one is cut at the quote: what is sought has to be
    cut likewise.
    """
    try:
        found = [
            line for line in lines if (p := line.split(b'"', 4))[3] in seconds or p[1] in firsts or p[2] != b"," or p[0]
        ]
    except IndexError:
        return None
    return found if all(_is_whole_record(line) for line in found) else None


def _is_whole_record(line: bytes) -> bool:
    return _begins_a_record(line) and line.count(b'"') % 2 == 0


def _begins_a_record(line: bytes) -> bool:
    """Whether a line must begin a record, with two plain quoted fields."""
    pieces = line.split(b'"', 4)
    if len(pieces) < 4 or pieces[0] or pieces[2] != b",":
        return False
    return pieces[1] != b"" and pieces[1][:1] not in b",\r\n"


def _blocks(file: BinaryIO) -> Iterator[list[bytes] | None]:
    """The file in blocks of lines, each from a line that must begin a record; None when there are none for too long."""
    pending: list[bytes] = []
    size = 0
    while chunk := file.read(BLOCK):
        lines = (chunk + file.readline()).splitlines(keepends=True)
        first = next((at for at, line in enumerate(lines) if _begins_a_record(line)), len(lines))
        if first:
            pending += lines[:first]
            size += sum(map(len, lines[:first]))
            lines = lines[first:]
        if lines:
            if pending:
                yield pending
            pending, size = lines, 0
        elif size > MOST_WITHOUT_START:
            yield None
            return
    if pending:
        yield pending


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines as the csv module wants them: ended by LF, CR LF or CR."""
    while chunk := file.read(BLOCK):
        yield from (chunk + file.readline()).splitlines(keepends=True)


def _is_sought(row: Row, columns: Columns, wanted: Sought) -> bool:
    if len(row) <= max(columns.number, columns.name):
        return False
    return (row[columns.number], row[columns.name]) in wanted


def header_of(file: BinaryIO) -> list[str]:
    """The cells of the first record, without a byte order mark; leaves the file behind it."""
    lines = (line.decode("utf-8", "surrogateescape") for line in iter(file.readline, b""))
    cells = next(csv.reader(chain([next(lines, "").removeprefix("\ufeff")], lines)), [])
    return [cell.strip() for cell in cells]
