"""What calls of paid services cost: counted before a call is made, held against the month's budget in one update."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from riskwatch.store.paid_and_taken import PaidCall, Spent
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.handing_in import paid_calls, spending


class Spending(Repository):
    """Sums are in fen. A month is YYYY-MM in the zone of the house."""

    def reserve(
        self, source: str, month: str, subject: str, calls: Sequence[tuple[str, int]], budget_fen: int, *, at: datetime
    ) -> tuple[int, ...]:
        """Count calls, (name, price) each, all or none; returns their numbers, () where the budget does not allow it."""
        cost = sum(price for _, price in calls)
        values = {"source": source, "month": month, "spent_fen": 0, "calls": 0, "warned": False}
        self._insert_if_new(spending, values)
        within = (spending.c.source == source, spending.c.month == month, spending.c.spent_fen + cost <= budget_fen)
        taken = self._changed(
            update(spending)
            .where(*within)
            .values(spent_fen=spending.c.spent_fen + cost, calls=spending.c.calls + len(calls))
        )
        if taken != 1:
            return ()
        numbers = []
        for call, price in calls:
            row = {
                "source": source, "month": month, "at": at, "subject": subject, "call": call, "price_fen": price,
                "state": "reserved", "billed": "unknown", "order_no": "",
            }  # fmt: skip
            made = self._connection.execute(insert(paid_calls).values(**row).returning(paid_calls.c.id))
            numbers.append(int(made.scalar_one()))
        return tuple(numbers)

    def settle(self, number: int, *, billed: str, order_no: str) -> None:
        """A counted call was answered. `billed` is yes, no or unknown, as far as the answer tells."""
        self._connection.execute(
            update(paid_calls)
            .where(paid_calls.c.id == number)
            .values(state="made", billed=billed, order_no=order_no[:120])
        )

    def give_back(self, number: int) -> None:
        """A counted call was never made: its price is free again."""
        row = self._one(select(paid_calls).where(paid_calls.c.id == number, paid_calls.c.state == "reserved"))
        if row is None:
            return
        self._connection.execute(update(paid_calls).where(paid_calls.c.id == number).values(state="not_made"))
        self._connection.execute(
            update(spending)
            .where(spending.c.source == row["source"], spending.c.month == row["month"])
            .values(spent_fen=spending.c.spent_fen - row["price_fen"], calls=spending.c.calls - 1)
        )

    def of(self, source: str, month: str) -> Spent:
        """What a source cost in a month."""
        row = self._one(select(spending).where(spending.c.source == source, spending.c.month == month))
        return Spent(row["spent_fen"], row["calls"], row["warned"]) if row else Spent(0, 0, False)

    def warn_once(self, source: str, month: str) -> bool:
        """Mark that the month's warning was given; False when it was given before."""
        where = (spending.c.source == source, spending.c.month == month, spending.c.warned.is_(False))
        return self._changed(update(spending).where(*where).values(warned=True)) == 1

    def calls(self, source: str, limit: int = 100) -> tuple[PaidCall, ...]:
        """The last calls of a source, newest first."""
        rows = self._rows(
            select(paid_calls).where(paid_calls.c.source == source).order_by(paid_calls.c.id.desc()).limit(limit)
        )
        return tuple(
            PaidCall(**{name: value for name, value in row.items() if name not in ("id", "month")}) for row in rows
        )
