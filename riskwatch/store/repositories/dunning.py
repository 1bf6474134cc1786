"""Letters, promises, calls and visits, and what contracts say of late payment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, update

from riskwatch.domain.dunning import LETTER_MOVES, Contact, LateTerms, Letter, Promise
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.store.codec import dump, load
from riskwatch.store.repositories.base import Repository
from riskwatch.store.repositories.dunning_log import DunningLog
from riskwatch.store.tables.dunning import contacts, late_terms, letters, promises


class Dunning(Repository):
    def add_letter(self, letter: Letter) -> bool:
        """Keep a new letter and log it; False when that step was written for that invoice already."""
        values = {
            "id": letter.id,
            "customer_ref": letter.customer_ref,
            "step": letter.step,
            "anchor": letter.anchor,
            "state": letter.state,
            "version": letter.version,
            "created_at": letter.created_at,
            "payload": dump(letter),
        }
        if not self._insert_if_new(letters, values):
            return False
        DunningLog(self._connection).append(letter, at=letter.created_at, actor=letter.author, reason="written")
        return True

    def change_letter(self, changed: Letter, *, actor: str, reason: str, at: datetime) -> Letter:
        """Store the letter as its next version. Raises PolicyRefused for a move that does not exist, or when somebody
        else changed it meanwhile."""
        known = self.letter(changed.id)
        if changed.state != known.state and changed.state not in LETTER_MOVES[known.state]:
            raise PolicyRefused(
                Words("函件的这一步不存在。", f"A letter that is {known.state} cannot become {changed.state}."),
                Words("请刷新页面，看它现在的状态。", "Load the page again and look at its state."),
            )
        following = replace(changed, version=changed.version + 1)
        same = (letters.c.id == changed.id) & (letters.c.version == changed.version)
        stored = {"state": following.state, "version": following.version, "payload": dump(following)}
        if not self._changed(update(letters).where(same).values(**stored)):
            raise PolicyRefused(
                Words(
                    "这封函件刚被别人改过，您的改动没有保存。",
                    "Somebody changed this letter just now; your change is not stored.",
                ),
                Words("请刷新页面后再改。", "Load the page again and change it there."),
            )
        DunningLog(self._connection).append(following, at=at, actor=actor, reason=reason)
        return following

    def letter(self, letter_id: str) -> Letter:
        """Raises NotThere."""
        row = self._one(select(letters.c.payload).where(letters.c.id == letter_id))
        if row is None:
            raise NotThere(
                Words(f"没有函件 {letter_id}。", f"There is no letter {letter_id}."),
                Words("在催收页面里查找。", "Look for it on the page of reminders."),
            )
        return load(row["payload"], Letter)

    def letters_of(self, customer_ref: str = "") -> tuple[Letter, ...]:
        """Every letter of a customer, or of all, oldest first."""
        wanted = select(letters.c.payload).order_by(letters.c.created_at, letters.c.id)
        if customer_ref:
            wanted = wanted.where(letters.c.customer_ref == customer_ref)
        return tuple(load(row["payload"], Letter) for row in self._rows(wanted))

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
