"""The quick reading finds what the csv module finds, whatever is in the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riskwatch.jobs.bulk import csv_rows
from riskwatch.jobs.bulk.csv_rows import Columns, header_of, is_quoted, plainly, quickly
from riskwatch.jobs.bulk.sought import Sought

WANTED = Sought(
    {"00000001": ["C-1"], "A,B": ["C-2"], "7": ["C-3"]},
    {"ALPHA LTD": ["C-1"], 'THE "BEST" LTD': ["C-4"], "甲": ["C-5"]},
)
CELLS = (
    "00000001", "ALPHA LTD", 'THE "BEST" LTD', "甲", "A,B", "7", "", " ", '"', '""', ",", '","', '",', ',"', "x\ny", "\n", "\r",
    "\r\n", '\n"', '"\n', '\n","00000001","', 'q"\n"ALPHA LTD","00000001"', "\x00", "00000001\x00", "é", "\ufeff",
)  # fmt: skip

cells = st.one_of(st.sampled_from(CELLS), st.text(alphabet='"\n\r, aA1\x00甲', max_size=6))
rows = st.lists(st.lists(cells, min_size=1, max_size=5), max_size=12)


def written(content: Sequence[Sequence[str]], end: str, quoting: int = csv.QUOTE_ALL) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=end, quoting=quoting).writerows(content)  # type: ignore[arg-type]
    return text.getvalue().encode("utf-8", "surrogateescape")


def by_module(data: bytes, columns: Columns) -> list[list[str]]:
    """The csv module on a text file, as its manual says to open it."""
    text = io.TextIOWrapper(io.BytesIO(data), "utf-8", "surrogateescape", newline="")
    return [row for row in csv.reader(text) if len(row) >= 2 and (row[columns.number], row[columns.name]) in WANTED]


@pytest.fixture(params=[1, 7, 64, 256 * 1024])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Blocks so small that their edges fall everywhere."""
    size: int = request.param
    monkeypatch.setattr(csv_rows, "BLOCK", size)
    return size


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("columns", [Columns(1, 0), Columns(0, 1)])
def test_the_same_hits_on_any_quoted_file(end: str, columns: Columns, block: int) -> None:
    @given(rows)
    @example([["x", "\n"], ["ALPHA LTD", "2"]])
    @example([["ALPHA LTD", "9", 'a\n"b","00000001"'], ["B", "00000001"]])
    @example([['","00000001","', "9"], ["", "00000001"]])
    def holds(content: list[list[str]]) -> None:
        data = written(content, end)
        expected = by_module(data, columns)
        assert list(quickly(io.BytesIO(data), columns, WANTED)) == expected
        assert list(plainly(io.BytesIO(data), columns, WANTED)) == expected

    holds()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_hits_where_only_some_fields_are_quoted(end: str, block: int) -> None:
    @given(rows, rows)
    def holds(quoted: list[list[str]], other: list[list[str]]) -> None:
        data = written(quoted, end) + written(other, end, csv.QUOTE_MINIMAL) + written(quoted, end)
        assert list(quickly(io.BytesIO(data), Columns(1, 0), WANTED)) == by_module(data, Columns(1, 0))

    holds()


def test_a_file_that_stops_being_quoted_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "BLOCK", 64)
    monkeypatch.setattr(csv_rows, "MOST_WITHOUT_START", 256)
    data = written([["X", "1"]] * 20, "\n") + b"X,2\n" * 200 + b"ALPHA LTD,3\n" + b"X,2\n" * 200
    assert list(quickly(io.BytesIO(data), Columns(1, 0), WANTED)) == [["ALPHA LTD", "3"]]


@pytest.mark.parametrize("read", [plainly, quickly])
def test_reading_goes_on_from_wherever_it_was_marked(
    read: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "BLOCK", 128)
    monkeypatch.setattr(csv_rows, "ROWS_PASSED", 3)
    data = written([["ALPHA LTD", str(number), "line\nbreak"] for number in range(60)], "\r\n")
    marks: list[int] = []
    whole = list(read(io.BytesIO(data), Columns(1, 0), WANTED, marks.append))  # type: ignore[call-overload]
    assert len(whole) == 60
    assert len(marks) > 5
    assert marks[-1] == len(data)
    for mark in marks:
        rest = io.BytesIO(data)
        rest.seek(mark)
        found = list(read(rest, Columns(1, 0), WANTED))  # type: ignore[call-overload]
        assert found == whole[len(whole) - len(found) :]
        before = len(list(csv.reader(io.StringIO(data[:mark].decode(), newline=""))))
        assert before + len(found) == 60


def test_the_header_and_the_dialect_are_told() -> None:
    file = io.BytesIO(b'\xef\xbb\xbfCompanyName, "CompanyNumber",Status\r\n"A","1","x"\r\n"B","2","y"\r\n')
    assert header_of(file) == ["CompanyName", '"CompanyNumber"', "Status"]
    assert is_quoted(file, Columns(1, 0))
    assert not is_quoted(file, Columns(2, 0))
    assert file.readline() == b'"A","1","x"\r\n'
    assert not is_quoted(io.BytesIO(b"A,1\nB,2\n"), Columns(1, 0))
