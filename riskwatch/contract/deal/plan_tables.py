"""Payment plans written as tables: a row for each instalment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from riskwatch.contract.deal.control import control_of
from riskwatch.contract.terms.amounts import money
from riskwatch.contract.terms.events import name_of
from riskwatch.contract.terms.payment import is_cumulative, label_of_share
from riskwatch.domain.contract import Contract, Found, Period, Table, Term
from riskwatch.domain.deal import Control, Instalment
from riskwatch.domain.document import Span
from riskwatch.domain.money import Money

_HOW_MUCH = re.compile(r"比例|百分比|付款金额|支付金额|金额|%|\bshare\b|\bamount\b|\bpercent", re.IGNORECASE)
_AMOUNT = re.compile(r"金额|款额|\bamount\b", re.IGNORECASE)
_WHEN = re.compile(
    r"付款|支付|节点|期次|期数|阶段|里程碑|\bmilestone|\binstal|\bpayment|\bdue\b|\bstage\b", re.IGNORECASE
)
_GOODS = re.compile(r"单价|数量|规格|型号|品名|\bunit price\b|\bquantity\b|\bdescription\b", re.IGNORECASE)
_SUM = re.compile(r"合计|总计|小计|\btotal\b", re.IGNORECASE)
_BEFORE = re.compile(r"前(?!述)|\bbefore\b|\bprior to\b", re.IGNORECASE)

Row = Sequence[Found[str]]
T = TypeVar("T")


def instalments_in_tables(contract: Contract) -> Iterator[Instalment]:
    """The instalments of every table whose header speaks of payment and of how much."""
    for table in contract.tables:
        at = _header(table)
        for row in table.rows[at:] if at else ():
            instalment = _of_row(contract, table.rows[at - 1], row)
            if instalment is not None:
                yield instalment


def _header(table: Table) -> int:
    """How many rows the header of a payment plan takes; 0 for a table of goods or of anything else."""
    for index, row in enumerate(table.rows[:2]):
        heads = " | ".join(cell.value for cell in row)
        if _GOODS.search(heads):
            return 0
        if any(_HOW_MUCH.search(cell.value) for cell in row) and any(_WHEN.search(cell.value) for cell in row):
            return index + 1
    return 0


def _of_row(contract: Contract, header: Row, row: Row) -> Instalment | None:
    if not row or _SUM.search(row[0].value):
        return None
    span = Span(row[0].span.start, row[-1].span.end)
    terms = [term for term in contract.terms if span.start <= term.span.start and term.span.end <= span.end]
    share = _first(terms, Decimal)
    amount = _first(terms, Money) or _bare_amount(header, row)
    if share is None and amount is None:
        return None
    words = span.of(contract.text)
    event = name_of(max((cell.value for cell in row), key=len)) or name_of(words)
    on = _first(terms, date)
    return Instalment(
        span=span,
        label=_label(words),
        share=share,
        cumulative=is_cumulative(words.lower()),
        amount=amount,
        event="" if on else event,
        control=Control.CALENDAR if on else control_of(event),
        period=_first(terms, Period),
        before=_BEFORE.search(words) is not None and on is None,
        on=on,
    )


def _first(terms: Sequence[Term], kind: type[T]) -> T | None:
    """The first value of that type."""
    return next((term.value for term in terms if isinstance(term.value, kind)), None)


def _bare_amount(header: Row, row: Row) -> Money | None:
    """The figures below 金额 or Amount: there the currency stands in the head, or nowhere."""
    for head, cell in zip(header, row, strict=False):
        if _AMOUNT.search(head.value) and (amount := money(cell.value)) is not None:
            return amount
    return None


def _label(words: str) -> str:
    said = label_of_share(words.lower())
    return said if said in ("prepayment", "retention", "progress") else ""
