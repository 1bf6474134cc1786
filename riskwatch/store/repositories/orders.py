"""Orders with the last answer to each, and the other documents of the exposure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from sqlalchemy import ColumnElement, Date, RowMapping, case, func, literal, select, update

from riskwatch.domain.order import Order, Position
from riskwatch.domain.order_check import Answer, CheckedOrder, Ground
from riskwatch.store.codec import dump, load, load_all, text_of
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.orders import orders, positions

AT_ONCE = literal(date.min, Date)
"""Where an order without a planned day stands among those that have one."""
Compared = Literal["new", "changed", "same"]


class Orders(Repository):
    """Orders by number and customer: two customers may have one number each."""

    def of(self, customer_ref: str) -> tuple[Order, ...]:
        """Every order of a customer, whatever its state."""
        found = select(orders.c.payload).where(orders.c.customer_ref == customer_ref).order_by(orders.c.number)
        return tuple(load(row["payload"], Order) for row in self._rows(found))

    def get(self, number: str, customer_ref: str) -> Order | None:
        row = self._stored(number, customer_ref)
        return load(row["payload"], Order) if row else None

    def compare(self, order: Order, extra: Mapping[str, str]) -> Compared:
        """What saving this would do to what is stored."""
        return _compared(self._stored(order.number, order.customer_ref), dump(order), extra)

    def save(self, rows: Iterable[tuple[Order, Mapping[str, str]]], *, at: datetime, by: str) -> None:
        """Insert orders or replace those with the same number and customer; the last answer stays until the next check."""
        for order, extra in rows:
            values = {
                "number": order.number,
                "customer_ref": order.customer_ref,
                "state": order.state,
                "deliver_on": order.deliver_on,
                "payload": dump(order),
                "extra": text_of(dict(extra)),
                "saved_at": at,
                "saved_by": by,
            }
            self._put(orders, values)

    def answered(self, order: Order, answer: Answer, grounds: Sequence[Ground], at: datetime) -> None:
        """Keep what a check said."""
        wanted = (orders.c.number == order.number, orders.c.customer_ref == order.customer_ref)
        said = {"answer": answer, "grounds": dump(tuple(grounds)), "checked_at": at}
        self._connection.execute(update(orders).where(*wanted).values(**said))

    def open(self, answer: str = "", offset: int = 0, limit: int = 100, customer: str = "") -> tuple[CheckedOrder, ...]:
        """Open orders, held ones first, then the nearest delivery; of one answer or one customer, if given."""
        held = case((orders.c.answer == "no", 0), (orders.c.answer == "prepaid", 1), else_=2)
        found = select(orders).where(*_open(answer, customer))
        ordered = found.order_by(
            held, func.coalesce(orders.c.deliver_on, AT_ONCE), orders.c.number, orders.c.customer_ref
        )
        return tuple(_checked(row) for row in self._rows(ordered.offset(offset).limit(limit)))

    def counts(self) -> dict[str, int]:
        """How many open orders there are by answer; "" for those that were never checked."""
        rows = self._rows(
            select(orders.c.answer, func.count().label("number"))
            .where(orders.c.state == "open")
            .group_by(orders.c.answer)
        )
        return {row["answer"] or "": row["number"] for row in rows}

    def customers_with_open(self) -> tuple[str, ...]:
        """Numbers of the customers that have an open order."""
        rows = self._rows(select(orders.c.customer_ref).distinct().where(orders.c.state == "open"))
        return tuple(sorted(row["customer_ref"] for row in rows))

    def _stored(self, number: str, customer_ref: str) -> RowMapping | None:
        return self._one(select(orders).where(orders.c.number == number, orders.c.customer_ref == customer_ref))


class Positions(Repository):
    """Bills, credit notes, deposits, by kind, number and customer."""

    def of(self, customer_ref: str) -> tuple[Position, ...]:
        found = select(positions.c.payload).where(positions.c.customer_ref == customer_ref)
        ordered = found.order_by(positions.c.kind, positions.c.number)
        return tuple(load(row["payload"], Position) for row in self._rows(ordered))

    def compare(self, position: Position, extra: Mapping[str, str]) -> Compared:
        """What saving this would do to what is stored."""
        key = (
            positions.c.kind == position.kind,
            positions.c.number == position.number,
            positions.c.customer_ref == position.customer_ref,
        )
        return _compared(self._one(select(positions).where(*key)), dump(position), extra)

    def replace_all(
        self, kinds: Iterable[str], rows: Iterable[tuple[Position, Mapping[str, str]]], *, at: datetime, by: str
    ) -> set[str]:
        """Put these in the place of everything of these kinds; returns the customers whose documents changed."""
        known = self._rows(select(positions).where(positions.c.kind.in_(sorted(set(kinds)))))
        before = {(row["kind"], row["number"], row["customer_ref"]): row["payload"] for row in known}
        after: dict[tuple[str, str, str], str] = {}
        for position, extra in rows:
            key = (position.kind, position.number, position.customer_ref)
            after[key] = dump(position)
            values = dict(zip(("kind", "number", "customer_ref"), key, strict=True))
            self._put(
                positions,
                {**values, "payload": after[key], "extra": text_of(dict(extra)), "saved_at": at, "saved_by": by},
            )
        for kind, number, ref in before.keys() - after.keys():
            gone = (positions.c.kind == kind, positions.c.number == number, positions.c.customer_ref == ref)
            self._connection.execute(positions.delete().where(*gone))
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        return {ref for _, _, ref in changed}


def _open(answer: str, customer: str) -> list[ColumnElement[bool]]:
    wanted = [orders.c.state == "open"]
    if answer:
        wanted.append(orders.c.answer == answer)
    if customer:
        wanted.append(orders.c.customer_ref == customer)
    return wanted


def _compared(row: RowMapping | None, payload: str, extra: Mapping[str, str]) -> Compared:
    if row is None:
        return "new"
    return "same" if row["payload"] == payload and json.loads(row["extra"]) == dict(extra) else "changed"


def _checked(row: RowMapping) -> CheckedOrder:
    grounds = load_all(row["grounds"], Ground) if row["grounds"] else ()
    return CheckedOrder(load(row["payload"], Order), row["answer"], grounds, row["checked_at"])
