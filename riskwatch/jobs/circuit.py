"""When a source is left alone: after failures in a row, when it asks for a pause, when it refuses us. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from riskwatch.domain.outcome import Outcome
from riskwatch.store.records import SourceState

FAILURES = 5
SUBJECTS = 2
"""The circuit opens after so many failures in a row, over at least so many companies: one odd company is no outage."""

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
REFUSED_PAUSE = timedelta(hours=24)
_ANSWERED = frozenset({Outcome.OK, Outcome.NOT_MODIFIED, Outcome.NOT_FOUND, Outcome.SUSPICIOUS})
_REFUSED = frozenset({Outcome.DECLINED, Outcome.MOVED})


def after(
    state: SourceState, outcome: Outcome, ref: str, now: datetime, *, detail: str = "", retry_at: datetime | None = None
) -> SourceState:
    """The source's state after a look at `ref` ended with `outcome`."""
    if outcome in _ANSWERED:
        return SourceState(state.name, last_outcome=outcome.value, last_ok_at=now)
    failed = replace(
        state,
        fail_count=state.fail_count + 1,
        failed_refs=tuple(sorted({*state.failed_refs, ref}))[:20],
        last_outcome=outcome.value,
        last_detail=detail,
    )
    if outcome in _REFUSED:
        return _open(failed, now, now + REFUSED_PAUSE)
    if state.state != "closed" or (failed.fail_count >= FAILURES and len(failed.failed_refs) >= SUBJECTS):
        extra = max(0, failed.fail_count - FAILURES)
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(extra, 10))
        return _open(failed, now, max(now + pause, retry_at or now))
    if outcome is Outcome.RATE_LIMITED:
        return replace(failed, retry_at=retry_at or now + FIRST_PAUSE)
    return failed


def may_ask(state: SourceState, now: datetime) -> bool:
    """Whether the source may be asked now; an open circuit lets one probe through when its time has come."""
    return state.retry_at is None or state.retry_at <= now


def _open(state: SourceState, now: datetime, retry_at: datetime) -> SourceState:
    return replace(state, state="open", opened_at=state.opened_at or now, retry_at=retry_at)
