"""Lists of courts and authorities: what is new, what was not looked at, what is no longer listed, and what is over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.event import SIGNALS, Event
from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import (
    Branch,
    Coverage,
    Enforcement,
    Match,
    Notice,
    Owner,
    Sanction,
    Snapshot,
)
from riskwatch.watch.diff import diff
from riskwatch.watch.known import last_known
from riskwatch.watch.suspicion import thin_sections

Make = Callable[..., Snapshot]

LISTED = Enforcement("a1", "dishonest", "某市法院", "（2026）苏04执123号", filed_on=date(2026, 11, 3), role="debtor")
CASE = Enforcement("b1", "enforcement", "某市法院", "(2026)苏04执9号", Money(Decimal(55593)), "debtor")
SUIT = Enforcement("c1", "lawsuit", case_no="(2026)苏01民初7号", role="defendant", stage="filed")


def coverage(**states: Coverage) -> dict[str, Coverage]:
    return {**dict.fromkeys(SIGNALS, "checked"), **states}


def brief(events: tuple[Event, ...]) -> list[tuple[Any, ...]]:
    return [(event.code, event.live, event.gone_since, event.ended_on) for event in events]


def test_a_new_record_is_news_with_its_sum_and_survives_another_way_of_writing_it(snapshot: Make) -> None:
    (event,) = diff(snapshot(4, enforcement=(LISTED,)), snapshot(5, enforcement=(LISTED, CASE)))
    assert (event.code, event.live, event.baseline, event.amount) == ("JUDGMENT_ENFORCED", True, False, CASE.amount)
    half_width = replace(LISTED, case_no="(2026)苏04执123号", ref="another number")
    assert diff(snapshot(4, enforcement=(LISTED,)), snapshot(5, enforcement=(half_width,))) == ()


def test_a_record_that_vanished_has_not_ended(snapshot: Make) -> None:
    first = snapshot(4, enforcement=(CASE,))
    gone = snapshot(5, enforcement=())
    assert thin_sections(first, gone) == frozenset()
    assert brief(diff(first, gone)) == [("JUDGMENT_ENFORCED", True, date(2026, 11, 5), None)]
    known = last_known(first, gone)
    assert known.enforcement == (replace(CASE, missing_since=date(2026, 11, 5)),)
    later = snapshot(9, enforcement=())
    assert diff(known, later) == ()
    assert last_known(known, later).enforcement == known.enforcement
    assert brief(diff(known, snapshot(10, enforcement=(CASE,)))) == [("JUDGMENT_ENFORCED", True, None, None)]


def test_a_dishonest_debtor_is_off_the_list_when_it_is_gone_twice(snapshot: Make) -> None:
    first = snapshot(4, enforcement=(LISTED,))
    once = last_known(first, snapshot(5, enforcement=()))
    (event,) = diff(first, snapshot(5, enforcement=()))
    (end,) = diff(once, snapshot(6, enforcement=()))
    assert event.id == end.id
    assert brief((event, end)) == [
        ("JUDGMENT_DISHONEST", True, date(2026, 11, 5), None),
        ("JUDGMENT_DISHONEST", False, None, date(2026, 11, 5)),
    ]
    assert last_known(once, snapshot(6, enforcement=())).enforcement == ()


def test_the_word_of_the_source_ends_a_record(snapshot: Make) -> None:
    over = replace(CASE, ended_on=date(2026, 11, 4))
    assert brief(diff(snapshot(3, enforcement=(CASE,)), snapshot(5, enforcement=(over,)))) == [
        ("JUDGMENT_ENFORCED", False, None, date(2026, 11, 4))
    ]
    assert diff(None, snapshot(5, enforcement=(over,))) == ()


@pytest.mark.parametrize("state", ["failed", "stale", "not_entitled", "not_offered"])
def test_a_list_that_was_not_looked_at_keeps_its_rows(snapshot: Make, state: Coverage) -> None:
    first = snapshot(4, enforcement=(LISTED, CASE))
    half = snapshot(5, enforcement=(CASE,), coverage=coverage(JUDGMENT_DISHONEST=state))
    assert diff(first, half) == ()
    known = last_known(first, half)
    assert known.enforcement == (CASE, LISTED)
    assert (known.coverage["JUDGMENT_DISHONEST"], known.coverage["JUDGMENT_ENFORCED"]) == ("stale", "checked")


def test_what_a_list_of_the_newest_entries_leaves_out_is_still_there(snapshot: Make) -> None:
    first = snapshot(4, enforcement=(CASE,))
    newer = replace(CASE, case_no="(2026)苏04执10号")
    cut = snapshot(5, enforcement=(newer,), partial=("JUDGMENT_ENFORCED",))
    assert [event.gone_since for event in diff(first, cut)] == [None]
    assert last_known(first, cut).enforcement == (newer, CASE)


def test_a_list_asked_for_the_first_time_is_history(snapshot: Make) -> None:
    first = snapshot(4, enforcement=(CASE,), coverage=coverage(JUDGMENT_DISHONEST="not_offered"))
    (event,) = diff(first, snapshot(5, enforcement=(CASE, LISTED)))
    assert (event.code, event.baseline) == ("JUDGMENT_DISHONEST", True)


def test_a_suit_counts_for_the_defendant_alone_and_once(snapshot: Make) -> None:
    plaintiff = replace(SUIT, case_no="(2026)苏01民初8号", role="plaintiff")
    unclear = replace(SUIT, case_no="(2026)苏01民初9号", role="")
    hearing = replace(SUIT, stage="hearing", ref="another")
    (event,) = diff(snapshot(4), snapshot(5, enforcement=(SUIT, plaintiff, unclear, hearing)))
    assert (event.code, event.live, event.detail) == ("LAWSUIT_DEFENDANT", False, "hearing")


def test_the_representative_in_another_case_is_trouble_of_the_officers(snapshot: Make) -> None:
    other = replace(LISTED, role="representative", party="王某")
    (event,) = diff(snapshot(4), snapshot(5, enforcement=(other,)))
    assert (event.code, event.detail, event.before) == ("OFFICER_RISK", "dishonest", "王某")


def test_an_answer_found_by_name_alone_tells_nothing(snapshot: Make) -> None:
    by_name = snapshot(5, enforcement=(LISTED,), match=Match("exact_name", Decimal("0.98"), 2))
    assert diff(None, by_name) == ()
    assert len(diff(None, replace(by_name, match=Match("manual")))) == 1


def test_a_sanction_ends_when_it_is_gone_twice(snapshot: Make) -> None:
    entry = Sanction("N-1", "OFAC SDN", "RUSSIA-EO14024", date(2026, 11, 1))
    first = snapshot(4, sanctions=(entry,))
    assert brief(diff(snapshot(3), first)) == [("SANCTIONED", True, None, None)]
    assert brief(diff(first, snapshot(5))) == [("SANCTIONED", True, date(2026, 11, 5), None)]
    once = last_known(first, snapshot(5))
    assert brief(diff(once, snapshot(6))) == [("SANCTIONED", False, None, date(2026, 11, 5))]


def test_a_permit_that_ran_out_counts_until_it_is_renewed(snapshot: Make) -> None:
    permit = Notice("P1", "permit", "安全生产许可证", removed_on=date(2026, 11, 4))
    assert diff(snapshot(2), snapshot(3, notices=(permit,))) == ()
    (event,) = diff(snapshot(3, notices=(permit,)), snapshot(6, notices=(permit,)))
    assert (event.code, event.live, event.event_date) == ("PERMIT_EXPIRED", True, date(2026, 11, 4))
    renewed = replace(permit, ref="P2", removed_on=date(2029, 11, 4))
    (end,) = diff(snapshot(6, notices=(permit,)), snapshot(7, notices=(permit, renewed)))
    assert (end.id, end.ended_on) == (event.id, date(2026, 11, 7))


def test_capital_that_is_not_paid_in_on_time(snapshot: Make) -> None:
    promised = Owner(
        "Carl", "person", subscribed=Money(Decimal(500)), paid=Money(Decimal(100)), due_on=date(2026, 11, 4)
    )
    (event,) = diff(snapshot(4, owners=(promised,)), snapshot(6, owners=(promised,)))
    assert (event.code, event.live, event.amount) == ("CAPITAL_OVERDUE", True, Money(Decimal(400)))
    put_off = replace(promised, due_on=date(2030, 1, 1))
    events = diff(snapshot(6, owners=(promised,)), snapshot(7, owners=(put_off,)))
    assert [(e.detail, e.live, e.ended_on) for e in events] == [
        ("", False, date(2026, 11, 7)),
        ("extended", False, None),
    ]
    (left,) = diff(snapshot(4, owners=(promised, replace(promised, name="Dora"))), snapshot(4, owners=(promised,)))
    assert left.detail == "controlling unpaid"


def test_branches_that_close(snapshot: Make) -> None:
    here, there = Branch("甲分公司"), Branch("乙分公司")
    before = snapshot(4, branches=(here, there, Branch("丙分公司", closed=True)))
    after = snapshot(5, branches=(here, replace(there, closed=True, closed_on=date(2026, 11, 2))))
    (event,) = diff(before, after)
    assert (event.code, event.before, event.event_date) == ("BRANCH_CLOSED", "乙分公司", date(2026, 11, 2))
