"""Paid services: what a call costs, and the till that counts it before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NoReturn, Protocol

from riskwatch.domain.errors import SourceClosed
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class Product:
    """One thing that is bought call by call. `price_fen` is None where the contract alone tells it."""

    name: str
    path: str
    price_fen: int | None = None


class Bill(Protocol):
    """The calls of one look, all counted already."""

    def ask(self, product: str) -> None:
        """The call is on its way: from here on it may be billed, whatever comes back."""

    def settle(self, product: str, *, billed: str, order_no: str = "") -> None:
        """A call was answered; `billed` is yes, no or unknown, as far as the answer tells."""


class Till(Protocol):
    """Counts calls against the month's budget."""

    def open(self, source: str, subject: str, products: Sequence[Product]) -> AbstractContextManager[Bill]:
        """Count these calls, all or none, before any is made; what was never asked is given back at the end.

        Raises SourceClosed when the budget of the month does not allow it, or nobody has set one.
        """


class NoTill:
    """Where nobody counts, nothing is bought."""

    def open(self, source: str, subject: str, products: Sequence[Product]) -> NoReturn:
        raise SourceClosed(
            Words("付费来源需要计费设置，未查询。", "A paid source is asked only where its calls are counted."),
        )


def no_such_product(source: str, path: str) -> SourceClosed:
    """The path of a product is not there: paths differ between contracts."""
    return SourceClosed(
        Words(f"{source} 没有接口 {path}。", f"There is no product {path} at {source}."),
        Words(
            f"请把合同中的路径写入 RISKWATCH_SOURCE_{source.upper()}_PRODUCTS 指定的文件。",
            f"Put the paths of your contract into the file that RISKWATCH_SOURCE_{source.upper()}_PRODUCTS names.",
        ),
    )
