"""Annual accounts. A correction is a further row for the same year; the rows before it stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping, insert, select

from riskwatch.domain.accounts import Accounts
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.credit import accounts


class AccountsBook(Repository):
    def add(self, entered: Accounts, *, at: datetime, actor: str, withdrawn: bool = False) -> None:
        """Keep accounts, or take back (`withdrawn`) those of that year."""
        self._connection.execute(
            insert(accounts).values(
                ref=entered.customer_ref,
                period_end=entered.period_end,
                consolidated=entered.consolidated,
                at=at,
                actor=actor,
                withdrawn=withdrawn,
                payload=dump(entered),
            )
        )

    def of(self, ref: str, moment: datetime | None = None) -> tuple[Accounts, ...]:
        """The accounts of a customer as they were known at `moment` (now when none is given), the latest year first."""
        wanted = [accounts.c.ref == ref, *([accounts.c.at <= moment] if moment else [])]
        return _latest(self._rows(select(accounts).where(*wanted).order_by(accounts.c.id)))

    def versions(self, ref: str) -> tuple[tuple[datetime, Accounts], ...]:
        """Every row of a customer that was not withdrawn since, with the moment it was entered, oldest first."""
        rows = self._rows(select(accounts).where(accounts.c.ref == ref).order_by(accounts.c.id))
        standing = {(each.period_end, each.consolidated) for each in _latest(rows)}
        return tuple(
            (row["at"], load(row["payload"], Accounts))
            for row in rows
            if (row["period_end"], row["consolidated"]) in standing and not row["withdrawn"]
        )

    def all(self) -> dict[str, tuple[Accounts, ...]]:
        """The accounts of every customer that has any, by customer number."""
        found: dict[str, list[RowMapping]] = defaultdict(list)
        for row in self._rows(select(accounts).order_by(accounts.c.id)):
            found[row["ref"]].append(row)
        return {ref: _latest(rows) for ref, rows in found.items()}


def _latest(rows: Iterable[RowMapping]) -> tuple[Accounts, ...]:
    last = {(row["period_end"], row["consolidated"]): row for row in rows}
    kept = [load(row["payload"], Accounts) for row in last.values() if not row["withdrawn"]]
    return tuple(sorted(kept, key=lambda each: (each.period_end, each.consolidated), reverse=True))
