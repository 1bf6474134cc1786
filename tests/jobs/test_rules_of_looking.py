"""The pure parts: intervals, jitter, circuit."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.outcome import Outcome
from riskwatch.domain.policy import Grade
from riskwatch.jobs import circuit
from riskwatch.jobs.watching import DAY, HOUR, interval_for, next_due
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
