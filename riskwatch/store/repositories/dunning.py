"""Promises, calls and visits, and what contracts say of late payment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select

from riskwatch.domain.dunning import Contact, LateTerms, Promise
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.dunning import contacts, late_terms, promises


class Dunning(Repository):
    def add_promise(self, promise: Promise) -> None:
        values = {"id": promise.id, "customer_ref": promise.customer_ref, "due": promise.by, "payload": dump(promise)}
        self._connection.execute(insert(promises).values(**values))

    def promises_of(self, customer_ref: str = "") -> tuple[Promise, ...]:
        """By the day promised."""
        wanted = select(promises.c.payload).order_by(promises.c.due, promises.c.id)
        if customer_ref:
            wanted = wanted.where(promises.c.customer_ref == customer_ref)
        return tuple(load(row["payload"], Promise) for row in self._rows(wanted))

    def add_contact(self, contact: Contact) -> None:
        values = {"id": contact.id, "customer_ref": contact.customer_ref, "at": contact.at, "payload": dump(contact)}
        self._connection.execute(insert(contacts).values(**values))

    def contacts_of(self, customer_ref: str = "") -> tuple[Contact, ...]:
        """Calls and visits, oldest first."""
        wanted = select(contacts.c.payload).order_by(contacts.c.at, contacts.c.id)
        if customer_ref:
            wanted = wanted.where(contacts.c.customer_ref == customer_ref)
        return tuple(load(row["payload"], Contact) for row in self._rows(wanted))

    def set_late_terms(self, customer_ref: str, terms: LateTerms, *, at: datetime, by: str) -> None:
        """What the contract of that number says; replaces what was entered before."""
        values = {
            "customer_ref": customer_ref,
            "contract_ref": terms.contract_ref,
            "payload": dump(terms),
            "saved_at": at,
            "saved_by": by,
        }
        self._put(late_terms, values)

    def late_terms_of(self, customer_ref: str) -> Mapping[str, LateTerms]:
        """By contract number."""
        wanted = select(late_terms).where(late_terms.c.customer_ref == customer_ref).order_by(late_terms.c.contract_ref)
        return {row["contract_ref"]: load(row["payload"], LateTerms) for row in self._rows(wanted)}
