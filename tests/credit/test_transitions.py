"""The states of an alert."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from riskwatch.credit.transitions import STATE_WORDS, is_due, move, reopened
from riskwatch.domain.alert import MOVES, Alert, State
from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words

TODAY = date(2026, 11, 24)
ALERT = Alert(
    "1", "f", "C-1", "stop", "critical", "stop_supply", "open", datetime(2026, 11, 24, tzinfo=UTC), "check", "1",
    Grade.C, Grade.E, None, None, None, "CNY", (), (), Words("", ""),
)  # fmt: skip
STATES: tuple[State, ...] = get_args(State)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("to", STATES)
def test_only_the_moves_of_the_machine(state: State, to: State) -> None:
    alert = replace(ALERT, state=state)
    if to in MOVES[state]:
        moved = move(alert, to, actor="Li", reason="checked", today=TODAY, snooze_until=date(2026, 12, 1))
        assert (moved.state, moved.version) == (to, 2)
        assert moved.snooze_until == (date(2026, 12, 1) if to == "snoozed" else None)
    else:
        with pytest.raises(PolicyRefused) as refused:
            move(alert, to, actor="Li", reason="checked", today=TODAY)
        assert STATE_WORDS[to].zh in refused.value.message.zh


@pytest.mark.parametrize(("actor", "reason"), [("", "checked"), ("Li", ""), ("Li", "  ")])
def test_every_move_has_a_person_and_a_reason(actor: str, reason: str) -> None:
    with pytest.raises(PolicyRefused):
        move(ALERT, "resolved", actor=actor, reason=reason, today=TODAY)


@pytest.mark.parametrize("until", [None, TODAY])
def test_a_snooze_ends_in_the_future(until: date | None) -> None:
    with pytest.raises(PolicyRefused):
        move(ALERT, "snoozed", actor="Li", reason="later", today=TODAY, snooze_until=until)


def test_a_snooze_comes_back_on_its_day() -> None:
    asleep = move(ALERT, "snoozed", actor="Li", reason="later", today=TODAY, snooze_until=date(2026, 12, 1))
    assert not is_due(asleep, date(2026, 11, 30))
    assert is_due(asleep, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("state", "after", "times"),
    [("resolved", "open", 1), ("dismissed", "open", 1), ("snoozed", "open", 0), ("in_action", "in_action", 0)],
)
def test_a_new_fact_reopens_what_is_closed_and_leaves_work_alone(state: State, after: State, times: int) -> None:
    again = reopened(replace(ALERT, state=state))
    assert (again.state, again.reopened, again.version) == (after, times, 2)
