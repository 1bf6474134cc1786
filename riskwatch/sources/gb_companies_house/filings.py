"""What a UK company has filed and what it owes the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from riskwatch.domain.snapshot import Change, Filing, Notice
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet

_LONDON = ZoneInfo("Europe/London")
_ITEM_IGNORED = (
    "annotations", "associated_filings", "barcode", "category", "subcategory", "links", "pages", "paper_filed",
    "resolutions", "description_values", "action_date",
)  # fmt: skip


def today(fetched_at: datetime) -> date:
    """The day of a look in the United Kingdom."""
    return fetched_at.astimezone(_LONDON).date()


def read_filing(item: Sheet) -> Filing:
    """One line of the filing history; `kind` is the register's own type, which is an open list."""
    item.skip(_ITEM_IGNORED)
    return Filing(
        kind=item.due("type"),
        filed_on=item.day("date"),
        ref=item.due("transaction_id"),
        raw=item.text("description"),
    )


def strike_off_notices(filings: Sequence[Filing]) -> tuple[Notice, ...]:
    """The gazette notices about striking off, each with the day it was discontinued or suspended, if it was."""
    ends = sorted(f.filed_on for f in filings if f.kind in values.STRIKE_OFF_ENDED and f.filed_on)
    found = []
    for filing in filings:
        if filing.kind in values.STRIKE_OFF_NOTICES:
            since = filing.filed_on
            ended = next((end for end in ends if since and end >= since), None)
            reason = values.STRIKE_OFF_NOTICES[filing.kind]
            found.append(Notice(filing.ref, "gazette", reason, "Companies House", since, ended, filing.kind))
    return tuple(found)


def dated_changes(history: Sequence[Filing]) -> tuple[Change, ...]:
    """The days on which a new office or name was filed: the profile itself gives none for an address."""
    return tuple(
        Change(values.CHANGE_FILINGS[filing.kind], "", "", filing.filed_on)
        for filing in history
        if filing.kind in values.CHANGE_FILINGS and filing.filed_on
    )


def dues(profile: Sheet, on: date, *, ceased: bool) -> tuple[Filing, ...]:
    """Accounts and confirmation statement: the last ones, and the next ones with whether they are late on `on`.

    Lateness is counted from the due date, since the register's flag lags; the flag decides only where no date is given.
    """
    return (*_accounts(profile.part("accounts"), on, ceased), *_statement(profile, on, ceased))


def _accounts(accounts: Sheet, on: date, ceased: bool) -> tuple[Filing, ...]:
    accounts.skip(("accounting_reference_date",))
    last, coming = accounts.part("last_accounts"), accounts.part("next_accounts")
    last.skip(("period_start_on",))
    coming.skip(("period_start_on",))
    made_up, period_end = last.day("made_up_to"), last.day("period_end_on")
    found = []
    if (ended := made_up or period_end) is not None:
        found.append(Filing("accounts", ended, ref=f"accounts:{ended}", raw=last.text("type")))
    last.skip(("type",))
    next_period, next_end = coming.day("period_end_on"), accounts.day("next_made_up_to")
    due_in, due_out = coming.day("due_on"), accounts.day("next_due")
    flags = (accounts.flag("overdue"), coming.flag("overdue"))
    found += _next("accounts", next_period or next_end, due_in or due_out, any(flags), on, ceased)
    return tuple(found)


def _statement(profile: Sheet, on: date, ceased: bool) -> tuple[Filing, ...]:
    statement = profile.part("confirmation_statement")
    last = statement.day("last_made_up_to")
    found = [] if last is None else [Filing("confirmation_statement", last, ref=f"confirmation_statement:{last}")]
    period, due, flag = statement.day("next_made_up_to"), statement.day("next_due"), statement.flag("overdue")
    return (*found, *_next("confirmation_statement", period, due, flag is True, on, ceased))


def _next(kind: str, period: date | None, due: date | None, flag: bool, on: date, ceased: bool) -> list[Filing]:
    if ceased or (period is None and due is None and not flag):
        return []
    late = due < on if due else flag
    return [Filing(kind, period, due, overdue=late, ref=f"{kind}:{period or due or 'next'}")]
