"""The till of paid sources: every call is counted in the database before it is made, within the month's budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from riskwatch.domain.calendar import Clock
from riskwatch.domain.errors import SourceClosed
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.source_alerts import budget_running_out
from riskwatch.settings import PREFIX, Settings, fen
from riskwatch.sources.till import Bill, Product
from riskwatch.store import Store, Unit

WARNING_PERCENT = 80


class StoreTill:
    """Counts in the store. A month is one of the house's time zone."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock

    @contextmanager
    def open(self, source: str, subject: str, products: Sequence[Product]) -> Iterator[Bill]:
        priced = [(product.name, _price(source, product)) for product in products]
        budget, now = budget_of(self._settings, source), self._clock()
        month = month_of(self._settings, now)
        with self._store.transaction() as unit:
            numbers = unit.spending.reserve(source, month, subject, priced, budget, at=now)
            spent = unit.spending.of(source, month)
        if len(numbers) != len(priced):
            raise _used_up(source, month, spent.fen, budget, sum(price for _, price in priced))
        bill = _Bill(self._store, dict(zip((name for name, _ in priced), numbers, strict=True)))
        try:
            yield bill
        finally:
            bill.close()


class _Bill:
    def __init__(self, store: Store, numbers: dict[str, int]) -> None:
        self._store = store
        self._open = numbers

    def ask(self, product: str) -> None:
        with self._store.transaction() as unit:
            unit.spending.settle(self._open[product], billed="unknown", order_no="")

    def settle(self, product: str, *, billed: str, order_no: str = "") -> None:
        with self._store.transaction() as unit:
            unit.spending.settle(self._open[product], billed=billed, order_no=order_no)

    def close(self) -> None:
        """Give back what was never made."""
        with self._store.transaction() as unit:
            for number in self._open.values():
                unit.spending.give_back(number)


def budget_of(settings: Settings, source: str) -> int:
    """What may be spent on a source in a month, in fen. Raises SourceClosed where nobody has said."""
    setting = f"SOURCE_{source.upper()}_BUDGET"
    given = settings.of_source(source, "BUDGET")
    if not given:
        raise SourceClosed(
            Words(
                f"付费来源 {source} 没有设置每月预算，未查询。",
                f"No monthly budget is set for {source}; it was not asked.",
            ),
            Words(f"请设置 {PREFIX}{setting}（元）。", f"Set {PREFIX}{setting} (yuan)."),
        )
    return fen(f"{PREFIX}{setting}", given)


def month_of(settings: Settings, now: datetime) -> str:
    return now.astimezone(ZoneInfo(settings.time_zone)).strftime("%Y-%m")


def warn_of_budget(desk: Desk, unit: Unit, source: str, now: datetime) -> None:
    """One warning a month when most of a paid source's budget is spent."""
    budget, month = budget_of(desk.settings, source), month_of(desk.settings, now)
    spent = unit.spending.of(source, month)
    if budget and spent.fen * 100 >= budget * WARNING_PERCENT and unit.spending.warn_once(source, month):
        budget_running_out(desk, unit, source, yuan(spent.fen), yuan(budget), now)


def yuan(fen_: int) -> Money:
    """A sum of the till as money."""
    return Money(Decimal(fen_) / 100)


def _price(source: str, product: Product) -> int:
    if product.price_fen is None:
        setting = f"{PREFIX}SOURCE_{source.upper()}_PRICE"
        raise SourceClosed(
            Words(
                f"{source} 的接口 {product.name} 没有价格，未查询。",
                f"The price of {product.name} at {source} is not known; it was not asked.",
            ),
            Words(f"请按合同设置 {setting}（元/次）。", f"Set {setting} (yuan a call) from your contract."),
        )
    return product.price_fen


def _used_up(source: str, month: str, spent: int, budget: int, cost: int) -> SourceClosed:
    return SourceClosed(
        Words(
            f"{source} {month} 已用 {yuan(spent)}，预算 {yuan(budget)}，不够这次查询（{yuan(cost)}），已停止。",
            f"{source} has used {yuan(spent)} of {yuan(budget)} in {month}; this look ({yuan(cost)}) was not taken.",
        ),
        Words(
            f"下月自动恢复；要提前恢复，请调高 {PREFIX}SOURCE_{source.upper()}_BUDGET。",
            f"It goes on next month; to go on now raise {PREFIX}SOURCE_{source.upper()}_BUDGET.",
        ),
    )
