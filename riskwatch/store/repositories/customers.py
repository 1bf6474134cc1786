"""The watched portfolio."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select

from riskwatch.domain.customer import Customer
from riskwatch.domain.snapshot import Identifier
from riskwatch.store.codec import dump, load, text_of
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.standings import Standings
from riskwatch.store.tables.portfolio import customers


class Customers(Repository):
    """Customers by our own number; one company has one row."""

    def all(self) -> tuple[Customer, ...]:
        """Every customer, by number."""
        rows = self._rows(select(customers.c.payload).order_by(customers.c.ref))
        return tuple(load(row["payload"], Customer) for row in rows)

    def some(self, refs: Sequence[str]) -> tuple[Customer, ...]:
        """The customers of these numbers that are there, in this order."""
        found = self.many(refs)
        return tuple(found[ref] for ref in refs if ref in found)

    def get(self, ref: str) -> Customer | None:
        row = self._one(select(customers.c.payload).where(customers.c.ref == ref))
        return load(row["payload"], Customer) if row else None

    def many(self, refs: Sequence[str]) -> dict[str, Customer]:
        """Those of these customers that there are, by number."""
        rows = self._rows(select(customers.c.ref, customers.c.payload).where(customers.c.ref.in_(refs)))
        return {row["ref"]: load(row["payload"], Customer) for row in rows}

    def hold(self, ref: str) -> Customer | None:
        """The customer, held until this transaction ends: two looks at one customer are stored one after the other."""
        row = self._one(select(customers.c.payload).where(customers.c.ref == ref).with_for_update())
        return load(row["payload"], Customer) if row else None

    def by_identifier(self, identifier: Identifier) -> Customer | None:
        row = self._one(
            select(customers.c.payload).where(
                customers.c.id_scheme == identifier.scheme, customers.c.id_value == identifier.id
            )
        )
        return load(row["payload"], Customer) if row else None

    def by_number(self, number: str) -> tuple[Customer, ...]:
        """Every customer with this register number, whatever the register; case does not count."""
        rows = self._rows(select(customers.c.payload).where(func.upper(customers.c.id_value) == number.upper()))
        return tuple(load(row["payload"], Customer) for row in rows)

    def by_name(self, name: str) -> tuple[Customer, ...]:
        """Every customer of exactly this name; more than one means that the name settles nothing."""
        rows = self._rows(select(customers.c.payload).where(customers.c.name == name).order_by(customers.c.ref))
        return tuple(load(row["payload"], Customer) for row in rows)

    def unknown_columns(self, ref: str) -> Mapping[str, str]:
        """Columns of the imported file that we know nothing about, kept as they came."""
        row = self._one(select(customers.c.extra).where(customers.c.ref == ref))
        return json.loads(row["extra"]) if row else {}

    def save(self, customer: Customer, *, at: datetime, by: str, extra: Mapping[str, str] | None = None) -> None:
        """Insert or replace; `extra` of an existing row stays when none is given."""
        identifier = customer.identifier
        values = {
            "ref": customer.ref,
            "name": customer.name,
            "country": customer.country,
            "id_scheme": identifier.scheme if identifier else None,
            "id_value": identifier.id if identifier else None,
            "payload": dump(customer),
            "extra": text_of(dict(extra or {})),
            "saved_at": at,
            "saved_by": by,
        }
        self._put(customers, values, keep=() if extra is not None else ("extra",))
        Standings(self._connection).of_customer(customer)

    def remove(self, ref: str) -> None:
        """Take a customer and its watches out of the portfolio; what was seen and decided stays."""
        self._connection.execute(delete(customers).where(customers.c.ref == ref))
        Standings(self._connection).remove(ref)

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(customers)).scalar_one()

    def count_nameless(self) -> int:
        """How many have no register number yet."""
        found = select(func.count()).select_from(customers).where(customers.c.id_value.is_(None))
        return self._connection.execute(found).scalar_one()
