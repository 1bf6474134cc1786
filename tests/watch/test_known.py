"""Answers with holes: what is frozen, what is kept, what is still read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from riskwatch.domain.event import SIGNALS
from riskwatch.domain.snapshot import Charge, CompanyStatus, Filing, InsolvencyCase, Officer, Snapshot
from riskwatch.watch.diff import diff
from riskwatch.watch.known import last_known
from riskwatch.watch.suspicion import thin_sections

Make = Callable[..., Snapshot]


def people(count: int) -> tuple[Officer, ...]:
    return tuple(Officer(f"Person {number}", "director") for number in range(count))


def charges(count: int) -> tuple[Charge, ...]:
    return tuple(Charge(str(number), "charge", "outstanding") for number in range(count))


def test_what_is_suspiciously_thin(snapshot: Make) -> None:
    def thin(had: int, has: int) -> bool:
        return bool(thin_sections(snapshot(1, officers=people(had)), snapshot(2, officers=people(has))))

    assert [thin(100, 100), thin(100, 95), thin(100, 94), thin(20, 19), thin(20, 18)] == [
        False,
        False,
        True,
        False,
        True,
    ]
    assert [thin(5, 4), thin(5, 3), thin(5, 2), thin(1, 0), thin(0, 0)] == [False, False, True, True, False]


def test_a_thin_answer_freezes_only_the_section_that_shrank(snapshot: Make) -> None:
    before = snapshot(1, officers=people(30), charges=charges(1))
    after = snapshot(2, officers=people(3), charges=charges(2))
    assert thin_sections(before, after) == {"officers"}
    assert [event.code for event in diff(before, after)] == ["CHARGE_REGISTERED"]


def test_status_and_insolvency_are_never_frozen(snapshot: Make) -> None:
    case = InsolvencyCase("1", "liquidation", "open")
    before = snapshot(1, insolvency=(case, replace(case, ref="2")))
    assert thin_sections(before, snapshot(2, insolvency=())) == frozenset()


def test_a_lost_section_is_kept_and_marked_stale(snapshot: Make) -> None:
    before = snapshot(1, charges=charges(2))
    known = last_known(before, snapshot(2, charges=None))
    assert known.charges == charges(2)
    assert known.coverage["CHARGE_REGISTERED"] == "stale"
    assert known.coverage["OFFICER_LEFT"] == "checked"


def test_a_failed_section_is_kept_though_it_looks_clean(snapshot: Make) -> None:
    coverage = {**dict.fromkeys(SIGNALS, "checked"), "CHARGE_REGISTERED": "failed", "CHARGE_SATISFIED": "failed"}
    coverage["EQUITY_PLEDGED"] = "not_offered"
    never = {**dict.fromkeys(SIGNALS, "checked"), "EQUITY_PLEDGED": "not_offered"}
    before = snapshot(1, charges=charges(1), coverage=never)
    known = last_known(before, snapshot(2, charges=(), coverage=coverage))
    assert known.charges == charges(1)
    assert known.coverage["EQUITY_PLEDGED"] == "not_offered"


def test_what_changes_while_a_section_is_blind_is_news_afterwards(snapshot: Make) -> None:
    first = snapshot(1, charges=charges(1))
    blind = last_known(first, snapshot(2, charges=None))
    (event,) = diff(blind, snapshot(3, charges=charges(2)))
    assert (event.natural_key, event.baseline) == ("charge:1", False)


def test_a_case_that_is_only_gone_is_kept(snapshot: Make) -> None:
    bad = CompanyStatus("liquidation", "insolvent")
    case = InsolvencyCase("1", "liquidation", "open")
    before = snapshot(1, status=bad, insolvency=(case,))
    assert last_known(before, snapshot(2, status=bad)).insolvency == (case,)
    assert last_known(before, snapshot(2)).insolvency == ()


def test_an_answer_without_holes_is_taken_as_it_is(snapshot: Make) -> None:
    after = snapshot(2, charges=charges(2))
    assert last_known(snapshot(1, charges=charges(2)), after) == after


def test_a_due_day_that_passes_in_the_dark_is_told_when_there_is_light(snapshot: Make) -> None:
    due = (Filing("accounts", date(2026, 1, 31), date(2026, 11, 2)),)
    first = snapshot(1, filings=due)
    dark = snapshot(4, filings=None)
    assert diff(first, dark) == ()
    (late,) = diff(last_known(first, dark), snapshot(5, filings=due))
    assert (late.code, late.baseline) == ("FILING_OVERDUE", False)


def test_a_list_that_the_reader_calls_stale_is_explained(snapshot: Make) -> None:
    before = snapshot(
        officers=(Officer("A", "director"), Officer("B", "director")), coverage={"OFFICER_CHURN": "checked"}
    )
    gone = replace(before, officers=None, coverage={"OFFICER_CHURN": "stale"})
    assert "officers" not in thin_sections(before, gone)
    assert last_known(before, gone).officers == before.officers
    failed = replace(before, officers=None, coverage={"OFFICER_CHURN": "failed"})
    assert "officers" in thin_sections(before, failed)


def test_an_answer_that_shows_only_a_list_leaves_the_rest_as_last_seen(snapshot: Make) -> None:
    before = snapshot(1, charges=charges(1))
    alone = snapshot(
        4, names=(), status=CompanyStatus("", "unknown"), coverage={"JUDGMENT_DISHONEST": "checked"},
        **dict.fromkeys(("addresses", "officers", "owners", "filings", "charges", "insolvency", "notices")),
    )  # fmt: skip
    known = last_known(before, alone)
    assert (known.legal_name, known.status, known.charges) == (before.legal_name, before.status, charges(1))
    assert (known.coverage["CHARGE_REGISTERED"], known.coverage["JUDGMENT_DISHONEST"]) == ("stale", "checked")
    assert known.checked_at["CHARGE_REGISTERED"] == before.fetched_at
    later = last_known(known, replace(alone, fetched_at=snapshot(9).fetched_at))
    assert later.checked_at["CHARGE_REGISTERED"] == before.fetched_at
    assert diff(before, alone) == ()
