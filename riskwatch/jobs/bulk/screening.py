"""A whole file against the portfolio: hits are written as they are found, and a screening that stopped goes on.

A number that agrees is a fact about the customer; a name that agrees is a proposal for a person, and changes nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal, cast

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.bulk import csv_rows, xml_rows
from riskwatch.jobs.bulk.layouts import Layout, layout_of
from riskwatch.jobs.bulk.sought import Sought, sought
from riskwatch.jobs.desk import Desk
from riskwatch.store.codec import text_of

STEP = 64 * 1024 * 1024
"""Bytes between two marks of how far a screening has come."""

Progress = Callable[[int, int], None]
"""Told how many bytes are over, and how many there are."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer found in the file. `by` is identifier (a fact) or name (a proposal); `says` is the status in the file's
    own words."""

    ref: str
    by: Literal["identifier", "name"]
    number: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Screened:
    """How a screening ended: facts and proposals, and whether it went on from where another had stopped."""

    by_identifier: int
    by_name: int
    resumed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far a screening has come: of which file and portfolio, to which byte, with how much written."""

    file: str
    offset: int = 0
    written: int = 0
    by_identifier: int = 0
    by_name: int = 0


def screen(desk: Desk, path: Path, out: Path, progress: Progress = lambda *_: None) -> Screened:
    """Screen the file `path` and write one JSON object a line to `out`.

    Where an earlier screening of the same file into the same `out` was interrupted, this one goes on. Raises ImportRefused
    for a file in no known format.
    """
    with desk.store.reading() as unit:
        customers = unit.customers.all()
    with _opened(path) as (file, size):
        layout = layout_of(file, path.name)
        wanted = sought(customers, layout.scheme)
        return _Run(out, _name_of(path, wanted), size, progress).over(file, layout, wanted)


class _Run:
    def __init__(self, out: Path, name: str, size: int, progress: Progress) -> None:
        self._out, self._mark_file = out, out.with_name(f"{out.name}.part")
        self._size, self._progress = size, progress
        self._mark = self._last_mark(name)
        self._marked = self._mark.offset

    def over(self, file: BinaryIO, layout: Layout, wanted: Sought) -> Screened:
        resumed = self._mark.offset > 0
        if resumed:
            file.seek(self._mark.offset)
        with self._out.open("r+b" if resumed else "wb") as out:
            out.truncate(self._mark.written)
            out.seek(self._mark.written)
            for hit in _hits(file, layout, wanted, lambda offset: self._passed(out, offset, layout)):
                by_number = hit.by == "identifier"
                self._mark = replace(
                    self._mark,
                    by_identifier=self._mark.by_identifier + by_number,
                    by_name=self._mark.by_name + (not by_number),
                )
                out.write(text_of(asdict(hit)).encode("utf-8", "replace") + b"\n")
        self._mark_file.unlink(missing_ok=True)
        return Screened(self._mark.by_identifier, self._mark.by_name, resumed)

    def _passed(self, out: BinaryIO, offset: int, layout: Layout) -> None:
        self._progress(offset, self._size)
        if layout.form == "xml":  # it cannot be read from its middle
            return
        if offset - self._marked >= STEP:
            out.flush()
            self._mark = replace(self._mark, offset=offset, written=out.tell())
            self._marked = offset
            partial = self._mark_file.with_name(f".{self._mark_file.name}")
            partial.write_text(text_of(asdict(self._mark)), encoding="utf-8")
            partial.replace(self._mark_file)

    def _last_mark(self, name: str) -> _Mark:
        try:
            mark = _Mark(**json.loads(self._mark_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return _Mark(name)
        same = mark.file == name and self._out.is_file() and self._out.stat().st_size >= mark.written
        return mark if same else _Mark(name)


def _hits(file: BinaryIO, layout: Layout, wanted: Sought, passed: csv_rows.Passed) -> Iterator[Hit]:
    if layout.form == "xml":
        for number, name, says in xml_rows.records(file, wanted, passed):
            yield from _of_row(number, name, says, wanted)
    if layout.columns is None:
        return
    quoted = csv_rows.is_quoted(file, layout.columns)
    rows = (csv_rows.quickly if quoted else csv_rows.plainly)(file, layout.columns, wanted, passed)
    for row in rows:
        yield from _of_row(row[layout.columns.number], row[layout.columns.name], layout.says(row), wanted)


def _of_row(number: str, name: str, says: str, wanted: Sought) -> Iterator[Hit]:
    by_number, by_name = wanted.refs(number, name)
    yield from (Hit(ref, "identifier", number, name, says) for ref in by_number)
    yield from (Hit(ref, "name", number, name, says) for ref in by_name)


def _name_of(path: Path, wanted: Sought) -> str:
    """Names file and portfolio: when either has changed, an interrupted screening begins anew."""
    about = path.stat()
    digest = hashlib.sha256(f"{path.resolve()}|{about.st_size}|{about.st_mtime_ns}".encode())
    for known in (wanted.numbers, wanted.names):
        digest.update(repr(sorted(known.items())).encode())
    return digest.hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file, or the one file in a zip, and its size unpacked."""
    if not zipfile.is_zipfile(path):
        with path.open("rb", buffering=1024 * 1024) as file:
            yield file, os.fstat(file.fileno()).st_size
        return
    with zipfile.ZipFile(path) as packed:
        members: Sequence[zipfile.ZipInfo] = [info for info in packed.infolist() if not info.is_dir()]
        if len(members) != 1:
            raise ImportRefused(
                Words(f"“{path.name}”中有 {len(members)} 个文件。", f"{path.name} holds {len(members)} files."),
                Words("请解压后指定其中一个。", "Unpack it and name one of them."),
            )
        with packed.open(members[0]) as member:
            yield cast(BinaryIO, io.BufferedReader(member, 1024 * 1024)), members[0].file_size
