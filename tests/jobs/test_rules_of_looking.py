"""The pure parts: intervals, jitter, circuit."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.customer import Customer
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.policy import Grade
from riskwatch.jobs import circuit
from riskwatch.jobs.opening import closed_stretch, is_open, opens_at
from riskwatch.jobs.watching import DAY, HOUR, Stake, interval_for, is_overdue, next_due, stake_of
from riskwatch.receivables.ageing import aged
from riskwatch.settings import load_settings
from riskwatch.sources import load_sources
from riskwatch.store.records import SourceState

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("grade", "urgent", "lively", "quiet", "seconds"),
    [
        (Grade.A, False, False, 0, 7 * DAY),
        (Grade.B, False, False, 0, 3 * DAY),
        (Grade.C, False, False, 0, DAY),
        (None, False, False, 0, DAY),
        (Grade.D, False, False, 0, 6 * HOUR),
        (Grade.E, False, False, 0, 6 * HOUR),
        (Grade.A, True, False, 50, 6 * HOUR),
        (Grade.C, False, True, 0, DAY // 2),
        (Grade.E, False, True, 0, 6 * HOUR),
        (Grade.C, False, False, 9, DAY),
        (Grade.C, False, False, 10, 2 * DAY),
        (Grade.A, False, False, 10, 14 * DAY),
        (Grade.A, False, False, 10_000, 14 * DAY),
    ],
)
def test_how_often(grade: Grade | None, urgent: bool, lively: bool, quiet: int, seconds: int) -> None:
    assert interval_for(grade, urgent=urgent, lively=lively, quiet=quiet) == seconds


@given(seed=st.integers(), interval=st.integers(60, 14 * DAY))
def test_jitter_is_at_most_a_tenth(seed: int, interval: int) -> None:
    wait = (next_due(NOW, interval, Random(seed)) - NOW).total_seconds()
    assert 0.9 * interval - 1 <= wait <= 1.1 * interval + 1


def fail(state: SourceState, ref: str, outcome: Outcome = Outcome.SERVER_ERROR) -> SourceState:
    return circuit.after(state, outcome, ref, NOW)


def test_five_failures_over_two_companies_open_the_circuit() -> None:
    state = SourceState("s")
    for number in range(4):
        state = fail(state, f"C-{number}")
        assert state.state == "closed"
    assert fail(state, "C-1").state == "open"


def test_one_odd_company_is_no_outage() -> None:
    state = SourceState("s")
    for _ in range(20):
        state = fail(state, "C-1", Outcome.PARSE_ERROR)
    assert state.state == "closed"


def test_an_answer_closes_it_again_and_a_failed_probe_waits_longer() -> None:
    state = SourceState("s")
    for number in range(6):
        state = fail(state, f"C-{number}")
    assert not circuit.may_ask(state, NOW)
    assert state.retry_at is not None
    assert circuit.may_ask(state, state.retry_at)
    later = fail(state, "C-1")
    assert later.retry_at is not None
    assert later.retry_at - NOW > state.retry_at - NOW
    assert later.opened_at == state.opened_at
    healed = circuit.after(later, Outcome.NOT_FOUND, "C-1", NOW)
    assert (healed.state, healed.fail_count, healed.retry_at, healed.last_ok_at) == ("closed", 0, None, NOW)


def test_a_refusal_opens_at_once_for_a_day() -> None:
    state = fail(SourceState("s"), "C-1", Outcome.DECLINED)
    assert (state.state, state.retry_at) == ("open", NOW + timedelta(hours=24))


def test_throttling_pauses_everybody_until_the_time_that_was_named() -> None:
    state = circuit.after(SourceState("s"), Outcome.RATE_LIMITED, "C-1", NOW, retry_at=NOW + timedelta(minutes=2))
    assert state.state == "closed"
    assert not circuit.may_ask(state, NOW + timedelta(minutes=1))
    assert circuit.may_ask(state, NOW + timedelta(minutes=2))


@pytest.mark.parametrize(
    ("grade", "quiet", "stake", "seconds"),
    [
        (Grade.B, 0, "high", 3 * DAY // 2),
        (Grade.B, 40, "high", 3 * DAY // 2),
        (Grade.B, 0, "none", 6 * DAY),
        (Grade.A, 0, "none", 14 * DAY),
        (Grade.E, 0, "high", 6 * HOUR),
        (Grade.E, 0, "none", 12 * HOUR),
    ],
)
def test_money_at_stake_brings_looks_closer(grade: Grade, quiet: int, stake: Stake, seconds: int) -> None:
    assert interval_for(grade, urgent=False, lively=False, quiet=quiet, stake=stake) == seconds


@pytest.mark.parametrize(
    ("owed", "limit", "stake"),
    [(None, 100, "some"), (0, 100, "none"), (79, 100, "some"), (80, 100, "high"), (1, 0, "high"), (500, None, "some")],
)
def test_what_is_at_stake(owed: int | None, limit: int | None, stake: Stake) -> None:
    def money(amount: int | None) -> Money | None:
        return None if amount is None else Money(Decimal(amount))

    assert stake_of(Customer("C-1", "Example", exposure=money(owed), credit_limit=money(limit))) == stake
    assert stake_of(None) == "some"


def test_overdue_money_counts_unless_it_is_disputed() -> None:
    invoice = Invoice("1", "C-1", date(2026, 9, 1), date(2026, 10, 1), Money(Decimal(100)), Money(Decimal(0)))
    day = date(2026, 10, 2)
    assert is_overdue(aged([invoice], day))
    assert not is_overdue(aged([replace(invoice, disputed=Money(Decimal(100)))], day))
    assert not is_overdue(aged([invoice], date(2026, 10, 1)))


NIGHTLY = replace(
    load_sources(load_settings({}))["no_brreg"].meta, hours=(time(21), time(7)), time_zone="Europe/London"
)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 1, 5, 6, 59, tzinfo=UTC), None),
        (datetime(2026, 1, 5, 7, 0, tzinfo=UTC), datetime(2026, 1, 5, 21, 0, tzinfo=UTC)),
        (datetime(2026, 1, 5, 21, 0, tzinfo=UTC), None),
        (datetime(2026, 7, 6, 6, 30, tzinfo=UTC), datetime(2026, 7, 6, 20, 0, tzinfo=UTC)),  # summer time in London
        (datetime(2026, 7, 6, 20, 0, tzinfo=UTC), None),
    ],
)
def test_a_source_is_asked_in_its_own_hours(now: datetime, opens: datetime | None) -> None:
    assert opens_at(NIGHTLY, now) == (opens or now)
    assert is_open(NIGHTLY, now) is (opens is None)


def test_hours_within_one_day() -> None:
    office = replace(NIGHTLY, hours=(time(9), time(17, 30)), time_zone="Asia/Shanghai")
    assert opens_at(office, datetime(2026, 1, 5, 12, 0, tzinfo=UTC)) == datetime(2026, 1, 6, 1, 0, tzinfo=UTC)
    assert closed_stretch(office) == timedelta(hours=15, minutes=30)
    assert closed_stretch(NIGHTLY) == timedelta(hours=14)
    assert closed_stretch(replace(office, hours=None)) == timedelta(0)
