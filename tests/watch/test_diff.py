"""What changed between two looks, and what must not look like a change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from riskwatch.domain.event import SIGNALS, Event
from riskwatch.domain.snapshot import (
    Address,
    Capital,
    Change,
    Charge,
    CompanyStatus,
    Filing,
    Identifier,
    InsolvencyCase,
    Name,
    Notice,
    Officer,
    Owner,
    Snapshot,
)
from riskwatch.watch.diff import diff

Make = Callable[..., Snapshot]
BANK = Charge("100", "charge", "outstanding", "Example Bank plc", date(2026, 10, 20), covers_everything=True)
LATE = Filing("accounts", date(2026, 1, 31), date(2026, 10, 31))
ANNA = Officer("Anna Example", "director", date(2020, 1, 1), ref="/officers/a")
BEN = Officer("Ben Example", "director", date(2021, 1, 1), ref="/officers/b")
OPEN = InsolvencyCase("1", "creditors-voluntary-liquidation", "open", started_on=date(2026, 11, 8))


def told(events: tuple[Event, ...]) -> list[tuple[str, bool, date | None]]:
    return [(event.code, event.live, event.ended_on) for event in events]


def test_the_same_answer_twice_is_no_event(snapshot: Make) -> None:
    full = {"charges": (BANK,), "filings": (LATE,), "officers": (ANNA, BEN), "insolvency": (OPEN,)}
    assert diff(snapshot(9, **full), snapshot(10, **full)) == ()


def test_rows_in_another_order_are_no_event(snapshot: Make) -> None:
    before = snapshot(9, officers=(ANNA, BEN), charges=(BANK, replace(BANK, ref="101")))
    after = snapshot(10, officers=(BEN, ANNA), charges=(replace(BANK, ref="101"), BANK))
    assert diff(before, after) == ()


def test_the_first_look_is_baseline_and_tells_what_is_current_only(snapshot: Make) -> None:
    events = diff(
        None,
        snapshot(
            10,
            charges=(BANK, replace(BANK, ref="99", status="satisfied", ended_on=date(2020, 1, 1))),
            filings=(LATE, replace(LATE, period_end=date(2025, 1, 31), filed_on=date(2025, 9, 1))),
            officers=(ANNA, replace(BEN, until=date(2015, 1, 1))),
            insolvency=(replace(OPEN, ref="0", stage="closed", ended_on=date(2019, 1, 1)),),
            owners=(Owner("Carl Example", "person"),),
            addresses=(Address("1 Example Street"),),
        ),
    )
    assert [event.code for event in events] == ["FILING_OVERDUE", "CHARGE_REGISTERED"]
    assert all(event.baseline and event.live for event in events)


def test_history_that_still_counts_comes_with_the_first_look(snapshot: Make) -> None:
    events = diff(
        None,
        snapshot(
            10,
            names=(Name("New Ltd"), Name("Old Ltd", "former", date(2019, 1, 1), date(2026, 6, 1))),
            officers=(replace(ANNA, until=date(2026, 9, 1)),),
        ),
    )
    assert [(event.code, event.event_date, event.baseline) for event in events] == [
        ("NAME_CHANGED", date(2026, 6, 1), True),
        ("OFFICER_LEFT", date(2026, 9, 1), True),
    ]
    assert (events[0].before, events[0].after) == ("Old Ltd", "New Ltd")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("ceased", "STATUS_CEASED"),
        ("strike_off_pending", "STATUS_STRIKE_OFF_PENDING"),
        ("suspended", "STATUS_SUSPENDED"),
        ("solvent_liquidation", "LIQUIDATION_SOLVENT"),
        ("rescue", "INSOLVENCY_RESCUE"),
        ("insolvent", "INSOLVENCY_OPEN"),
    ],
)
def test_a_status_begins_and_ends_as_one_event(snapshot: Make, status: str, code: str) -> None:
    bad = CompanyStatus("the register's word", status, since=date(2026, 11, 5))  # type: ignore[arg-type]
    (begun,) = diff(snapshot(4), snapshot(6, status=bad))
    assert (begun.code, begun.live, begun.event_date, begun.after) == (code, True, date(2026, 11, 5), bad.raw)
    (over,) = diff(snapshot(6, status=bad), snapshot(9))
    assert (over.id, over.live, over.ended_on) == (begun.id, False, date(2026, 11, 9))


def test_an_unknown_status_ends_nothing(snapshot: Make) -> None:
    bad = CompanyStatus("liquidation", "insolvent")
    assert diff(snapshot(6, status=bad), snapshot(7, status=CompanyStatus("", "unknown"))) == ()


def test_status_and_case_of_the_same_procedure_are_one_event(snapshot: Make) -> None:
    events = diff(snapshot(7), snapshot(9, status=CompanyStatus("liquidation", "insolvent"), insolvency=(OPEN,)))
    assert told(events) == [("INSOLVENCY_OPEN", True, None)]
    assert events[0].natural_key == "case:1"


def test_a_case_that_becomes_known_later_takes_over_from_the_status(snapshot: Make) -> None:
    bad = CompanyStatus("liquidation", "insolvent")
    blind = {**dict.fromkeys(SIGNALS, "checked"), "INSOLVENCY_OPEN": "failed"}
    first = snapshot(7, status=bad, insolvency=None, coverage=blind)
    events = diff(first, snapshot(8, status=bad, insolvency=(OPEN,)))
    assert [(e.natural_key, e.live, e.state) for e in events] == [
        ("status", False, "corrected"),
        ("case:1", True, "live"),
    ]


def test_petition_to_order_to_close(snapshot: Make) -> None:
    petition = replace(OPEN, stage="petition", started_on=date(2026, 11, 1))
    moved = diff(snapshot(2, insolvency=(petition,)), snapshot(9, insolvency=(OPEN,)))
    assert told(moved) == [
        ("INSOLVENCY_PETITION", False, date(2026, 11, 8)),
        ("INSOLVENCY_OPEN", True, None),
    ]
    closed = replace(OPEN, stage="closed", ended_on=date(2026, 11, 20))
    over = diff(snapshot(9, insolvency=(OPEN,)), snapshot(21, insolvency=(closed,)))
    assert told(over) == [("INSOLVENCY_OPEN", False, date(2026, 11, 20)), ("INSOLVENCY_CLOSED", False, None)]


def test_a_case_that_vanished_stays_open_until_the_status_says_otherwise(snapshot: Make) -> None:
    bad = CompanyStatus("liquidation", "insolvent")
    assert diff(snapshot(9, status=bad, insolvency=(OPEN,)), snapshot(10, status=bad)) == ()
    healthy = diff(snapshot(9, status=bad, insolvency=(OPEN,)), snapshot(10))
    assert ("INSOLVENCY_OPEN", False, date(2026, 11, 10)) in told(healthy)


def test_insolvency_is_read_from_an_answer_that_lost_everything_else(snapshot: Make) -> None:
    """A register may drop officers because a bankruptcy opened."""
    before = snapshot(9, officers=(ANNA, BEN), charges=(BANK,))
    after = snapshot(10, officers=(), charges=None, insolvency=(OPEN,), status=CompanyStatus("konkurs", "insolvent"))
    assert told(diff(before, after)) == [("INSOLVENCY_OPEN", True, None)]


@pytest.mark.parametrize("section", ["officers", "charges", "owners", "filings", "addresses", "notices"])
def test_a_lost_section_is_no_change_and_neither_is_an_emptied_one(snapshot: Make, section: str) -> None:
    rows = {
        "officers": (ANNA, BEN),
        "charges": (BANK,),
        "owners": (Owner("Carl Example", "person"),),
        "filings": (LATE,),
        "addresses": (Address("1 Example Street", flags=("undeliverable",)),),
        "notices": (Notice("1", "serious_illegal", "fraud"),),
    }[section]
    for hole in (None, ()):
        assert diff(snapshot(9, **{section: rows}), snapshot(10, **{section: hole})) == ()


def test_a_section_seen_for_the_first_time_is_history_not_news(snapshot: Make) -> None:
    (event,) = diff(snapshot(9, charges=None), snapshot(10, charges=(BANK,)))
    assert (event.code, event.baseline) == ("CHARGE_REGISTERED", True)


def test_a_new_charge_is_news_with_its_own_proof(snapshot: Make) -> None:
    (event,) = diff(snapshot(9), snapshot(10, charges=(BANK,)))
    assert (event.code, event.natural_key, event.baseline) == ("CHARGE_REGISTERED", "charge:100", False)
    assert (event.event_date, event.first_seen.date()) == (date(2026, 10, 20), date(2026, 11, 10))
    assert event.evidence.url.endswith("/charges")
    assert (event.after, event.detail) == ("Example Bank plc", "all_assets")


def test_a_paid_off_charge_ends_and_is_told(snapshot: Make) -> None:
    (begun,) = diff(snapshot(8), snapshot(9, charges=(BANK,)))
    paid = replace(BANK, status="satisfied", ended_on=date(2026, 11, 10))
    ended, satisfied = diff(snapshot(9, charges=(BANK,)), snapshot(11, charges=(paid,)))
    assert (ended.id, ended.live, ended.ended_on) == (begun.id, False, date(2026, 11, 10))
    assert (satisfied.code, satisfied.before) == ("CHARGE_SATISFIED", "Example Bank plc")


def test_a_charge_without_number_is_known_by_kind_holder_and_date(snapshot: Make) -> None:
    nameless = replace(BANK, ref="")
    spelled = replace(nameless, holder="EXAMPLE BANK PLC ")
    assert diff(snapshot(9, charges=(nameless,)), snapshot(10, charges=(spelled,))) == ()


def test_accounts_become_late_by_the_day_alone_and_are_filed(snapshot: Make) -> None:
    due = replace(LATE, due_on=date(2026, 11, 9))
    assert diff(snapshot(8, filings=(due,)), snapshot(9, filings=(due,))) == ()
    (late,) = diff(snapshot(9, filings=(due,)), snapshot(10, filings=(due,)))
    assert told((late,)) == [("FILING_OVERDUE", True, None)]
    filed = (replace(due, filed_on=date(2026, 11, 14)), Filing("accounts", date(2027, 1, 31), date(2027, 10, 31)))
    (over,) = diff(snapshot(10, filings=(due,)), snapshot(15, filings=filed))
    assert (over.id, over.ended_on) == (late.id, date(2026, 11, 14))


def test_a_longer_time_to_file_ends_the_delay_though_the_flag_lags(snapshot: Make) -> None:
    late = replace(LATE, overdue=True)
    (over,) = diff(snapshot(9, filings=(late,)), snapshot(10, filings=(replace(late, due_on=date(2027, 1, 31)),)))
    assert told((over,)) == [("FILING_OVERDUE", False, date(2026, 11, 10))]


def test_an_lei_lapses_by_its_status_not_by_its_day(snapshot: Make) -> None:
    due = Filing("lei_renewal", due_on=date(2026, 11, 1))
    assert diff(snapshot(1, filings=(due,)), snapshot(10, filings=(due,))) == ()
    (lapsed,) = diff(snapshot(1, filings=(due,)), snapshot(10, filings=(replace(due, overdue=True),)))
    assert lapsed.code == "LEI_LAPSED"
    renewed = Filing("lei_renewal", due_on=date(2027, 11, 1))
    (over,) = diff(snapshot(10, filings=(replace(due, overdue=True),)), snapshot(20, filings=(renewed,)))
    assert (over.id, over.ended_on) == (lapsed.id, date(2026, 11, 20))


def test_officers_come_and_go(snapshot: Make) -> None:
    before = snapshot(9, officers=(ANNA, BEN, Officer("Dora Example", "director")))
    after = snapshot(10, officers=(replace(ANNA, until=date(2026, 11, 5)), BEN, Officer("Carl Example", "director")))
    events = {(e.code, e.before or e.after): e for e in diff(before, after)}
    assert set(events) == {
        ("OFFICER_LEFT", "Anna Example"),
        ("OFFICER_LEFT", "Dora Example"),
        ("OFFICER_JOINED", "Carl Example"),
    }
    assert events["OFFICER_LEFT", "Anna Example"].event_date == date(2026, 11, 5)
    assert events["OFFICER_LEFT", "Dora Example"].event_date is None


def test_owners(snapshot: Make) -> None:
    carl = Owner("Carl Example", "individual", share_min=Decimal(75), share_max=Decimal(100), ref="p1")
    less = replace(carl, share_min=Decimal(25), share_max=Decimal(50))
    (moved,) = diff(snapshot(9, owners=(carl,)), snapshot(10, owners=(less,)))
    assert (moved.code, moved.before, moved.after) == ("OWNER_CHANGE", "Carl Example 75-100%", "Carl Example 25-50%")
    assert moved.detail == "controlling"
    ceased = replace(carl, until=date(2026, 11, 3))
    (left,) = diff(snapshot(9, owners=(carl,)), snapshot(10, owners=(ceased,)))
    assert (left.event_date, left.before, left.after) == (date(2026, 11, 3), "Carl Example 75-100%", "")


def test_a_move_and_a_spelling(snapshot: Make) -> None:
    home = Address("1 Example Street, Leeds, LS1 4AP")
    assert (
        diff(snapshot(9, addresses=(home,)), snapshot(10, addresses=(Address("1 EXAMPLE STREET LEEDS  LS1 4AP"),)))
        == ()
    )
    log = (Change("registered_address", "", "", date(2026, 11, 2)),)
    (moved,) = diff(
        snapshot(9, addresses=(home,)),
        snapshot(10, addresses=(Address("2 Sample Road, London"),), changes=log),
    )
    assert (moved.code, moved.before, moved.event_date) == ("ADDRESS_CHANGED", home.text, date(2026, 11, 2))


def test_an_address_in_doubt_told_by_flag_and_remark_is_one_event(snapshot: Make) -> None:
    home = Address("1 Example Street")
    bad = replace(home, flags=("register_remark",))
    remark = Notice("FADR:2026-11-01", "register_remark", "address disputed", listed_on=date(2026, 11, 1))
    (event,) = diff(snapshot(9, addresses=(home,)), snapshot(10, addresses=(bad,), notices=(remark,)))
    assert (event.code, event.live) == ("ADDRESS_INVALID", True)
    (over,) = diff(snapshot(10, addresses=(bad,)), snapshot(11, addresses=(home,)))
    assert (over.id, over.ended_on) == (event.id, date(2026, 11, 11))


def test_names_and_capital(snapshot: Make) -> None:
    new = (Name("Second Ltd"), Name("Example Trading Ltd", "former", until=date(2026, 11, 8)))
    (renamed,) = diff(snapshot(7), snapshot(9, names=new))
    assert (renamed.code, renamed.before, renamed.after) == ("NAME_CHANGED", "Example Trading Ltd", "Second Ltd")
    assert renamed.event_date == date(2026, 11, 8)
    assert diff(snapshot(7), snapshot(9, names=(Name("EXAMPLE  TRADING LTD"), Name("Extra", "trading")))) == ()
    high, low = Capital(Decimal(100), "NOK"), Capital(Decimal(50), "NOK")
    (cut,) = diff(snapshot(7, capital=high), snapshot(9, capital=low))
    assert (cut.code, cut.before, cut.after) == ("CAPITAL_REDUCED", "NOK 100", "NOK 50")
    assert diff(snapshot(7, capital=low), snapshot(9, capital=high)) == ()
    assert diff(snapshot(7, capital=high), snapshot(9, capital=None)) == ()


def test_a_list_entry_ends_only_when_the_source_says_so(snapshot: Make) -> None:
    tax, listed = Notice("7", "tax", "arrears"), Notice("8", "serious_illegal", "fraud", listed_on=date(2026, 1, 1))
    (begun,) = diff(snapshot(8, notices=(tax,)), snapshot(9, notices=(tax, listed)))
    assert diff(snapshot(9, notices=(tax, listed)), snapshot(10, notices=(tax,))) == ()
    removed = replace(listed, removed_on=date(2026, 11, 9))
    (over,) = diff(snapshot(9, notices=(tax, listed)), snapshot(10, notices=(tax, removed)))
    assert (over.id, over.ended_on) == (begun.id, date(2026, 11, 9))


def test_two_companies_are_never_compared(snapshot: Make) -> None:
    with pytest.raises(ValueError, match="cannot compare"):
        diff(snapshot(9), snapshot(10, subject=Identifier("gb_coh", "07654321")))
