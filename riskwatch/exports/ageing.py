"""The ageing of receivables as the JSON object of the stable interface, and as a table for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.exports.widths import head, width
from riskwatch.receivables.ageing import STAGES
from riskwatch.receivables.dso import printed
from riskwatch.receivables.overview import Ageing, AgeingRow, CurrencyAgeing

Json = dict[str, Any]
Names = Callable[[str], str]
SCHEMA = "riskwatch.ageing/1"
NAME_COLUMNS = 36

STAGE_WORDS = {
    "M0": Words("未到期", "not due"),
    "M1": Words("逾期1-30天", "1-30 days overdue"),
    "M2": Words("31-60天", "31-60"),
    "M3": Words("61-90天", "61-90"),
    "M4": Words("91-180天", "91-180"),
    "M5": Words("181-365天", "181-365"),
    "M6": Words("超过365天", "over 365"),
}
_AS_OF = Words("截至 {day} 的应收账款账龄", "Receivables by age as of {day}")
_COLUMNS = {
    "customer": Words("客户", "Customer"),
    "branch": Words("分公司", "Branch"),
    "total": Words("合计", "Total"),
    "overdue": Words("逾期", "Overdue"),
    "disputed": Words("其中争议", "Disputed"),
    "oldest": Words("最长逾期天数", "Oldest, days"),
    "lateness": Words("加权逾期天数", "Days beyond terms"),
}
_ALL = Words("合计", "All")
_NO_BRANCH = Words("（未填分公司）", "(no branch)")
_NONE = Words("没有未付的发票。", "No invoice is unpaid.")
_IMPORT = Words("用 riskwatch invoices import 导入发票。", "Import them with: riskwatch invoices import FILE")
_LATER = Words("开票日期晚于该日、未计入：{sums}", "Dated after that day and not counted: {sums}")


def ageing_object(ageing: Ageing, name_of: Names) -> Json:
    """Amounts are text with two decimals; `days_beyond_terms` has one, and is null where nothing tells it."""
    return {
        "schema": SCHEMA,
        "as_of": ageing.as_of.isoformat(),
        "currencies": [
            {
                "currency": book.currency,
                **_figures(book.all),
                "customers": [
                    {"customer": {"ref": row.key, "name": name_of(row.key)}, **_figures(row)} for row in book.customers
                ],
                "branches": [{"branch": row.key, **_figures(row)} for row in book.branches],
            }
            for book in ageing.currencies
        ],
        "not_yet_issued": [{"currency": sum_.currency, "amount": sum_.plain()} for sum_ in ageing.later],
    }


def _figures(row: AgeingRow) -> Json:
    return {
        "stages": {stage: amount.plain() for stage, amount in row.stages.items()},
        "total": row.total.plain(),
        "overdue": row.overdue.plain(),
        "disputed": row.disputed.plain(),
        "oldest_days_overdue": max(row.oldest, 0),
        "invoices": row.invoices,
        "days_beyond_terms": None if row.days_beyond_terms is None else str(printed(row.days_beyond_terms)),
    }


def ageing_text(ageing: Ageing, name_of: Names, by: str, language: str) -> str:
    """A table for each currency, of its customers or (`by` is "branch") its branches, ending with a newline."""
    lines = [_AS_OF.filled({"day": ageing.as_of.isoformat()}).said(language)]
    if not ageing.currencies:
        lines += [_NONE.said(language)] + ([] if ageing.later else [_IMPORT.said(language)])
    else:
        lines.append(" · ".join(f"{stage} {STAGE_WORDS[stage].said(language)}" for stage, _ in STAGES))
    for book in ageing.currencies:
        lines += ["", book.currency, *_table(book, name_of, by, language)]
    if ageing.later:
        lines += ["", _LATER.filled({"sums": ", ".join(map(str, ageing.later))}).said(language)]
    return "\n".join(lines) + "\n"


def _table(book: CurrencyAgeing, name_of: Names, by: str, language: str) -> Iterator[str]:
    named = [_COLUMNS[key].said(language) for key in ("total", "overdue", "disputed", "oldest", "lateness")]
    rows = [[_COLUMNS[by].said(language), *(stage for stage, _ in STAGES), *named]]
    if by == "branch":
        rows += [_cells(row.key or _NO_BRANCH.said(language), row) for row in book.branches]
    else:
        rows += [
            _cells(f"{row.key} {name_of(row.key)}" if name_of(row.key) != row.key else row.key, row)
            for row in book.customers
        ]
    rows.append(_cells(_ALL.said(language), book.all))
    return aligned(rows)


def _cells(name: str, row: AgeingRow) -> list[str]:
    lateness = "-" if row.days_beyond_terms is None else str(printed(row.days_beyond_terms))
    amounts = [*row.stages.values(), row.total, row.overdue, row.disputed]
    return [name, *map(_amount, amounts), str(row.oldest) if row.oldest > 0 else "-", lateness]


def _amount(amount: Money) -> str:
    return f"{amount.rounded().amount:,.2f}" if amount.amount else "-"


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under each other: the first column to the left and cut where it is too long, figures to the right."""
    cut = [[_shortened(row[0], NAME_COLUMNS), *row[1:]] for row in rows]
    columns = [max(width(row[index]) for row in cut) for index in range(len(cut[0]))]
    for first, *figures in cut:
        cells = [first + " " * (columns[0] - width(first))]
        cells += [" " * (room - width(cell)) + cell for cell, room in zip(figures, columns[1:], strict=True)]
        yield "  ".join(cells).rstrip()


def _shortened(text: str, columns: int) -> str:
    return text if width(text) <= columns else head(text, columns - 1) + "…"
