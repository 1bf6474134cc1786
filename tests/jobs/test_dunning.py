"""From open invoices to letters that are released, sent and kept: who may, what is refused, what the record says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from riskwatch.domain.dunning import LateTerms, Letter
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.profile import Account, Profile
from riskwatch.jobs.company import set_profile
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.dunning import plans, write_letters
from riskwatch.jobs.dunning_steps import (
    approve,
    delivered,
    dispatch,
    letter_objections,
    note_promise,
    reword,
    set_late_terms,
    void,
)
from riskwatch.jobs.invoices import import_invoices
from riskwatch.receivables.dunning.ladder import LADDER
from riskwatch.store.records import User

LEDGER = b"""number,customer_ref,contract_ref,issued,due,amount,currency,paid,disputed
F-1,C-3001,XS-1,2026-08-01,2026-10-15,100000,CNY,,
F-2,C-3001,XS-1,2026-10-01,2026-12-20,40000,CNY,,
F-3,C-1001,XS-2,2026-08-01,2026-11-20,900,GBP,,100
"""
US = Profile(
    names=("苏州远通电器有限公司",), accounts=(Account("苏州远通电器有限公司", "中国银行苏州分行", "0012345678901234"),)
)
Reader = Callable[..., User]


@pytest.fixture
def owing(stocked: Desk) -> Desk:
    import_invoices(stocked, LEDGER, "i.csv", actor="me")
    set_profile(stocked, US, actor="me", reason="start")
    return stocked


@pytest.fixture
def manager(reader: Reader) -> User:
    return reader()


def first_letter(desk: Desk) -> Letter:
    return write_letters(desk, plans(desk, customer_ref="C-3001"), "author@example.com").letters[0]


def test_a_letter_states_what_the_books_say(owing: Desk, manager: User) -> None:
    set_late_terms(owing, "C-3001", manager, LateTerms("XS-1", Decimal("0.0005"), "第七条第二款"))
    letter = first_letter(owing)
    assert letter.overdue == Money(Decimal("100000.00"))
    assert letter.charge == Money(Decimal("2000.00")), "40 days"
    for words in ("宁波霁澜机电有限公司：", "XS-1号合同", "人民币140,000.00元", "人民币100,000.00元", "逾期40天",
                  "违约金为人民币2,000.00元（合同第七条第二款", "账号0012345678901234", "苏州远通电器有限公司（盖章）"):  # fmt: skip
        assert words in letter.text, words
    assert letter.answer_by == date(2026, 12, 3), "seven working days"


def test_a_debtor_abroad_is_written_to_in_english(owing: Desk) -> None:
    (letter,) = write_letters(owing, plans(owing, customer_ref="C-1001"), "me").letters
    assert "£800.00 under contract XS-2 is overdue" in letter.text, "the disputed part is left out"
    assert "by 3 December 2026" in letter.text


def test_a_second_run_writes_nothing(owing: Desk) -> None:
    assert len(write_letters(owing, plans(owing), "me").letters) == 2
    again = write_letters(owing, plans(owing), "me")
    assert (again.letters, again.already) == ((), 0), "the plan knows what is written"


def test_two_runs_at_the_same_time_write_one_letter(owing: Desk) -> None:
    chosen = plans(owing, customer_ref="C-3001")
    write_letters(owing, chosen, "me")
    late = write_letters(owing, chosen, "you")
    assert (late.letters, late.already) == ((), 1)


def test_without_a_sender_nothing_is_written(stocked: Desk) -> None:
    import_invoices(stocked, LEDGER, "i.csv", actor="me")
    with pytest.raises(PolicyRefused, match="no sender"):
        write_letters(stocked, plans(stocked), "me")
    with stocked.store.reading() as unit:
        assert unit.letters.of() == ()


def test_every_template_passes_the_checks_it_is_held_against(owing: Desk, manager: User) -> None:
    set_late_terms(owing, "C-3001", manager, LateTerms("XS-1", Decimal("0.0005"), "第七条"))
    base = plans(owing, customer_ref="C-3001")[0]
    for customer in ("C-3001", "C-1001"):
        base = plans(owing, customer_ref=customer)[0]
        for step in (step for step in LADDER if step.is_letter):
            (letter,) = write_letters(owing, [replace(base, letter=step)], "me").letters
            with owing.store.reading() as unit:
                assert letter_objections(owing, unit, letter) == (), letter.text
            assert "{" not in letter.text


def test_release_dispatch_delivery_and_the_record(owing: Desk, manager: User) -> None:
    letter = first_letter(owing)
    approve(owing, letter.id, manager)
    sent = dispatch(
        owing,
        letter.id,
        manager,
        sent_to=letter.debtor,
        waybill="SF123",
        on=owing.today,
        proofs=[("image/png", b"waybill")],
    )
    done = delivered(owing, letter.id, manager, owing.today, [("application/pdf", b"record")])
    assert (done.state, len(done.proofs)) == ("delivered", 2)
    with owing.store.reading() as unit:
        assert unit.evidence.get(sent.proofs[0]).body == b"waybill"
        assert [line.after for line in unit.letters.log.of(letter.id)] == [
            "draft",
            "approved",
            "dispatched",
            "delivered",
        ]
        assert list(unit.letters.log.faults()) == []
    with pytest.raises(PolicyRefused, match="left the house"):
        reword(owing, letter.id, manager, "完全不同的一封函件，它已经寄出，不能再改。")


def test_what_blocks_stays_in_the_house(owing: Desk, manager: User) -> None:
    letter = reword(
        owing, first_letter(owing).id, manager, "请立即付款，否则我司将向公安机关报案，后果自负。请予重视。"
    )
    with pytest.raises(PolicyRefused, match="LG02"):
        approve(owing, letter.id, manager, "all the same")


def test_a_warning_needs_a_reason_and_rewording_takes_the_release_back(owing: Desk, manager: User) -> None:
    letter = reword(owing, first_letter(owing).id, manager, "请付款。我司同意贵司延期付款至月底，特此函告贵司知悉。")
    with pytest.raises(PolicyRefused, match="say why"):
        approve(owing, letter.id, manager)
    assert approve(owing, letter.id, manager, "agreed by the general manager").state == "approved"
    assert reword(owing, letter.id, manager, "请在月底之前付清全部逾期货款，谢谢贵司。").state == "draft"


def test_a_severe_letter_needs_a_second_person(owing: Desk, manager: User, reader: Reader) -> None:
    base = plans(owing, customer_ref="C-3001")[0]
    severe = next(step for step in LADDER if step.template == "letter3")
    (letter,) = write_letters(owing, [replace(base, letter=severe)], manager.email).letters
    with pytest.raises(PolicyRefused, match="another person"):
        approve(owing, letter.id, manager)
    assert approve(owing, letter.id, reader("second")).approved_by == "second@example.com"


def test_who_may_not_and_what_cannot_be(owing: Desk, manager: User, reader: Reader) -> None:
    letter = first_letter(owing)
    tomorrow = owing.today + timedelta(days=1)
    with pytest.raises(PolicyRefused, match="credit manager"):
        approve(owing, letter.id, reader("seller", "sales"))
    with pytest.raises(PolicyRefused, match="cannot become"):
        dispatch(owing, letter.id, manager, sent_to=letter.debtor, waybill="", on=owing.today)
    approve(owing, letter.id, manager)
    with pytest.raises(PolicyRefused, match="lies ahead"):
        dispatch(owing, letter.id, manager, sent_to=letter.debtor, waybill="", on=tomorrow)
    with pytest.raises(PolicyRefused, match="not the debtor"):
        dispatch(owing, letter.id, manager, sent_to="its neighbour", waybill="", on=owing.today)
    with pytest.raises(PolicyRefused, match="why it is void"):
        void(owing, letter.id, manager, "")
    with pytest.raises(PolicyRefused, match="daily rate"):
        set_late_terms(owing, "C-3001", manager, LateTerms("XS-1", Decimal(5), "第七条"))


def test_a_promise_holds_the_letters_and_money_keeps_it(owing: Desk, manager: User) -> None:
    with pytest.raises(PolicyRefused, match="A promise has"):
        note_promise(
            owing, "C-3001", manager, amount=Money(Decimal(1)), by=owing.today - timedelta(days=1), said_by="张"
        )
    note_promise(owing, "C-3001", manager, amount=Money(Decimal(60000)), by=owing.today, said_by="张", way="电话")
    (held,) = plans(owing, customer_ref="C-3001")
    assert held.held and held.letter is None
    paid = LEDGER.replace(
        b"F-1,C-3001,XS-1,2026-08-01,2026-10-15,100000,CNY,,",
        b"F-1,C-3001,XS-1,2026-08-01,2026-10-15,100000,CNY,60000,",
    )
    import_invoices(owing, paid, "i.csv", actor="me")
    (again,) = plans(owing, customer_ref="C-3001")
    assert [state for _, state in again.account.promises] == ["kept"]
    assert again.letter is not None, "the rest is asked for"
