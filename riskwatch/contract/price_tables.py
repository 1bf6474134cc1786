"""Price tables read as numbers: which column is the quantity, the unit price, the amount, and what the totals say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from riskwatch.contract.aligned_tables import aligned_tables
from riskwatch.contract.once import once_a_contract
from riskwatch.domain.contract import Contract, Found, Table
from riskwatch.domain.document import Span

_COLUMNS = (
    ("rate", re.compile(r"税率|\b(?:vat|tax) rate")),
    ("tax", re.compile(r"税额|(?<!含)税金(?!额)|增值税款|\b(?:vat|tax) amount|^(?:vat|tax)$")),
    (
        "net",
        re.compile(
            r"(?:不含税|未税|税前|除税)(?:总|小计|合计)?(?:金额|总价|总额|价款|小计|合计)|\bnet (?:amount|total)"
        ),
    ),
    ("gross", re.compile(r"价税合计|\bgross (?:amount|total)")),
    ("price", re.compile(r"单价|\bunit price|\bprice (?:per|each|/)")),
    ("quantity", re.compile(r"^(?:订货|采购|供货|合同)?数量|^\bq(?:uantity|ty)\b")),
    ("amount", re.compile(r"金额|小计|总价|合价|价款|货款|总额|合计|\bamount\b|\btotal\b|\bextended\b")),
)
_TOTAL = re.compile(r"^(?:合计|总计|总价|总额|合同总|共计|grand total|total)")
_SUBTOTAL = re.compile(r"^(?:小计|分项合计|sub-?total)")
_OTHER_LINE = re.compile(r"优惠|折扣|折让|抹零|运费|安装费|税|大写|备注|discount|freight|tax|vat|shipping")
_NUMBER = re.compile(
    r"^[¥￥$€£]?(?:rmb|cny|usd|eur|人民币)? ?(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(万)?(?:元|圆)?(?:整)?$"
)
_COUNT = re.compile(r"^(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(?![oil]$)[\u4e00-\u9fffa-z㎡³²]{0,3}$")
"""A figure with its unit. A lone o, i or l behind it is a 0 or 1 that a scan misread: no number then."""
_EDGES = " |\t　"
_SCALED = re.compile(r"[/每](?:千|百|万|十)|万元|千元|per (?:thousand|hundred|1,?000|100)")


@dataclass(frozen=True, slots=True)
class Number:
    """A cell read as a number; `decimals` as printed."""

    value: Decimal
    span: Span
    decimals: int


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one row, by column: quantity, price, amount, net, tax, gross, rate."""

    numbers: Mapping[str, Number]
    span: Span


@dataclass(frozen=True, slots=True)
class PriceTable:
    """`lines` in order; `totals` what the total rows print; `complete` when every line's amount could be read."""

    lines: tuple[Line, ...]
    totals: tuple[Number, ...]
    complete: bool
    span: Span

    def sum_of_lines(self) -> Decimal | None:
        """The sum of the lines' amounts; None when one could not be read."""
        amounts = [line.numbers[key].value for line in self.lines if (key := _amount_of(line))]
        return sum(amounts, Decimal(0)) if self.complete and amounts and len(amounts) == len(self.lines) else None


@once_a_contract
def price_tables(contract: Contract) -> tuple[PriceTable, ...]:
    """Every table of the contract that has a quantity or unit price beside an amount."""
    return tuple(_price_tables(contract))


def _price_tables(contract: Contract) -> Iterator[PriceTable]:
    for table in (*contract.tables, *aligned_tables(contract)):
        for start, row in enumerate(table.rows):
            columns = _columns(row)
            if _is_header(row, frozenset(columns.values())):
                yield _read(table, start, columns)
                break
            if (both := _header_of_two_rows(table.rows[start : start + 3])) is not None:
                yield _read(replace(table, rows=(both, *table.rows[start + 2 :])), 0, _columns(both))
                break


def _header_of_two_rows(rows: Sequence[tuple[Found[str], ...]]) -> tuple[Found[str], ...] | None:
    """含税价 over 单价 and 金额: one wide cell stands for the cells of the next row. The numbers below must fit."""
    if len(rows) < 3 or len(rows[0]) - 1 + len(rows[1]) != len(rows[2]):
        return None
    upper, lower, numbers = rows
    possible = []
    for wide in range(len(upper)):
        header = (*upper[:wide], *lower, *upper[wide + 1 :])
        columns = _columns(header)
        fits = all(number_in(numbers[at].value, numbers[at].span) is not None for at in columns)
        if fits and _is_header(header, frozenset(columns.values())):
            possible.append((len(columns), header))
    return max(possible, key=lambda one: one[0])[1] if possible else None


def _is_header(row: Sequence[Found[str]], names: frozenset[str]) -> bool:
    """An amount, and something that it is made of."""
    return len(row) >= 3 and bool(names & {"amount", "net", "gross"}) and bool(names & {"price", "quantity", "tax"})


def number_in(text: str, span: Span) -> Number | None:
    """A cell that is a number with at most a currency; 万 counts. None for blanks, words, 赠送, — and the like."""
    cell = text.strip(_EDGES).lower()
    start = span.start + len(text) - len(text.lstrip(_EDGES))
    match = _NUMBER.match(cell) or _COUNT.match(cell)
    if match is None:
        return None
    figures = match[1].replace(",", "").replace("，", "")
    try:
        value = Decimal(figures)
    except InvalidOperation:
        return None
    scaled = match.re is _NUMBER and match[2]
    return Number(value * 10_000 if scaled else value, Span(start, start + len(cell)), len(figures.partition(".")[2]))


def _columns(row: Sequence[Found[str]]) -> dict[int, str]:
    """Column number -> what it holds. A column in another unit than the rest (元/千件, 万元) is left out."""
    columns: dict[int, str] = {}
    for index, cell in enumerate(row):
        title = re.sub(r"\s+", "", cell.value).lower() if not cell.value.isascii() else cell.value.strip().lower()
        if len(title) > 24 or any(digit.isdigit() for digit in title[:1]):
            continue
        name = next((name for name, pattern in _COLUMNS if pattern.search(title)), "")
        if name and name not in columns.values():
            columns[index] = f"{name}_scaled" if _SCALED.search(title) else name
    return columns


def _read(table: Table, start: int, columns: Mapping[int, str]) -> PriceTable:
    lines: list[Line] = []
    totals: list[Number] = []
    width, complete = len(table.rows[start]), True
    for row in table.rows[start + 1 :]:
        label = re.sub(r"[\s|]+", "", "".join(cell.value for cell in row[:2])).lower()
        if _TOTAL.match(label):
            totals.extend(_total(row, width, columns))
            complete = complete and not _SCALED.search(label)
        elif _SUBTOTAL.match(label) or _OTHER_LINE.search(label):
            complete = False
        elif width - 1 <= len(row) <= width and max(columns) < len(row):
            numbers = {
                name: number
                for index, name in columns.items()
                if (number := number_in(row[index].value, row[index].span)) is not None
            }
            if numbers:
                lines.append(Line(numbers, Span(row[0].span.start, row[-1].span.end)))
                complete = complete and any(name in numbers for name in ("amount", "gross", "net"))
            elif any(cell.value.strip(" _/—-|") for cell in row[1:]):
                complete = False
    return PriceTable(tuple(lines), tuple(totals), complete and "amount_scaled" not in columns.values(), table.span)


def _total(row: Sequence[Found[str]], width: int, columns: Mapping[int, str]) -> Iterator[Number]:
    """The number of a total row that stands in the amount's column, or the last one when cells are merged."""
    if any("大写" in cell.value for cell in row):
        return
    wanted = [index for index, name in columns.items() if name in ("amount", "gross")]
    if wanted and width - 1 <= len(row) <= width and wanted[-1] < len(row):
        cells = [row[wanted[-1]]]
    else:
        cells = [cell for cell in row[1:] if number_in(cell.value, cell.span)][-1:]
    for cell in cells:
        number = number_in(cell.value, cell.span)
        if number is not None:
            yield number


def _amount_of(line: Line) -> str:
    return next((name for name in ("gross", "amount", "net") if name in line.numbers), "")
