"""One line for each customer: where its grade and its money stand, for lists and sums over all customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, delete, func, or_, select, update

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.credit import standings
from riskwatch.store.tables.portfolio import customers

_JOINED = standings.join(customers, customers.c.ref == standings.c.ref)
_OWED = func.coalesce(standings.c.owed_cents, standings.c.stated_cents, 0)


class BranchSum(NamedTuple):
    """What the customers of a branch owe in one currency, and how many of them do."""

    branch: str
    owed: Money
    customers: int


class Standings(Repository):
    def of_customer(self, customer: Customer) -> None:
        """Take over what is imported with a customer."""
        values = {
            "ref": customer.ref,
            "branch": customer.branch,
            "currency": customer.currency,
            "stated_cents": _cents(customer.exposure),
        }
        self._put(standings, values)

    def of_assessment(self, ref: str, assessment: Assessment, *, at: datetime) -> None:
        """Take over a new assessment."""
        rank = assessment.grade.rank
        other = standings.c.rank.is_not(None) & (standings.c.rank != rank)
        self._connection.execute(
            update(standings)
            .where(standings.c.ref == ref)
            .values(
                rank_before=case((other, standings.c.rank), else_=standings.c.rank_before),
                changed_at=case((other, at), else_=standings.c.changed_at),
                rank=rank,
                owed_cents=_cents(assessment.exposure),
                proposal=assessment.proposal,
                rise_from=assessment.rise_from,
            )
        )

    def remove(self, ref: str) -> None:
        self._connection.execute(delete(standings).where(standings.c.ref == ref))

    def page(self, wanted: str, offset: int, limit: int, rises_by: date | None = None) -> tuple[str, ...]:
        """Numbers of customers, the worst grade first, then the most money, ungraded ones last. `wanted` is looked for in
        number, name, register number and branch; `rises_by` keeps those whose grade may rise by that day."""
        found = select(standings.c.ref).select_from(_JOINED).where(*_conditions(wanted, rises_by))
        ordered = found.order_by(func.coalesce(standings.c.rank, -1).desc(), _OWED.desc(), standings.c.ref)
        return tuple(row["ref"] for row in self._rows(ordered.offset(offset).limit(limit)))

    def count(self, wanted: str = "", rises_by: date | None = None) -> int:
        """How many customers `page` would list."""
        return self._number(*_conditions(wanted, rises_by))

    def worse_since(self, moment: datetime, wanted: str = "") -> int:
        """How many of them have a worse grade than at `moment`."""
        worse = (standings.c.changed_at >= moment, standings.c.rank > standings.c.rank_before)
        return self._number(*_conditions(wanted, None), *worse)

    def _number(self, *conditions: ColumnElement[bool]) -> int:
        statement = select(func.count().label("number")).select_from(_JOINED).where(*conditions)
        return int(self._rows(statement)[0]["number"])

    def before(self, refs: Sequence[str], since: datetime) -> Mapping[str, Grade]:
        """The grade that each of these customers had before its last change, where that was on or after `since`."""
        rows = self._rows(
            select(standings.c.ref, standings.c.rank_before).where(
                standings.c.ref.in_(refs), standings.c.changed_at >= since, standings.c.rank_before.is_not(None)
            )
        )
        return {row["ref"]: Grade("ABCDE"[row["rank_before"]]) for row in rows}

    def branches(self) -> tuple[BranchSum, ...]:
        """What is owed by branch and currency."""
        rows = self._rows(
            select(
                standings.c.branch, standings.c.currency, func.sum(_OWED).label("cents"), func.count().label("count")
            )
            .where(_OWED > 0)
            .group_by(standings.c.branch, standings.c.currency)
        )
        return tuple(
            BranchSum(row["branch"], Money(Decimal(int(row["cents"])) / 100, row["currency"]), row["count"])
            for row in rows
        )

    def owed(self) -> Mapping[str, Money]:
        """What every customer owes."""
        rows = self._rows(select(standings.c.ref, standings.c.currency, _OWED.label("cents")))
        return {row["ref"]: Money(Decimal(int(row["cents"])) / 100, row["currency"]) for row in rows}


def _conditions(wanted: str, rises_by: date | None) -> list[ColumnElement[bool]]:
    conditions = [_fits(wanted)] if wanted else []
    if rises_by is not None:
        conditions.append(standings.c.rise_from <= rises_by)
    return conditions


def _fits(wanted: str) -> ColumnElement[bool]:
    fields = (customers.c.ref, customers.c.name, customers.c.id_value, standings.c.branch)
    return or_(*(func.lower(field).contains(wanted.lower(), autoescape=True) for field in fields))


def _cents(money: Money | None) -> int | None:
    return None if money is None else int((money.amount * 100).to_integral_value())
