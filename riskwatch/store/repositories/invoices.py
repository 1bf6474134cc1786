"""Invoices as the last import left them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from sqlalchemy import RowMapping, Select, bindparam, func, or_, select

from riskwatch.domain.invoice import Invoice
from riskwatch.store.codec import dump, load, text_of
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.receivables import invoices


class Invoices(Repository):
    """Invoices by number and customer: two customers may have one number each."""

    def all(self) -> tuple[Invoice, ...]:
        """Every invoice, by customer and number."""
        return self._invoices(select(invoices.c.payload))

    def of(self, customer_ref: str) -> tuple[Invoice, ...]:
        """Every invoice of a customer."""
        return self._invoices(select(invoices.c.payload).where(invoices.c.customer_ref == customer_ref))

    def of_many(self, customer_refs: Sequence[str]) -> tuple[Invoice, ...]:
        """Every invoice of these customers."""
        return self._invoices(select(invoices.c.payload).where(invoices.c.customer_ref.in_(customer_refs)))

    def open_of(self, customer_refs: Sequence[str]) -> tuple[Invoice, ...]:
        """Every invoice of these customers with something unpaid."""
        return self._invoices(
            select(invoices.c.payload).where(invoices.c.customer_ref.in_(customer_refs), invoices.c.open)
        )

    def open_or_paid_since(self, day: date) -> tuple[Invoice, ...]:
        """Those with something unpaid, and those whose last payment came on `day` or later: all that an ageing as of a
        later day can be about."""
        return self._invoices(
            select(invoices.c.payload).where(or_(invoices.c.open, invoices.c.paid_on >= day)),
        )

    def get(self, number: str, customer_ref: str) -> Invoice | None:
        row = self._stored(number, customer_ref)
        return load(row["payload"], Invoice) if row else None

    def unknown_columns(self, number: str, customer_ref: str) -> Mapping[str, str]:
        """Columns of the imported file that we know nothing about, kept as they came."""
        row = self._stored(number, customer_ref)
        return json.loads(row["extra"]) if row else {}

    def compare(self, invoice: Invoice, extra: Mapping[str, str]) -> Literal["new", "changed", "same"]:
        """What saving this would do to what is stored."""
        row = self._stored(invoice.number, invoice.customer_ref)
        if row is None:
            return "new"
        same = row["payload"] == dump(invoice) and row["extra"] == text_of(dict(extra))
        return "same" if same else "changed"

    def save(self, rows: Iterable[tuple[Invoice, Mapping[str, str]]], *, at: datetime, by: str) -> None:
        """Insert invoices with their unknown columns, or replace those with the same number and customer."""
        self._put_all(
            invoices,
            [
                {
                    "number": invoice.number,
                    "customer_ref": invoice.customer_ref,
                    "open": invoice.unpaid.amount > 0,
                    "paid_on": invoice.paid_on,
                    "payload": dump(invoice),
                    "extra": text_of(dict(extra)),
                    "saved_at": at,
                    "saved_by": by,
                }
                for invoice, extra in rows
            ],
        )

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(invoices)).scalar_one()

    def _invoices(self, statement: Select[tuple[str]]) -> tuple[Invoice, ...]:
        rows = self._rows(statement.order_by(invoices.c.customer_ref, invoices.c.number))
        return tuple(load(row["payload"], Invoice) for row in rows)

    def _stored(self, number: str, customer_ref: str) -> RowMapping | None:
        key = {"number": number, "customer_ref": customer_ref}
        return self._connection.execute(_ONE, key).mappings().first()


_ONE = select(invoices.c.payload, invoices.c.extra).where(
    invoices.c.number == bindparam("number"), invoices.c.customer_ref == bindparam("customer_ref")
)
"""Built once: an import asks it for every row."""
