"""Letters with their log on both databases: a step is written once, a letter that left the house stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from riskwatch.domain.dunning import Charge, LateTerms, Letter, LetterItem, Promise
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.store import Store
from riskwatch.store.codec import dump
from riskwatch.store.repositories.papers import sha256_of
from riskwatch.store.tables.dunning import dunning_log, letters

DAY = date(2026, 11, 24)
HUNDRED = Money(Decimal("100.00"))
CHARGE = Charge(
    "F-1", "X-1", DAY, 40, HUNDRED, "agreed", Decimal("0.0005"), Money(Decimal("2.00")), Words("合同第七条", "clause 7")
)


def letter(now: datetime, number: str = "1", step: str = "D+15") -> Letter:
    return Letter(
        id=f"letter-{number}", customer_ref="C-1", debtor="甲公司", currency="CNY", step=step, anchor="F-1", language="zh",
        written_on=DAY, answer_by=DAY, text="请付款。\n", items=(LetterItem("F-1", "X-1", DAY, HUNDRED, Money(Decimal(0))),),
        charges=(CHARGE,), outstanding=HUNDRED, overdue=HUNDRED, charge=CHARGE.amount, state="draft", author="me",
        created_at=now,
    )  # fmt: skip


def test_a_letter_comes_back_as_it_was_and_a_step_is_written_once(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        assert unit.letters.add(letter(now))
        assert not unit.letters.add(letter(now, "2")), "the same step for the same invoice"
        assert unit.letters.add(letter(now, "3", "D+45"))
        assert unit.letters.get("letter-1") == letter(now)
        assert [each.id for each in unit.letters.of("C-1")] == ["letter-1", "letter-3"]
        assert unit.letters.of("C-2") == ()
        with pytest.raises(NotThere):
            unit.letters.get("letter-2")


def test_a_void_letter_makes_room_for_another(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.letters.add(letter(now))
        void = unit.letters.change(replace(letter(now), state="void"), actor="me", reason="wrong sum", at=now)
        assert unit.letters.add(letter(now, "2"))
        with pytest.raises(PolicyRefused, match="cannot become"):
            unit.letters.change(replace(void, state="approved"), actor="me", reason="", at=now)
        assert [(line.after, line.reason) for line in unit.letters.log.of("letter-1")] == [
            ("draft", "written"),
            ("void", "wrong sum"),
        ]


def test_of_two_people_who_change_it_at_once_one_is_told(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.letters.add(letter(now))
        unit.letters.change(replace(letter(now), text="甲"), actor="a", reason="reworded", at=now)
        with pytest.raises(PolicyRefused, match="Somebody changed"):
            unit.letters.change(replace(letter(now), text="乙"), actor="b", reason="reworded", at=now)
        assert unit.letters.get("letter-1").text == "甲"


def test_the_log_cannot_be_rewritten_and_a_changed_letter_is_noticed(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.letters.add(letter(now))
        assert list(unit.letters.log.faults()) == []
    for forged in (update(dunning_log).values(actor="nobody"), delete(dunning_log)):
        with pytest.raises(DBAPIError, match="append-only"), store.transaction() as unit:
            unit.connection.execute(forged)
    with store.transaction() as unit:
        payload = unit.connection.execute(letters.select()).mappings().one()["payload"]
        unit.connection.execute(update(letters).values(payload=payload.replace("请付款", "请务必付款")))
        assert list(unit.letters.log.faults()) == ["letter letter-1 was changed"]
    with store.transaction() as unit:
        unit.connection.execute(delete(letters))
        assert list(unit.letters.log.faults()) == ["letter letter-1 is missing"]


def test_lines_that_name_the_hash_of_the_text_alone_still_speak_for_it(store: Store, now: datetime) -> None:
    whole = dump(letter(now))
    with store.transaction() as unit:
        unit.letters.add(letter(now))
        unit.letters.add(letter(now, "2", "D+45"))
        text_alone = {"letter_id": "letter-1", "at": now, "actor": "me", "after": "draft", "reason": "reworded"}
        unit.letters.log._add({**text_alone, "content_sha256": sha256_of(letter(now).text)})
        assert list(unit.letters.log.faults()) == []
        unit.connection.execute(
            update(letters).where(letters.c.id == "letter-1").values(payload=whole.replace("款", "钱"))
        )
        assert list(unit.letters.log.faults()) == ["letter letter-1 was changed"]
        unit.connection.execute(update(letters).where(letters.c.id == "letter-1").values(payload="no letter"))
        assert list(unit.letters.log.faults()) == ["letter letter-1 was changed"]


def test_a_letter_logged_whole_is_not_met_by_its_text(store: Store, now: datetime) -> None:
    with store.transaction() as unit:
        unit.letters.add(letter(now))
        for forged in (replace(letter(now), debtor="乙公司"), replace(letter(now), text=dump(letter(now)))):
            unit.connection.execute(update(letters).values(payload=dump(forged)))
            assert list(unit.letters.log.faults()) == ["letter letter-1 was changed"]


def test_promises_and_terms_come_back_without_loss(store: Store, now: datetime) -> None:
    promise = Promise("p", "C-1", HUNDRED, DAY, "张", "电话", "me", DAY, Money(Decimal("0.10")))
    terms = LateTerms("X-1", Decimal("0.0003"), "第七条", Decimal("0.2"))
    with store.transaction() as unit:
        unit.dunning.add_promise(promise)
        unit.dunning.set_late_terms("C-1", replace(terms, rate_per_day=Decimal("0.5")), at=now, by="me")
        unit.dunning.set_late_terms("C-1", terms, at=now, by="me")
        assert unit.dunning.promises_of("C-1") == (promise,)
        assert unit.dunning.late_terms_of("C-1") == {"X-1": terms}
        assert unit.dunning.late_terms_of("C-2") == {}
